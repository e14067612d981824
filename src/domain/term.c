/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last day of a period.
 * term.same-day: from an event (signature, notification, transmission) a period in months or years ends on the day of the
 * same number at 24:00, or on the month's last day (code de procédure civile, art. 641, by analogy); a period in days
 * does not count the event's day. term.eve: the other reading, where the first day counts. term.stated-start: a start
 * date written in the text counts, so that the last day is the eve. A written end date ends it at the latest. */
#include "domain/rules.h"

gboolean
trame_terms_have_stated_start (const TrameTerms *terms)
{
  return terms->start == TRAME_START_DATE;
}

TramePeriod
trame_period_sum (TramePeriod a, TramePeriod b, guint times)
{
  return (TramePeriod){ a.years + b.years * times, a.months + b.months * times, a.days + b.days * times };
}

/* code de procédure civile, art. 642: sure before courts, uncertain for a contract, so only when asked. */
static TrameDay
rolled (TrameDay day, const TrameReadings *readings)
{
  return readings->roll ? trame_day_working_on_or_after (day, readings->zone) : day;
}

static void
cap (TrameEnds *ends, TrameDay end_date)
{
  if (ends->last != TRAME_DAY_NONE && ends->last < end_date)
    {
      ends->other = MIN (ends->other, end_date);
      ends->prudent = MIN (ends->prudent, end_date);
      return;
    }
  TrameDay other = ends->other;
  *ends = (TrameEnds){ .last = end_date, .prudent = end_date, .unrolled = end_date, .by_end_date = TRUE };
  if (other != TRAME_DAY_NONE && other < end_date)
    {
      ends->other = other;
      ends->prudent = other;
    }
}

/* SUM is all the lengths since START: one addition, one rounding, whatever the number of renewals. Without a length, SUM
 * is what renewals added to the end date. */
void
trame_term_ends (
    const TrameTerms *terms, const TrameReadings *readings, TrameDay start, TramePeriod sum, TrameEnds *out)
{
  *out = (TrameEnds){ 0 };
  TrameDay end_date = trame_day_from_date (&terms->end_date);
  if (!terms->has_length)
    {
      TrameDay last = trame_day_add (end_date, sum, 1, TRAME_ROUND_DOWN);
      if (last != TRAME_DAY_NONE)
        *out = (TrameEnds){ .last = last, .prudent = last, .unrolled = last, .by_end_date = TRUE };
      return;
    }
  TrameDay same_day = trame_day_add (start, sum, 1, TRAME_ROUND_DOWN);
  if (same_day != TRAME_DAY_NONE)
    {
      gboolean stated = trame_terms_have_stated_start (terms);
      gboolean eve = stated || readings->term == TRAME_TERM_EVE;
      TrameDay last = MAX (eve ? same_day - 1 : same_day, TRAME_DAY_FIRST);
      *out = (TrameEnds){
        .last = rolled (last, readings),
        .unrolled = last,
        .other = stated ? TRAME_DAY_NONE : rolled (eve ? same_day : same_day - 1, readings),
        .prudent = MAX (same_day - 1, TRAME_DAY_FIRST),
      };
    }
  if (end_date != TRAME_DAY_NONE)
    cap (out, end_date);
}
