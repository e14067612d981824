/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows a line's items from left to right and notes where fields start and end. */
#include "documents/typeset/line-places.h"

double
trame_item_get_play (const TrameItem *item, const TrameSetLine *line)
{
  if (item->kind != TRAME_ITEM_GLUE && item->kind != TRAME_ITEM_LEADER)
    return 0;
  return line->ratio * (line->ratio > 0 ? item->stretch : item->shrink);
}

void
trame_set_line_append_places (const TrameSetParagraph *paragraph,
                              const TrameSetLine *line,
                              guint page,
                              double left,
                              double baseline,
                              GArray *places)
{
  if (paragraph->runs == NULL)
    return;
  const char *current = NULL;
  double x = left;
  for (guint i = line->from; i < line->to; i++)
    {
      const TrameItem *item = &g_array_index (paragraph->items, TrameItem, i);
      if (item->kind == TRAME_ITEM_PENALTY)
        continue;
      const char *field = g_array_index (paragraph->runs, TrameRun, item->run).field;
      double end = x + item->width + trame_item_get_play (item, line);
      if (field != NULL && field == current)
        g_array_index (places, TrameFieldPlace, places->len - 1).x1 = (float) end;
      else if (field != NULL)
        {
          TrameFieldPlace place = { .field = field,
                                    .page = page,
                                    .x0 = (float) x,
                                    .y0 = (float) (baseline - paragraph->look.size * 0.9),
                                    .x1 = (float) end,
                                    .y1 = (float) (baseline + paragraph->look.size * 0.3) };
          g_array_append_val (places, place);
        }
      current = field;
      x = end;
    }
}
