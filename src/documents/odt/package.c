/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the archive in memory. No date of its own: the parts carry the document's. */
#include "documents/odt/package.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* The first moment that an archive can say, where this machine is: the same bytes everywhere. */
static time_t
no_date (void)
{
  g_autoptr (GDateTime) first = g_date_time_new_local (1980, 1, 1, 0, 0, 0);
  return (time_t) g_date_time_to_unix (first);
}

static gboolean
add_part (zip_t *archive, const char *name, const char *content, gboolean packed)
{
  zip_source_t *source = zip_source_buffer (archive, content, strlen (content), 0);
  if (source == NULL)
    return FALSE;
  const zip_int64_t at = zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8);
  if (at < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, (zip_uint64_t) at, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9) == 0
         && zip_file_set_mtime (archive, (zip_uint64_t) at, no_date (), 0) == 0;
}

static char *
make_manifest (const TrameOdtPart *parts, guint n)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                               "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                               "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
                               "manifest:version=\"1.3\" manifest:media-type=\"" MEDIA_TYPE "\"/>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>",
                            parts[i].name);
  g_string_append (xml, "</manifest:manifest>\n");
  return g_string_free (xml, FALSE);
}

/* The whole of SOURCE, which was written and is not open. */
static GBytes *
read_all (zip_source_t *source)
{
  zip_stat_t about;
  zip_stat_init (&about);
  if (zip_source_stat (source, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0 || zip_source_open (source) != 0)
    return NULL;
  g_autofree guint8 *data = g_malloc (about.size);
  const zip_int64_t got = zip_source_read (source, data, about.size);
  zip_source_close (source);
  if (got < 0 || (zip_uint64_t) got != about.size)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), about.size);
}

GBytes *
trame_odt_package (const TrameOdtPart *parts, guint n, GError **error)
{
  g_return_val_if_fail (parts != NULL, NULL);
  g_autofree char *manifest = make_manifest (parts, n);
  zip_source_t *out = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = out != NULL ? zip_open_from_source (out, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;
  gboolean good = archive != NULL;

  if (good)
    zip_source_keep (out); /* the archive takes one reference */
  good = good && add_part (archive, "mimetype", MEDIA_TYPE, FALSE);
  for (guint i = 0; good && i < n; i++)
    good = add_part (archive, parts[i].name, parts[i].xml, TRUE);
  good = good && add_part (archive, "META-INF/manifest.xml", manifest, TRUE);
  if (archive != NULL && (!good || zip_close (archive) != 0))
    {
      zip_discard (archive);
      good = FALSE;
    }
  if (good)
    bytes = read_all (out);
  if (out != NULL)
    zip_source_free (out);
  if (bytes == NULL)
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_FAILED,
        _ ("The editable document could not be put together: memory is short. Close other programs, then "
           "try again."));
  return bytes;
}
