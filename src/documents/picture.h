/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of a document: arms, a figure. Read from PNG or JPEG, checked to the last pixel, ready for a page. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAME_PICTURE_ERROR (trame_picture_error_quark ())
GQuark trame_picture_error_quark (void);
typedef enum
{
  TRAME_PICTURE_ERROR_FORMAT,    /* neither PNG nor JPEG */
  TRAME_PICTURE_ERROR_DAMAGED,   /* cut, or not what it says */
  TRAME_PICTURE_ERROR_TOO_LARGE, /* in bytes or pixels */
  TRAME_PICTURE_ERROR_COLOURS,   /* for printers (CMYK), turned by its camera… */
} TramePictureError;

/* The largest file: it goes into each document. Bytes. */
#define TRAME_PICTURE_LARGEST (1024 * 1024)
/* The most pixels on a side. */
#define TRAME_PICTURE_WIDEST 4000

/* Immutable; shared between threads. */
typedef struct
{
  gatomicrefcount refs;
  guint width, height; /* pixels */
  guint channels;      /* of the page's colours: 1 grey, 3 sRGB; 8 bits each */
  gboolean is_jpeg;
  gboolean is_plain_rgb; /* a JPEG that holds red, green and blue, where most hold luminance and chrominance */
  GBytes
      *pixels; /* of a PNG: rows of WIDTH × CHANNELS bytes, on white paper where it was transparent; NULL for a JPEG */
  GBytes *source;  /* the file as it came */
  gpointer packed; /* GBytes of the pixels as a PDF holds them, once they were asked for; of the PDF's writer, atomic */
  guint64 mark;    /* of the source: two files that differ have, but for chance, two marks */
} TramePicture;

/* Reads SOURCE whole. One reference; NULL and ERROR, a sentence for the clerk. */
TramePicture *trame_picture_new (GBytes *source, GError **error);
/* The same of a file's bytes in base64, whose lines may be broken. */
TramePicture *trame_picture_decode (const char *base64, GError **error);
/* The same; the last one read is remembered. */
TramePicture *trame_picture_new_from_text (const char *base64, GError **error);
TramePicture *trame_picture_ref (const TramePicture *picture);
void trame_picture_unref (TramePicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePicture, trame_picture_unref)

/* How large PICTURE stands on a page, points: WIDTH_MM millimetres wide, or as its pixels ask where that is 0; smaller, never
 * larger, where it would leave a box of MOST_WIDTH by MOST_HEIGHT. */
void trame_picture_fit (
    const TramePicture *picture, guint width_mm, double most_width, double most_height, double *width, double *height);

/* "image/png" or "image/jpeg". Static. */
const char *trame_picture_get_media_type (const TramePicture *picture);

G_END_DECLS
