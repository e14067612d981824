/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should look at in a convention's facts: authority and form of the signatures, renewals, amendments,
 * facts that came too early or too late. Warnings about notices are in notice-warnings.c. */
#include "domain/deliberation.h"
#include "domain/rules.h"
#include "french/name.h"

GArray *
trame_writer_warning (TrameWriter *writer, const char *code, gboolean *is_new)
{
  *is_new = FALSE;
  for (guint i = 0; i < writer->warnings->len; i++)
    if (g_str_equal (g_array_index (writer->warnings, TrameWarning, i).code, code))
      return NULL;
  *is_new = TRUE;
  TrameWarning warning = { .code = code };
  warning.reasons = writer->no_reasons != NULL ? g_array_ref (writer->no_reasons)
                                               : g_array_sized_new (FALSE, FALSE, sizeof (TrameReason), 2);
  g_array_append_val (writer->warnings, warning);
  return writer->no_reasons != NULL ? NULL : warning.reasons;
}

void
trame_writer_warn (TrameWriter *writer, const char *code, const TrameStep *step)
{
  gboolean is_new;
  GArray *reasons = trame_writer_warning (writer, code, &is_new);
  trame_reasons_add (reasons, step);
}

/* council.scope (CGCT L2121-29): the act authorises for the partners that it names. */
static void
warn_scope (TrameWriter *writer, const TrameCase *contract)
{
  if (contract->has_deliberation && contract->partner_not_named)
    TRAME_WARN (writer, "partner-not-named", .rule = "council.scope", .source = "CGCT L2121-29",
                .days = { trame_day_from_date (&contract->deliberation.sitting) });
}

/* signature.before-sitting (CGCT L2122-21) and signature.before-enforceable (CGCT L2131-1; CE 10/06/1996 n° 176873). */
static void
warn_authority (TrameWriter *writer, const TrameFold *fold)
{
  if (!fold->contract->has_deliberation || fold->city == NULL)
    return;
  const TrameTransmission *act = &fold->contract->deliberation;
  TrameDay signed_on = fold->city->day, sitting = trame_day_from_date (&act->sitting);
  GDate date;
  if (sitting != TRAME_DAY_NONE && signed_on < sitting)
    {
      TRAME_WARN (writer, "signature-before-sitting", .rule = "signature.before-sitting", .source = "CGCT L2122-21",
                  .days = { sitting, signed_on });
      return;
    }
  if (!trame_enforceable_on (act, &date, NULL))
    TRAME_WARN (writer, "enforceable-unknown", .rule = "signature.enforceable-unknown", .source = "CGCT L2131-1",
                .days = { signed_on });
  else if (signed_on < trame_day_from_date (&date))
    TRAME_WARN (writer, "signature-before-enforceable", .rule = "signature.before-enforceable",
                .source = "CGCT L2131-1", .days = { trame_day_from_date (&date), signed_on });
}

static void
warn_signatures (TrameWriter *writer, const TrameFold *fold)
{
  const TrameEvent *city = fold->city, *partner = fold->partner;
  TrameDay first = city != NULL && partner != NULL ? MIN (city->day, partner->day)
                   : city != NULL                  ? city->day
                   : partner != NULL               ? partner->day
                                                   : TRAME_DAY_NONE;
  if (first == TRAME_DAY_NONE)
    return;
  if (fold->issued == NULL ? !fold->contract->taken_over : fold->issued->day > first)
    TRAME_WARN (writer, "signed-without-issue", .rule = "signature.without-issue", .source = "Trame",
                .days = { first });
  warn_authority (writer, fold);
  if (city != NULL && partner != NULL && city->fact->signatory != NULL && partner->fact->signatory != NULL
      && trame_name_equal (city->fact->signatory, partner->fact->signatory))
    TRAME_WARN (writer, "same-signatory", .rule = "signature.same-person", .source = "Code civil art. 1161",
                .days = { city->day, partner->day });
  if (fold->withdrawn != NULL && fold->concluded != TRAME_DAY_NONE)
    TRAME_WARN (writer, "withdrawn-after-signature", .rule = "signature.withdrawn-late", .source = "Trame",
                .days = { fold->concluded, fold->withdrawn->day });
  if (fold->state == TRAME_STATE_WITHDRAWN && city != NULL && partner != NULL)
    TRAME_WARN (writer, "signed-after-withdrawal", .rule = "signature.after-withdrawal", .source = "Trame",
                .days = { fold->withdrawn->day, MAX (city->day, partner->day) });
}

