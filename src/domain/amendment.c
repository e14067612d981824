/* SPDX-License-Identifier: GPL-3.0-or-later */
/* amendment.order: an amendment changes the terms from the later of its two signatures; dated after the end, it revives
 * nothing. A key it does not hold stays as it was, a key without value removes the term. */
#include "domain/rules.h"

void
trame_terms_apply (TrameTerms *terms, const TrameFact *amendment)
{
  const TrameTerms *changes = &amendment->changes;
  TrameChangesMask mask = amendment->changes_mask;
  if (mask & TRAME_CHANGES_LENGTH)
    {
      terms->has_length = changes->has_length;
      terms->length = changes->length;
    }
  if (mask & TRAME_CHANGES_END_DATE)
    terms->end_date = changes->end_date;
  if (mask & TRAME_CHANGES_START)
    {
      terms->start = changes->start;
      terms->start_date = changes->start_date;
    }
  if (mask & TRAME_CHANGES_RENEWAL)
    terms->renewal = changes->renewal;
  if (mask & TRAME_CHANGES_RENEWALS_MAX)
    terms->renewals_max = changes->renewals_max;
  if (mask & TRAME_CHANGES_RENEWAL_NOTICE)
    {
      terms->has_renewal_notice = changes->has_renewal_notice;
      terms->renewal_notice = changes->renewal_notice;
    }
  if (mask & TRAME_CHANGES_NOTICE)
    {
      terms->has_notice = changes->has_notice;
      terms->notice = changes->notice;
    }
  if (mask & TRAME_CHANGES_NOTICE_MEDIUM)
    terms->notice_medium = changes->notice_medium;
  if (mask & TRAME_CHANGES_MONEY)
    terms->money = changes->money;
  if (mask & TRAME_CHANGES_CURE)
    {
      terms->has_cure = changes->has_cure;
      terms->cure = changes->cure;
    }
}

/* Signed by both: its date is known, and neither of its signatures is the only one. */
gboolean
trame_amendment_complete (const TrameEvent *event)
{
  const TrameFact *fact = event->fact;
  if (g_date_valid (&fact->on))
    return TRUE;
  return g_date_valid (&fact->signed_city) == g_date_valid (&fact->signed_partner);
}

static void
apply_to_end (TrameFold *fold, const TrameFact *fact)
{
  TrameChangesMask mask = fact->changes_mask;
  if (mask & TRAME_CHANGES_START)
    {
      trame_fold_start (fold);
      fold->period_start = fold->index == 0 ? fold->start : fold->period_start;
    }
  if (mask & TRAME_CHANGES_LENGTH)
    {
      fold->sum = fold->terms.has_length ? trame_period_sum (fold->before, fold->terms.length, 1) : (TramePeriod){ 0 };
      fold->indefinite = FALSE;
    }
  else if ((mask & TRAME_CHANGES_END_DATE) && !fold->terms.has_length)
    {
      fold->before = fold->sum = (TramePeriod){ 0 };
      fold->indefinite = FALSE;
    }
}

/* Applies, in order, the amendments not yet looked at whose day is UNTIL at the latest. */
gboolean
trame_fold_amend (TrameFold *fold, TrameDay until)
{
  gboolean changed = FALSE;
  for (; fold->amended < fold->events->n; fold->amended++)
    {
      const TrameEvent *event = &fold->events->all[fold->amended];
      if (event->day > until)
        break;
      if (event->kind != TRAME_FACT_AMENDMENT || event->day < fold->concluded || !trame_amendment_complete (event))
        continue;
      trame_terms_apply (&fold->terms, event->fact);
      apply_to_end (fold, event->fact);
      changed = TRUE;
      fold->amended++;
      break;
    }
  return changed;
}
