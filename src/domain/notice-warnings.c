/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should look at in a notified termination: its form, its date, its ground, what it crosses. */
#include "domain/rules.h"

static void
warn_form (TrameWriter *writer, const TrameFold *fold, const TrameEnding *ending)
{
  const TrameFact *fact = ending->event->fact;
  const char *clause = trame_clause (fold->contract->clauses.notice);
  TrameForm form = trame_notice_form (ending->terms.notice_medium, fact->medium);
  if (form == TRAME_FORM_WITHOUT_PROOF)
    TRAME_WARN (writer, "notice-form", .rule = "notice.form", .source = clause, .days = { ending->posted });
  if (form == TRAME_FORM_PROVED_OTHERWISE)
    TRAME_WARN (writer, "notice-form-proved", .rule = "notice.form-proved", .source = clause,
                .days = { ending->posted });
  if (fact->unclaimed == TRAME_UNCLAIMED_YES && !g_date_valid (&fact->received))
    {
      const char *code = ending->event->party == TRAME_PARTY_CITY ? "notice-unclaimed" : "notice-unclaimed-partner";
      TRAME_WARN (writer, code, .rule = "notice.start-first-presented", .source = "CE 24/04/2012 n° 341146",
                  .days = { trame_day_from_date (&fact->first_presented) });
    }
}

static void
warn_effect (TrameWriter *writer, const TrameFold *fold, const TrameEnding *ending)
{
  const char *clause = trame_clause (fold->contract->clauses.notice);
  TrameDay asked = trame_day_from_date (&ending->event->fact->effective);
  const TrameEnds *ends = fold->next_secured ? &fold->next_ends : &fold->ends;
  if (ending->received == TRAME_DAY_NONE)
    TRAME_WARN (writer, "notice-forecast", .rule = "notice.earliest", .source = clause, .days = { ending->earliest });
  else if (asked != TRAME_DAY_NONE && asked < ending->lawful)
    TRAME_WARN (writer, "notice-short", .rule = "notice.short", .source = clause, .days = { asked, ending->lawful });
  if (!ending->terms.has_notice)
    TRAME_WARN (writer, "notice-not-written", .rule = "notice.not-written", .source = clause,
                .days = { ending->received, ending->lawful });
  if (ends->last != TRAME_DAY_NONE && ending->earliest > ends->last)
    TRAME_WARN (writer, "notice-moot", .rule = "notice.moot", .source = clause,
                .days = { ends->last, ending->earliest });
}

/* breach.as-of-right: code civil, art. 1225 and 1229. */
static void
warn_ground (TrameWriter *writer, const TrameFold *fold, const TrameEnding *ending)
{
  const char *clause = trame_clause (fold->contract->clauses.notice);
  TrameGround ground = ending->event->fact->ground;
  if (ground == TRAME_GROUND_GENERAL_INTEREST)
    TRAME_WARN (writer, "general-interest", .rule = "notice.general-interest", .source = "CE 02/05/1958",
                .days = { ending->posted });
  if (ground != TRAME_GROUND_NON_PERFORMANCE)
    return;
  TrameBreach breach;
  trame_breach_look (fold->events, ending, fold->on, &breach);
  if (breach.breach == NULL && breach.own != NULL)
    TRAME_WARN (writer, "own-breach", .rule = "breach.own", .source = clause,
                .days = { breach.own->day, ending->posted });
  else if (breach.breach == NULL)
    TRAME_WARN (writer, "breach-not-recorded", .rule = "breach.not-recorded", .source = clause,
                .days = { ending->posted });
  if (breach.breach != NULL && !breach.formal_notice)
    TRAME_WARN (writer, "formal-notice-missing", .rule = "breach.formal-notice", .source = "Code civil art. 1225",
                .days = { breach.breach->day, ending->posted });
  if (breach.remedied != NULL)
    TRAME_WARN (writer, "breach-remedied", .rule = "breach.remedied", .source = "Code civil art. 1229",
                .days = { breach.breach->day, breach.remedied->day });
}

void
trame_warn_notice (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event)
{
  gboolean agreed = event->kind == TRAME_FACT_TERMINATION_AGREED;
  if ((event->kind != TRAME_FACT_TERMINATION_NOTIFIED && !agreed) || fold->concluded == TRAME_DAY_NONE
      || event->day < fold->concluded)
    return;
  gboolean over = fold->first_out != TRAME_DAY_NONE && fold->on >= fold->first_out;
  if (over && event->day >= fold->first_out)
    {
      TRAME_WARN (writer, "notice-after-end", .rule = "notice.after-end", .source = "Convention",
                  .days = { fold->first_out - 1, event->day });
      return;
    }
  TrameEnding ending;
  trame_ending_read (&ending, fold, event);
  if (agreed)
    return;
  warn_form (writer, fold, &ending);
  if (ending.void_form)
    return;
  warn_effect (writer, fold, &ending);
  warn_ground (writer, fold, &ending);
  const TrameEnding *winner = &fold->ending;
  if (winner->event != NULL && winner->event != event)
    TRAME_WARN (writer, "notice-crossing", .rule = "notice.crossing", .source = "Convention",
                .days = { ending.earliest, winner->effect != TRAME_DAY_NONE ? winner->effect : winner->earliest });
}
