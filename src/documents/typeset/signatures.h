/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signatures' block: columns side by side, with room to sign; or a letter's head, without. Its place on the page is flow.h's. */
#pragma once

#include "documents/typeset/paragraph.h"

G_BEGIN_DECLS

/* Sets the columns of SOURCE within WIDTH points: an array of GArray of TrameColumnPart (flow.h). COLUMN_WIDTH, STEP (from
 * a column's left to the next one's) and HEIGHT are given back. TOP: where the block stands when it is the first of the sheet,
 * points (0: it is not); a letter's addressee then stands where an envelope has its window. */
GPtrArray *trame_signatures_set (const TrameSetter *setter,
                                 const TrameTextBlock *source,
                                 const TrameStyle *style,
                                 double top,
                                 double width,
                                 double *column_width,
                                 double *step,
                                 double *height);

G_END_DECLS
