/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has signed, and the day the convention begins: the later signature, the notification, the transmission, or the date
 * the text states. A party's first signature is the one that counts. */
#include "domain/rules.h"

const TrameEvent *
trame_fold_first (const TrameFold *fold, TrameFactKind kind, TrameParty party)
{
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->kind == kind && (party == TRAME_PARTY_NONE || event->party == party))
        return event;
    }
  return NULL;
}

guint
trame_fold_signed_by (const TrameFold *fold)
{
  return (fold->city ? 1u << TRAME_PARTY_CITY : 0) | (fold->partner ? 1u << TRAME_PARTY_PARTNER : 0);
}

static void
keep_first (const TrameEvent **kept, const TrameEvent *event)
{
  if (*kept == NULL)
    *kept = event;
}

static void
look (TrameFold *fold)
{
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      switch (event->kind)
        {
        case TRAME_FACT_ISSUED:
          keep_first (&fold->issued, event);
          break;
        case TRAME_FACT_SENT_FOR_SIGNATURE:
          keep_first (&fold->sent, event);
          break;
        case TRAME_FACT_WITHDRAWN:
          keep_first (&fold->withdrawn, event);
          break;
        case TRAME_FACT_SIGNED:
          if (event->party != TRAME_PARTY_NONE)
            keep_first (event->party == TRAME_PARTY_CITY ? &fold->city : &fold->partner, event);
          break;
        default:
          break;
        }
    }
}

/* A convention withdrawn before both had signed was never concluded. */
void
trame_fold_signatures (TrameFold *fold)
{
  look (fold);
  if (fold->city == NULL || fold->partner == NULL)
    return;
  TrameDay last = MAX (fold->city->day, fold->partner->day);
  if (fold->withdrawn != NULL && fold->withdrawn->day < last)
    return;
  fold->concluded = last;
}

/* The start, from the terms and what has happened; a start never comes before both have signed unless the text states it. */
void
trame_fold_start (TrameFold *fold)
{
  const TrameTerms *terms = &fold->terms;
  fold->beginning = NULL;
  fold->start = TRAME_DAY_NONE;
  switch (terms->start)
    {
    case TRAME_START_DATE:
      fold->start = trame_day_from_date (&terms->start_date);
      break;
    case TRAME_START_NOTIFICATION:
      fold->beginning = trame_fold_first (fold, TRAME_FACT_NOTIFIED, TRAME_PARTY_NONE);
      break;
    case TRAME_START_TRANSMISSION:
      fold->beginning = trame_fold_first (fold, TRAME_FACT_TRANSMITTED, TRAME_PARTY_NONE);
      break;
    default:
      fold->start = fold->concluded;
      break;
    }
  /* What ended before it began does not begin any more. */
  if (fold->beginning != NULL && fold->ending.effect != TRAME_DAY_NONE && fold->beginning->day >= fold->ending.effect)
    fold->beginning = NULL;
  if (fold->beginning != NULL)
    fold->start = MAX (fold->beginning->day, fold->concluded);
  fold->in_force_from = fold->start == TRAME_DAY_NONE ? TRAME_DAY_NONE : MAX (fold->start, fold->concluded);
}
