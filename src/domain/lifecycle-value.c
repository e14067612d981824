/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of an evaluation, and the case it is made from, as values: making, sharing, naming. */
#include "domain/lifecycle.h"
#include "domain/nick.h"

static const char *const state_nicks[] = {
  [TRAME_STATE_DRAFT] = "draft",
  [TRAME_STATE_AWAITING_SIGNATURE] = "awaiting-signature",
  [TRAME_STATE_UNDETERMINED] = "undetermined",
  [TRAME_STATE_SIGNED_NOT_IN_FORCE] = "signed-not-in-force",
  [TRAME_STATE_IN_FORCE] = "in-force",
  [TRAME_STATE_IN_FORCE_TERMINATION_RUNNING] = "in-force-termination-running",
  [TRAME_STATE_EXPIRED] = "expired",
  [TRAME_STATE_TERMINATED] = "terminated",
  [TRAME_STATE_TERMINATED_AS_OF_RIGHT] = "terminated-as-of-right",
  [TRAME_STATE_WITHDRAWN] = "withdrawn",
};

static const char *const deadline_nicks[] = {
  [TRAME_DEADLINE_START] = "start",
  [TRAME_DEADLINE_LAST_DAY] = "last-day",
  [TRAME_DEADLINE_RENEWAL_REQUEST] = "renewal-request",
  [TRAME_DEADLINE_RENEWAL_DECLINE] = "renewal-decline",
  [TRAME_DEADLINE_NOTICE_POSTING] = "notice-posting",
  [TRAME_DEADLINE_NOTICE_RECEIPT] = "notice-receipt",
  [TRAME_DEADLINE_FIRST_DAY_OUT] = "first-day-out",
  [TRAME_DEADLINE_CURE_END] = "cure-end",
  [TRAME_DEADLINE_REPORT] = "report",
  [TRAME_DEADLINE_APPEAL] = "appeal",
  [TRAME_DEADLINE_REFERRAL] = "referral",
  [TRAME_DEADLINE_SIGNATURE_AWAITED] = "signature-awaited",
};

static const char *const zone_nicks[] = {
  [TRAME_ZONE_METROPOLE] = "metropole",       [TRAME_ZONE_ALSACE_MOSELLE] = "alsace-moselle",
  [TRAME_ZONE_GUADELOUPE] = "guadeloupe",     [TRAME_ZONE_GUYANE] = "guyane",
  [TRAME_ZONE_MARTINIQUE] = "martinique",     [TRAME_ZONE_MAYOTTE] = "mayotte",
  [TRAME_ZONE_REUNION] = "reunion",           [TRAME_ZONE_SAINT_BARTHELEMY] = "saint-barthelemy",
  [TRAME_ZONE_SAINT_MARTIN] = "saint-martin",
};

void
trame_case_init (TrameCase *contract)
{
  g_return_if_fail (contract != NULL);
  *contract = (TrameCase){ .transit_working_days = 3 };
  trame_terms_init (&contract->terms);
  contract->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_fact_unref);
}

void
trame_case_clear (TrameCase *contract)
{
  g_return_if_fail (contract != NULL);
  g_clear_pointer (&contract->facts, g_ptr_array_unref);
}

TrameLifecycle *
trame_lifecycle_ref (TrameLifecycle *lifecycle)
{
  g_return_val_if_fail (lifecycle != NULL, NULL);
  g_atomic_ref_count_inc (&lifecycle->refs);
  return lifecycle;
}

void
trame_lifecycle_unref (TrameLifecycle *lifecycle)
{
  if (lifecycle == NULL || !g_atomic_ref_count_dec (&lifecycle->refs))
    return;
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    g_array_unref (g_array_index (lifecycle->deadlines, TrameDeadline, i).reasons);
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    g_array_unref (g_array_index (lifecycle->warnings, TrameWarning, i).reasons);
  g_array_unref (lifecycle->deadlines);
  g_array_unref (lifecycle->warnings);
  g_free (lifecycle);
}

const TrameDeadline *
trame_lifecycle_get_deadline (const TrameLifecycle *lifecycle, TrameDeadlineKind kind)
{
  g_return_val_if_fail (lifecycle != NULL, NULL);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (lifecycle->deadlines, TrameDeadline, i);
      if (deadline->kind == kind)
        return deadline;
    }
  return NULL;
}

gint
trame_lifecycle_days_left (const TrameLifecycle *lifecycle)
{
  g_return_val_if_fail (lifecycle != NULL, G_MININT);
  if (!g_date_valid (&lifecycle->end_day) || !g_date_valid (&lifecycle->on))
    return G_MININT;
  return g_date_days_between (&lifecycle->on, &lifecycle->end_day);
}

const char *
trame_state_to_nick (TrameState state)
{
  return trame_nick_at (state_nicks, G_N_ELEMENTS (state_nicks), state);
}

TrameState
trame_state_from_nick (const char *nick)
{
  return trame_nick_find (state_nicks, G_N_ELEMENTS (state_nicks), nick, TRAME_N_STATES);
}

const char *
trame_deadline_kind_to_nick (TrameDeadlineKind kind)
{
  return trame_nick_at (deadline_nicks, G_N_ELEMENTS (deadline_nicks), kind);
}

const char *
trame_zone_to_nick (TrameZone zone)
{
  return trame_nick_at (zone_nicks, G_N_ELEMENTS (zone_nicks), zone);
}

TrameZone
trame_zone_from_nick (const char *nick)
{
  return trame_nick_find (zone_nicks, G_N_ELEMENTS (zone_nicks), nick, TRAME_N_ZONES);
}
