/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps shared by several deadlines: from the signatures to the start, from the start to a period's last day. */
#include "domain/rules.h"

static const char *
start_source (const TrameFold *fold)
{
  return trame_clause (fold->contract->clauses.start);
}

static void
explain_signatures (GArray *reasons, const TrameFold *fold)
{
  const TrameEvent *first = fold->city, *second = fold->partner;
  if (first == NULL || second == NULL)
    return;
  gboolean swapped = second->day < first->day;
  const char *const rules[] = { "fact.signed-city", "fact.signed-partner" };
  TrameDay days[] = { first->day, second->day };
  for (guint i = 0; i < 2; i++)
    {
      guint at = swapped ? 1 - i : i;
      TRAME_BECAUSE (reasons, .rule = rules[at], .source = start_source (fold), .days = { days[at] });
    }
}

void
trame_explain_start (GArray *reasons, const TrameFold *fold)
{
  if (reasons == NULL || fold->start == TRAME_DAY_NONE)
    return;
  explain_signatures (reasons, fold);
  TrameDay city = fold->city->day, partner = fold->partner->day;
  const char *source = start_source (fold);
  switch (fold->terms.start)
    {
    case TRAME_START_DATE:
      TRAME_BECAUSE (reasons, .rule = "start.stated", .source = source, .days = { fold->start });
      if (fold->concluded > fold->start)
        TRAME_BECAUSE (reasons, .rule = "start.signed-late", .source = source,
                       .days = { fold->start, fold->concluded });
      break;
    case TRAME_START_NOTIFICATION:
      TRAME_BECAUSE (reasons, .rule = "start.notification", .source = source, .days = { fold->start });
      break;
    case TRAME_START_TRANSMISSION:
      TRAME_BECAUSE (reasons, .rule = "start.transmission", .source = source, .days = { fold->start });
      break;
    case TRAME_START_SIGNATURE:
    case TRAME_START_UNKNOWN:
      TRAME_BECAUSE (reasons, .rule = "start.signature-alone", .source = source,
                     .days = { city, partner, fold->start });
      break;
    case TRAME_START_LAST_SIGNATURE:
    default:
      TRAME_BECAUSE (reasons, .rule = "start.last-signature", .source = source, .days = { city, partner, fold->start });
      break;
    }
}

static void
explain_renewal (GArray *reasons, const TrameFold *fold)
{
  const char *source = trame_clause (fold->contract->clauses.renewal);
  TrameDay previous = fold->period_start - 1;
  if (fold->index == 0)
    return;
  if (fold->renewed_by != NULL)
    TRAME_BECAUSE (reasons, .rule = "renewal.explicit", .source = source,
                   .days = { fold->renewed_by->day, previous, fold->period_start });
  else
    TRAME_BECAUSE (reasons, .rule = "renewal.tacit", .source = source, .days = { previous, fold->period_start });
  TRAME_BECAUSE (reasons, .rule = "renewal.period", .source = source, .days = { fold->start }, .period = fold->sum,
                 .number = (gint) fold->index);
}

static gboolean
day_was_missing (const TrameFold *fold, TrameDay same_day)
{
  guint year, month, day, wanted;
  TramePeriod sum = fold->sum;
  if (sum.days > 0)
    return FALSE;
  trame_day_to_ymd (fold->start, &year, &month, &wanted);
  trame_day_to_ymd (same_day, &year, &month, &day);
  return day != wanted;
}

static void
explain_length (GArray *reasons, const TrameFold *fold)
{
  TrameDay same_day = trame_day_add (fold->start, fold->sum, 1, TRAME_ROUND_DOWN);
  const char *clause = trame_clause (fold->contract->clauses.length);
  if (same_day == TRAME_DAY_NONE)
    return;
  if (trame_terms_have_stated_start (&fold->terms))
    {
      TRAME_BECAUSE (reasons, .rule = "term.stated-start", .source = clause, .days = { fold->start, same_day - 1 },
                     .period = fold->sum);
      return;
    }
  gboolean eve = fold->contract->readings.term == TRAME_TERM_EVE;
  const char *same = day_was_missing (fold, same_day) ? "term.month-end"
                     : fold->sum.days > 0             ? "term.days"
                                                      : "term.same-day";
  if (eve)
    TRAME_BECAUSE (reasons, .rule = "term.eve", .source = clause, .days = { fold->start, same_day - 1 },
                   .period = fold->sum);
  TRAME_BECAUSE (reasons, .rule = same, .source = "CPC art. 641", .days = { fold->start, same_day },
                 .period = fold->sum, .other_reading = eve);
  if (!eve)
    TRAME_BECAUSE (reasons, .rule = "term.eve", .source = clause, .days = { fold->start, same_day - 1 },
                   .period = fold->sum, .other_reading = TRUE);
}

/* code de procédure civile, art. 642, on a closed day: a step when that reading was chosen, else the other reading. */
void
trame_explain_rolling (GArray *reasons, TrameDay day, const TrameReadings *readings)
{
  if (reasons == NULL || day == TRAME_DAY_NONE || trame_day_is_working (day, readings->zone))
    return;
  TRAME_BECAUSE (reasons, .rule = readings->roll ? "limit.roll" : "limit.rolled", .source = "CPC art. 642",
                 .days = { day, trame_day_working_on_or_after (day, readings->zone) },
                 .other_reading = !readings->roll);
}

/* What is already obtained after the current period. */
static void
explain_next (GArray *reasons, const TrameFold *fold)
{
  const char *source = trame_clause (fold->contract->clauses.renewal);
  TrameDay next = fold->next_ends.last;
  if (!fold->next_secured)
    return;
  if (next == TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = "renewal.indefinite", .source = source, .days = { fold->ends.last + 1 });
  else if (fold->terms.renewal == TRAME_RENEWAL_EXPLICIT)
    TRAME_BECAUSE (reasons, .rule = "renewal.obtained", .source = source, .days = { fold->request->day, next });
  else
    TRAME_BECAUSE (reasons, .rule = "renewal.tacit-obtained", .source = source, .days = { next });
}

void
trame_explain_last_day (GArray *reasons, const TrameFold *fold)
{
  if (reasons == NULL || fold->start == TRAME_DAY_NONE)
    return;
  const char *clause = trame_clause (fold->contract->clauses.length);
  trame_explain_start (reasons, fold);
  explain_renewal (reasons, fold);
  explain_next (reasons, fold);
  if (fold->ends.last == TRAME_DAY_NONE)
    {
      TRAME_BECAUSE (reasons, .rule = fold->indefinite ? "renewal.indefinite" : "term.not-written", .source = clause,
                     .days = { fold->period_start });
      return;
    }
  if (fold->terms.has_length)
    explain_length (reasons, fold);
  if (fold->ends.by_end_date && fold->terms.has_length)
    TRAME_BECAUSE (reasons, .rule = "term.earliest", .source = clause, .days = { fold->ends.last });
  else if (fold->ends.by_end_date)
    TRAME_BECAUSE (reasons, .rule = "term.end-date", .source = clause, .days = { fold->ends.last });
  if (!fold->ends.by_end_date)
    trame_explain_rolling (reasons, fold->ends.unrolled, &fold->contract->readings);
}
