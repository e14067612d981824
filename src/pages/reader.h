/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a foreign file in a child process (trame-reader) and checks what crosses. A file that breaks, hangs or attacks
 * the reader costs an error, never the program. */
#pragma once

#include <gio/gio.h>
#include "pages/page-text.h"
#include "pages/signature.h"

G_BEGIN_DECLS

#define TRAME_READER_ERROR (trame_reader_error_quark ())
GQuark trame_reader_error_quark (void);
typedef enum
{
  TRAME_READER_ERROR_OPEN,      /* no such file, or not readable */
  TRAME_READER_ERROR_TYPE,      /* not a type that is read */
  TRAME_READER_ERROR_BROKEN,    /* damaged or empty, or the child's answer does not hold */
  TRAME_READER_ERROR_ENCRYPTED, /* wants a password */
  TRAME_READER_ERROR_LARGE,     /* too many bytes, pages, words or pixels */
  TRAME_READER_ERROR_CRASHED,   /* the child ended on this file */
  TRAME_READER_ERROR_TIME,      /* the child was ended because it took too long */
  TRAME_READER_ERROR_PROGRAM,   /* the reader itself is missing or cannot be started */
} TrameReaderError;

/* Files above this are TRAME_READER_ERROR_LARGE. */
#define TRAME_READER_MAX_BYTES (128u * 1024 * 1024)

/* One open file and its child. Calls are blocking: call them from a worker, one at a time.
 * Every call that takes a GCancellable (nullable) ends soon after it is cancelled, with G_IO_ERROR_CANCELLED; the
 * reader can be used again. After CRASHED, TIME or BROKEN it cannot, and says the same again. */
typedef struct _TrameReader TrameReader;

/* The file's kind is told from its bytes, never from its name. The bytes are read once, when it opens. */
TrameReader *trame_reader_open (const char *path, GCancellable *cancellable, GError **error);
/* MEDIA_TYPE (nullable) only settles what bytes cannot: "text/markdown" or "text/plain". */
TrameReader *trame_reader_open_bytes (GBytes *bytes, const char *media_type, GCancellable *cancellable, GError **error);
/* Ends the child and frees READER; does not wait for work in hand. */
void trame_reader_close (TrameReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameReader, trame_reader_close)

/* The very bytes that were read (those of the sha256); owned by READER. */
GBytes *trame_reader_bytes (TrameReader *reader);
/* One of the media types of TrameFileText; owned by READER. */
const char *trame_reader_media_type (TrameReader *reader);
/* The whole text; owned by the caller. */
TrameFileText *trame_reader_text (TrameReader *reader, GCancellable *cancellable, GError **error);
/* One page's text, for progress page by page; PAGE from 1 (1 for a file without pages). Owned by the caller. */
TramePageText *trame_reader_page_text (TrameReader *reader, guint page, GCancellable *cancellable, GError **error);
/* How many pages; 0 for a file without pages. */
guint trame_reader_pages (TrameReader *reader);
/* A page's size in points; PAGE from 1. */
gboolean trame_reader_page_size (TrameReader *reader, guint page, float *width, float *height);
/* PAGE drawn at SCALE pixels a point: premultiplied BGRA (CAIRO_FORMAT_ARGB32), rows of *STRIDE bytes.
 * LARGE above TRAME_DRAW_MAX_PIXELS. */
GBytes *trame_reader_draw (TrameReader *reader,
                           guint page,
                           double scale,
                           guint *width,
                           guint *height,
                           guint *stride,
                           GCancellable *cancellable,
                           GError **error);
#define TRAME_DRAW_MAX_PIXELS (40u * 1000 * 1000)

/* The file embedded in READER's file as NAME (at most 40 bytes), in *BYTES: owned by the caller, NULL when there is none.
 * Its bytes may be anything. FALSE and ERROR when it cannot be read. */
gboolean trame_reader_embedded (
    TrameReader *reader, const char *name, GBytes **bytes, GCancellable *cancellable, GError **error);
#define TRAME_EMBEDDED_MAX (8u * 1024 * 1024)
/* The electronic signatures of READER's file, checked without any network: of TrameSignature*, in the file's order, none
 * for a file that is no PDF. Owned by the caller. */
GPtrArray *trame_reader_signatures (TrameReader *reader, GCancellable *cancellable, GError **error);

/* How long one answer may take, for every reader opened after; 0: the default, 30 seconds. */
void trame_reader_set_time_limit (guint milliseconds);

G_END_DECLS
