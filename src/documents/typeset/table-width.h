/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table's width is shared between its columns. Only numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column asks for; points. */
typedef struct
{
  guint share;    /* beside the others'; 0: as its words need */
  double least;   /* of its longest word */
  double natural; /* of its longest line, never broken */
} TrameColumnNeed;

/* Shares WIDTH out between COUNT columns, to WIDTHS, whose sum it is: by the shares where each column has one, else by what the
 * words need; in both cases a column is as wide as its longest word while that can be had, and none takes more than its part
 * for words wider than half of the table. */
void trame_column_share_width (const TrameColumnNeed *needs, guint count, double width, double *widths);

G_END_DECLS
