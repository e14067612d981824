/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of an open PDF: its size, its text, its picture. Private to the room; shared by the child that reads foreign
 * files and by own-bytes. */
#pragma once

#include "pages/page-text.h"
#include "pages/poppler-use.h"

G_BEGIN_DECLS

/* What a page measures as it is shown, in points, kept between 1 and 14400 (200 inches). FALSE: no such page. */
gboolean trame_pdf_page_size (PopplerDocument *document, guint number, double *width, double *height);

/* PAGE's words and lines. Text wholly outside the page is left out. Owned by the caller. */
TramePageText *trame_pdf_page_text (PopplerPage *page, guint number, double width, double height);

/* Adds to TEXT the rules drawn on PAGE, which it is the text of. */
void trame_pdf_page_rules (TramePageText *text, PopplerPage *page);

/* PAGE drawn on white at SCALE pixels a point: premultiplied BGRA, as CAIRO_FORMAT_ARGB32; NULL when memory or the
 * limits of pictures do not allow it. Owned by the caller. */
GBytes *trame_pdf_page_draw (PopplerPage *page,
                             double width,
                             double height,
                             double scale,
                             guint *pixel_width,
                             guint *pixel_height,
                             guint *stride);

G_END_DECLS
