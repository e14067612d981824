/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen bytes come back as they are; nothing sets them again. */
#include "office/frozen.h"

#include <string.h>

/* Puts the latest issued document of the kind "convention" in ID; 0: none. FALSE and ERROR. */
static gboolean
find_issued (TrameDesk *desk, gint64 convention, gint64 *id, gboolean *removed, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, convention, error);
  *id = 0;
  *removed = FALSE;
  if (documents == NULL)
    return FALSE;
  for (guint i = documents->len; i > 0; i--)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (documents, i - 1);
      if (g_date_valid (&document->issued_on) && g_strcmp0 (document->kind, "convention") == 0)
        {
          *id = document->removed ? 0 : document->id;
          *removed = document->removed;
          break;
        }
    }
  return TRUE;
}

/* The number after "/Type/Pages/Count" in what our own writer wrote; 0: not there. */
static guint
count_in (const char *data, gsize size)
{
  static const char mark[] = "/Type/Pages/Count ";
  const char *at = memmem (data, size, mark, strlen (mark));
  guint pages = 0;
  for (at = at != NULL ? at + strlen (mark) : data + size; at < data + size && g_ascii_isdigit (*at); at++)
    pages = pages * 10 + (guint) (*at - '0');
  return pages;
}

/* What a compressed stream that begins at DATA holds, up to 1 MiB. Owned by the caller; NULL: it is none. */
static GByteArray *
inflate (const char *data, gsize size)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  while (result == G_CONVERTER_CONVERTED && out->len < 1024 * 1024)
    {
      guint8 buffer[16384];
      gsize read = 0, written = 0;
      result = g_converter_convert (G_CONVERTER (zlib), data, size, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END,
                                    &read, &written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_byte_array_append (out, buffer, (guint) written);
      data += read;
      size -= read;
    }
  return g_steal_pointer (&out);
}

/* The page tree stands in the clear or in an object stream. */
static guint
count_pages (GBytes *pdf)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = data + size;
  guint pages = count_in (data, size);
  const char *at = data;
  while (pages == 0 && (at = memmem (at, (gsize) (end - at), "/ObjStm", strlen ("/ObjStm"))) != NULL)
    {
      const char *stream = memmem (at, (gsize) (end - at), "stream\n", strlen ("stream\n"));
      if (stream == NULL)
        break;
      at = stream + strlen ("stream\n");
      g_autoptr (GByteArray) objects = inflate (at, (gsize) (end - at));
      if (objects != NULL)
        pages = count_in ((const char *) objects->data, objects->len);
    }
  return pages;
}

gboolean
trame_desk_load_frozen (
    TrameDesk *desk, const TrameConvention *convention, TrameSetDocument **out, gboolean *removed, GError **error)
{
  gint64 id = 0;
  *out = NULL;
  if (!find_issued (desk, convention->id, &id, removed, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  g_autoptr (GBytes) pdf = trame_register_load_document_bytes (desk->store, id, error);
  if (pdf == NULL)
    return FALSE;
  TrameSetDocument *set = g_new0 (TrameSetDocument, 1);
  g_atomic_ref_count_init (&set->refs);
  set->pages = count_pages (pdf);
  set->pdf = g_steal_pointer (&pdf);
  set->places = g_array_new (FALSE, TRUE, sizeof (TrameFieldPlace));
  *out = set;
  return TRUE;
}
