/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Total-fit line breaking. Every way to set the paragraph that is not clearly worse is kept until its end; the cheapest
 * one wins. A first pass only takes lines with decent spaces; a second takes any line, so that a text is always set. */
#include "documents/typeset/breaker.h"

#include <math.h>

enum
{
  COST_LINE = 10,
  COST_TWO_HYPHENS = 6000,
  COST_LAST_HYPHEN = 9000, /* a hyphen before the last line */
  COST_CONTRAST = 4000,    /* a tight line beside a loose one */
  COST_SHORT_LAST = 5000,
  FITS = 4, /* tight, decent, loose, very loose */
};

static const double decent_stretch = 2.2;
static const double most_badness = 20000;
static const double ragged_play = 0.18; /* of the width: how uneven a ragged side may be at a usual price */
static const double most_play = 6;      /* a line that needs more is left ragged */
static const double slack = 0.01;       /* points that rounding may lose */
static const double short_last = 0.12;  /* of the width */

/* A place where a line may end, reached by the cheapest way. */
typedef struct
{
  guint at;      /* item that ends the line */
  guint start;   /* first item of the next line */
  gint previous; /* node of the line before; -1: the start */
  guint fit;
  gboolean hyphen;
  double cost;  /* of all lines so far */
  double ratio; /* of the line that ends here */
} BreakNode;

typedef struct
{
  const TrameItem *items;
  guint from, to; /* the stretch between two forced breaks */
  double width;
  TrameAlign align;
  double limit;                         /* stretch that is still taken */
  double *widths, *stretches, *shrinks; /* sums before each item, from FROM */
  GArray *nodes;                        /* of BreakNode */
  GArray *active;                       /* of gint: nodes from which a line can start */
} LineBreaker;

/* Spaces and unused cuts vanish at the ends of a line. */
static gboolean
is_discarded (const TrameItem *item)
{
  return item->kind == TRAME_ITEM_PENALTY || (item->kind == TRAME_ITEM_GLUE && item->penalty < TRAME_PENALTY_NEVER);
}

static gboolean
can_end_at (const LineBreaker *breaker, guint i)
{
  if (i == breaker->to)
    return TRUE;
  const TrameItem *item = &breaker->items[i];
  if (item->kind == TRAME_ITEM_PENALTY)
    return item->penalty < TRAME_PENALTY_NEVER;
  return item->kind == TRAME_ITEM_GLUE && item->penalty < TRAME_PENALTY_NEVER && i > breaker->from
         && !is_discarded (&breaker->items[i - 1]);
}

/* The first item of a line that starts after I. */
static guint
skip_to_start (const LineBreaker *breaker, guint i)
{
  while (i < breaker->to && is_discarded (&breaker->items[i]))
    i++;
  return i;
}

static void
sum_widths (LineBreaker *breaker)
{
  guint count = breaker->to - breaker->from;
  breaker->widths = g_new (double, 3 * (gsize) (count + 1));
  breaker->stretches = breaker->widths + count + 1;
  breaker->shrinks = breaker->stretches + count + 1;
  double width = 0, stretch = 0, shrink = 0;
  for (guint i = 0; i <= count; i++)
    {
      breaker->widths[i] = width;
      breaker->stretches[i] = stretch;
      breaker->shrinks[i] = shrink;
      if (i == count)
        break;
      const TrameItem *item = &breaker->items[breaker->from + i];
      if (item->kind == TRAME_ITEM_PENALTY)
        continue;
      width += item->width;
      stretch += item->stretch;
      shrink += item->shrink;
    }
}

static double
measure (const LineBreaker *breaker, guint from, guint to)
{
  double hyphen = to < breaker->to && breaker->items[to].kind == TRAME_ITEM_PENALTY ? breaker->items[to].width : 0;
  return breaker->widths[to - breaker->from] - breaker->widths[from - breaker->from] + hyphen;
}

