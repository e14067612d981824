/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares rows out between pages. It sees heights and what must stay together, nothing else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What ties a row to the next one. */
typedef enum
{
  TRAME_KEEP_FREE = 0, /* a page may end between them */
  TRAME_KEEP_BETTER,   /* it had better not: a heading and its text */
  TRAME_KEEP_TIGHT,    /* only where nothing else is possible: a lonely line, a signature */
} TrameKeep;

/* A strip of a page, as wide as the text: a line, or a gap. */
typedef struct
{
  double before; /* space above it, which vanishes at the top of a page; points */
  double height;
  double head;       /* height of what is repeated above it where it starts a page; 0: nothing */
  TrameKeep keep;    /* with the next row */
  gboolean new_page; /* starts a page */
  guint page;        /* set by trame_share_rows(), from 0 */
  double y;          /* the same: of its top, from the top of the text's area */
} TrameRow;

/* Gives each of the ROWS (TrameRow) its page and place. HEIGHT: of the text's area. Of rows that
 * are kept together and do not fit on one page, the loosest tie gives way. The number of pages, at least 1. */
guint trame_share_rows (GArray *rows, double height);

G_END_DECLS
