/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares rows out between pages. It sees heights and what must stay together, nothing else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strip of a page, as wide as the text: a line, or a gap. */
typedef struct
{
  double before; /* space above it, which vanishes at the top of a page; points */
  double height;
  gboolean keep;     /* stays on the page of the next row */
  gboolean new_page; /* starts a page */
  guint page;        /* set by trame_share_rows(), from 0 */
  double y;          /* the same: of its top, from the top of the text's area */
} TrameRow;

/* Gives each of the ROWS (TrameRow) its page and place. HEIGHT: of the text's area. Rows that must stay together and do
 * not fit on one page are parted. The number of pages, at least 1. */
guint trame_share_rows (GArray *rows, double height);

G_END_DECLS
