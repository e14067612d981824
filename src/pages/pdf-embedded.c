/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one embedded file out of a PDF, within a limit: what it unpacks to is not told by its size. */
#include "pages/pdf-embedded.h"
#include "pages/reader.h"

static gboolean
take (const char *data, gsize length, gpointer user_data, GError **error)
{
  GByteArray *out = user_data;

  if (length > TRAME_EMBEDDED_MAX - out->len)
    {
      g_set_error_literal (error, TRAME_READER_ERROR, TRAME_READER_ERROR_LARGE, "too large");
      return FALSE;
    }
  g_byte_array_append (out, (const guint8 *) data, (guint) length);
  return TRUE;
}

GBytes *
trame_pdf_embedded (PopplerDocument *document, const char *name)
{
  GList *all = poppler_document_get_attachments (document);
  GBytes *found = NULL;

  for (GList *at = all; at != NULL && found == NULL; at = at->next)
    {
      PopplerAttachment *one = at->data;
      const char *called = poppler_attachment_get_name (one);
      g_autoptr (GByteArray) out = g_byte_array_new ();

      if (g_strcmp0 (called, name) == 0 && poppler_attachment_save_to_callback (one, take, out, NULL))
        found = g_byte_array_free_to_bytes (g_steal_pointer (&out));
    }
  g_list_free_full (all, g_object_unref);
  return found;
}