/* How far the line's spaces must give (positive) or take (negative); below -1 the line does not fit. */
static double
get_ratio (const LineBreaker *breaker, guint from, guint to)
{
  double missing = breaker->width - measure (breaker, from, to);
  gboolean is_last = to == breaker->to;
  if (breaker->align != TRAME_ALIGN_JUSTIFY)
    {
      if (missing < -slack)
        return -2;
      return is_last && breaker->align != TRAME_ALIGN_CENTER ? 0 : missing / (breaker->width * ragged_play);
    }
  if (missing >= 0)
    {
      if (is_last)
        return 0;
      double stretch = breaker->stretches[to - breaker->from] - breaker->stretches[from - breaker->from];
      return stretch > 0 ? missing / stretch : (missing < slack ? 0 : 1000);
    }
  if (missing > -slack)
    return 0;
  double shrink = breaker->shrinks[to - breaker->from] - breaker->shrinks[from - breaker->from];
  return shrink > 0 ? missing / shrink : -2;
}

static guint
classify (double ratio)
{
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double
price_line (const LineBreaker *breaker, const BreakNode *before, guint to, double ratio)
{
  gboolean is_last = to == breaker->to;
  const TrameItem *end = is_last ? NULL : &breaker->items[to];
  double badness = MIN (100 * fabs (ratio) * ratio * ratio, most_badness);
  double price = COST_LINE + badness + (end != NULL ? end->penalty : 0);
  price *= price;

  gboolean hyphen = end != NULL && end->kind == TRAME_ITEM_PENALTY && end->width > 0;
  if (hyphen && before->hyphen)
    price += COST_TWO_HYPHENS;
  if (is_last && before->hyphen)
    price += COST_LAST_HYPHEN;
  if (ABS ((gint) classify (ratio) - (gint) before->fit) > 1)
    price += COST_CONTRAST;
  if (is_last && before->previous >= 0 && measure (breaker, before->start, to) < breaker->width * short_last)
    price += COST_SHORT_LAST;
  return price;
}

/* The best way to each kind of fit at one place. */
typedef struct
{
  BreakNode nodes[FITS];
  gboolean found[FITS];
} Candidates;

static void
consider (const LineBreaker *breaker, Candidates *candidates, gint from, guint to, double ratio)
{
  const BreakNode *before = &g_array_index (breaker->nodes, BreakNode, from);
  guint fit = classify (ratio);
  double cost = before->cost + price_line (breaker, before, to, MAX (ratio, -1));
  if (candidates->found[fit] && candidates->nodes[fit].cost <= cost)
    return;
  const TrameItem *end = to < breaker->to ? &breaker->items[to] : NULL;
  candidates->found[fit] = TRUE;
  candidates->nodes[fit] = (BreakNode){
    .at = to,
    .start = to < breaker->to ? skip_to_start (breaker, to) : to,
    .previous = from,
    .fit = fit,
    .hyphen = end != NULL && end->kind == TRAME_ITEM_PENALTY && end->width > 0,
    .cost = cost,
    .ratio = ratio,
  };
}

/* Tries every line that could end at TO. FALSE: the paragraph cannot be set within the limit. */
static gboolean
try_place (LineBreaker *breaker, guint to)
{
  Candidates candidates = { 0 };
  gboolean any = FALSE;
  guint kept = 0;
  gint last_dropped = -1;
  for (guint i = 0; i < breaker->active->len; i++)
    {
      gint from = g_array_index (breaker->active, gint, i);
      guint start = g_array_index (breaker->nodes, BreakNode, from).start;
      double ratio = start <= to ? get_ratio (breaker, start, to) : 1000;
      if (ratio < -1)
        {
          last_dropped = from;
          continue;
        }
      g_array_index (breaker->active, gint, kept++) = from;
      if (ratio <= breaker->limit && start <= to)
        {
          consider (breaker, &candidates, from, to, ratio);
          any = TRUE;
        }
    }
  g_array_set_size (breaker->active, kept);
  if (!any && kept == 0)
    {
      if (!isinf (breaker->limit))
        return FALSE;
      consider (breaker, &candidates, last_dropped, to, -1);
    }
  for (guint fit = 0; fit < FITS; fit++)
    if (candidates.found[fit])
      {
        gint index = (gint) breaker->nodes->len;
        g_array_append_val (breaker->nodes, candidates.nodes[fit]);
        g_array_append_val (breaker->active, index);
      }
  return TRUE;
}

/* The last node of the cheapest way, or -1. */
static gint
find_best (LineBreaker *breaker, double limit)
{
  breaker->limit = limit;
  g_array_set_size (breaker->nodes, 0);
  g_array_set_size (breaker->active, 0);
  BreakNode start = { .at = breaker->from, .start = skip_to_start (breaker, breaker->from), .previous = -1, .fit = 1 };
  gint first = 0;
  g_array_append_val (breaker->nodes, start);
  g_array_append_val (breaker->active, first);
  for (guint i = start.start + 1; i <= breaker->to; i++)
    if (can_end_at (breaker, i) && !try_place (breaker, i))
      return -1;

  gint best = -1;
  for (guint i = 0; i < breaker->active->len; i++)
    {
      gint index = g_array_index (breaker->active, gint, i);
      const BreakNode *node = &g_array_index (breaker->nodes, BreakNode, index);
      if (node->at == breaker->to && node->previous >= 0
          && (best < 0 || node->cost < g_array_index (breaker->nodes, BreakNode, best).cost))
        best = index;
    }
  return best;
}

static void
append_lines (const LineBreaker *breaker, gint best, GArray *lines)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (gint));
  for (gint index = best; g_array_index (breaker->nodes, BreakNode, index).previous >= 0;
       index = g_array_index (breaker->nodes, BreakNode, index).previous)
    g_array_append_val (path, index);
  for (guint i = path->len; i > 0; i--)
    {
      const BreakNode *node = &g_array_index (breaker->nodes, BreakNode, g_array_index (path, gint, i - 1));
      const BreakNode *before = &g_array_index (breaker->nodes, BreakNode, node->previous);
      gboolean is_last = node->at == breaker->to;
      TrameSetLine line = {
        .from = before->start,
        .to = node->at,
        .natural = measure (breaker, before->start, node->at),
        .ratio = breaker->align != TRAME_ALIGN_JUSTIFY ? 0
                 : node->ratio > most_play             ? 1
                                                       : node->ratio,
        .hyphen = node->hyphen,
        .wraps = !is_last && breaker->items[node->at].kind == TRAME_ITEM_GLUE,
        .last = is_last,
      };
      g_array_append_val (lines, line);
    }
}

