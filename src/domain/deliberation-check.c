/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's rules on an act (CGCT): notice of meeting, vote, signatures, transmission, act id. Attendance has its own
 * file. Real acts contain real inconsistencies: every finding is a warning. */
#include "domain/deliberation-check.h"
#include "french/fold.h"
#include "french/name.h"

void
trame_findings_add (GPtrArray *findings, const char *code, const char *path, const TrameStep *because)
{
  TrameFinding *finding = g_new0 (TrameFinding, 1);
  finding->code = code;
  finding->path = g_strdup (path);
  finding->reasons = g_array_new (FALSE, FALSE, sizeof (TrameReason));
  trame_reasons_add (finding->reasons, because);
  g_ptr_array_add (findings, finding);
}

/* Communes of fewer than 3 500 inhabitants have councils of 23 members at most (CGCT L2121-2). */
static gboolean
is_small_council (const TrameDeliberation *act)
{
  return act->in_office > 0 && act->in_office <= 23;
}

/* CGCT L2121-11 and L2121-12: three or five clear days, neither end counted, no rolling. */
static void
check_notice (GPtrArray *findings, const TrameDeliberation *act)
{
  TrameDay notice = trame_day_from_date (&act->notice_date), sitting = trame_day_from_date (&act->dates.sitting);
  gint days = is_small_council (act) ? 3 : 5;
  if (notice == TRAME_DAY_NONE || sitting == TRAME_DAY_NONE)
    return;
  TrameDay earliest = notice + days + 1;
  if (sitting < earliest)
    TRAME_FIND (findings, "notice-of-meeting", "sitting.notice_date", .rule = "council.notice",
                .source = days == 3 ? "CGCT L2121-11" : "CGCT L2121-12", .days = { notice, earliest }, .number = days);
}

static void
check_vote (GPtrArray *findings, const TrameDeliberation *act)
{
  gint expressed = act->votes_for >= 0 && act->votes_against >= 0 ? act->votes_for + act->votes_against : -1;
  if (act->result == TRAME_VOTE_UNANIMOUS && act->votes_against > 0)
    TRAME_FIND (findings, "unanimity", "vote.result", .rule = "council.majority", .source = "CGCT L2121-20",
                .number = act->votes_for);
  if (expressed < 0)
    return;
  gint abstentions = MAX (act->abstentions, 0);
  if ((act->expressed >= 0 && act->expressed != expressed)
      || (act->voters >= 0 && act->voters != expressed + abstentions && act->voters != expressed))
    TRAME_FIND (findings, "vote-count", "vote", .rule = "council.votes", .source = "CGCT L2121-20",
                .number = expressed);
  /* With as many votes for as against, the chair's vote decides unless the ballot is secret. */
  gboolean tie_may_pass = act->votes_for == act->votes_against && act->votes_for > 0 && !act->secret;
  if ((act->result == TRAME_VOTE_ADOPTED || act->result == TRAME_VOTE_UNANIMOUS) && !tie_may_pass
      && act->votes_for * 2 <= expressed)
    TRAME_FIND (findings, "majority", "vote.for", .rule = "council.majority", .source = "CGCT L2121-20",
                .number = expressed / 2 + 1);
}

static gboolean
has_signed (const TrameDeliberation *act, const char *name, const char *capacity)
{
  for (guint i = 0; i < act->signatories->len; i++)
    {
      const TrameNamedNote *signatory = g_ptr_array_index (act->signatories, i);
      if (name != NULL && signatory->name != NULL && trame_name_equal (name, signatory->name))
        return TRUE;
      if (signatory->note != NULL && trame_fold_contains (signatory->note, capacity))
        return TRUE;
    }
  return FALSE;
}

/* CGCT L2121-23, since 1 July 2022; an act whose signatures were not read is not blamed. */
static void
check_signatories (GPtrArray *findings, const TrameDeliberation *act)
{
  TrameDay since = trame_day_from_ymd (2022, 7, 1), sitting = trame_day_from_date (&act->dates.sitting);
  if (act->signatories->len == 0 || sitting == TRAME_DAY_NONE || sitting < since)
    return;
  gboolean mayor = has_signed (act, act->chair, "maire") || has_signed (act, NULL, "president");
  if (!mayor || !has_signed (act, act->secretary, "secretaire"))
    TRAME_FIND (findings, "signatory-missing", "signatories", .rule = "council.signatories", .source = "CGCT L2121-23");
}

static void
check_order (GPtrArray *findings, const GDate *earlier, const GDate *later, const char *path)
{
  TrameDay a = trame_day_from_date (earlier), b = trame_day_from_date (later);
  if (a != TRAME_DAY_NONE && b != TRAME_DAY_NONE && b < a)
    TRAME_FIND (findings, "transmission-order", path, .rule = "council.order", .source = "CGCT L2131-1",
                .days = { a, b });
}

static void
check_transmission (GPtrArray *findings, const TrameDeliberation *act)
{
  const TrameTransmission *dates = &act->dates;
  check_order (findings, &act->notice_date, &dates->sitting, "sitting.date");
  check_order (findings, &dates->sitting, &dates->sent, "sent");
  check_order (findings, g_date_valid (&dates->sent) ? &dates->sent : &dates->sitting, &dates->received, "received");
  check_order (findings, &dates->sitting, &dates->published, "published");
}

/* The same number once marks between its letters and digits no longer matter. */
static gboolean
same_number (const char *a, const char *b)
{
  g_autofree char *folded_a = trame_fold (a), *folded_b = trame_fold (b);
  const char *p = folded_a, *q = folded_b;
  for (;;)
    {
      while (*p != '\0' && !g_ascii_isalnum (*p))
        p++;
      while (*q != '\0' && !g_ascii_isalnum (*q))
        q++;
      if (*p == '\0' || *q == '\0')
        return *p == *q;
      if (*p++ != *q++)
        return FALSE;
    }
}

static void
check_act_id (GPtrArray *findings, const TrameDeliberation *act)
{
  TrameActId id;
  if (act->act_id == NULL)
    return;
  if (!trame_act_id_parse (act->act_id, &id))
    {
      TRAME_FIND (findings, "act-id-form", "act_id", .rule = "council.act-id-form", .source = "ACTES");
      return;
    }
  TrameDay sitting = trame_day_from_date (&act->dates.sitting), day = trame_day_from_date (&id.date);
  if (!trame_siren_valid (id.siren))
    TRAME_FIND (findings, "act-id-siren", "act_id", .rule = "council.siren", .source = "INSEE");
  if (sitting != TRAME_DAY_NONE && sitting != day)
    TRAME_FIND (findings, "act-id-date", "act_id", .rule = "council.act-id", .source = "ACTES",
                .days = { sitting, day });
  if (act->number != NULL && !same_number (act->number, id.number))
    TRAME_FIND (findings, "act-id-number", "act_id", .rule = "council.act-id-form", .source = "ACTES");
  trame_act_id_clear (&id);
}

GPtrArray *
trame_deliberation_check (const TrameDeliberation *deliberation, TrameZone zone)
{
  g_return_val_if_fail (deliberation != NULL, NULL);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_finding_free);
  check_notice (findings, deliberation);
  trame_check_attendance (findings, deliberation);
  check_vote (findings, deliberation);
  check_signatories (findings, deliberation);
  check_transmission (findings, deliberation);
  check_act_id (findings, deliberation);
  return findings;
}
