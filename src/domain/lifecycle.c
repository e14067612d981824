/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a case to its lifecycle on a day. When dates are unknown, each choice of their bounds is folded and the results
 * are held together: where they agree they stand, where they do not they become bounds. */
#include "domain/rules.h"

/* Unknown dates beyond this many move together. */
#define MOST_UNKNOWN 5
/* A bound that nobody gave stands for one of these; what follows from it is no bound either. */
#define EARLIEST_MEANT (TrameDay) 365000
#define LATEST_MEANT (TrameDay) 3287000

static void
write_period (TrameLifecycle *lifecycle, const TrameFold *fold)
{
  TrameTermPeriod *period = &lifecycle->period;
  if (fold->start == TRAME_DAY_NONE)
    return;
  period->known = TRUE;
  period->index = fold->index;
  trame_day_to_date (fold->period_start, &period->start);
  trame_day_to_date (fold->ends.last, &period->last_day);
  trame_day_to_date (fold->ends.other == fold->ends.last ? TRAME_DAY_NONE : fold->ends.other, &period->other_last_day);
  trame_day_to_date (fold->ends.prudent, &period->prudent_last_day);
}

static TrameDay
deadline_rank (const TrameDeadline *deadline)
{
  if (g_date_valid (&deadline->date))
    return trame_day_from_date (&deadline->date);
  if (g_date_valid (&deadline->not_before))
    return trame_day_from_date (&deadline->not_before);
  return g_date_valid (&deadline->prudent_date) ? trame_day_from_date (&deadline->prudent_date) : TRAME_DAY_LAST;
}

static void
sort_deadlines (GArray *deadlines)
{
  TrameDeadline *all = (TrameDeadline *) (gpointer) deadlines->data;
  for (guint i = 1; i < deadlines->len; i++)
    {
      TrameDeadline moved = all[i];
      TrameDay rank = deadline_rank (&moved);
      guint j = i;
      for (; j > 0 && deadline_rank (&all[j - 1]) > rank; j--)
        all[j] = all[j - 1];
      all[j] = moved;
    }
}

static TrameLifecycle *
write_lifecycle (const TrameFold *fold, gboolean brief)
{
  TrameLifecycle *lifecycle = g_new0 (TrameLifecycle, 1);
  g_atomic_ref_count_init (&lifecycle->refs);
  trame_day_to_date (fold->on, &lifecycle->on);
  lifecycle->state = fold->state;
  lifecycle->signed_by = (fold->city ? 1u << TRAME_PARTY_CITY : 0) | (fold->partner ? 1u << TRAME_PARTY_PARTNER : 0);
  lifecycle->deadlines = g_array_sized_new (FALSE, FALSE, sizeof (TrameDeadline), 8);
  lifecycle->warnings = g_array_sized_new (FALSE, FALSE, sizeof (TrameWarning), 4);
  write_period (lifecycle, fold);
  if (fold->first_out != TRAME_DAY_NONE)
    trame_day_to_date (fold->first_out - 1, &lifecycle->end_day);
  TrameWriter writer = { .deadlines = lifecycle->deadlines, .warnings = lifecycle->warnings };
  if (brief)
    writer.no_reasons = g_array_new (FALSE, FALSE, sizeof (TrameReason));
  trame_write_deadlines (&writer, fold);
  trame_write_warnings (&writer, fold);
  sort_deadlines (lifecycle->deadlines);
  if (brief)
    g_array_unref (writer.no_reasons);
  return lifecycle;
}

/* --- unknown dates: several results held together */

static gboolean
same_date (const GDate *a, const GDate *b)
{
  return trame_day_from_date (a) == trame_day_from_date (b);
}

/* Widens [LOW, HIGH] to DAY. NONE in a bound: nothing seen yet; outside the days that are meant: no bound. */
static void
widen (TrameDay *low, TrameDay *high, const GDate *date, TrameDay missing)
{
  TrameDay day = trame_day_from_date (date);
  if (day == TRAME_DAY_NONE)
    day = missing;
  if (*low == TRAME_DAY_NONE || day < *low)
    *low = day;
  if (day > *high)
    *high = day;
}

static void
set_bounds (TrameDay low, TrameDay high, GDate *not_before, GDate *not_after)
{
  trame_day_to_date (low < EARLIEST_MEANT ? TRAME_DAY_NONE : low, not_before);
  trame_day_to_date (high > LATEST_MEANT ? TRAME_DAY_NONE : high, not_after);
}

static const TrameDeadline *
nth_deadline (const TrameLifecycle *lifecycle, TrameDeadlineKind kind, guint n)
{
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (lifecycle->deadlines, TrameDeadline, i);
      if (deadline->kind == kind && n-- == 0)
        return deadline;
    }
  return NULL;
}

static void
merge_deadline (TrameDeadline *deadline, guint nth, TrameLifecycle *const *all, guint n)
{
  TrameDay low = TRAME_DAY_NONE, high = TRAME_DAY_NONE, prudent = TRAME_DAY_NONE;
  gboolean agree = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const TrameDeadline *one = nth_deadline (all[i], deadline->kind, nth);
      if (one == NULL)
        continue;
      agree = agree && same_date (&one->date, &deadline->date) && same_date (&one->not_before, &deadline->not_before);
      gboolean bounded = !g_date_valid (&one->date);
      widen (&low, &high, bounded ? &one->not_before : &one->date, TRAME_DAY_FIRST);
      widen (&low, &high, bounded ? &one->not_after : &one->date, TRAME_DAY_LAST);
      TrameDay safe = trame_day_from_date (&one->prudent_date);
      if (safe >= EARLIEST_MEANT && safe <= LATEST_MEANT && (prudent == TRAME_DAY_NONE || safe < prudent))
        prudent = safe;
    }
  if (agree)
    return;
  g_date_clear (&deadline->date, 1);
  g_date_clear (&deadline->other_date, 1);
  trame_day_to_date (prudent, &deadline->prudent_date);
  set_bounds (low, high, &deadline->not_before, &deadline->not_after);
}

