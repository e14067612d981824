/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signatures' block: columns side by side, with room to sign. Its place on the page is flow.h's. */
#pragma once

#include "documents/typeset/paragraph.h"

G_BEGIN_DECLS

/* Sets the columns of SOURCE within WIDTH points: an array of GArray of TrameColumnPart (flow.h). COLUMN_WIDTH, STEP (from
 * a column's left to the next one's) and HEIGHT are given back. */
GPtrArray *trame_signatures_set (const TrameSetter *setter,
                                 const TrameTextBlock *source,
                                 const TrameStyle *style,
                                 double width,
                                 double *column_width,
                                 double *step,
                                 double *height);

G_END_DECLS
