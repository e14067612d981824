/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The geometry of overlays: rows of an outline and free places for discs. Arithmetic only. */
#include "app/preview/preview-overlays.h"

#include <math.h>

#define GROW_X 3.0
#define GROW_Y 1.5
/* Ends of rows closer than this are drawn as one edge. */
#define JAGGED 4.0
/* A margin at the side within this is taken before a gap above or below. */
#define NEAR_SIDE 120.0

static int
by_top (gconstpointer a, gconstpointer b)
{
  const TrameOutlineRow *left = a, *right = b;

  return (left->y0 > right->y0) - (left->y0 < right->y0);
}

/* Whether two boxes stand on one line: half of the lower one's height is shared. */
static gboolean
on_one_line (const TrameOutlineRow *a, const TrameOutlineRow *b)
{
  const double shared = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

  return shared > 0.5 * MIN (a->y1 - a->y0, b->y1 - b->y0);
}

gboolean
trame_outline_continues (const TrameOutlineRow *above, const TrameOutlineRow *below)
{
  const double gap = below->y0 - above->y1, high = MIN (above->y1 - above->y0, below->y1 - below->y0);

  return gap < 0.8 * high && MIN (above->x1, below->x1) - MAX (above->x0, below->x0) > JAGGED;
}

static void
join_row (GArray *rows, TrameOutlineRow row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TrameOutlineRow *other = &g_array_index (rows, TrameOutlineRow, i);

      if (on_one_line (other, &row))
        {
          *other = (TrameOutlineRow){ .x0 = MIN (other->x0, row.x0),
                                      .y0 = MIN (other->y0, row.y0),
                                      .x1 = MAX (other->x1, row.x1),
                                      .y1 = MAX (other->y1, row.y1) };
          return;
        }
    }
  g_array_append_val (rows, row);
}

/* Makes two rows of one outline touch, and levels edges that nearly agree. */
static void
settle (TrameOutlineRow *above, TrameOutlineRow *below)
{
  const double middle = (above->y1 + below->y0) / 2;

  above->y1 = below->y0 = middle;
  if (fabs (above->x0 - below->x0) < JAGGED)
    above->x0 = below->x0 = MIN (above->x0, below->x0);
  if (fabs (above->x1 - below->x1) < JAGGED)
    above->x1 = below->x1 = MAX (above->x1, below->x1);
}

GArray *
trame_outline_rows (const GArray *boxes, double scale)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TrameOutlineRow));

  for (guint i = 0; i < boxes->len; i++)
    {
      const TrameBox box = g_array_index (boxes, TrameBox, i);

      join_row (rows, (TrameOutlineRow){ .x0 = box.x0 * scale - GROW_X,
                                         .y0 = box.y0 * scale - GROW_Y,
                                         .x1 = box.x1 * scale + GROW_X,
                                         .y1 = box.y1 * scale + GROW_Y });
    }
  g_array_sort (rows, by_top);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      TrameOutlineRow *above = &g_array_index (rows, TrameOutlineRow, i);
      TrameOutlineRow *below = &g_array_index (rows, TrameOutlineRow, i + 1);

      if (trame_outline_continues (above, below))
        settle (above, below);
    }
  return rows;
}

static gboolean
is_free (const GArray *obstacles, double x, double y, double radius)
{
  for (guint i = 0; i < obstacles->len; i++)
    {
      const TrameOutlineRow *row = &g_array_index (obstacles, TrameOutlineRow, i);

      if (x + radius > row->x0 && x - radius < row->x1 && y + radius > row->y0 && y - radius < row->y1)
        return FALSE;
    }
  return TRUE;
}

void
trame_disc_place (const TrameOutlineRow *around,
                  const GArray *obstacles,
                  double radius,
                  double width,
                  double height,
                  double *x,
                  double *y)
{
  const double middle_x = (around->x0 + around->x1) / 2, middle_y = (around->y0 + around->y1) / 2;
  const double away = radius + 4, step = 4;
  const double furthest = MAX (width, height);

  for (double d = 0; d < furthest + NEAR_SIDE; d += step)
    {
      const double up = d - NEAR_SIDE;
      const double places[4][2] = { { around->x0 - away - d, middle_y },
                                    { around->x1 + away + d, middle_y },
                                    { middle_x, around->y0 - away - up },
                                    { middle_x, around->y1 + away + up } };

      for (guint i = 0; i < (up >= 0 ? 4 : 2); i++)
        if (places[i][0] >= radius && places[i][0] <= width - radius && places[i][1] >= radius
            && places[i][1] <= height - radius && is_free (obstacles, places[i][0], places[i][1], radius + 1))
          {
            *x = places[i][0];
            *y = places[i][1];
            return;
          }
    }
  *x = around->x0 - away;
  *y = middle_y;
}
