/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a case to its lifecycle on a day: the fold, written down. Unknown dates are in lifecycle-unknown.c. */
#include "domain/rules.h"

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

void
trame_deadlines_sort (GArray *deadlines)
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

TrameLifecycle *
trame_lifecycle_write (const TrameFold *fold, gboolean brief)
{
  TrameLifecycle *lifecycle = g_new0 (TrameLifecycle, 1);
  g_atomic_ref_count_init (&lifecycle->refs);
  trame_day_to_date (fold->on, &lifecycle->on);
  lifecycle->state = fold->state;
  lifecycle->signed_by = trame_fold_signed_by (fold);
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
  trame_deadlines_sort (lifecycle->deadlines);
  if (brief)
    g_array_unref (writer.no_reasons);
  return lifecycle;
}

static TrameLifecycle *
evaluate (const TrameCase *contract, const GDate *on, gboolean brief)
{
  TrameEvents events;
  TrameLifecycle *lifecycle;
  trame_events_init (&events, contract);
  if (events.n_unknown > 0)
    trame_events_drop_later (&events, trame_day_from_date (on));
  if (events.n_unknown > 0)
    lifecycle = trame_lifecycle_evaluate_unknown (&events, contract, trame_day_from_date (on), brief);
  else
    {
      TrameFold fold;
      trame_events_choose (&events, 0);
      trame_fold_case (&fold, contract, &events, trame_day_from_date (on));
      lifecycle = trame_lifecycle_write (&fold, brief);
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
