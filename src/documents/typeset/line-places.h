/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the fields of a line stand, and what a space of it takes. */
#pragma once

#include "documents/engine.h"
#include "documents/typeset/paragraph.h"

G_BEGIN_DECLS

/* What a space or a blank of LINE takes beyond its own width, points; 0 for anything else. */
double trame_item_get_play (const TrameItem *item, const TrameSetLine *line);

/* Appends to PLACES (TrameFieldPlace) one place for each stretch of a field in LINE, which starts at LEFT and stands on
 * BASELINE (points from the top left of PAGE, from 1). */
void trame_set_line_append_places (const TrameSetParagraph *paragraph,
                                   const TrameSetLine *line,
                                   guint page,
                                   double left,
                                   double baseline,
                                   GArray *places);

G_END_DECLS
