/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions of two columns (signature blocks, most often): each column is read from top to bottom, the left one first. */
#include "intake/source.h"

static TrameSourceLine *
line_at (const TrameSource *source, guint i)
{
  return i < source->lines->len ? g_ptr_array_index (source->lines, i) : NULL;
}

static gboolean
is_text (const TrameSourceLine *line)
{
  return line != NULL && !line->stamp && !line->artifact && line->box.x1 > line->box.x0;
}

static gboolean
same_row (const TrameSourceLine *a, const TrameSourceLine *b)
{
  float middle = (b->box.y0 + b->box.y1) / 2;

  return a->page == b->page && middle > a->box.y0 && middle < a->box.y1;
}

/* Whether two stretches of one row begin at I: then where the gap between them is. */
static gboolean
begins_region (const TrameSource *source, guint i, float *gutter)
{
  TrameSourceLine *left = line_at (source, i), *right = line_at (source, i + 1);

  if (!is_text (left) || !is_text (right) || left->column != 0 || right->column != 0 || left->rule || right->rule
      || left->item || !same_row (left, right))
    return FALSE;
  if (right->box.x0 < left->box.x1 + 18)
    return FALSE;
  *gutter = (left->box.x1 + right->box.x0) / 2;
  return TRUE;
}

/* Whether LINE may belong to the region that BEFORE ends, on one side of GUTTER. */
static gboolean
continues_region (
    const TrameSourceLine *before, const TrameSourceLine *line, float gutter, float left_end, float right_start)
{
  if (line->page != before->page || line->rule || line->item || trame_line_begins_article (line->folded))
    return FALSE;
  if (line->box.y0 - before->box.y1 > 5 * MAX (line->size, 8))
    return FALSE;
  return line->box.x1 <= MAX (gutter, left_end) || line->box.x0 >= MIN (gutter, right_start) - 2;
}

/* Whether the two lines before and at I are the two halves of a first row, which begins_region() takes. */
static gboolean
begins_within_row (const TrameSource *source, guint i)
{
  float gutter;

  return begins_region (source, i - 1, &gutter)
         && (i < 2 || !is_text (line_at (source, i - 2)) || line_at (source, i - 2)->column == 0)
         && (line_at (source, i + 1) == NULL || line_at (source, i + 1)->box.y0 > line_at (source, i)->box.y1 - 2);
}

static gint
compare_columns (gconstpointer a, gconstpointer b)
{
  const TrameSourceLine *one = *(TrameSourceLine *const *) a, *two = *(TrameSourceLine *const *) b;

  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  if (one->box.y0 != two->box.y0)
    return one->box.y0 < two->box.y0 ? -1 : 1;
  return one->box.x0 < two->box.x0 ? -1 : one->box.x0 > two->box.x0 ? 1 : 0;
}

/* Sets the columns of the lines from START, reorders them, and tells where the region ends. */
static guint
order_region (TrameSource *source, guint start, float gutter)
{
  guint end = start + 2;
  TrameSourceLine *left = line_at (source, start), *right = line_at (source, start + 1);
  float left_end = left->box.x1, right_start = right->box.x0;
  TrameSourceLine *lowest = right;

  for (; is_text (line_at (source, end)); end++)
    {
      TrameSourceLine *line = line_at (source, end);
      if (!continues_region (lowest, line, gutter, left_end, right_start))
        break;
      if (line->box.x0 >= right_start - 2)
        right_start = MIN (right_start, line->box.x0);
      else if (line->box.x1 <= right_start)
        left_end = MAX (left_end, line->box.x1);
      if (line->box.y1 > lowest->box.y1)
        lowest = line;
    }
  for (guint i = start; i < end; i++)
    {
      TrameSourceLine *line = line_at (source, i);
      line->column = line->box.x0 >= MIN (gutter, right_start) - 2 ? 2 : 1;
    }
  qsort (source->lines->pdata + start, end - start, sizeof (gpointer), compare_columns);
  return end;
}

/* The reader gives a column to its end before the one at its right: when the text jumps up and to the right at I, marks
 * both runs, and tells where the second one ends. */
static guint
mark_runs (TrameSource *source, guint i)
{
  TrameSourceLine *right = line_at (source, i);
  float bottom = 0, edge = right->box.x0;
  guint end = i;

  for (guint k = i; k > 0; k--)
    {
      TrameSourceLine *left = line_at (source, k - 1);
      if (!is_text (left) || left->page != right->page || left->box.y1 < right->box.y0 + 2 || left->box.x1 > edge)
        break;
      left->column = 1;
      bottom = MAX (bottom, left->box.y1);
    }
  for (; is_text (line_at (source, end)); end++)
    {
      TrameSourceLine *line = line_at (source, end);
      if (line->page != right->page || line->box.x0 < edge - 40 || line->box.y0 > bottom + 60)
        break;
      line->column = 2;
    }
  return MAX (end, i + 1);
}

static gboolean
jumps_up (const TrameSource *source, guint i)
{
  TrameSourceLine *above = line_at (source, i - 1), *line = line_at (source, i);

  return is_text (above) && is_text (line) && above->page == line->page && line->box.y0 < above->box.y0 + 2
         && line->box.x0 > above->box.x1 + 6 && !above->rule && !line->rule && !above->item;
}

void
trame_source_order_columns (TrameSource *source)
{
  for (guint i = 1; i < source->lines->len;)
    i = jumps_up (source, i) && !begins_within_row (source, i) ? mark_runs (source, i) : i + 1;
  for (guint i = 0; i + 1 < source->lines->len;)
    {
      float gutter;
      if (begins_region (source, i, &gutter))
        i = order_region (source, i, gutter);
      else
        i++;
    }
}
