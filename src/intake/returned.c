/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One returned file through the reading child. */
#include "intake/returned.h"

#include "documents/engine.h"
#include "french/fold.h"
#include "pages/reader.h"

void
trame_returned_free (TrameReturned *returned)
{
  if (returned == NULL)
    return;
  g_clear_pointer (&returned->bytes, g_bytes_unref);
  g_clear_pointer (&returned->text, trame_file_text_free);
  g_clear_pointer (&returned->embedded, trame_embedded_free);
  g_clear_pointer (&returned->signatures, g_ptr_array_unref);
  g_free (returned->sha256);
  g_free (returned);
}

TrameReturned *
trame_returned_read (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameReturned) returned = g_new0 (TrameReturned, 1);
  g_autoptr (TrameReader) reader = NULL;
  g_autoptr (GBytes) data = NULL;

  g_return_val_if_fail (path != NULL || bytes != NULL, NULL);
  reader = path != NULL ? trame_reader_open (path, cancellable, error)
                        : trame_reader_open_bytes (bytes, NULL, cancellable, error);
  if (reader == NULL)
    return NULL;
  returned->text = trame_reader_text (reader, cancellable, error);
  if (returned->text == NULL || !trame_reader_embedded (reader, TRAME_EMBEDDED_DATA_NAME, &data, cancellable, error))
    return NULL;
  returned->signatures = trame_reader_signatures (reader, cancellable, error);
  if (returned->signatures == NULL)
    return NULL;
  returned->bytes = g_bytes_ref (trame_reader_bytes (reader));
  returned->sha256 = g_strdup (returned->text->sha256);
  returned->embedded = data == NULL ? NULL : trame_embedded_parse (data);
  return g_steal_pointer (&returned);
}

static gboolean
is_part_of_name (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

GHashTable *
trame_returned_words (const TrameReturned *returned)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint p = 0; p < returned->text->pages->len; p++)
    {
      g_autofree char *text = trame_page_text_string (returned->text->pages->pdata[p]);
      g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          const char *start = words[i], *end = words[i] + strlen (words[i]);

          while (start < end && !is_part_of_name (g_utf8_get_char (start)))
            start = g_utf8_next_char (start);
          while (end > start && !is_part_of_name (g_utf8_get_char (g_utf8_prev_char (end))))
            end = g_utf8_prev_char (end);
          if (end > start)
            g_hash_table_add (set, g_strndup (start, (gsize) (end - start)));
        }
    }
  return set;
}

char *
trame_returned_folded (const TrameReturned *returned)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint p = 0; p < returned->text->pages->len; p++)
    {
      g_autofree char *text = trame_page_text_string (returned->text->pages->pdata[p]);

      g_string_append_printf (all, "%s ", text);
    }
  return trame_fold (all->str);
}
