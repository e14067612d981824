/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long thin dark lines in a picture of a page: runs of dark pixels on one row, joined with those just above; what grows
 * too high is a filled shape, and two lines joined by dark sides are a box: neither is a rule. */
#include "pages/pdf-rules.h"

#include <math.h>
#include <stdlib.h>

#define SHORTEST 30.0 /* points */
#define HIGHEST 3.0
#define DARK 150 /* luminance below which a pixel is ink */
#define MOST_RUNS 20000
#define MOST_PAIRS 5000

typedef struct
{
  int x0, x1, y0, y1; /* pixels, x1 and y1 past the end */
} Run;

typedef struct
{
  const guint8 *pixels;
  int width, height;
  gsize stride;
  double scale;
} Picture;

static gboolean
is_dark (const Picture *picture, int x, int y)
{
  const guint8 *p = picture->pixels + (gsize) y * picture->stride + (gsize) x * 4;
  const guint32 bgra = *(const guint32 *) (const void *) p;
  const guint blue = bgra & 0xff, green = bgra >> 8 & 0xff, red = bgra >> 16 & 0xff;

  return (red * 3 + green * 6 + blue) / 10 < DARK;
}

/* Joins the run to one that ends on the row above and lies over most of it; else keeps it as a new one. */
static void
keep_run (GArray *open, GArray *next, Run run)
{
  for (guint i = 0; i < open->len; i++)
    {
      Run *above = &g_array_index (open, Run, i);
      const int shared = MIN (above->x1, run.x1) - MAX (above->x0, run.x0);

      if (above->y1 == run.y0 && shared * 10 >= 8 * MIN (above->x1 - above->x0, run.x1 - run.x0))
        {
          run = (Run){ .x0 = MIN (above->x0, run.x0), .x1 = MAX (above->x1, run.x1), .y0 = above->y0, .y1 = run.y1 };
          above->y1 = -1;
        }
    }
  g_array_append_val (next, run);
}

/* The runs of row Y, joined with OPEN, the ones of the row above; those that ended go to DONE. */
static void
scan_row (const Picture *picture, int y, GArray **open, GArray *done)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (Run));
  const int shortest = (int) (SHORTEST * picture->scale);

  for (int x = 0; x < picture->width;)
    {
      int end = x;

      while (end < picture->width && is_dark (picture, end, y))
        end++;
      if (end - x >= shortest)
        keep_run (*open, next, (Run){ .x0 = x, .x1 = end, .y0 = y, .y1 = y + 1 });
      x = end + 1;
    }
  for (guint i = 0; i < (*open)->len; i++)
    if (g_array_index (*open, Run, i).y1 == y && done->len < MOST_RUNS)
      g_array_append_val (done, g_array_index (*open, Run, i));
  g_array_unref (*open);
  *open = next;
}

/* Whether most pixels near column X are dark somewhere within 3 points of it, from Y0 to Y1. */
static gboolean
has_side (const Picture *picture, int x, int y0, int y1)
{
  const int reach = (int) ceil (3 * picture->scale);
  int dark = 0;

  for (int y = y0; y < y1; y++)
    for (int i = MAX (0, x - reach); i < MIN (picture->width, x + reach); i++)
      if (is_dark (picture, i, y))
        {
          dark++;
          break;
        }
  return dark * 100 >= (y1 - y0) * 85;
}

static gboolean
are_aligned (const Picture *picture, const Run *top, const Run *bottom)
{
  const double near = 5 * picture->scale;

  return bottom->y0 > top->y1 && abs (top->x0 - bottom->x0) <= near && abs (top->x1 - bottom->x1) <= near;
}

static gboolean
has_sides (const Picture *picture, const Run *top, const Run *bottom)
{
  return has_side (picture, MIN (top->x0, bottom->x0), top->y1, bottom->y0)
         && has_side (picture, MAX (top->x1, bottom->x1), top->y1, bottom->y0);
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Run *left = a, *right = b;

  return left->y0 != right->y0 ? left->y0 - right->y0 : left->x0 - right->x0;
}

static void
mark_boxes (const Picture *picture, GArray *runs, gboolean *boxed)
{
  guint tried = 0;

  for (guint i = 0; i < runs->len; i++)
    for (guint j = i + 1; j < runs->len && tried < MOST_PAIRS; j++)
      {
        const Run *top = &g_array_index (runs, Run, i), *bottom = &g_array_index (runs, Run, j);

        if ((boxed[i] && boxed[j]) || !are_aligned (picture, top, bottom))
          continue;
        tried++;
        if (has_sides (picture, top, bottom))
          boxed[i] = boxed[j] = TRUE;
      }
}

static GArray *
thin_runs (const Picture *picture)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (Run));
  GArray *done = g_array_new (FALSE, FALSE, sizeof (Run));
  const int highest = (int) ceil (HIGHEST * picture->scale);

  for (int y = 0; y < picture->height; y++)
    scan_row (picture, y, &open, done);
  g_array_append_vals (done, open->data, open->len);
  g_array_unref (open);
  for (guint i = 0; i < done->len;)
    if (g_array_index (done, Run, i).y1 - g_array_index (done, Run, i).y0 > highest)
      g_array_remove_index_fast (done, i);
    else
      i++;
  g_array_sort (done, by_place);
  if (done->len > TRAME_PAGE_MAX_RULES)
    g_array_set_size (done, TRAME_PAGE_MAX_RULES);
  return done;
}

void
trame_pdf_rules_find (TramePageText *page, const guint8 *pixels, guint width, guint height, guint stride, double scale)
{
  const Picture picture = {
    .pixels = pixels, .width = (int) width, .height = (int) height, .stride = stride, .scale = scale
  };
  g_autoptr (GArray) runs = thin_runs (&picture);
  g_autofree gboolean *boxed = g_new0 (gboolean, runs->len + 1);

  mark_boxes (&picture, runs, boxed);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const TrameBox box = { .x0 = (float) MIN (run->x0 / scale, page->width),
                             .y0 = (float) MIN (run->y0 / scale, page->height),
                             .x1 = (float) MIN (run->x1 / scale, page->width),
                             .y1 = (float) MIN (run->y1 / scale, page->height) };

      if (!boxed[i])
        trame_page_text_add_rule (page, box);
    }
}
