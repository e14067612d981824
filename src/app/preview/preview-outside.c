/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy opened with another program: a file of this session, read-only, in the runtime folder that the system empties. */
#include "app/preview/preview-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a name may not hold: it becomes a path. */
static char *
safe_name (const TramePreview *self)
{
  g_autofree char *name = g_strdup (self->file_name == NULL ? _ ("document.pdf") : self->file_name);

  g_strdelimit (name, "/\\\n\r\t", ' ');
  return *name == '.' || *name == '\0' ? g_strconcat ("document ", name, NULL) : g_steal_pointer (&name);
}

/* A copy to be written, then opened. */
typedef struct
{
  GBytes *bytes;
  char *name;
  char *path; /* once it is written */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_bytes_unref (copy->bytes);
  g_free (copy->name);
  g_free (copy->path);
  g_free (copy);
}

static void
write_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, copy->bytes);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "trame", sum, NULL);
  GError *error = NULL;
  gsize size = 0;
  const char *bytes = g_bytes_get_data (copy->bytes, &size);

  copy->path = g_build_filename (folder, copy->name, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
  else if (g_file_set_contents_full (copy->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0400, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TramePreview) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    trame_preview_tell (self, _ ("The copy was not opened"), error->message);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  TramePreview *self = TRAME_PREVIEW (source);
  const Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      trame_preview_tell (self, _ ("The copy was not opened"), error->message);
      return;
    }
  uri = g_filename_to_uri (copy->path, NULL, NULL);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, on_launched, g_object_ref (self));
}

void
trame_preview_open_outside (TramePreview *preview)
{
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  if (preview->pdf == NULL)
    return;
  copy = g_new0 (Copy, 1);
  copy->bytes = g_bytes_ref (preview->pdf);
  copy->name = safe_name (preview);
  task = g_task_new (preview, NULL, on_copied, NULL);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, write_copy);
}
