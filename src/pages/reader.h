/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a foreign file in a child process (trame-reader) and checks what crosses. A file that breaks, hangs or attacks
 * the reader costs an error, never the program. */
#pragma once

#include <gio/gio.h>
#include "pages/page-text.h"

G_BEGIN_DECLS

#define TRAME_READER_ERROR (trame_reader_error_quark ())
GQuark trame_reader_error_quark (void);
typedef enum
{
  TRAME_READER_ERROR_OPEN,      /* no such file, not readable */
  TRAME_READER_ERROR_TYPE,      /* not a type that is read */
  TRAME_READER_ERROR_BROKEN,    /* damaged, or the child refused it */
  TRAME_READER_ERROR_ENCRYPTED, /* wants a password */
  TRAME_READER_ERROR_LARGE,
  TRAME_READER_ERROR_CRASHED,
  TRAME_READER_ERROR_TIME,
} TrameReaderError;

/* One open file and its child. Calls are blocking: call them from a worker, one at a time. */
typedef struct _TrameReader TrameReader;

TrameReader *trame_reader_open (const char *path, GCancellable *cancellable, GError **error);
TrameReader *trame_reader_open_bytes (GBytes *bytes, const char *media_type, GCancellable *cancellable, GError **error);
void trame_reader_close (TrameReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameReader, trame_reader_close)

/* The whole text; owned by the caller. */
TrameFileText *trame_reader_text (TrameReader *reader, GCancellable *cancellable, GError **error);
guint trame_reader_pages (TrameReader *reader);
/* A page's size in points; PAGE from 1. */
gboolean trame_reader_page_size (TrameReader *reader, guint page, float *width, float *height);
/* PAGE drawn at SCALE pixels a point: premultiplied BGRA (CAIRO_FORMAT_ARGB32), rows of *STRIDE bytes. */
GBytes *trame_reader_draw (TrameReader *reader,
                           guint page,
                           double scale,
                           guint *width,
                           guint *height,
                           guint *stride,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
