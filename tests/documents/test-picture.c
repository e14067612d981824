/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG files that drawing programs seldom write, made here by libjpeg: what is taken and as what, what is refused. Files
 * that they do write are tests/cli/test-style.py's. */
#include "documents/pdf/picture-stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

#define TAKEN -1

enum
{
  SIDE = 16,
};

typedef struct
{
  const char *name;
  J_COLOR_SPACE space; /* of the file */
  int channels;        /* of its pixels */
  gboolean arithmetic;
  guint scans; /* progressive, its last scan so many times; 0: all at once */
  int outcome; /* a TramePictureError, or TAKEN */
  gboolean is_plain_rgb;
} Case;

static const Case cases[] = {
  { "luminance and chrominance", JCS_YCbCr, 3, FALSE, 0, TAKEN, FALSE },
  { "red, green and blue, told by its components' letters", JCS_RGB, 3, FALSE, 0, TAKEN, TRUE },
  { "grey", JCS_GRAYSCALE, 1, FALSE, 0, TAKEN, FALSE },
  { "printer's colours", JCS_CMYK, 4, FALSE, 0, TRAME_PICTURE_ERROR_COLOURS, FALSE },
  { "printer's colours as luminance", JCS_YCCK, 4, FALSE, 0, TRAME_PICTURE_ERROR_COLOURS, FALSE },
  { "arithmetic coding, which no reader of PDF knows", JCS_YCbCr, 3, TRUE, 0, TRAME_PICTURE_ERROR_FORMAT, FALSE },
  { "in a few passes", JCS_GRAYSCALE, 1, FALSE, 3, TAKEN, FALSE },
  { "in thousands of passes", JCS_GRAYSCALE, 1, FALSE, 5000, TRAME_PICTURE_ERROR_DAMAGED, FALSE },
};

static const jpeg_scan_info two_passes[] = {
  { 1, { 0 }, 0, 0, 0, 0 },
  { 1, { 0 }, 1, 63, 0, 0 },
};

/* Where the last scan begins; the file's end is its last two bytes. */
static gsize
last_scan (const guint8 *bytes, gsize size)
{
  gsize at = size - 4;
  while (at > 0 && !(bytes[at] == 0xff && bytes[at + 1] == 0xda))
    at--;
  return at;
}

static GBytes *
make (const Case *c)
{
  struct jpeg_compress_struct writer = { 0 };
  struct jpeg_error_mgr errors;
  unsigned char *bytes = NULL;
  unsigned long size = 0;
  writer.err = jpeg_std_error (&errors);
  jpeg_create_compress (&writer);
  jpeg_mem_dest (&writer, &bytes, &size);
  writer.image_width = writer.image_height = SIDE;
  writer.input_components = c->channels;
  writer.in_color_space = c->channels == 4 ? JCS_CMYK : c->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults (&writer);
  jpeg_set_colorspace (&writer, c->space);
  if (c->space == JCS_RGB)
    writer.write_Adobe_marker = FALSE;
  writer.arith_code = c->arithmetic;
  if (c->scans > 0)
    {
      writer.scan_info = two_passes;
      writer.num_scans = G_N_ELEMENTS (two_passes);
    }
  jpeg_start_compress (&writer, TRUE);
  for (guint row = 0; row < SIDE; row++)
    {
      guint8 line[SIDE * 4];
      for (guint i = 0; i < sizeof line; i++)
        line[i] = (guint8) (row * 16 + i * 3);
      JSAMPROW rows[] = { line };
      jpeg_write_scanlines (&writer, rows, 1);
    }
  jpeg_finish_compress (&writer);
  jpeg_destroy_compress (&writer);
  GByteArray *file = g_byte_array_new ();
  const gsize last = last_scan (bytes, size), length = size - 2 - last;
  g_byte_array_append (file, bytes, (guint) (size - 2));
  for (guint i = G_N_ELEMENTS (two_passes); i < c->scans; i++)
    g_byte_array_append (file, bytes + last, (guint) length);
  g_byte_array_append (file, bytes + size - 2, 2);
  free (bytes);
  return g_byte_array_free_to_bytes (file);
}

/* Whether the picture's object in a PDF says that its colours are red, green and blue as they stand. */
static gboolean
says_plain_rgb (const TramePicture *picture)
{
  static const char mark[] = "/ColorTransform 0";
  g_autoptr (TramePacker) packer = trame_packer_new ();
  g_autoptr (TramePdfFile) file = trame_pdf_file_new (packer);
  const guint id = trame_pdf_picture_put (file, packer, picture), catalog = trame_pdf_file_reserve (file);
  trame_pdf_file_put (file, catalog, "<</Type/Catalog>>", -1);
  g_autoptr (GBytes) pdf = trame_pdf_file_finish (file, catalog, 0);
  gsize size;
  const char *bytes = g_bytes_get_data (pdf, &size);
  g_assert_cmpuint (id, >, 0);
  return memmem (bytes, size, mark, strlen (mark)) != NULL;
}

static void
test_jpeg (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) source = make (c);
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePicture) picture = trame_picture_new (source, &error);
  if (c->outcome != TAKEN)
    {
      g_assert_error (error, TRAME_PICTURE_ERROR, c->outcome);
      g_assert_null (picture);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, SIDE);
  g_assert_cmpuint (picture->channels, ==, c->channels);
  g_assert_true (says_plain_rgb (picture) == c->is_plain_rgb);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/documents/picture/jpeg: ", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_jpeg);
    }
  return g_test_run ();
}