static void
warn_start (TrameWriter *writer, const TrameFold *fold)
{
  const char *clause = trame_clause (fold->contract->clauses.start);
  if (fold->concluded == TRAME_DAY_NONE)
    return;
  if (fold->terms.start == TRAME_START_UNKNOWN)
    TRAME_WARN (writer, "start-not-written", .rule = "start.signature-alone", .source = clause,
                .days = { fold->city->day, fold->partner->day, fold->start });
  if (fold->terms.start == TRAME_START_SIGNATURE && fold->city->day != fold->partner->day)
    TRAME_WARN (writer, "start-ambiguous", .rule = "start.signature-alone", .source = clause,
                .days = { fold->city->day, fold->partner->day, fold->start });
  if (fold->terms.start == TRAME_START_DATE && fold->concluded > fold->start && fold->start != TRAME_DAY_NONE)
    TRAME_WARN (writer, "signed-after-start", .rule = "start.signed-late", .source = clause,
                .days = { fold->start, fold->concluded });
  if (fold->beginning != NULL && fold->beginning->day < fold->concluded)
    TRAME_WARN (writer, "start-before-signature", .rule = "start.before-signature", .source = clause,
                .days = { fold->beginning->day, fold->concluded });
  if (fold->start != TRAME_DAY_NONE && fold->ends.last == TRAME_DAY_NONE && !fold->indefinite)
    TRAME_WARN (writer, "term-not-written", .rule = "term.not-written",
                .source = trame_clause (fold->contract->clauses.length), .days = { fold->start });
}

/* A renewal obtained: what the clause leaves open is said (code civil, art. 1212 to 1215; CGCT L2121-29). */
static void
warn_renewal_obtained (TrameWriter *writer, const TrameFold *fold)
{
  const TrameEvent *request = fold->next_secured ? fold->request : fold->renewed_by;
  const char *clause = trame_clause (fold->contract->clauses.renewal);
  if (request == NULL)
    return;
  TRAME_WARN (writer, "renewal-authorisation", .rule = "council.scope", .source = "CGCT L2121-29",
              .days = { request->day });
  if (!fold->next_secured && fold->in_doubt)
    TRAME_WARN (writer, "renewal-in-doubt", .rule = "renewal.in-doubt", .source = clause,
                .days = { fold->period_start - 2, request->day });
  if (request->kind == TRAME_FACT_RENEWAL_AGREED && request->fact->has_length)
    return;
  TRAME_WARN (writer, "renewal-length", .rule = "renewal.length", .source = "Code civil art. 1214",
              .days = { request->day }, .period = fold->next_length);
  if (request->kind == TRAME_FACT_RENEWAL_REQUESTED)
    TRAME_WARN (writer, "renewal-one-party", .rule = "renewal.one-party", .source = clause, .days = { request->day });
}

static void
warn_renewal_fact (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  const char *clause = trame_clause (fold->contract->clauses.renewal);
  TrameDay last = fold->ends.last;
  gboolean in_period = event->day >= fold->period_start || fold->index == 0;
  if (!in_period)
    return;
  if (last != TRAME_DAY_NONE && event->day > last)
    TRAME_WARN (writer, "renewal-late", .rule = "renewal.late", .source = clause, .days = { last, event->day });
  else if (fold->terms.renewal == TRAME_RENEWAL_NONE || fold->terms.renewal == TRAME_RENEWAL_UNKNOWN)
    TRAME_WARN (writer, "renewal-not-provided", .rule = "renewal.not-provided", .source = clause,
                .days = { event->day });
  else if (!trame_renewals_left (&fold->terms, fold->index) || (fold->terms.has_length && fold->ends.by_end_date))
    TRAME_WARN (writer, "renewals-exhausted", .rule = "renewal.exhausted", .source = clause, .days = { event->day },
                .number = (gint) fold->index);
  else if (fold->ends.prudent != TRAME_DAY_NONE && event->day > fold->ends.prudent
           && fold->terms.renewal == TRAME_RENEWAL_EXPLICIT)
    TRAME_WARN (writer, "renewal-in-doubt", .rule = "renewal.in-doubt", .source = clause,
                .days = { fold->ends.prudent, event->day });
}

static void
warn_decline (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  const char *clause = trame_clause (fold->contract->clauses.renewal);
  if (fold->terms.renewal != TRAME_RENEWAL_TACIT)
    {
      TRAME_WARN (writer, "decline-without-effect", .rule = "renewal.decline-moot", .source = clause,
                  .days = { event->day });
      return;
    }
  /* Against the period it was made in, also once the next one runs. */
  TrameDay last = event->day < fold->period_start ? fold->period_start - 1 : fold->ends.last;
  if (last == TRAME_DAY_NONE)
    return;
  TrameDay limit = trame_decline_limit (&fold->terms, last);
  if (event->day > limit && event->day <= last)
    TRAME_WARN (writer, "decline-late", .rule = "renewal.decline-late", .source = clause,
                .days = { limit, event->day });
}

