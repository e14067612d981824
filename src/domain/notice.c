/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notice: from a letter to the first day out of force, and back.
 * notice.clear-days: the day of receipt is not counted, full days run, the next is the first out (code de procédure
 * civile, art. 641). notice.calendar-days: the other reading, a day less. notice.start: the period protects the addressee
 * and runs from receipt; refused: from the refusal; unclaimed: from the first presentation (art. 668-669; CE 24/04/2012
 * n° 341146). notice.short: never before the first lawful day. notice.form: without proof of receipt, no effect.
 * notice.crossing: the earlier lawful effect wins. */
#include "domain/rules.h"

/* One addition for days, months and years: a period in months ends on the day of the same number. */
TrameDay
trame_notice_first_day_out (TrameDay received,
                            TramePeriod notice,
                            TrameNoticeReading reading,
                            const TrameReadings *readings)
{
  TrameDay out = trame_day_add (received, notice, 1, TRAME_ROUND_DOWN);
  if (out == TRAME_DAY_NONE)
    return out;
  if (reading == TRAME_NOTICE_CLEAR_DAYS)
    out++;
  /* The period's own last day is the one before: that is what rolls. */
  return readings->roll ? trame_day_working_on_or_after (out - 1, readings->zone) + 1 : out;
}

/* Counted back from the end, as a limit is. */
TrameDay
trame_notice_latest_receipt (TrameDay first_day_out, TramePeriod notice, TrameNoticeReading reading)
{
  if (first_day_out <= TRAME_DAY_FIRST)
    return TRAME_DAY_NONE;
  return trame_day_subtract (reading == TRAME_NOTICE_CLEAR_DAYS ? first_day_out - 1 : first_day_out, notice);
}

/* notice.posting-limit: receipt moved back to a working day, then the transit margin in working days. */
TrameDay
trame_notice_latest_posting (TrameDay receipt, guint transit, TrameZone zone)
{
  if (receipt == TRAME_DAY_NONE)
    return TRAME_DAY_NONE;
  return trame_day_working_before (trame_day_working_on_or_before (receipt, zone), transit, zone);
}

TrameForm
trame_notice_form (TrameMedium clause, TrameMedium used)
{
  switch (used)
    {
    case TRAME_MEDIUM_UNKNOWN:
    case TRAME_MEDIUM_REGISTERED_LETTER:
    case TRAME_MEDIUM_ANY:
      return TRAME_FORM_AS_WRITTEN;
    case TRAME_MEDIUM_ELECTRONIC_REGISTERED:
    case TRAME_MEDIUM_HAND_DELIVERY:
    case TRAME_MEDIUM_BAILIFF:
      return clause == TRAME_MEDIUM_REGISTERED_LETTER ? TRAME_FORM_PROVED_OTHERWISE : TRAME_FORM_AS_WRITTEN;
    case TRAME_MEDIUM_LETTER:
      return clause == TRAME_MEDIUM_REGISTERED_LETTER ? TRAME_FORM_WITHOUT_PROOF : TRAME_FORM_AS_WRITTEN;
    case TRAME_MEDIUM_EMAIL:
    default:
      return clause == TRAME_MEDIUM_REGISTERED_LETTER || clause == TRAME_MEDIUM_LETTER ? TRAME_FORM_WITHOUT_PROOF
                                                                                       : TRAME_FORM_AS_WRITTEN;
    }
}

/* The day the notice runs from. */
static void
read_receipt (TrameEnding *ending, const TrameEvent *event)
{
  const TrameFact *fact = event->fact;
  if (g_date_valid (&fact->refused))
    {
      ending->received = trame_day_from_date (&fact->refused);
      ending->received_rule = "notice.start-refused";
    }
  else if (g_date_valid (&fact->received))
    {
      ending->received = trame_day_from_date (&fact->received);
      ending->received_rule = "notice.start-receipt";
    }
  else if (fact->unclaimed == TRAME_UNCLAIMED_YES)
    {
      ending->received = trame_day_from_date (&fact->first_presented);
      ending->received_rule = "notice.start-first-presented";
    }
}