static void
add_missing_deadlines (TrameLifecycle *merged, const TrameLifecycle *other)
{
  for (guint i = 0; i < other->deadlines->len; i++)
    {
      TrameDeadline deadline = g_array_index (other->deadlines, TrameDeadline, i);
      guint nth = 0;
      for (guint j = 0; j < i; j++)
        nth += g_array_index (other->deadlines, TrameDeadline, j).kind == deadline.kind;
      if (nth_deadline (merged, deadline.kind, nth) != NULL)
        continue;
      g_array_ref (deadline.reasons);
      g_array_append_val (merged->deadlines, deadline);
    }
}

static void
add_missing_warnings (TrameLifecycle *merged, const TrameLifecycle *other)
{
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
merge_period (TrameLifecycle *merged, TrameLifecycle *const *all, guint n)
{
  TrameTermPeriod *period = &merged->period;
  TrameDay low = TRAME_DAY_NONE, high = TRAME_DAY_NONE, prudent = TRAME_DAY_NONE;
  for (guint i = 0; i < n; i++)
    {
      const TrameTermPeriod *one = &all[i]->period;
      if (!one->known)
        continue;
      if (!period->known)
        *period = *one;
      period->index = MIN (period->index, one->index);
      widen (&low, &high, &one->last_day, TRAME_DAY_LAST);
      TrameDay safe = trame_day_from_date (&one->prudent_last_day);
      if (safe >= EARLIEST_MEANT && (prudent == TRAME_DAY_NONE || safe < prudent))
        prudent = safe;
    }
  GDate start = period->start;
  for (guint i = 0; i < n; i++)
    if (all[i]->period.known && !same_date (&all[i]->period.start, &start))
      g_date_clear (&period->start, 1);
  if (!period->known || low == high)
    return;
  g_date_clear (&period->last_day, 1);
  g_date_clear (&period->other_last_day, 1);
  trame_day_to_date (prudent > LATEST_MEANT ? TRAME_DAY_NONE : prudent, &period->prudent_last_day);
  set_bounds (low, high, &period->not_before, &period->not_after);
}

/* ALL[0] becomes the merged result. */
static void
merge (TrameLifecycle **all, guint n)
{
  TrameLifecycle *merged = all[0];
  TrameLifecycle *first = g_memdup2 (merged, sizeof *merged);
  first->deadlines = g_array_copy (merged->deadlines);
  all[0] = first;
  for (guint i = 1; i < n; i++)
    {
      if (all[i]->state != merged->state)
        merged->state = TRAME_STATE_UNDETERMINED;
      merged->signed_by &= all[i]->signed_by;
      if (!same_date (&all[i]->end_day, &first->end_day))
        g_date_clear (&merged->end_day, 1);
      add_missing_deadlines (merged, all[i]);
      add_missing_warnings (merged, all[i]);
    }
  merge_period (merged, all, n);
  for (guint i = 0; i < merged->deadlines->len; i++)
    {
      TrameDeadline *deadline = &g_array_index (merged->deadlines, TrameDeadline, i);
      guint nth = 0;
      for (guint j = 0; j < i; j++)
        nth += g_array_index (merged->deadlines, TrameDeadline, j).kind == deadline->kind;
      merge_deadline (deadline, nth, all, n);
    }
  sort_deadlines (merged->deadlines);
  g_array_unref (first->deadlines);
  g_free (first);
  all[0] = merged;
}

/* A bound that was not given makes dates that mean nothing: they are cleared once merged, never shown. */
static TrameLifecycle *
evaluate_unknown (TrameEvents *events, const TrameCase *contract, TrameDay on, gboolean brief)
{
  guint bits = MIN (events->n_unknown, MOST_UNKNOWN), n = 1u << bits;
  TrameLifecycle *all[1u << MOST_UNKNOWN];
  for (guint corner = 0; corner < n; corner++)
    {
      /* Those beyond the last bit go with it. */
      guint chosen = corner & (1u << (bits - 1)) ? corner | ~((1u << bits) - 1) : corner;
      TrameFold fold;
      trame_events_choose (events, chosen);
      trame_fold_case (&fold, contract, events, on);
      all[corner] = write_lifecycle (&fold, brief);
    }
  merge (all, n);
  for (guint i = 1; i < n; i++)
    trame_lifecycle_unref (all[i]);
  return all[0];
}

static TrameLifecycle *
evaluate (const TrameCase *contract, const GDate *on, gboolean brief)
{
  TrameEvents events;
  TrameLifecycle *lifecycle;
  trame_events_init (&events, contract);
  if (events.n_unknown > 0)
    lifecycle = evaluate_unknown (&events, contract, trame_day_from_date (on), brief);
  else
    {
      TrameFold fold;
      trame_events_choose (&events, 0);
      trame_fold_case (&fold, contract, &events, trame_day_from_date (on));
      lifecycle = write_lifecycle (&fold, brief);
    }
  trame_events_clear (&events);
  return lifecycle;
}

TrameLifecycle *
trame_lifecycle_evaluate (const TrameCase *contract, const GDate *on)
{
  g_return_val_if_fail (contract != NULL && on != NULL && g_date_valid (on), NULL);
  return evaluate (contract, on, FALSE);
}

TrameLifecycle *
trame_lifecycle_evaluate_brief (const TrameCase *contract, const GDate *on)
{
  g_return_val_if_fail (contract != NULL && on != NULL && g_date_valid (on), NULL);
  return evaluate (contract, on, TRUE);
}
