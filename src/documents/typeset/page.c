/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills pages from the top; each ends at the last row that may end it. */
#include "documents/typeset/page.h"

static const double slack = 0.01;

/* The row after the last one of the page that starts at FIRST. */
static guint
find_page_end (const GArray *rows, guint first, double height)
{
  double used = 0;
  guint end = first; /* after the last row that may end the page */
  guint i;
  for (i = first; i < rows->len; i++)
    {
      const TrameRow *row = &g_array_index (rows, TrameRow, i);
      if (i > first && row->new_page)
        return i;
      used += row->height + (i > first ? row->before : 0);
      if (used > height + slack && i > first)
        break;
      if (!row->keep)
        end = i + 1;
    }
  if (i == rows->len)
    return i;
  return end > first ? end : i;
}

guint
trame_share_rows (GArray *rows, double height)
{
  guint page = 0;
  for (guint first = 0; first < rows->len; page++)
    {
      guint end = find_page_end (rows, first, height);
      double y = 0;
      for (guint i = first; i < end; i++)
        {
          TrameRow *row = &g_array_index (rows, TrameRow, i);
          if (i > first)
            y += row->before;
          row->page = page;
          row->y = y;
          y += row->height;
        }
      first = end;
    }
  return MAX (page, 1);
}
