/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG and JPEG by the libraries that define them. Nothing is believed before it is read: sizes first, then each pixel. A
 * PNG becomes plain pixels on white; a JPEG stays as it is, since a page shows it so. */
#include "documents/picture.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <jpeglib.h>

/* Of a picture that says no width: sharp on paper. */
#define PIXELS_PER_INCH 150

G_DEFINE_QUARK (trame - picture - error - quark, trame_picture_error)

static gboolean
refuse (GError **error, TramePictureError code)
{
  static const char *const sentences[] = {
    [TRAME_PICTURE_ERROR_FORMAT] = N_ (
        "This picture is neither PNG nor JPEG. Save it as one of them, then choose it again."),
    [TRAME_PICTURE_ERROR_DAMAGED] = N_ (
        "This picture is damaged: it cannot be read to its end. Take it again from where it came."),
    [TRAME_PICTURE_ERROR_TOO_LARGE] = N_ (
        "This picture is too large: at most 1 MB and 4,000 pixels on a side. Save it smaller, then choose it again."),
    [TRAME_PICTURE_ERROR_COLOURS] = N_ (
        "This picture has a printer’s colours (CMYK), or is turned by its camera. Save it "
        "upright in RGB colours, then choose it again."),
  };
  g_set_error_literal (error, TRAME_PICTURE_ERROR, code, _ (sentences[code]));
  return FALSE;
}

static gboolean
check_size (guint width, guint height, GError **error)
{
  if (width == 0 || height == 0)
    return refuse (error, TRAME_PICTURE_ERROR_DAMAGED);
  return (width <= TRAME_PICTURE_WIDEST && height <= TRAME_PICTURE_WIDEST)
         || refuse (error, TRAME_PICTURE_ERROR_TOO_LARGE);
}

/* ---- PNG ---- */

