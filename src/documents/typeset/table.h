/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table whose cells are set in lines, each in its column. Which page its rows go to is page.h's, how they are drawn
 * compose-table.h's. */
#pragma once

#include "documents/typeset/paragraph.h"

G_BEGIN_DECLS

/* The cells of a row, one a column; NULL: nothing in it. */
typedef struct
{
  TrameSetParagraph **cells;
  guint lines; /* of its longest cell, at least 1 */
} TrameTableRow;

/* A strip of a table that stays whole on a page: lines FROM to TO (excluded) of the caption (ROW is TRAME_TABLE_CAPTION) or of
 * a row (0: the head). Nearly always all of them. */
typedef struct
{
  gint row;
  guint from, to;
  double height;        /* points */
  gboolean first, last; /* of its row */
} TrameTableStrip;

#define TRAME_TABLE_CAPTION (-1)

/* Lengths in points; X from the text's left. */
typedef struct
{
  guint columns;
  double *x, *width;          /* of the columns' words */
  double *left;               /* of the columns themselves; one more than there are columns */
  gboolean *heads;            /* the column's cells name their rows */
  double pad;                 /* above and under the words of a row */
  TrameSetParagraph *caption; /* NULL: none */
  guint32 accent;             /* 0xRRGGBB, of the rule under the heads */
  GArray *rows;               /* of TrameTableRow; the first is the head */
  GArray *strips;             /* of TrameTableStrip */
  double head;                /* height of what stands above the rows of each page; 0: not repeated */
} TrameSetTable;

/* Sets the TABLE block SOURCE, which must outlive it, in WIDTH points for pages of HEIGHT. A row is cut only where it is taller
 * than a page. NULL: it has no column. */
TrameSetTable *trame_set_table_new (
    const TrameSetter *setter, const TrameTextBlock *source, const TrameStyle *style, double width, double height);
void trame_set_table_free (TrameSetTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSetTable, trame_set_table_free)

G_END_DECLS
