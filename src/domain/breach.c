/* SPDX-License-Identifier: GPL-3.0-or-later */
/* breach.as-of-right: an end for non-performance needs a breach on record and a notification; a formal notice left
 * unanswered is expected first; one's own breach is no ground; a breach remedied before the effect founds nothing any
 * more (code civil, art. 1225 and 1229). */
#include "domain/rules.h"

/* The last day to remedy: the day of receipt is not counted (code de procédure civile, art. 641), or it is. */
TrameDay
trame_cure_end (const TrameEvent *formal_notice, const TrameTerms *terms, TrameNoticeReading reading)
{
  const TrameFact *fact = formal_notice->fact;
  if (!g_date_valid (&fact->received) || !(fact->has_cure || terms->has_cure))
    return TRAME_DAY_NONE;
  TrameDay received = trame_day_from_date (&fact->received);
  TrameDay out = trame_notice_first_day_out (received, fact->has_cure ? fact->cure : terms->cure, reading,
                                             &(TrameReadings){ 0 });
  return out == TRAME_DAY_NONE ? out : out - 1;
}

static TrameParty
other_party (TrameParty party)
{
  return party == TRAME_PARTY_CITY ? TRAME_PARTY_PARTNER : party == TRAME_PARTY_PARTNER ? TRAME_PARTY_CITY : party;
}

static gboolean
was_unanswered (const TrameEvent *event, const TrameEnding *ending)
{
  TrameDay cure = trame_cure_end (event, &ending->terms, TRAME_NOTICE_CLEAR_DAYS);
  if (cure != TRAME_DAY_NONE)
    return cure < ending->posted;
  return g_date_valid (&event->fact->received) && trame_day_from_date (&event->fact->received) <= ending->posted
         && !event->fact->has_cure && !ending->terms.has_cure;
}

void
trame_breach_look (const TrameEvents *events, const TrameEnding *ending, TrameDay on, TrameBreach *out)
{
  *out = (TrameBreach){ 0 };
  TrameParty notifier = ending->event->party;
  TrameDay effect = ending->effect != TRAME_DAY_NONE ? ending->effect : ending->earliest;
  for (guint i = 0; i < events->n && events->all[i].day <= on; i++)
    {
      const TrameEvent *event = &events->all[i];
      switch (event->kind)
        {
        case TRAME_FACT_BREACH:
          if (event->day > ending->posted)
            break;
          if (event->party == notifier && notifier != TRAME_PARTY_NONE)
            out->own = event;
          else
            out->breach = event;
          break;
        case TRAME_FACT_BREACH_REMEDIED:
          if (event->party == notifier && notifier != TRAME_PARTY_NONE)
            break;
          if (out->breach != NULL && event->day >= out->breach->day
              && (effect == TRAME_DAY_NONE || event->day < effect))
            out->remedied = event;
          break;
        case TRAME_FACT_FORMAL_NOTICE:
          if ((event->party == TRAME_PARTY_NONE || event->party != other_party (notifier))
              && was_unanswered (event, ending))
            out->formal_notice = TRUE;
          break;
        default:
          break;
        }
    }
}
