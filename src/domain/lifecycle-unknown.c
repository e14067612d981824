/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unknown dates: each choice of their bounds is folded and the results are held together. Where they agree they stand;
 * where they do not, dates become bounds and the state is undetermined. */
#include "domain/rules.h"

/* Unknown dates beyond this many move together. */
#define MOST_UNKNOWN 5

/* One choice. A bound that nobody gave leaves that side open: what follows from it is no bound either. */
typedef struct
{
  TrameLifecycle *lifecycle;
  gboolean open_low;
  gboolean open_high;
} Corner;

/* What is seen of one date over all the choices. */
typedef struct
{
  TrameDay low; /* NONE: nothing seen yet */
  TrameDay high;
  TrameDay prudent; /* the earliest safe date */
} Span;

static TrameDay
day_or (const GDate *date, TrameDay missing)
{
  TrameDay day = trame_day_from_date (date);
  return day == TRAME_DAY_NONE ? missing : day;
}

static gboolean
same_date (const GDate *a, const GDate *b)
{
  return trame_day_from_date (a) == trame_day_from_date (b);
}

static void
widen (Span *span, const Corner *corner, TrameDay low, TrameDay high, const GDate *prudent)
{
  low = corner->open_low ? TRAME_DAY_FIRST : low;
  high = corner->open_high ? TRAME_DAY_LAST : high;
  if (!corner->open_high && (span->low == TRAME_DAY_NONE || low < span->low))
    span->low = low;
  if (!corner->open_low || corner->open_high)
    span->high = MAX (span->high, high);
  TrameDay safe = trame_day_from_date (prudent);
  if (!corner->open_low && !corner->open_high && safe != TRAME_DAY_NONE)
    span->prudent = span->prudent == TRAME_DAY_NONE ? safe : MIN (span->prudent, safe);
}

static void
set_bounds (const Span *span, GDate *not_before, GDate *not_after)
{
  trame_day_to_date (span->low <= TRAME_DAY_FIRST ? TRAME_DAY_NONE : span->low, not_before);
  trame_day_to_date (span->high >= TRAME_DAY_LAST ? TRAME_DAY_NONE : span->high, not_after);
}

static const TrameDeadline *
nth_deadline (const GArray *deadlines, TrameDeadlineKind kind, guint n)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (deadlines, TrameDeadline, i);
      if (deadline->kind == kind && n-- == 0)
        return deadline;
    }
  return NULL;
}

/* How many of its kind stand before the deadline at INDEX. */
static guint
rank_in_kind (const GArray *deadlines, guint index)
{
  TrameDeadlineKind kind = g_array_index (deadlines, TrameDeadline, index).kind;
  guint rank = 0;
  for (guint i = 0; i < index; i++)
    rank += g_array_index (deadlines, TrameDeadline, i).kind == kind;
  return rank;
}

static void
merge_deadline (TrameDeadline *deadline, guint rank, const Corner *corners, guint n)
{
  Span span = { 0 };
  gboolean agree = TRUE;
  const TrameDeadline *first = NULL;
  for (guint i = 0; i < n; i++)
    {
      const TrameDeadline *one = nth_deadline (corners[i].lifecycle->deadlines, deadline->kind, rank);
      gboolean open = corners[i].open_low || corners[i].open_high;
      if (one == NULL && !open)
        continue;
      if (one == NULL)
        {
          widen (&span, &corners[i], TRAME_DAY_LAST, TRAME_DAY_LAST, &deadline->date);
          agree = FALSE;
          continue;
        }
      first = first == NULL ? one : first;
      agree = agree && same_date (&one->date, &first->date) && same_date (&one->not_before, &first->not_before);
      if (g_date_valid (&one->date))
        widen (&span, &corners[i], day_or (&one->date, TRAME_DAY_FIRST), day_or (&one->date, TRAME_DAY_LAST),
               &one->prudent_date);
      else
        widen (&span, &corners[i], day_or (&one->not_before, TRAME_DAY_FIRST), day_or (&one->not_after, TRAME_DAY_LAST),
               &one->prudent_date);
    }
  if (agree)
    return;
  g_date_clear (&deadline->date, 1);
  g_date_clear (&deadline->other_date, 1);
  trame_day_to_date (span.prudent, &deadline->prudent_date);
  set_bounds (&span, &deadline->not_before, &deadline->not_after);
}

static void
merge_period (TrameTermPeriod *period, const Corner *corners, guint n)
{
  Span span = { 0 };
  gboolean agree = TRUE, same_start = TRUE;
  const TrameTermPeriod *first = NULL;
  for (guint i = 0; i < n; i++)
    {
      const TrameTermPeriod *one = &corners[i].lifecycle->period;
      if (!one->known)
        {
          gboolean open = corners[i].open_low || corners[i].open_high;
          agree = agree && !open;
          same_start = same_start && !open;
          continue;
        }
      first = first == NULL ? one : first;
      agree = agree && same_date (&one->last_day, &first->last_day);
      same_start = same_start && same_date (&one->start, &first->start);
      widen (&span, &corners[i], day_or (&one->last_day, TRAME_DAY_LAST), day_or (&one->last_day, TRAME_DAY_LAST),
             &one->prudent_last_day);
    }
  if (first == NULL)
    return;
  *period = *first;
  for (guint i = 0; i < n; i++)
    if (corners[i].lifecycle->period.known)
      period->index = MIN (period->index, corners[i].lifecycle->period.index);
  if (!same_start)
    g_date_clear (&period->start, 1);
  if (agree)
    return;
  for (guint i = 0; i < n; i++)
    if (!corners[i].lifecycle->period.known && corners[i].open_high)
      span.high = TRAME_DAY_LAST;
  g_date_clear (&period->last_day, 1);
  g_date_clear (&period->other_last_day, 1);
  trame_day_to_date (span.prudent, &period->prudent_last_day);
  set_bounds (&span, &period->not_before, &period->not_after);
}

