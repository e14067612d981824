/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a path to a proposal. The child reads the file; the bytes kept beside are held against the hash of what it read. */
#include "intake/file.h"

#include "pages/reader.h"

#include <glib/gi18n-lib.h>

static GBytes *
load_bytes (const char *path, const char *sha256, GError **error)
{
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (path, &data, &size, &cause))
    {
      g_set_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_OPEN, _ ("“%s” cannot be opened: %s."), path,
                   cause->message);
      return NULL;
    }
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
  if (g_strcmp0 (hash, sha256) != 0)
    {
      g_set_error (error, TRAME_READER_ERROR, TRAME_READER_ERROR_BROKEN,
                   _ ("“%s” changed while it was read. Read it again once it is whole."), path);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

TrameProposal *
trame_intake_read_file (
    const char *path, TrameLanguage language, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (TrameReader) reader = trame_reader_open (path, cancellable, error);
  g_autoptr (TrameFileText) text = reader != NULL ? trame_reader_text (reader, cancellable, error) : NULL;
  if (text == NULL)
    return NULL;
  g_autoptr (GBytes) kept = bytes != NULL ? load_bytes (path, text->sha256, error) : NULL;
  if (bytes != NULL && kept == NULL)
    return NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  TrameProposal *proposal = trame_intake_read (text, shown, language);
  if (bytes != NULL)
    *bytes = g_steal_pointer (&kept);
  return proposal;
}
