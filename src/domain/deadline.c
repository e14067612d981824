/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due for a convention: start, last day, renewal, signatures awaited. Notices and reports have their own files. */
#include "domain/deliberation.h"
#include "domain/rules.h"

TrameDeadline *
trame_writer_deadline (TrameWriter *writer, TrameDeadlineKind kind, TrameDay date, TrameDay other, TrameDay prudent)
{
  TrameDeadline deadline = { .kind = kind };
  trame_day_to_date (date, &deadline.date);
  trame_day_to_date (other == date ? TRAME_DAY_NONE : other, &deadline.other_date);
  trame_day_to_date (prudent, &deadline.prudent_date);
  deadline.reasons = writer->no_reasons != NULL ? g_array_ref (writer->no_reasons)
                                                : g_array_sized_new (FALSE, FALSE, sizeof (TrameReason), 8);
  g_array_append_val (writer->deadlines, deadline);
  return &g_array_index (writer->deadlines, TrameDeadline, writer->deadlines->len - 1);
}

GArray *
trame_writer_reasons (TrameWriter *writer, TrameDeadline *deadline)
{
  return writer->no_reasons != NULL ? NULL : deadline->reasons;
}

/* limit.prudent: what a person must do is shown from the earliest last day, moved back to a working day. */
static TrameDay
prudent_limit (const TrameFold *fold, TrameDay day)
{
  return trame_day_working_on_or_before (day, fold->contract->readings.zone);
}

static void
explain_prudent (GArray *reasons, TrameDay raw, TrameDay prudent, TrameDay date)
{
  if (prudent != raw)
    TRAME_BECAUSE (reasons, .rule = "limit.prudent-moved", .source = "Trame", .days = { raw, prudent },
                   .other_reading = TRUE);
  else if (prudent != date)
    TRAME_BECAUSE (reasons, .rule = "limit.prudent", .source = "Trame", .days = { date, prudent },
                   .other_reading = TRUE);
}

static void
write_period (TrameWriter *writer, const TrameFold *fold)
{
  TrameDay start = fold->in_force_from;
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_START, start, TRAME_DAY_NONE, start);
  trame_explain_start (trame_writer_reasons (writer, deadline), fold);
  if (fold->ends.last == TRAME_DAY_NONE)
    return;
  deadline = trame_writer_deadline (writer, TRAME_DEADLINE_LAST_DAY, fold->ends.last, fold->ends.other,
                                    fold->ends.prudent);
  trame_explain_last_day (trame_writer_reasons (writer, deadline), fold);
}

/* Whether the current period may still be renewed, as far as ON can tell. */
static gboolean
renewal_is_open (const TrameFold *fold)
{
  return fold->ends.last != TRAME_DAY_NONE && trame_renewals_left (&fold->terms, fold->index)
         && !(fold->terms.has_length && fold->ends.by_end_date)
         && (fold->first_out == TRAME_DAY_NONE || fold->first_out > fold->ends.last);
}

/* Once the next period can no longer be refused, the refusal that can still be made is that of the one after. */
static void
write_decline (TrameWriter *writer, const TrameFold *fold)
{
  const TrameTerms *terms = &fold->terms;
  const TrameEnds *ends = fold->next_secured ? &fold->next_ends : &fold->ends;
  if (fold->next_secured
      && (ends->last == TRAME_DAY_NONE || !trame_renewals_left (terms, fold->index + 1)
          || (terms->has_length && ends->by_end_date)))
    return;
  TrameDay limit = trame_decline_limit (terms, ends->last);
  TrameDay other = ends->other == TRAME_DAY_NONE ? TRAME_DAY_NONE : trame_decline_limit (terms, ends->other);
  TrameDay raw = trame_decline_limit (terms, ends->prudent), prudent = prudent_limit (fold, raw);
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_RENEWAL_DECLINE, limit, other, prudent);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  trame_explain_last_day (reasons, fold);
  TRAME_BECAUSE (reasons, .rule = "renewal.decline", .source = trame_clause (fold->contract->clauses.renewal),
                 .days = { ends->last, limit },
                 .period = terms->has_renewal_notice ? terms->renewal_notice : (TramePeriod){ 0 });
  explain_prudent (reasons, raw, prudent, limit);
}

