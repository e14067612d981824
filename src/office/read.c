/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a published act, blocking or on a worker. */
#include "office/read.h"

#include "intake/file.h"
#include "office/office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *path;
  TrameLanguage language;
} Reading;

TrameIncoming *
trame_incoming_ref (TrameIncoming *incoming)
{
  g_return_val_if_fail (incoming != NULL, NULL);
  g_atomic_ref_count_inc (&incoming->refs);
  return incoming;
}

void
trame_incoming_unref (TrameIncoming *incoming)
{
  if (incoming == NULL || !g_atomic_ref_count_dec (&incoming->refs))
    return;
  g_clear_pointer (&incoming->bytes, g_bytes_unref);
  g_clear_pointer (&incoming->proposal, trame_proposal_free);
  g_free (incoming->path);
  g_free (incoming);
}

/* What is chosen by mistake is named: a folder, a register. */
static gboolean
is_not_an_act (const char *path, GError **error)
{
  static const char head[] = "SQLite format 3"; /* its NUL included */
  char start[sizeof head] = { 0 };
  g_autofree char *name = g_filename_display_basename (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” is a folder. Choose the act in it, as a PDF, Markdown or text file."), name);
      return TRUE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, NULL, NULL, NULL)
      || memcmp (start, head, sizeof head) != 0)
    return FALSE;
  g_set_error (
      error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
      _ ("“%s” is a register, not a published act. Open it as the register, or choose the act as a PDF, Markdown "
         "or text file."),
      name);
  return TRUE;
}

TrameIncoming *
trame_office_read (const char *path, TrameLanguage language, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  if (is_not_an_act (path, error))
    return NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrameProposal) proposal = trame_intake_read_file (path, language, &bytes, cancellable, error);
  if (proposal == NULL)
    return NULL;
  if (proposal->acts->len == 0)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   proposal->text_layer
                       ? _ ("“%s” holds no délibération that can be recognised. Choose the act as it was published.")
                       : _ ("“%s” holds pictures of pages and no text. Choose the act as the word processor or the "
                            "prefecture’s platform gave it."),
                   proposal->name);
      return NULL;
    }
  TrameIncoming *incoming = g_new0 (TrameIncoming, 1);
  g_atomic_ref_count_init (&incoming->refs);
  incoming->path = g_strdup (path);
  incoming->bytes = g_steal_pointer (&bytes);
  incoming->proposal = g_steal_pointer (&proposal);
  return incoming;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_free (reading->path);
  g_free (reading);
}

static void
reading_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  g_autoptr (GError) error = NULL;
  TrameIncoming *incoming = trame_office_read (reading->path, reading->language, cancellable, &error);
  if (incoming != NULL)
    g_task_return_pointer (task, incoming, (GDestroyNotify) trame_incoming_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
trame_office_read_async (const char *path,
                         TrameLanguage language,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (path != NULL);
  Reading *reading = g_new0 (Reading, 1);
  *reading = (Reading){ .path = g_strdup (path), .language = language };
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, reading_run);
}

TrameIncoming *
trame_office_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
