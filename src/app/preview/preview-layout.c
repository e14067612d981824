/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages' places on the desk. */
#include "app/preview/preview-layout.h"

#include <math.h>

/* At the sides when a page fills the width. */
#define SIDE 32
#define SIDE_NARROW 12
#define NARROW 420

void
trame_layout_clear (TrameLayout *layout)
{
  g_clear_pointer (&layout->frames, g_free);
  layout->n_pages = 0;
}

void
trame_layout_arrange (TrameLayout *layout, const TramePageSize *sizes, guint n_pages, double scale, double view_width)
{
  double widest = 0, y = TRAME_DESK_MARGIN;

  layout->frames = g_renew (TramePageFrame, layout->frames, MAX (1, n_pages));
  layout->n_pages = n_pages;
  layout->scale = scale;
  for (guint i = 0; i < n_pages; i++)
    widest = MAX (widest, ceil (sizes[i].width * scale));
  layout->width = MAX (view_width, widest + 2 * TRAME_DESK_MARGIN);
  for (guint i = 0; i < n_pages; i++)
    {
      TramePageFrame *frame = &layout->frames[i];

      frame->width = ceil (sizes[i].width * scale);
      frame->height = ceil (sizes[i].height * scale);
      frame->x = floor ((layout->width - frame->width) / 2);
      frame->y = y;
      y += frame->height + TRAME_DESK_MARGIN;
    }
  layout->height = y;
}

static double
side (double view_width)
{
  return view_width < NARROW ? SIDE_NARROW : SIDE;
}

double
trame_layout_fit_width (const TramePageSize *sizes, guint n_pages, double view_width)
{
  double widest = 0;

  for (guint i = 0; i < n_pages; i++)
    widest = MAX (widest, sizes[i].width);
  return widest <= 0 ? 1 : MAX (1, view_width - 2 * side (view_width)) / widest;
}

double
trame_layout_fit_page (const TramePageSize *sizes, guint n_pages, guint page, double view_width, double view_height)
{
  const TramePageSize *size = page < n_pages ? &sizes[page] : NULL;

  if (size == NULL || size->width <= 0 || size->height <= 0)
    return 1;
  return MIN (MAX (1, view_width - 2 * side (view_width)) / size->width,
              MAX (1, view_height - 2 * TRAME_DESK_MARGIN) / size->height);
}

guint
trame_layout_page_at (const TrameLayout *layout, double y)
{
  guint low = 0, high = layout->n_pages;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const TramePageFrame *frame = &layout->frames[middle];

      if (frame->y + frame->height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return layout->n_pages == 0 ? 0 : MIN (low, layout->n_pages - 1);
}

guint
trame_layout_current (const TrameLayout *layout, double top, double bottom)
{
  guint best = trame_layout_page_at (layout, top);
  double most = -1;

  for (guint i = best; i < layout->n_pages && layout->frames[i].y < bottom; i++)
    {
      const TramePageFrame *frame = &layout->frames[i];
      const double seen = MIN (bottom, frame->y + frame->height) - MAX (top, frame->y);

      if (seen > most + 0.5)
        {
          most = seen;
          best = i;
        }
    }
  return best;
}

TramePageFrame
trame_layout_box (const TrameLayout *layout, guint page, TrameBox box)
{
  const TramePageFrame *frame = &layout->frames[page];
  const double scale = layout->scale;

  g_assert (page < layout->n_pages);
  return (TramePageFrame){ .x = frame->x + box.x0 * scale,
                           .y = frame->y + box.y0 * scale,
                           .width = (box.x1 - box.x0) * scale,
                           .height = (box.y1 - box.y0) * scale };
}