static void
add_missing (TrameLifecycle *merged, const TrameLifecycle *other)
{
  for (guint i = 0; i < other->deadlines->len; i++)
    {
      TrameDeadline deadline = g_array_index (other->deadlines, TrameDeadline, i);
      if (nth_deadline (merged->deadlines, deadline.kind, rank_in_kind (other->deadlines, i)) != NULL)
        continue;
      g_array_ref (deadline.reasons);
      g_array_append_val (merged->deadlines, deadline);
    }
  for (guint i = 0; i < other->warnings->len; i++)
    {
      TrameWarning warning = g_array_index (other->warnings, TrameWarning, i);
      gboolean there = FALSE;
      for (guint j = 0; j < merged->warnings->len && !there; j++)
        there = g_str_equal (g_array_index (merged->warnings, TrameWarning, j).code, warning.code);
      if (there)
        continue;
      g_array_ref (warning.reasons);
      g_array_append_val (merged->warnings, warning);
    }
}

static void
say_bounds (TrameLifecycle *merged)
{
  for (guint i = 0; i < merged->deadlines->len; i++)
    {
      TrameDeadline *deadline = &g_array_index (merged->deadlines, TrameDeadline, i);
      TrameDay low = trame_day_from_date (&deadline->not_before), high = trame_day_from_date (&deadline->not_after);
      if (low != TRAME_DAY_NONE && high != TRAME_DAY_NONE)
        TRAME_BECAUSE (deadline->reasons, .rule = "date.bounds", .source = "Trame", .days = { low, high });
    }
}

static TrameLifecycle *
merge (const Corner *corners, guint n, gboolean brief)
{
  const TrameLifecycle *first = corners[0].lifecycle;
  TrameLifecycle *merged = g_memdup2 (first, sizeof *first);
  g_atomic_ref_count_init (&merged->refs);
  merged->deadlines = g_array_sized_new (FALSE, FALSE, sizeof (TrameDeadline), first->deadlines->len);
  merged->warnings = g_array_sized_new (FALSE, FALSE, sizeof (TrameWarning), first->warnings->len);
  for (guint i = 0; i < n; i++)
    {
      const TrameLifecycle *one = corners[i].lifecycle;
      add_missing (merged, one);
      if (one->state != first->state)
        merged->state = TRAME_STATE_UNDETERMINED;
      merged->signed_by &= one->signed_by;
      if (!same_date (&one->end_day, &first->end_day) || corners[i].open_high || corners[i].open_low)
        g_date_clear (&merged->end_day, 1);
    }
  merge_period (&merged->period, corners, n);
  for (guint i = 0; i < merged->deadlines->len; i++)
    merge_deadline (&g_array_index (merged->deadlines, TrameDeadline, i), rank_in_kind (merged->deadlines, i), corners,
                    n);
  trame_deadlines_sort (merged->deadlines);
  if (!brief)
    say_bounds (merged);
  return merged;
}

/* Facts that cannot have happened by ON are left out; a report due is known ahead. */
void
trame_events_drop_later (TrameEvents *events, TrameDay on)
{
  guint kept = 0, unknown = 0;
  for (guint i = 0; i < events->n; i++)
    {
      TrameEvent event = events->all[i];
      if (event.low > on && event.kind != TRAME_FACT_REPORT_DUE)
        continue;
      if (event.high > event.low)
        event.bit = MIN (unknown++, 31);
      events->all[kept++] = event;
    }
  events->n = kept;
  events->n_unknown = unknown;
}

/* The state is that of ON; dates are told as if what is recorded had happened, whenever it did. */
static void
evaluate_corner (
    Corner *corner, TrameEvents *events, guint bits, const TrameCase *contract, TrameDay on, gboolean brief)
{
  TrameFold fold, told;
  TrameDay horizon = on;
  trame_events_choose (events, bits);
  for (guint i = 0; i < events->n; i++)
    {
      const TrameEvent *event = &events->all[i];
      if (event->low == event->high)
        continue;
      corner->open_low = corner->open_low || event->day == TRAME_DAY_FIRST;
      corner->open_high = corner->open_high || event->day == TRAME_DAY_LAST;
      if (event->day != TRAME_DAY_LAST)
        horizon = MAX (horizon, event->day);
    }
  trame_fold_case (&fold, contract, events, on);
  trame_fold_case (&told, contract, events, horizon);
  corner->lifecycle = trame_lifecycle_write (&told, brief);
  trame_day_to_date (on, &corner->lifecycle->on);
  corner->lifecycle->state = fold.state;
  corner->lifecycle->signed_by = trame_fold_signed_by (&fold);
}

TrameLifecycle *
trame_lifecycle_evaluate_unknown (TrameEvents *events, const TrameCase *contract, TrameDay on, gboolean brief)
{
  guint bits = MIN (events->n_unknown, MOST_UNKNOWN), n = 1u << bits;
  Corner corners[1u << MOST_UNKNOWN] = { { 0 } };
  for (guint i = 0; i < n; i++)
    {
      /* Those beyond the last bit go with it. */
      guint chosen = i & (1u << (bits - 1)) ? i | ~((1u << bits) - 1) : i;
      evaluate_corner (&corners[i], events, chosen, contract, on, brief);
    }
  TrameLifecycle *merged = merge (corners, n, brief);
  for (guint i = 0; i < n; i++)
    trame_lifecycle_unref (corners[i].lifecycle);
  return merged;
}
