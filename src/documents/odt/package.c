/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the archive in memory (PKWARE's APPNOTE 4.3; entries are small, so no 64-bit fields). No date of its own: the parts
 * carry the document's. */
#include "documents/odt/package.h"

#include <libdeflate.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

enum
{
  LEVEL = 9,
  STORED = 0,
  DEFLATED = 8,
  VERSION = 20,            /* of the format: the first that deflates */
  UTF8_NAMES = 1 << 11,    /* flag */
  FIRST_DAY = 1 << 5 | 1,  /* 1 January 1980, the first that an archive can say: the same bytes everywhere */
  LOCAL_HEAD = 0x04034b50, /* the marks before an entry, before its line of the directory, at the end */
  DIRECTORY_LINE = 0x02014b50,
  DIRECTORY_END = 0x06054b50,
};

typedef struct
{
  struct libdeflate_compressor *compressor;
  GByteArray *bytes;
  GByteArray *directory;
  guint16 count;
} Archive;

static void
append_16 (GByteArray *out, guint16 number)
{
  const guint16 little = GUINT16_TO_LE (number);
  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

static void
append_32 (GByteArray *out, guint32 number)
{
  const guint32 little = GUINT32_TO_LE (number);
  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

/* What an entry's head and its line of the directory both say. */
static void
append_about (GByteArray *out, guint16 method, guint32 sum, gsize packed, gsize size, const char *name)
{
  append_16 (out, VERSION);
  append_16 (out, UTF8_NAMES);
  append_16 (out, method);
  append_16 (out, 0); /* midnight */
  append_16 (out, FIRST_DAY);
  append_32 (out, sum);
  append_32 (out, (guint32) packed);
  append_32 (out, (guint32) size);
  append_16 (out, (guint16) strlen (name));
  append_16 (out, 0); /* no field more */
}

static void
add_part (Archive *archive, const char *name, const char *content, gsize size, guint16 method)
{
  const guint32 sum = libdeflate_crc32 (0, content, size), at = archive->bytes->len;
  g_autofree guint8 *packed = NULL;
  gsize length = size;
  if (method == DEFLATED)
    {
      const gsize bound = libdeflate_deflate_compress_bound (archive->compressor, size);
      packed = g_malloc (bound);
      length = libdeflate_deflate_compress (archive->compressor, content, size, packed, bound);
    }
  append_32 (archive->bytes, LOCAL_HEAD);
  append_about (archive->bytes, method, sum, length, size, name);
  g_byte_array_append (archive->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (archive->bytes, packed != NULL ? packed : (const guint8 *) content, (guint) length);
  append_32 (archive->directory, DIRECTORY_LINE);
  append_16 (archive->directory, VERSION);
  append_about (archive->directory, method, sum, length, size, name);
  append_16 (archive->directory, 0); /* no remark */
  append_16 (archive->directory, 0); /* the first disk */
  append_16 (archive->directory, 0);
  append_32 (archive->directory, 0);
  append_32 (archive->directory, at);
  g_byte_array_append (archive->directory, (const guint8 *) name, (guint) strlen (name));
  archive->count++;
}

static char *
make_manifest (const TrameOdtPart *parts, guint n)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                               "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                               "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
                               "manifest:version=\"1.3\" manifest:media-type=\"" MEDIA_TYPE "\"/>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>",
                            parts[i].name, parts[i].xml != NULL ? "text/xml" : parts[i].media_type);
  g_string_append (xml, "</manifest:manifest>\n");
  return g_string_free (xml, FALSE);
}

static void
end_archive (Archive *archive)
{
  const guint32 at = archive->bytes->len;
  g_byte_array_append (archive->bytes, archive->directory->data, archive->directory->len);
  append_32 (archive->bytes, DIRECTORY_END);
  append_16 (archive->bytes, 0); /* this disk, and the directory's */
  append_16 (archive->bytes, 0);
  append_16 (archive->bytes, archive->count);
  append_16 (archive->bytes, archive->count);
  append_32 (archive->bytes, archive->directory->len);
  append_32 (archive->bytes, at);
  append_16 (archive->bytes, 0); /* no remark */
}

GBytes *
trame_odt_package (const TrameOdtPart *parts, guint n)
{
  g_return_val_if_fail (parts != NULL, NULL);
  g_autofree char *manifest = make_manifest (parts, n);
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  Archive archive = { libdeflate_alloc_compressor (LEVEL), g_byte_array_new (), directory, 0 };
  if (archive.compressor == NULL)
    g_error ("no memory left to compress a document");
  add_part (&archive, "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), STORED);
  for (guint i = 0; i < n; i++)
    if (parts[i].xml != NULL)
      add_part (&archive, parts[i].name, parts[i].xml, strlen (parts[i].xml), DEFLATED);
    else
      add_part (&archive, parts[i].name, g_bytes_get_data (parts[i].bytes, NULL), g_bytes_get_size (parts[i].bytes),
                STORED);
  add_part (&archive, "META-INF/manifest.xml", manifest, strlen (manifest), DEFLATED);
  end_archive (&archive);
  libdeflate_free_compressor (archive.compressor);
  return g_byte_array_free_to_bytes (archive.bytes);
}
