/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one embedded file out of a PDF's tree of names, within a limit: what it unpacks to is not told by its size. */
#include "pages/pdf-embedded.h"
#include "pages/reader.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 16
#define MOST_NODES 2000
#define LARGEST_PACKED (4u * 1024 * 1024)

typedef struct
{
  qpdf_data pdf;
  const char *name;
  guint n_nodes;
} Search;

static gboolean
is_called (Search *search, qpdf_oh text)
{
  char const *words = NULL;
  size_t length = 0;

  return qpdf_oh_get_value_as_utf8 (search->pdf, text, &words, &length) && length == strlen (search->name)
         && memcmp (words, search->name, length) == 0;
}

/* What deflate packed in DATA; NULL when it is no such thing, or too much. Owned by the caller. */
static GBytes *
unpack (const guint8 *data, gsize size)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      guint8 room[8192];
      gsize read = 0, written = 0;

      result = g_converter_convert (G_CONVERTER (zlib), data, size, room, sizeof room, G_CONVERTER_INPUT_AT_END, &read,
                                    &written, NULL);
      if (result == G_CONVERTER_ERROR || written > TRAME_EMBEDDED_MAX - out->len)
        return NULL;
      g_byte_array_append (out, room, (guint) written);
      data += read;
      size -= read;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Whether a stream of DICTIONARY is packed by deflate and nothing else; *PLAIN: it is not packed at all. */
static gboolean
is_deflated (Search *search, qpdf_oh dictionary, gboolean *plain)
{
  qpdf_oh filter = qpdf_oh_get_key_if_dict (search->pdf, dictionary, "/Filter");

  if (qpdf_oh_is_array (search->pdf, filter) && qpdf_oh_get_array_n_items (search->pdf, filter) == 1)
    filter = qpdf_oh_get_array_item (search->pdf, filter, 0);
  *plain = qpdf_oh_is_null (search->pdf, filter);
  return qpdf_oh_is_name_and_equals (search->pdf, filter, "/FlateDecode")
         && qpdf_oh_is_null (search->pdf, qpdf_oh_get_key_if_dict (search->pdf, dictionary, "/DecodeParms"));
}

static GBytes *
take (Search *search, qpdf_oh stream)
{
  unsigned char *data = NULL;
  size_t length = 0;
  gboolean plain = FALSE, deflated;
  GBytes *out = NULL;

  if (!qpdf_oh_is_stream (search->pdf, stream))
    return NULL;
  deflated = is_deflated (search, qpdf_oh_get_dict (search->pdf, stream), &plain);
  if ((plain || deflated)
      && (qpdf_oh_get_stream_data (search->pdf, stream, qpdf_dl_none, NULL, &data, &length) & QPDF_ERRORS) == 0
      && data != NULL && length <= LARGEST_PACKED)
    {
      if (deflated)
        out = unpack (data, length);
      else if (length <= TRAME_EMBEDDED_MAX)
        out = g_bytes_new (data, length);
    }
  free (data);
  return out;
}

/* Of a node of the tree: pairs of a name and a file, or nodes below. */
static GBytes *
look_in (Search *search, qpdf_oh node, guint depth)
{
  const qpdf_oh pairs = qpdf_oh_get_key_if_dict (search->pdf, node, "/Names");
  const qpdf_oh kids = qpdf_oh_get_key_if_dict (search->pdf, node, "/Kids");
  const int n = qpdf_oh_is_array (search->pdf, pairs) ? qpdf_oh_get_array_n_items (search->pdf, pairs) : 0;
  const int below = qpdf_oh_is_array (search->pdf, kids) ? qpdf_oh_get_array_n_items (search->pdf, kids) : 0;
  GBytes *found = NULL;

  for (int i = 1; i < n && found == NULL && search->n_nodes++ < MOST_NODES; i += 2)
    {
      const qpdf_oh file = qpdf_oh_get_array_item (search->pdf, pairs, i);
      const qpdf_oh streams = qpdf_oh_get_key_if_dict (search->pdf, file, "/EF");

      if (is_called (search, qpdf_oh_get_key_if_dict (search->pdf, file, "/UF"))
          || is_called (search, qpdf_oh_get_key_if_dict (search->pdf, file, "/F")))
        found = take (search, qpdf_oh_get_key_if_dict (search->pdf, streams, "/F"));
    }
  for (int i = 0; i < below && found == NULL && depth < DEEPEST && search->n_nodes++ < MOST_NODES; i++)
    found = look_in (search, qpdf_oh_get_array_item (search->pdf, kids, i), depth + 1);
  return found;
}

GBytes *
trame_pdf_embedded (GBytes *pdf, const char *name)
{
  Search search = { .pdf = qpdf_init (), .name = name };
  gsize size = 0;
  const char *data = g_bytes_get_data (pdf, &size);
  GBytes *found = NULL;

  qpdf_set_suppress_warnings (search.pdf, QPDF_TRUE);
  qpdf_silence_errors (search.pdf);
  if (size > 0 && (qpdf_read_memory (search.pdf, "file", data, size, NULL) & QPDF_ERRORS) == 0)
    {
      const qpdf_oh names = qpdf_oh_get_key_if_dict (search.pdf, qpdf_get_root (search.pdf), "/Names");

      found = look_in (&search, qpdf_oh_get_key_if_dict (search.pdf, names, "/EmbeddedFiles"), 0);
    }
  if (qpdf_has_error (search.pdf))
    qpdf_get_error (search.pdf);
  qpdf_cleanup (&search.pdf);
  return found;
}