static void
break_stretch (LineBreaker *breaker, GArray *lines)
{
  while (breaker->to > breaker->from && is_discarded (&breaker->items[breaker->to - 1]))
    breaker->to--;
  if (skip_to_start (breaker, breaker->from) == breaker->to)
    {
      TrameSetLine empty = { .from = breaker->to, .to = breaker->to, .last = TRUE };
      g_array_append_val (lines, empty);
      return;
    }
  sum_widths (breaker);
  gint best = find_best (breaker, decent_stretch);
  if (best < 0)
    best = find_best (breaker, INFINITY);
  g_assert (best >= 0);
  append_lines (breaker, best, lines);
  g_clear_pointer (&breaker->widths, g_free);
}

void
trame_break_lines (const GArray *items, double width, TrameAlign align, GArray *lines)
{
  LineBreaker breaker = {
    .items = (const TrameItem *) items->data,
    .width = width,
    .align = align,
    .nodes = g_array_new (FALSE, FALSE, sizeof (BreakNode)),
    .active = g_array_new (FALSE, FALSE, sizeof (gint)),
  };
  guint from = 0;
  for (guint i = 0; i <= items->len; i++)
    {
      if (i < items->len && breaker.items[i].kind != TRAME_ITEM_END)
        continue;
      if (i == items->len && from == i && from > 0)
        break; /* a forced break at the very end opens no line */
      breaker.from = from;
      breaker.to = i;
      break_stretch (&breaker, lines);
      from = i + 1;
    }
  g_array_unref (breaker.nodes);
  g_array_unref (breaker.active);
}
