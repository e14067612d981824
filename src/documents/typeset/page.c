/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills pages from the top; each ends at the last row that may end it. */
#include "documents/typeset/page.h"

static const double slack = 0.01;

/* The row after the last one of the page that starts at FIRST. */
static guint
find_page_end (const GArray *rows, guint first, double height)
{
  double used = g_array_index (rows, TrameRow, first).head;
  guint ends[TRAME_KEEP_TIGHT + 1]; /* by the tie that breaks: after the last row that fits */
  for (guint tie = 0; tie < G_N_ELEMENTS (ends); tie++)
    ends[tie] = first;
  for (guint i = first; i < rows->len; i++)
    {
      const TrameRow *row = &g_array_index (rows, TrameRow, i);
      if (i > first && row->new_page)
        return i;
      used += row->height + (i > first ? row->before : 0);
      if (used <= height + slack || i == first)
        {
          ends[row->keep] = i + 1;
          continue;
        }
      for (guint tie = 0; tie < G_N_ELEMENTS (ends); tie++)
        if (ends[tie] > first)
          return ends[tie];
    }
  return rows->len;
}

guint
trame_share_rows (GArray *rows, double height)
{
  guint page = 0;
  for (guint first = 0; first < rows->len; page++)
    {
      guint end = find_page_end (rows, first, height);
      double y = g_array_index (rows, TrameRow, first).head;
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
