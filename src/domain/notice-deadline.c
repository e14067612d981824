/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due around a notice: the last days to post and to receive it for an end, and the first day out it gives. */
#include "domain/rules.h"

typedef struct
{
  TrameDay receipt;
  TrameDay other;
  TrameDay raw_prudent; /* before it is moved back to a working day */
  TrameDay posting;
  TrameDay other_posting;
  TrameDay prudent_posting;
} Limits;

/* For an end on one of these first days out: by the readings asked, by the other reading of the term, at the earliest. */
static void
compute (const TrameFold *fold, TrameDay out, TrameDay other_out, TrameDay earliest_out, Limits *limits)
{
  const TrameReadings *readings = &fold->contract->readings;
  TramePeriod notice = fold->terms.notice;
  guint transit = fold->contract->transit_working_days;
  limits->receipt = trame_notice_latest_receipt (out, notice, readings->notice);
  /* Where the term has one reading only, the other reading is the notice's. */
  limits->other = other_out != TRAME_DAY_NONE ? trame_notice_latest_receipt (other_out, notice, readings->notice)
                                              : trame_notice_latest_receipt (out, notice, !readings->notice);
  limits->raw_prudent = trame_notice_latest_receipt (earliest_out, notice, TRAME_NOTICE_CLEAR_DAYS);
  limits->posting = trame_notice_latest_posting (limits->receipt, transit, readings->zone);
  limits->other_posting = trame_notice_latest_posting (limits->other, transit, readings->zone);
  limits->prudent_posting = trame_notice_latest_posting (limits->raw_prudent, transit, readings->zone);
}

static void
explain_receipt (GArray *reasons, const TrameFold *fold, TrameDay out, const Limits *limits, TrameDay asked)
{
  if (reasons == NULL)
    return;
  const char *clause = trame_clause (fold->contract->clauses.notice);
  gboolean clear = fold->contract->readings.notice == TRAME_NOTICE_CLEAR_DAYS;
  if (asked != TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = "notice.end-asked", .source = clause, .days = { asked });
  else
    {
      trame_explain_last_day (reasons, fold);
      TRAME_BECAUSE (reasons, .rule = "notice.at-expiry", .source = clause);
      TRAME_BECAUSE (reasons, .rule = "notice.end-at-term", .source = clause, .days = { out - 1, out });
    }
  TRAME_BECAUSE (reasons, .rule = clear ? "notice.receipt-limit" : "notice.receipt-limit-calendar", .source = clause,
                 .days = { out, limits->receipt }, .period = fold->terms.notice);
}

static void
explain_safest (GArray *reasons, const TrameFold *fold, TrameDay earliest_out, const Limits *limits)
{
  TrameDay moved = trame_day_working_on_or_before (limits->raw_prudent, fold->contract->readings.zone);
  TRAME_BECAUSE (reasons, .rule = "notice.prudent", .source = "Trame",
                 .days = { earliest_out - 1, limits->raw_prudent }, .period = fold->terms.notice,
                 .other_reading = TRUE);
  if (moved != limits->raw_prudent)
    TRAME_BECAUSE (reasons, .rule = "limit.prudent-moved", .source = "Trame", .days = { limits->raw_prudent, moved },
                   .other_reading = TRUE);
}

static void
write_limits (
    TrameWriter *writer, const TrameFold *fold, TrameDay out, TrameDay other, TrameDay earliest, TrameDay asked)
{
  Limits limits;
  TrameZone zone = fold->contract->readings.zone;
  guint transit = fold->contract->transit_working_days;
  compute (fold, out, other, earliest, &limits);
  if (limits.receipt == TRAME_DAY_NONE || limits.raw_prudent == TRAME_DAY_NONE)
    return;
  TrameDay moved = trame_day_working_on_or_before (limits.raw_prudent, zone);
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_NOTICE_RECEIPT, limits.receipt, limits.other,
                                                   moved);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  explain_receipt (reasons, fold, out, &limits, asked);
  explain_safest (reasons, fold, earliest, &limits);

  deadline = trame_writer_deadline (writer, TRAME_DEADLINE_NOTICE_POSTING, limits.posting, limits.other_posting,
                                    limits.prudent_posting);
  reasons = trame_writer_reasons (writer, deadline);
  explain_receipt (reasons, fold, out, &limits, asked);
  TRAME_BECAUSE (reasons, .rule = "notice.posting-limit", .source = "Trame",
                 .days = { trame_day_working_on_or_before (limits.receipt, zone), limits.posting },
                 .number = (gint) transit);
  explain_safest (reasons, fold, earliest, &limits);
  TRAME_BECAUSE (reasons, .rule = "notice.posting-prudent", .source = "Trame",
                 .days = { moved, limits.prudent_posting }, .number = (gint) transit, .other_reading = TRUE);
}

/* For an end at the term, or on the date that a letter not yet received asks for. */
void
trame_write_notice_limits (TrameWriter *writer, const TrameFold *fold)
{
  if (!fold->terms.has_notice)
    return;
  const TrameEnding *ending = &fold->ending;
  if (fold->running && (ending->received != TRAME_DAY_NONE || ending->agreed))
    return;
  TrameDay asked = fold->running ? trame_day_from_date (&ending->event->fact->effective) : TRAME_DAY_NONE;
  if (asked != TRAME_DAY_NONE)
    {
      write_limits (writer, fold, asked, TRAME_DAY_NONE, asked, asked);
      return;
    }
  const TrameEnds *ends = fold->next_secured ? &fold->next_ends : &fold->ends;
  if (ends->last == TRAME_DAY_NONE)
    return;
  TrameDay other = ends->other == TRAME_DAY_NONE ? TRAME_DAY_NONE : ends->other + 1;
  write_limits (writer, fold, ends->last + 1, other, ends->prudent + 1, TRAME_DAY_NONE);
}

