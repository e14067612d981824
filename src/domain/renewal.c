/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods one after another.
 * renewal.explicit: a request received on or before the last day renews, even alone, for the agreed length or else the
 * initial one; a later one renews nothing (code civil, art. 1214). renewal.tacit: no refusal received in time renews, up
 * to the number of times written (art. 1215). renewal.period: lengths add up from the first day; a period starts the day
 * after the previous one's last day. */
#include "domain/rules.h"

gboolean
trame_renewals_left (const TrameTerms *terms, guint index)
{
  return terms->renewals_max < 0 || index < (guint) terms->renewals_max;
}

/* The last day on which a refusal of a tacit renewal may be received. */
TrameDay
trame_decline_limit (const TrameTerms *terms, TrameDay last)
{
  return terms->has_renewal_notice ? trame_day_subtract (last, terms->renewal_notice) : last;
}

/* Reads what was said about renewal within the current period, by ON. */
static void
look (TrameFold *fold)
{
  TrameDay from = fold->index == 0 ? fold->concluded : fold->period_start;
  TrameDay last = fold->ends.last != TRAME_DAY_NONE ? fold->ends.last : TRAME_DAY_LAST;
  TrameDay limit = trame_decline_limit (&fold->terms, last);
  fold->request = fold->decline = NULL;
  fold->next_length = fold->terms.has_length ? fold->terms.length : (TramePeriod){ 0 };
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= MIN (fold->on, last); i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->day < from)
        continue;
      if (event->kind == TRAME_FACT_RENEWAL_REQUESTED || event->kind == TRAME_FACT_RENEWAL_AGREED)
        fold->request = fold->request == NULL ? event : fold->request;
      if (event->kind == TRAME_FACT_RENEWAL_AGREED && event->fact->has_length)
        fold->next_length = event->fact->length;
      if (event->kind == TRAME_FACT_RENEWAL_DECLINED && event->day <= limit)
        fold->decline = fold->decline == NULL ? event : fold->decline;
    }
}

/* Whether the period after the current one is obtained: on the last day at the latest, as known on ON. */
static gboolean
is_secured (const TrameFold *fold)
{
  if (fold->ends.last == TRAME_DAY_NONE || !trame_renewals_left (&fold->terms, fold->index))
    return FALSE;
  if (fold->terms.has_length && fold->ends.by_end_date)
    return FALSE; /* the written end date closes every renewal */
  if (fold->terms.renewal == TRAME_RENEWAL_EXPLICIT)
    return fold->request != NULL;
  return fold->terms.renewal == TRAME_RENEWAL_TACIT && fold->decline == NULL
         && fold->on > trame_decline_limit (&fold->terms, fold->ends.last);
}

static void
end_of_period (TrameFold *fold)
{
  if (fold->indefinite)
    fold->ends = (TrameEnds){ 0 };
  else
    trame_term_ends (&fold->terms, &fold->contract->readings, fold->start, fold->sum, &fold->ends);
}

static void
enter_next (TrameFold *fold)
{
  fold->index++;
  fold->period_start = fold->ends.last + 1;
  fold->renewed_by = fold->request;
  fold->in_doubt = fold->request != NULL && fold->terms.renewal == TRAME_RENEWAL_EXPLICIT
                   && fold->request->day > fold->ends.prudent;
  fold->indefinite = trame_period_is_zero (fold->next_length);
  fold->before = fold->sum;
  fold->sum = trame_period_sum (fold->sum, fold->next_length, 1);
}

/* Tacit periods in which nothing happens, passed in one step: a guard against ten thousand years of one-day periods. */
static void
pass_quiet_periods (TrameFold *fold)
{
  TramePeriod length = fold->terms.length;
  if (fold->terms.renewal != TRAME_RENEWAL_TACIT || !fold->terms.has_length || trame_period_is_zero (length))
    return;
  gint64 longest = (gint64) length.years * 366 + (gint64) length.months * 31 + length.days;
  TrameDay quiet_until = fold->on, end_date = trame_day_from_date (&fold->terms.end_date);
  if (end_date != TRAME_DAY_NONE)
    quiet_until = MIN (quiet_until, end_date);
  if (fold->ending.effect != TRAME_DAY_NONE)
    quiet_until = MIN (quiet_until, fold->ending.effect);
  for (guint i = 0; i < fold->events->n; i++)
    if (fold->events->all[i].day >= fold->period_start)
      {
        quiet_until = MIN (quiet_until, fold->events->all[i].day);
        break;
      }
  gint64 periods = (quiet_until - fold->ends.last) / longest - 1;
  if (fold->terms.renewals_max >= 0)
    periods = MIN (periods, fold->terms.renewals_max - (gint64) fold->index - 1);
  if (periods < 16)
    return;
  fold->index += (guint) periods;
  fold->sum = trame_period_sum (fold->sum, length, (guint) periods);
  fold->before = trame_period_sum (fold->before, length, (guint) periods);
  TrameEnds ends;
  TramePeriod before = fold->before;
  trame_term_ends (&fold->terms, &fold->contract->readings, fold->start, before, &ends);
  fold->period_start = ends.last + 1;
  fold->renewed_by = NULL;
  end_of_period (fold);
}

/* Amendments signed within the current period, before its end and the convention's. */
static void
amend_period (TrameFold *fold)
{
  for (;;)
    {
      TrameDay last = fold->ends.last != TRAME_DAY_NONE ? fold->ends.last : TRAME_DAY_LAST;
      TrameDay out = fold->ending.effect != TRAME_DAY_NONE ? fold->ending.effect - 1 : TRAME_DAY_LAST;
      if (!trame_fold_amend (fold, MIN (MIN (last, out), fold->on)))
        return;
      end_of_period (fold);
    }
}

/* Stops at the period that holds ON, or at the one in which the convention ended. */
void
trame_fold_periods (TrameFold *fold)
{
  fold->period_start = fold->start;
  fold->sum = fold->terms.has_length ? fold->terms.length : (TramePeriod){ 0 };
  end_of_period (fold);
  for (;;)
    {
      amend_period (fold);
      look (fold);
      fold->next_secured = is_secured (fold);
      TrameDay reached = fold->on;
      if (fold->ending.effect != TRAME_DAY_NONE)
        reached = MIN (reached, MAX (fold->ending.effect - 1, fold->concluded));
      if (!fold->next_secured || reached <= fold->ends.last)
        break;
      TrameDay previous = fold->ends.last;
      enter_next (fold);
      end_of_period (fold);
      if (fold->ends.last != TRAME_DAY_NONE && fold->ends.last <= previous)
        break; /* beyond the calendar */
      pass_quiet_periods (fold);
    }
  if (!fold->next_secured)
    return;
  TrameFold next = *fold;
  enter_next (&next);
  end_of_period (&next);
  fold->next_ends = next.ends;
}
