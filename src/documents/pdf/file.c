/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container of a PDF 1.7: header, streams, one object stream, cross-reference stream, trailer. What the objects mean
 * is said elsewhere. */
#include "documents/pdf/file.h"

#include <libdeflate.h>

/* Where an object is: at an offset of the file, or the nth of the object stream. */
typedef struct
{
  enum
  {
    PLACE_RESERVED = 0,
    PLACE_FILE = 1,
    PLACE_STREAM = 2,
  } place;
  guint32 at;
} ObjectEntry;

struct _TramePacker
{
  struct libdeflate_compressor *quick;
  struct libdeflate_compressor *best;
};

struct _TramePdfFile
{
  TramePacker *packer;
  GByteArray *bytes;
  GArray *entries; /* of ObjectEntry, by object number */
  GString *gathered;
  GString *gathered_index; /* "number offset " of each gathered object */
  guint gathered_count;
};

enum
{
  QUICK_LEVEL = 4,
  BEST_LEVEL = 9,
};

TramePacker *
trame_packer_new (void)
{
  return g_new0 (TramePacker, 1);
}

void
trame_packer_free (TramePacker *packer)
{
  if (packer == NULL)
    return;
  libdeflate_free_compressor (packer->quick);
  libdeflate_free_compressor (packer->best);
  g_free (packer);
}

GBytes *
trame_packer_pack (TramePacker *packer, gconstpointer data, gsize size, gboolean best)
{
  struct libdeflate_compressor **compressor = best ? &packer->best : &packer->quick;
  if (*compressor == NULL)
    *compressor = libdeflate_alloc_compressor (best ? BEST_LEVEL : QUICK_LEVEL);
  if (*compressor == NULL)
    g_error ("no memory left to compress a document");

  gsize bound = libdeflate_zlib_compress_bound (*compressor, size);
  guint8 *packed = g_malloc (bound);
  gsize length = libdeflate_zlib_compress (*compressor, data != NULL ? data : "", size, packed, bound);
  g_assert (length > 0);
  return g_bytes_new_take (g_realloc (packed, length), length);
}

static void
append (TramePdfFile *file, const char *text)
{
  g_byte_array_append (file->bytes, (const guint8 *) text, strlen (text));
}

TramePdfFile *
trame_pdf_file_new (TramePacker *packer)
{
  TramePdfFile *file = g_new0 (TramePdfFile, 1);
  file->packer = packer;
  file->bytes = g_byte_array_sized_new (64 * 1024);
  file->entries = g_array_new (FALSE, TRUE, sizeof (ObjectEntry));
  file->gathered = g_string_sized_new (32 * 1024);
  file->gathered_index = g_string_sized_new (2 * 1024);
  g_array_set_size (file->entries, 1); /* number 0 is never used */
  append (file, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  return file;
}

void
trame_pdf_file_free (TramePdfFile *file)
{
  if (file == NULL)
    return;
  g_clear_pointer (&file->bytes, g_byte_array_unref);
  g_array_unref (file->entries);
  g_string_free (file->gathered, TRUE);
  g_string_free (file->gathered_index, TRUE);
  g_free (file);
}

guint
trame_pdf_file_reserve (TramePdfFile *file)
{
  g_array_set_size (file->entries, file->entries->len + 1);
  return file->entries->len - 1;
}

static ObjectEntry *
get_reserved (TramePdfFile *file, guint id)
{
  g_assert (id > 0 && id < file->entries->len);
  ObjectEntry *entry = &g_array_index (file->entries, ObjectEntry, id);
  g_assert (entry->place == PLACE_RESERVED);
  return entry;
}

void
trame_pdf_file_put (TramePdfFile *file, guint id, const char *body, gssize length)
{
  *get_reserved (file, id) = (ObjectEntry){ PLACE_STREAM, file->gathered_count++ };
  g_string_append_printf (file->gathered_index, "%u %" G_GSIZE_FORMAT " ", id, file->gathered->len);
  g_string_append_len (file->gathered, body, length);
  g_string_append_c (file->gathered, '\n');
}

void
trame_pdf_file_putf (TramePdfFile *file, guint id, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *body = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  trame_pdf_file_put (file, id, body, -1);
}

void
trame_pdf_file_put_stream (TramePdfFile *file, guint id, const char *entries, gconstpointer data, gsize size)
{
  *get_reserved (file, id) = (ObjectEntry){ PLACE_FILE, file->bytes->len };
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", id, entries, size);
  append (file, head);
  if (size > 0)
    g_byte_array_append (file->bytes, data, size);
  append (file, "\nendstream\nendobj\n");
}

void
trame_pdf_file_put_packed (TramePdfFile *file, guint id, const char *entries, GBytes *packed)
{
  g_autofree char *all = g_strconcat (entries, "/Filter/FlateDecode", NULL);
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);
  trame_pdf_file_put_stream (file, id, all, data, size);
}

