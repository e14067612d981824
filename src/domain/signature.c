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
