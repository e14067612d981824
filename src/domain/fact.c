/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated facts as values: making, copying, naming. What they mean for a convention is not said here. */
#include "domain/fact.h"
#include "domain/nick.h"

static const char *const kind_nicks[] = {
  [TRAME_FACT_ISSUED] = "issued",
  [TRAME_FACT_SIGNED] = "signed",
  [TRAME_FACT_TRANSMITTED] = "transmitted",
  [TRAME_FACT_NOTIFIED] = "notified",
  [TRAME_FACT_RENEWAL_REQUESTED] = "renewal-requested",
  [TRAME_FACT_RENEWAL_AGREED] = "renewal-agreed",
  [TRAME_FACT_RENEWAL_DECLINED] = "renewal-declined",
  [TRAME_FACT_TERMINATION_NOTIFIED] = "termination-notified",
  [TRAME_FACT_TERMINATION_AGREED] = "termination-agreed",
  [TRAME_FACT_PERFORMANCE_CONTINUED] = "performance-continued",
  [TRAME_FACT_PARTNER_CHANGED] = "partner-changed",
  [TRAME_FACT_VISA] = "visa",
  [TRAME_FACT_SENT_FOR_SIGNATURE] = "sent-for-signature",
  [TRAME_FACT_RETURNED] = "returned",
  [TRAME_FACT_BREACH] = "breach",
  [TRAME_FACT_FORMAL_NOTICE] = "formal-notice",
  [TRAME_FACT_BREACH_REMEDIED] = "breach-remedied",
  [TRAME_FACT_AMENDMENT] = "amendment",
  [TRAME_FACT_WITHDRAWN] = "withdrawn",
  [TRAME_FACT_REPORT_DUE] = "report-due",
  [TRAME_FACT_REPORT_RECEIVED] = "report-received",
  [TRAME_FACT_EVALUATION_REQUESTED] = "evaluation-requested",
  [TRAME_FACT_EVALUATION_RECEIVED] = "evaluation-received",
  [TRAME_FACT_CORRECTION] = "correction",
};

static const char *const party_nicks[] = {
  [TRAME_PARTY_CITY] = "city",
  [TRAME_PARTY_PARTNER] = "partner",
};

static const char *const ground_nicks[] = {
  [TRAME_GROUND_REQUEST] = "request",
  [TRAME_GROUND_NON_PERFORMANCE] = "non-performance",
  [TRAME_GROUND_GENERAL_INTEREST] = "general-interest",
};

TrameFact *
trame_fact_new (TrameFactKind kind)
{
  TrameFact *fact = g_new0 (TrameFact, 1);
  g_atomic_ref_count_init (&fact->refs);
  fact->kind = kind;
  trame_terms_init (&fact->changes);
  return fact;
}

TrameFact *
trame_fact_copy (const TrameFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);
  TrameFact *copy = g_new (TrameFact, 1);
  *copy = *fact;
  g_atomic_ref_count_init (&copy->refs);
  copy->signatory = g_strdup (fact->signatory);
  copy->capacity = g_strdup (fact->capacity);
  copy->place = g_strdup (fact->place);
  copy->by = g_strdup (fact->by);
  copy->to = g_strdup (fact->to);
  copy->what = g_strdup (fact->what);
  copy->clause = g_strdup (fact->clause);
  copy->note = g_strdup (fact->note);
  copy->deliberation = g_strdup (fact->deliberation);
  copy->replacement = fact->replacement == NULL ? NULL : trame_fact_copy (fact->replacement);
  return copy;
}

TrameFact *
trame_fact_ref (TrameFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);
  g_atomic_ref_count_inc (&fact->refs);
  return fact;
}

void
trame_fact_unref (TrameFact *fact)
{
  while (fact != NULL && g_atomic_ref_count_dec (&fact->refs))
    {
      /* A correction of a correction is a chain: walked, not recursed into. */
      TrameFact *replacement = fact->replacement;
      g_free (fact->signatory);
      g_free (fact->capacity);
      g_free (fact->place);
      g_free (fact->by);
      g_free (fact->to);
      g_free (fact->what);
      g_free (fact->clause);
      g_free (fact->note);
      g_free (fact->deliberation);
      g_free (fact);
      fact = replacement;
    }
}

const char *
trame_fact_kind_to_nick (TrameFactKind kind)
{
  return trame_nick_at (kind_nicks, G_N_ELEMENTS (kind_nicks), kind);
}

TrameFactKind
trame_fact_kind_from_nick (const char *nick)
{
  return trame_nick_find (kind_nicks, G_N_ELEMENTS (kind_nicks), nick, TRAME_FACT_UNKNOWN);
}

const char *
trame_party_to_nick (TrameParty party)
{
  return trame_nick_at (party_nicks, G_N_ELEMENTS (party_nicks), party);
}

TrameParty
trame_party_from_nick (const char *nick)
{
  return trame_nick_find (party_nicks, G_N_ELEMENTS (party_nicks), nick, TRAME_PARTY_NONE);
}

const char *
trame_ground_to_nick (TrameGround ground)
{
  return trame_nick_at (ground_nicks, G_N_ELEMENTS (ground_nicks), ground);
}

TrameGround
trame_ground_from_nick (const char *nick)
{
  return trame_nick_find (ground_nicks, G_N_ELEMENTS (ground_nicks), nick, TRAME_GROUND_UNKNOWN);
}
