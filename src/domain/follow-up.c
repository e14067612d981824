/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates set by the contract or by a sent request: reports due, the end of a formal notice's time to remedy. */
#include "domain/rules.h"

/* A report received answers the oldest report due that is still open; more received than due close nothing ahead. */
static guint
count_until (const TrameFold *fold, TrameFactKind kind)
{
  guint count = 0;
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    count += fold->events->all[i].kind == kind;
  return count;
}

static void
write_due (TrameWriter *writer, const TrameFold *fold)
{
  guint received = count_until (fold, TRAME_FACT_REPORT_RECEIVED);
  for (guint i = 0; i < fold->events->n; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->kind != TRAME_FACT_REPORT_DUE)
        continue;
      if (received > 0)
        {
          received--;
          continue;
        }
      TrameDay prudent = trame_day_working_on_or_before (event->day, fold->contract->readings.zone);
      TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_REPORT, event->day, TRAME_DAY_NONE,
                                                       prudent);
      TRAME_BECAUSE (trame_writer_reasons (writer, deadline), .rule = "report.due", .source = "Convention",
                     .days = { event->day });
    }
}

static gboolean
is_remedied (const TrameFold *fold, const TrameEvent *notice)
{
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    if (fold->events->all[i].kind == TRAME_FACT_BREACH_REMEDIED && fold->events->all[i].day >= notice->day)
      return TRUE;
  return FALSE;
}

static void
write_cure (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  const TrameReadings *readings = &fold->contract->readings;
  const TrameFact *fact = event->fact;
  TramePeriod cure = fact->has_cure ? fact->cure : fold->terms.cure;
  const char *clause = trame_clause (fold->contract->clauses.cure);
  if (!fact->has_cure && !fold->terms.has_cure)
    return;
  TrameDay end = trame_cure_end (event, &fold->terms, readings->notice);
  TrameDay other = trame_cure_end (event, &fold->terms, !readings->notice);
  if (end == TRAME_DAY_NONE)
    {
      TrameDay earliest = trame_day_add (event->day, cure, 1, TRAME_ROUND_DOWN);
      TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_CURE_END, TRAME_DAY_NONE, TRAME_DAY_NONE,
                                                       TRAME_DAY_NONE);
      trame_day_to_date (earliest, &deadline->not_before);
      TRAME_BECAUSE (trame_writer_reasons (writer, deadline), .rule = "cure.not-received", .source = clause,
                     .days = { event->day, earliest }, .period = cure);
      return;
    }
  TrameDay received = trame_day_from_date (&fact->received);
  TrameDay rolled = readings->roll ? trame_day_working_on_or_after (end, readings->zone) : end;
  /* The city remedies at the earliest date; it waits for its partner until the latest. */
  TrameDay prudent = event->party == TRAME_PARTY_PARTNER
                         ? trame_day_working_on_or_before (MIN (end, other), readings->zone)
                         : MAX (rolled, other);
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_CURE_END, rolled, other, prudent);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  gboolean clear = readings->notice == TRAME_NOTICE_CLEAR_DAYS;
  TRAME_BECAUSE (reasons, .rule = "cure.received", .source = "CPC art. 668-669", .days = { received });
  TRAME_BECAUSE (reasons, .rule = clear ? "cure.clear-days" : "cure.calendar-days", .source = clause,
                 .days = { received, end }, .period = cure);
  trame_explain_rolling (reasons, end, readings);
  TRAME_BECAUSE (reasons, .rule = clear ? "cure.calendar-days" : "cure.clear-days", .source = clause,
                 .days = { received, other }, .period = cure, .other_reading = TRUE);
}

void
trame_write_reports (TrameWriter *writer, const TrameFold *fold)
{
  write_due (writer, fold);
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    {
      const TrameEvent *event = &fold->events->all[i];
      if (event->kind == TRAME_FACT_FORMAL_NOTICE && event->day >= fold->concluded && !is_remedied (fold, event))
        write_cure (writer, fold, event);
    }
}
