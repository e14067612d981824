/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JPEG goes in as it is. Pixels are packed after PNG's filters (ISO 15948, 9), which make them far smaller: of each line,
 * the differences from the left, or from above, whichever are least. */
#include "documents/pdf/picture-stream.h"

#include <stdlib.h>

enum
{
  FILTER_NONE,
  FILTER_LEFT,
  FILTER_ABOVE,
  N_FILTERS,
};

/* Writes a line's differences in OUT; how large they are together. ABOVE: the line before; zeros for the first. */
static guint64
filter_line (guint8 *out, const guint8 *line, const guint8 *above, gsize length, guint step, int filter)
{
  guint64 sum = 0;
  for (gsize i = 0; i < length; i++)
    {
      const guint8 from = filter == FILTER_NONE    ? 0
                          : filter == FILTER_ABOVE ? above[i]
                          : i >= step              ? line[i - step]
                                                   : 0;
      out[i] = (guint8) (line[i] - from);
      sum += (guint64) abs ((gint8) out[i]);
    }
  return sum;
}

/* Each line after its filter's number. */
static GByteArray *
filter_pixels (const TramePicture *picture)
{
  const gsize length = (gsize) picture->width * picture->channels;
  const guint8 *pixels = g_bytes_get_data (picture->pixels, NULL);
  g_autofree guint8 *zeros = g_malloc0 (length);
  g_autofree guint8 *tried = g_malloc (length * N_FILTERS);
  GByteArray *out = g_byte_array_sized_new ((guint) ((length + 1) * picture->height));
  for (guint row = 0; row < picture->height; row++)
    {
      const guint8 *line = pixels + row * length;
      guint8 best = FILTER_NONE;
      guint64 least = G_MAXUINT64;
      for (guint8 filter = 0; filter < N_FILTERS; filter++)
        {
          const guint64 sum = filter_line (tried + filter * length, line, row > 0 ? line - length : zeros, length,
                                           picture->channels, filter);
          if (sum < least)
            {
              least = sum;
              best = filter;
            }
        }
      g_byte_array_append (out, &best, 1);
      g_byte_array_append (out, tried + best * length, (guint) length);
    }
  return out;
}

/* The pixels filtered and packed, which takes far longer than a page: kept with the picture, for the next page or keystroke.
 * Owned by the picture. */
static GBytes *
pack_pixels (TramePacker *packer, TramePicture *picture)
{
  GBytes *packed = g_atomic_pointer_get (&picture->packed);
  if (packed != NULL)
    return packed;
  g_autoptr (GByteArray) filtered = filter_pixels (picture);
  packed = trame_packer_pack (packer, filtered->data, filtered->len, TRUE);
  if (!g_atomic_pointer_compare_and_exchange (&picture->packed, NULL, packed))
    {
      /* Another thread was quicker. */
      g_bytes_unref (packed);
      packed = g_atomic_pointer_get (&picture->packed);
    }
  return packed;
}

guint
trame_pdf_picture_put (TramePdfFile *file, TramePacker *packer, const TramePicture *picture)
{
  const guint id = trame_pdf_file_reserve (file);
  g_autofree char *entries = g_strdup_printf (
      "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace/%s", picture->width,
      picture->height, picture->channels == 1 ? "DeviceGray" : "DeviceRGB");
  if (picture->is_jpeg)
    {
      gsize size;
      gconstpointer bytes = g_bytes_get_data (picture->source, &size);
      /* Said because a file need not say it, and a page would then show other colours (ISO 32000-1, table 13). */
      const char *colours = picture->is_plain_rgb ? "/DecodeParms<</ColorTransform 0>>" : "";
      g_autofree char *whole = g_strconcat (entries, "/Filter/DCTDecode", colours, NULL);
      trame_pdf_file_put_stream (file, id, whole, bytes, size);
      return id;
    }
  GBytes *packed = pack_pixels (packer, (TramePicture *) picture);
  g_autofree char *whole = g_strdup_printf ("%s/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", entries,
                                            picture->channels, picture->width);
  trame_pdf_file_put_packed (file, id, whole, packed);
  return id;
}
