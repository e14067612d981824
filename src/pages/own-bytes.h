/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of PDF bytes that we have set ourselves, in this process. Never for bytes that came from outside: reader.h.
 * One TramePages, one thread at a time. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "pages/page-text.h"

G_BEGIN_DECLS

typedef struct _TramePages TramePages;

/* NULL with a TRAME_READER_ERROR (BROKEN, ENCRYPTED, LARGE). PDF is kept, not copied. */
TramePages *trame_pages_open (GBytes *pdf, GError **error);
void trame_pages_close (TramePages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePages, trame_pages_close)

guint trame_pages_count (TramePages *pages);
/* A page's size in points; PAGE from 1, here and below. FALSE: no such page. */
gboolean trame_pages_size (TramePages *pages, guint page, double *width, double *height);
/* PAGE drawn at SCALE pixels a point, as trame_reader_draw does; NULL when it is too large. Owned by the caller. */
GBytes *trame_pages_draw (TramePages *pages, guint page, double scale, guint *width, guint *height, guint *stride);
/* PAGE drawn with CR, a point being a unit, for a printer. */
void trame_pages_print (TramePages *pages, guint page, cairo_t *cr);
/* PAGE's words and lines (no rules: we know where ours are), without the mark across a draft; NULL when it cannot be read. Owned by the caller. */
TramePageText *trame_pages_text (TramePages *pages, guint page);
/* The file NAME that is embedded in it; NULL: there is none. Owned by the caller. */
GBytes *trame_pages_embedded (TramePages *pages, const char *name);

G_END_DECLS