void
trame_pdf_file_pack_stream (TramePdfFile *file, guint id, const char *entries, gconstpointer data, gsize size)
{
  g_autoptr (GBytes) packed = trame_packer_pack (file->packer, data, size, FALSE);
  trame_pdf_file_put_packed (file, id, entries, packed);
}

static guint
put_gathered (TramePdfFile *file)
{
  guint id = trame_pdf_file_reserve (file);
  gsize first = file->gathered_index->len;
  g_autofree char *entries = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, file->gathered_count, first);
  g_string_append_len (file->gathered_index, file->gathered->str, file->gathered->len);
  trame_pdf_file_pack_stream (file, id, entries, file->gathered_index->str, file->gathered_index->len);
  return id;
}

static void
append_big_endian (GByteArray *out, guint32 value, guint width)
{
  for (guint shift = width * 8; shift > 0; shift -= 8)
    {
      guint8 byte = (guint8) (value >> (shift - 8));
      g_byte_array_append (out, &byte, 1);
    }
}

/* The rows of the cross-reference stream: kind (1 byte), place (4 bytes), rank (4 bytes). */
static GByteArray *
make_reference_rows (TramePdfFile *file, guint object_stream)
{
  GByteArray *rows = g_byte_array_sized_new (file->entries->len * 9);
  append_big_endian (rows, 0, 1);
  append_big_endian (rows, 0, 4);
  append_big_endian (rows, 65535, 4);
  for (guint id = 1; id < file->entries->len; id++)
    {
      const ObjectEntry *entry = &g_array_index (file->entries, ObjectEntry, id);
      g_assert (entry->place != PLACE_RESERVED);
      append_big_endian (rows, entry->place, 1);
      append_big_endian (rows, entry->place == PLACE_STREAM ? object_stream : entry->at, 4);
      append_big_endian (rows, entry->place == PLACE_STREAM ? entry->at : 0, 4);
    }
  return rows;
}

GBytes *
trame_pdf_file_finish (TramePdfFile *file, guint catalog, guint info)
{
  guint object_stream = put_gathered (file);
  /* ISO 32000 14.4 asks for a name, not for a proof. */
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_MD5, file->bytes->data, file->bytes->len);

  guint reference = trame_pdf_file_reserve (file);
  guint32 start = file->bytes->len;
  g_array_index (file->entries, ObjectEntry, reference) = (ObjectEntry){ PLACE_FILE, start };
  g_autoptr (GByteArray) rows = make_reference_rows (file, object_stream);
  g_array_index (file->entries, ObjectEntry, reference).place = PLACE_RESERVED;

  g_autofree char *info_entry = info != 0 ? g_strdup_printf ("/Info %u 0 R", info) : g_strdup ("");
  g_autofree char *entries = g_strdup_printf ("/Type/XRef/W[1 4 4]/Size %u/Root %u 0 R%s/ID[<%s><%s>]",
                                              file->entries->len, catalog, info_entry, digest, digest);
  trame_pdf_file_pack_stream (file, reference, entries, rows->data, rows->len);
  g_autofree char *tail = g_strdup_printf ("startxref\n%u\n%%%%EOF\n", start);
  append (file, tail);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file->bytes));
}