/* As if nothing ever rolled. */
static TrameDay
plain_first_day_out (const TrameEnding *ending, TrameNoticeReading reading)
{
  return trame_notice_first_day_out (ending->received, ending->terms.notice, reading, &(TrameReadings){ 0 });
}

static void
explain_effect (GArray *reasons, const TrameFold *fold)
{
  const TrameEnding *ending = &fold->ending;
  const TrameReadings *readings = &fold->contract->readings;
  const TrameTerms *terms = &ending->terms;
  const char *clause = trame_clause (fold->contract->clauses.notice);
  TrameDay asked = trame_day_from_date (&ending->event->fact->effective);
  gboolean clear = readings->notice == TRAME_NOTICE_CLEAR_DAYS;
  const char *rule = !terms->has_notice ? "notice.not-written" : clear ? "notice.clear-days" : "notice.calendar-days";
  TRAME_BECAUSE (reasons, .rule = "fact.posted", .source = clause, .days = { ending->posted });
  TRAME_BECAUSE (reasons, .rule = ending->received_rule,
                 .source = g_str_equal (ending->received_rule, "notice.start-first-presented")
                               ? "CE 24/04/2012 n° 341146"
                               : "CPC art. 668-669",
                 .days = { ending->received });
  TrameDay unrolled = terms->has_notice ? plain_first_day_out (ending, readings->notice) : ending->lawful;
  TRAME_BECAUSE (reasons, .rule = rule, .source = clause, .days = { ending->received, unrolled },
                 .period = terms->notice);
  if (terms->has_notice)
    trame_explain_rolling (reasons, unrolled - 1, readings);
  if (unrolled != ending->lawful)
    TRAME_BECAUSE (reasons, .rule = "notice.end-at-term", .source = clause,
                   .days = { ending->lawful - 1, ending->lawful });
  if (asked != TRAME_DAY_NONE && asked < ending->lawful)
    TRAME_BECAUSE (reasons, .rule = "notice.short", .source = clause, .days = { asked, ending->lawful });
  else if (asked != TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = "notice.effective-asked", .source = clause, .days = { ending->lawful, asked });
  if (ending->other != TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = clear ? "notice.calendar-days" : "notice.clear-days", .source = clause,
                   .days = { ending->received, plain_first_day_out (ending, !readings->notice) },
                   .period = terms->notice, .other_reading = TRUE);
}

/* notice.running: until the letter is received its effect is a forecast, with the transit margin in it. */
static void
write_forecast (TrameWriter *writer, const TrameFold *fold)
{
  const TrameEnding *ending = &fold->ending;
  const TrameReadings *readings = &fold->contract->readings;
  guint transit = fold->contract->transit_working_days;
  TrameDay arrival = ending->posted;
  for (guint i = 0; i < transit; i++)
    arrival = trame_day_working_on_or_after (arrival + 1, readings->zone);
  TramePeriod notice = ending->terms.has_notice ? ending->terms.notice : (TramePeriod){ 0 };
  TrameDay forecast = trame_notice_first_day_out (arrival, notice, readings->notice, readings);
  forecast = MAX (forecast, ending->earliest);
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_FIRST_DAY_OUT, TRAME_DAY_NONE, TRAME_DAY_NONE,
                                                   forecast);
  trame_day_to_date (ending->earliest, &deadline->not_before);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  const char *clause = trame_clause (fold->contract->clauses.notice);
  TRAME_BECAUSE (reasons, .rule = "fact.posted", .source = clause, .days = { ending->posted });
  TRAME_BECAUSE (reasons, .rule = "notice.earliest", .source = clause, .days = { ending->earliest });
  TRAME_BECAUSE (reasons, .rule = "notice.forecast", .source = "Trame", .days = { arrival, forecast }, .period = notice,
                 .number = (gint) transit);
}

void
trame_write_first_day_out (TrameWriter *writer, const TrameFold *fold)
{
  const TrameEnding *ending = &fold->ending;
  gboolean over = fold->state == TRAME_STATE_TERMINATED || fold->state == TRAME_STATE_TERMINATED_AS_OF_RIGHT
                  || fold->state == TRAME_STATE_UNDETERMINED;
  if (ending->event == NULL || !(fold->running || over))
    return;
  if (ending->effect == TRAME_DAY_NONE)
    {
      write_forecast (writer, fold);
      return;
    }
  /* The notice protects its addressee: the later of both is the safer to rely on. */
  TrameDay prudent = MAX (ending->effect, ending->other);
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_FIRST_DAY_OUT, ending->effect, ending->other,
                                                   prudent);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  if (reasons == NULL)
    return;
  if (ending->agreed)
    TRAME_BECAUSE (reasons, .rule = "termination.agreed", .source = "Code civil art. 1193",
                   .days = { ending->posted, ending->effect });
  else
    explain_effect (reasons, fold);
}