/* Whether the file goes on to its last chunk: pixels may all be there and the end not. */
static gboolean
has_end (const guint8 *bytes, gsize size)
{
  static const guint8 end[] = { 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
  return size >= sizeof end && memcmp (bytes + size - sizeof end, end, sizeof end) == 0;
}

static gboolean
read_png (TramePicture *picture, const guint8 *bytes, gsize size, GError **error)
{
  const png_color white = { 255, 255, 255 };
  png_image image = { .version = PNG_IMAGE_VERSION };
  if (!has_end (bytes, size) || !png_image_begin_read_from_memory (&image, bytes, size))
    {
      png_image_free (&image);
      return refuse (error, TRAME_PICTURE_ERROR_DAMAGED);
    }
  if (!check_size (image.width, image.height, error))
    {
      png_image_free (&image);
      return FALSE;
    }
  image.format = image.format & (PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_COLORMAP) ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  picture->width = image.width;
  picture->height = image.height;
  picture->channels = PNG_IMAGE_PIXEL_CHANNELS (image.format);
  const gsize length = PNG_IMAGE_SIZE (image);
  g_autofree guint8 *pixels = g_malloc (length);
  if (!png_image_finish_read (&image, &white, pixels, 0, NULL) || PNG_IMAGE_FAILED (image))
    {
      png_image_free (&image);
      return refuse (error, TRAME_PICTURE_ERROR_DAMAGED);
    }
  picture->pixels = g_bytes_new_take (g_steal_pointer (&pixels), length);
  return TRUE;
}

/* ---- JPEG ---- */

typedef struct
{
  struct jpeg_error_mgr manager;
  struct jpeg_progress_mgr progress;
  jmp_buf leave;
} JpegErrors;

/* The most times that a JPEG may go over its own pixels: programs write about ten scans, and each one costs a whole pass. */
#define MOST_SCANS 100

static void
leave_jpeg (j_common_ptr reader)
{
  longjmp (((JpegErrors *) reader->err)->leave, 1);
}

/* A small file can ask for tens of thousands of passes over large pixels. */
static void
count_scans (j_common_ptr reader)
{
  if (((j_decompress_ptr) reader)->input_scan_number > MOST_SCANS)
    leave_jpeg (reader);
}

/* Warnings are counted by the library: a file that gives one is not whole. */
static void
keep_quiet (j_common_ptr reader)
{
}

/* Whether a camera's note says that the picture is to be turned: tag 0x0112 of the first directory. */
static gboolean
is_turned (const struct jpeg_marker_struct *marker)
{
  const guint8 *data = marker->data;
  const guint length = marker->data_length;
  if (length < 14 || memcmp (data, "Exif\0\0", 6) != 0)
    return FALSE;
  const gboolean big = data[6] == 'M';
#define NUMBER_16(at) ((guint) (big ? data[at] << 8 | data[(at) + 1] : data[(at) + 1] << 8 | data[at]))
  const guint at = 6 + (big ? (guint) data[12] << 8 | data[13] : (guint) data[11] << 8 | data[10]);
  if (at + 2 > length)
    return FALSE;
  const guint n = NUMBER_16 (at);
  for (guint i = 0; i < n && at + 2 + 12 * (i + 1) <= length; i++)
    {
      const guint entry = at + 2 + 12 * i;
      if (NUMBER_16 (entry) == 0x0112)
        return NUMBER_16 (entry + 8) > 1;
    }
#undef NUMBER_16
  return FALSE;
}

/* Reads each line, and keeps none. FALSE when one cannot be read. */
static gboolean
read_lines (struct jpeg_decompress_struct *reader, guint8 *line)
{
  JSAMPROW rows[] = { line };
  jpeg_start_decompress (reader);
  while (reader->output_scanline < reader->output_height)
    jpeg_read_scanlines (reader, rows, 1);
  jpeg_finish_decompress (reader);
  return reader->err->num_warnings == 0;
}

static gboolean
judge_jpeg (TramePicture *picture, const struct jpeg_decompress_struct *reader, GError **error)
{
  if (!check_size (reader->image_width, reader->image_height, error))
    return FALSE;
  if (reader->arith_code) /* which no reader of PDF knows (ISO 32000-1, 7.4.8) */
    return refuse (error, TRAME_PICTURE_ERROR_FORMAT);
  if (reader->jpeg_color_space != JCS_YCbCr && reader->jpeg_color_space != JCS_RGB
      && reader->jpeg_color_space != JCS_GRAYSCALE)
    return refuse (error, TRAME_PICTURE_ERROR_COLOURS);
  for (const struct jpeg_marker_struct *marker = reader->marker_list; marker != NULL; marker = marker->next)
    if (is_turned (marker))
      return refuse (error, TRAME_PICTURE_ERROR_COLOURS);
  picture->width = reader->image_width;
  picture->height = reader->image_height;
  picture->channels = reader->jpeg_color_space == JCS_GRAYSCALE ? 1 : 3;
  picture->is_plain_rgb = reader->jpeg_color_space == JCS_RGB;
  return TRUE;
}

static gboolean
read_jpeg (TramePicture *picture, const guint8 *bytes, gsize size, GError **error)
{
  struct jpeg_decompress_struct reader = { 0 };
  JpegErrors errors;
  /* Of the heap, and made before the jump is set: what a jump finds again is what it was. */
  g_autofree guint8 *line = g_malloc (TRAME_PICTURE_WIDEST * 4);
  reader.err = jpeg_std_error (&errors.manager);
  errors.manager.error_exit = leave_jpeg;
  errors.manager.output_message = keep_quiet;
  errors.progress.progress_monitor = count_scans;
  if (setjmp (errors.leave) != 0)
    {
      jpeg_destroy_decompress (&reader);
      return refuse (error, TRAME_PICTURE_ERROR_DAMAGED);
    }
  jpeg_create_decompress (&reader);
  reader.progress = &errors.progress;
  jpeg_mem_src (&reader, bytes, size);
  jpeg_save_markers (&reader, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (&reader, TRUE);
  gboolean good = judge_jpeg (picture, &reader, error);
  if (good && !read_lines (&reader, line))
    good = refuse (error, TRAME_PICTURE_ERROR_DAMAGED);
  jpeg_destroy_decompress (&reader);
  picture->is_jpeg = TRUE;
  return good;
}

/* ---- either ---- */

static guint64
mark_of (const guint8 *bytes, gsize size)
{
  guint64 mark = G_GUINT64_CONSTANT (14695981039346656037);
  for (gsize i = 0; i < size; i++)
    mark = (mark ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return mark;
}

TramePicture *
trame_picture_new (GBytes *source, GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' }, jpeg[] = { 0xff, 0xd8, 0xff };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (source, &size);
  g_autoptr (TramePicture) picture = g_new0 (TramePicture, 1);
  g_atomic_ref_count_init (&picture->refs);
  gboolean read;
  if (size > TRAME_PICTURE_LARGEST)
    read = refuse (error, TRAME_PICTURE_ERROR_TOO_LARGE);
  else if (size > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    read = read_png (picture, bytes, size, error);
  else if (size > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0)
    read = read_jpeg (picture, bytes, size, error);
  else
    read = refuse (error, TRAME_PICTURE_ERROR_FORMAT);
  if (!read)
    return NULL;
  picture->source = g_bytes_ref (source);
  picture->mark = mark_of (bytes, size);
  return g_steal_pointer (&picture);
}

TramePicture *
trame_picture_decode (const char *base64, GError **error)
{
  g_return_val_if_fail (base64 != NULL, NULL);
  gsize size = 0;
  guint8 *decoded = g_base64_decode (base64, &size);
  g_autoptr (GBytes) source = g_bytes_new_take (decoded, size);
  return trame_picture_new (source, error);
}

TramePicture *
trame_picture_new_from_text (const char *base64, GError **error)
{
  static GMutex lock;
  static char *last_text;
  static TramePicture *last;
  g_return_val_if_fail (base64 != NULL, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  if (last_text != NULL && g_str_equal (last_text, base64))
    return trame_picture_ref (last);
  g_autoptr (TramePicture) picture = trame_picture_decode (base64, error);
  if (picture == NULL)
    return NULL;
  g_free (last_text);
  g_clear_pointer (&last, trame_picture_unref);
  last_text = g_strdup (base64);
  last = trame_picture_ref (picture);
  return g_steal_pointer (&picture);
}

TramePicture *
trame_picture_ref (const TramePicture *picture)
{
  TramePicture *shared = (TramePicture *) picture;
  g_return_val_if_fail (picture != NULL, NULL);
  g_atomic_ref_count_inc (&shared->refs);
  return shared;
}

void
trame_picture_unref (TramePicture *picture)
{
  if (picture == NULL || !g_atomic_ref_count_dec (&picture->refs))
    return;
  g_clear_pointer (&picture->pixels, g_bytes_unref);
  g_clear_pointer (&picture->source, g_bytes_unref);
  g_clear_pointer ((GBytes **) &picture->packed, g_bytes_unref);
  g_free (picture);
}

void
trame_picture_fit (
    const TramePicture *picture, guint width_mm, double most_width, double most_height, double *width, double *height)
{
  g_return_if_fail (picture != NULL);
  const double wanted = width_mm > 0 ? width_mm * 72 / 25.4 : picture->width * 72.0 / PIXELS_PER_INCH;
  const double scale = MIN (MIN (wanted, most_width) / picture->width, most_height / picture->height);
  *width = picture->width * scale;
  *height = picture->height * scale;
}

const char *
trame_picture_get_media_type (const TramePicture *picture)
{
  g_return_val_if_fail (picture != NULL, NULL);
  return picture->is_jpeg ? "image/jpeg" : "image/png";
}