static void
warn_period (TrameWriter *writer, const TrameFold *fold)
{
  const char *clause = trame_clause (fold->contract->clauses.renewal);
  if (fold->start == TRAME_DAY_NONE)
    return;
  if (fold->terms.renewal == TRAME_RENEWAL_TACIT && fold->terms.renewals_max < 0
      && !(fold->terms.has_length && g_date_valid (&fold->terms.end_date)))
    TRAME_WARN (writer, "tacit-unlimited", .rule = "renewal.tacit-unlimited", .source = clause,
                .days = { fold->start });
  if (fold->indefinite)
    TRAME_WARN (writer, "renewal-indefinite", .rule = "renewal.indefinite", .source = "Code civil art. 1214-1215",
                .days = { fold->period_start });
  warn_renewal_obtained (writer, fold);
}

/* amendment.order: revives nothing; some changes want their own délibération; lifting the gratuity wants a look at public
 * procurement and at the 23 000 € rule (loi 2000-321, art. 10). */
static void
warn_amendment (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  const TrameFact *fact = event->fact;
  const TrameChangesMask weighty = TRAME_CHANGES_LENGTH | TRAME_CHANGES_END_DATE | TRAME_CHANGES_MONEY
                                   | TRAME_CHANGES_RENEWAL | TRAME_CHANGES_RENEWALS_MAX;
  gboolean over = fold->first_out != TRAME_DAY_NONE && event->day >= fold->first_out && fold->on >= fold->first_out;
  if (!trame_amendment_complete (event))
    TRAME_WARN (writer, "amendment-unsigned", .rule = "amendment.unsigned", .source = "Code civil art. 1193",
                .days = { event->day });
  else if (over)
    TRAME_WARN (writer, "amendment-late", .rule = "amendment.order", .source = "Code civil art. 1193",
                .days = { fold->first_out - 1, event->day });
  if ((fact->changes_mask & weighty) && fact->deliberation == NULL)
    TRAME_WARN (writer, "amendment-authorisation", .rule = "council.scope", .source = "CGCT L2121-29",
                .days = { event->day });
  if ((fact->changes_mask & TRAME_CHANGES_MONEY) && fact->changes.money == TRAME_MONEY_PAID)
    TRAME_WARN (writer, "amendment-gratuity", .rule = "amendment.gratuity", .source = "Loi 2000-321 art. 10",
                .days = { event->day });
}

static gboolean
is_early (const TrameFold *fold, const TrameEvent *event)
{
  switch (event->kind)
    {
    case TRAME_FACT_RENEWAL_REQUESTED:
    case TRAME_FACT_RENEWAL_AGREED:
    case TRAME_FACT_RENEWAL_DECLINED:
    case TRAME_FACT_TERMINATION_NOTIFIED:
    case TRAME_FACT_TERMINATION_AGREED:
    case TRAME_FACT_PERFORMANCE_CONTINUED:
    case TRAME_FACT_BREACH:
    case TRAME_FACT_FORMAL_NOTICE:
    case TRAME_FACT_BREACH_REMEDIED:
    case TRAME_FACT_AMENDMENT:
      return fold->concluded == TRAME_DAY_NONE || event->day < fold->concluded;
    default:
      return FALSE;
    }
}

static void
warn_fact (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  if (is_early (fold, event))
    {
      TRAME_WARN (writer, "fact-before-signature", .rule = "fact.too-early", .source = "Code civil art. 1113",
                  .days = { event->day });
      return;
    }
  if (event->kind == TRAME_FACT_AMENDMENT)
    warn_amendment (writer, fold, event);
  if (fold->start == TRAME_DAY_NONE)
    return;
  if (event->kind == TRAME_FACT_RENEWAL_REQUESTED || event->kind == TRAME_FACT_RENEWAL_AGREED)
    warn_renewal_fact (writer, fold, event);
  if (event->kind == TRAME_FACT_RENEWAL_DECLINED)
    warn_decline (writer, fold, event);
  if (event->kind == TRAME_FACT_PERFORMANCE_CONTINUED && fold->first_out != TRAME_DAY_NONE
      && event->day >= fold->first_out)
    TRAME_WARN (writer, "performed-after-end", .rule = "term.performed-after", .source = "Code civil art. 1215",
                .days = { fold->first_out - 1, event->day });
}

void
trame_write_warnings (TrameWriter *writer, const TrameFold *fold)
{
  warn_scope (writer, fold->contract);
  warn_signatures (writer, fold);
  warn_start (writer, fold);
  warn_period (writer, fold);
  for (guint i = 0; i < fold->events->n && fold->events->all[i].day <= fold->on; i++)
    {
      warn_fact (writer, fold, &fold->events->all[i]);
      trame_warn_notice (writer, fold, &fold->events->all[i]);
    }
  if (fold->events->bad_corrections > 0)
    TRAME_WARN (writer, "correction-unknown", .rule = "fact.correction-unknown", .source = "Trame",
                .number = (gint) fold->events->bad_corrections);
  if (fold->events->n_unknown > 0)
    TRAME_WARN (writer, "date-unknown", .rule = "fact.date-unknown", .source = "Trame",
                .number = (gint) fold->events->n_unknown);
}