static void
write_renewal (TrameWriter *writer, const TrameFold *fold)
{
  const char *source = trame_clause (fold->contract->clauses.renewal);
  if (!renewal_is_open (fold))
    return;
  if (fold->terms.renewal == TRAME_RENEWAL_EXPLICIT && fold->request == NULL)
    {
      TrameDay last = fold->ends.last, prudent = prudent_limit (fold, fold->ends.prudent);
      TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_RENEWAL_REQUEST, last, fold->ends.other,
                                                       prudent);
      GArray *reasons = trame_writer_reasons (writer, deadline);
      trame_explain_last_day (reasons, fold);
      TRAME_BECAUSE (reasons, .rule = "renewal.request", .source = source, .days = { last });
      explain_prudent (reasons, fold->ends.prudent, prudent, last);
    }
  if (fold->terms.renewal == TRAME_RENEWAL_TACIT && fold->decline == NULL)
    write_decline (writer, fold);
}

static void
write_awaited (TrameWriter *writer, const TrameFold *fold)
{
  const TrameEvent *since = fold->sent != NULL ? fold->sent : fold->issued;
  if (since == NULL)
    since = fold->city != NULL ? fold->city : fold->partner;
  TrameDay stated = trame_day_from_date (&fold->terms.start_date);
  gboolean is_stated = fold->terms.start == TRAME_START_DATE && stated != TRAME_DAY_NONE;
  TrameDay date = is_stated ? stated : since->day;
  TrameDay prudent = is_stated ? prudent_limit (fold, stated) : date;
  TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_SIGNATURE_AWAITED, date, TRAME_DAY_NONE,
                                                   prudent);
  GArray *reasons = trame_writer_reasons (writer, deadline);
  const char *rule = fold->city != NULL      ? "signature.awaited-partner"
                     : fold->partner != NULL ? "signature.awaited-city"
                                             : "signature.awaited-both";
  TRAME_BECAUSE (reasons, .rule = rule, .source = trame_clause (fold->contract->clauses.start), .days = { since->day });
  if (is_stated)
    TRAME_BECAUSE (reasons, .rule = "start.stated", .source = trame_clause (fold->contract->clauses.start),
                   .days = { stated });
}

static void
write_council (TrameWriter *writer, const TrameFold *fold)
{
  const TrameTransmission *act = &fold->contract->deliberation;
  TrameZone zone = fold->contract->readings.zone;
  GDate date;
  if (!fold->contract->has_deliberation)
    return;
  if (trame_appeal_until (act, zone, &date, NULL))
    {
      TrameDay day = trame_day_from_date (&date);
      TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_APPEAL, day, TRAME_DAY_NONE, day);
      trame_appeal_until (act, zone, &date, trame_writer_reasons (writer, deadline));
    }
  if (trame_referral_until (act, zone, &date, NULL))
    {
      TrameDay day = trame_day_from_date (&date);
      TrameDeadline *deadline = trame_writer_deadline (writer, TRAME_DEADLINE_REFERRAL, day, TRAME_DAY_NONE, day);
      trame_referral_until (act, zone, &date, trame_writer_reasons (writer, deadline));
    }
}

void
trame_write_deadlines (TrameWriter *writer, const TrameFold *fold)
{
  gboolean over = fold->state == TRAME_STATE_EXPIRED || fold->state == TRAME_STATE_TERMINATED
                  || fold->state == TRAME_STATE_TERMINATED_AS_OF_RIGHT;
  if (fold->state == TRAME_STATE_AWAITING_SIGNATURE)
    write_awaited (writer, fold);
  if (fold->start != TRAME_DAY_NONE)
    write_period (writer, fold);
  if (fold->start != TRAME_DAY_NONE && !over)
    {
      write_renewal (writer, fold);
      trame_write_notice_limits (writer, fold);
    }
  if (fold->concluded != TRAME_DAY_NONE)
    {
      trame_write_first_day_out (writer, fold);
      trame_write_reports (writer, fold);
    }
  write_council (writer, fold);
}