/* The day after receipt when the text gives no notice at all. */
static TramePeriod
notice_of (const TrameTerms *terms)
{
  return terms->has_notice ? terms->notice : (TramePeriod){ 0 };
}

static void
read_effect (TrameEnding *ending, const TrameFold *fold, const TrameFact *fact)
{
  const TrameReadings *readings = &fold->contract->readings;
  TrameDay asked = trame_day_from_date (&fact->effective);
  TramePeriod notice = notice_of (&ending->terms);
  TrameNoticeReading other = ending->terms.has_notice ? !readings->notice : readings->notice;
  TrameDay from = ending->received;
  if (from == TRAME_DAY_NONE)
    from = MAX (ending->posted, trame_day_from_date (&fact->first_presented));
  TrameNoticeReading reading = ending->terms.has_notice ? readings->notice : TRAME_NOTICE_CLEAR_DAYS;
  TrameDay lawful = trame_notice_first_day_out (from, notice, reading, readings);
  ending->earliest = MAX (lawful, asked);
  if (ending->received == TRAME_DAY_NONE)
    return;
  ending->lawful = lawful;
  ending->effect = MAX (lawful, asked);
  TrameDay other_lawful = trame_notice_first_day_out (from, notice, other, readings);
  TrameDay other_effect = MAX (other_lawful, asked);
  ending->other = ending->terms.has_notice && other_effect != ending->effect ? other_effect : TRAME_DAY_NONE;
}

static void
read_agreed (TrameEnding *ending, const TrameEvent *event)
{
  TrameDay asked = trame_day_from_date (&event->fact->effective);
  ending->agreed = TRUE;
  ending->received = event->day;
  ending->effect = MAX (asked, event->day);
  ending->lawful = event->day;
  ending->earliest = ending->effect;
}

/* The terms of a day: those of the model and the amendments signed by then. */
static void
terms_on (const TrameFold *fold, TrameDay day, TrameTerms *terms)
{
  *terms = fold->contract->terms;
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= day; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->kind == TRAME_FACT_AMENDMENT && trame_amendment_complete (event))
        trame_terms_apply (terms, event->fact);
    }
}

void
trame_ending_read (TrameEnding *ending, const TrameFold *fold, const TrameEvent *event)
{
  *ending = (TrameEnding){ .event = event, .posted = event->day };
  if (event->kind == TRAME_FACT_TERMINATION_AGREED)
    {
      ending->terms = fold->contract->terms;
      read_agreed (ending, event);
      return;
    }
  read_receipt (ending, event);
  terms_on (fold, MAX (ending->received, event->day), &ending->terms);
  ending->void_form = trame_notice_form (ending->terms.notice_medium, event->fact->medium) == TRAME_FORM_WITHOUT_PROOF;
  read_effect (ending, fold, event->fact);
  if (event->fact->ground != TRAME_GROUND_NON_PERFORMANCE)
    return;
  TrameBreach breach;
  trame_breach_look (fold->events, ending, fold->on, &breach);
  ending->as_of_right = breach.breach != NULL;
  ending->doubtful = breach.remedied != NULL;
}

/* A lawful effect beats a forecast; between two of a kind, the earlier one. */
static gboolean
comes_first (const TrameEnding *a, const TrameEnding *b)
{
  if ((a->effect != TRAME_DAY_NONE) != (b->effect != TRAME_DAY_NONE))
    return a->effect != TRAME_DAY_NONE;
  return a->earliest < b->earliest;
}

/* Among the notices posted and the agreements made by that day, once the convention was concluded. */
void
trame_fold_ending (TrameFold *fold)
{
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->kind != TRAME_FACT_TERMINATION_NOTIFIED && event->kind != TRAME_FACT_TERMINATION_AGREED)
        continue;
      if (event->day < fold->concluded)
        continue;
      TrameEnding ending;
      trame_ending_read (&ending, fold, event);
      if (!ending.void_form && (fold->ending.event == NULL || comes_first (&ending, &fold->ending)))
        fold->ending = ending;
    }
}
