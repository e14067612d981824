/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the lines of a paragraph all together (total fit, after Knuth and Plass): the least uneven spaces, few hyphens.
 * It sees only items and their widths. */
#pragma once

#include "documents/typeset/items.h"

G_BEGIN_DECLS

/* A line: items FROM to TO (excluded); spaces at its ends are left out. */
typedef struct
{
  guint from, to;
  double natural;  /* width before its spaces are set, with its hyphen */
  double ratio;    /* of the stretch (or shrink, negative) that each space takes; 0 unless justified */
  gboolean hyphen; /* a hyphen is added at its end */
  gboolean wraps;  /* ended by a space: the paragraph goes on in the next line */
  gboolean last;   /* of the paragraph, or before a forced break */
} TrameSetLine;

/* Appends the lines of ITEMS to LINES (TrameSetLine). WIDTH in points. There is at least one line for each forced break. */
void trame_break_lines (const GArray *items, double width, TrameAlign align, GArray *lines);

G_END_DECLS
