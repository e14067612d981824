/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the long thin horizontal lines drawn on a page, in a picture of it. Private to the room. */
#pragma once

#include "pages/page-text.h"

G_BEGIN_DECLS

/* Adds to PAGE, top to bottom, the rules seen in PIXELS (BGRA on white, SCALE pixels a point): at least 30 points long,
 * at most 3 high, and not the top or the bottom of a closed box. */
void
trame_pdf_rules_find (TramePageText *page, const guint8 *pixels, guint width, guint height, guint stride, double scale);

G_END_DECLS
