/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The act that comes next, from the state and the deadlines. No date is computed here: the lifecycle has them all. */
#include "office/next-act.h"

#include <glib/gi18n-lib.h>

#define NEAR_DAYS 90
#define REPORT_DAYS 30

static const char *const nicks[] = {
  [TRAME_ACT_NONE] = "none",
  [TRAME_ACT_COMPLETE] = "complete",
  [TRAME_ACT_ISSUE] = "issue",
  [TRAME_ACT_RECORD_SIGNATURE] = "record-signature",
  [TRAME_ACT_PREPARE_NEXT] = "prepare-next",
  [TRAME_ACT_POST_NOTICE] = "post-notice",
  [TRAME_ACT_RECORD_RECEIPT] = "record-receipt",
  [TRAME_ACT_REPORT] = "report",
  [TRAME_ACT_DETERMINE] = "determine",
};

const char *
trame_act_kind_to_nick (TrameActKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (nicks), NULL);
  return nicks[kind];
}

/* The limit of KIND to act by, cleared when there is none. */
static GDate
limit_of (const TrameLifecycle *lifecycle, TrameDeadlineKind kind)
{
  GDate by;
  g_date_clear (&by, 1);
  const TrameDeadline *deadline = trame_lifecycle_get_deadline (lifecycle, kind);
  if (deadline != NULL)
    by = g_date_valid (&deadline->prudent_date) ? deadline->prudent_date : deadline->date;
  return by;
}

static gboolean
within (const TrameLifecycle *lifecycle, const GDate *date, gint days)
{
  return g_date_valid (date) && g_date_days_between (&lifecycle->on, date) <= days;
}

static TrameNextAct
act_before_signature (const TrameLifecycle *lifecycle, guint missing, gboolean issued)
{
  TrameNextAct act = { .kind = TRAME_ACT_RECORD_SIGNATURE };
  g_date_clear (&act.by, 1);
  gboolean partner_signed = (lifecycle->signed_by & (1u << TRAME_PARTY_PARTNER)) != 0;
  if (lifecycle->signed_by == 0 && !issued)
    {
      act.kind = missing > 0 ? TRAME_ACT_COMPLETE : TRAME_ACT_ISSUE;
      act.missing = missing;
      return act;
    }
  /* The partner usually signs first, the mayor last. */
  act.party = partner_signed ? TRAME_PARTY_CITY : TRAME_PARTY_PARTNER;
  act.by = limit_of (lifecycle, TRAME_DEADLINE_SIGNATURE_AWAITED);
  return act;
}

static TrameNextAct
act_in_force (const TrameLifecycle *lifecycle)
{
  TrameNextAct act = { .kind = TRAME_ACT_NONE };
  GDate report = limit_of (lifecycle, TRAME_DEADLINE_REPORT);
  GDate ask = limit_of (lifecycle, TRAME_DEADLINE_RENEWAL_REQUEST);
  GDate last = limit_of (lifecycle, TRAME_DEADLINE_LAST_DAY);
  g_date_clear (&act.by, 1);
  if (within (lifecycle, &report, REPORT_DAYS))
    {
      act.kind = TRAME_ACT_REPORT;
      act.by = report;
    }
  else if (within (lifecycle, &last, NEAR_DAYS))
    {
      act.kind = TRAME_ACT_PREPARE_NEXT;
      act.by = g_date_valid (&ask) ? ask : last;
    }
  return act;
}

TrameNextAct
trame_next_act (const TrameLifecycle *lifecycle, guint missing, gboolean issued)
{
  TrameNextAct none = { .kind = TRAME_ACT_NONE };
  g_date_clear (&none.by, 1);
  g_return_val_if_fail (lifecycle != NULL, none);
  switch (lifecycle->state)
    {
    case TRAME_STATE_DRAFT:
    case TRAME_STATE_AWAITING_SIGNATURE:
      return act_before_signature (lifecycle, missing, issued);
    case TRAME_STATE_UNDETERMINED:
      none.kind = TRAME_ACT_DETERMINE;
      return none;
    case TRAME_STATE_IN_FORCE:
      return act_in_force (lifecycle);
    case TRAME_STATE_IN_FORCE_TERMINATION_RUNNING:
      {
        /* Without a receipt, the first day out is a forecast: bounds and no date. */
        const TrameDeadline *out = trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_FIRST_DAY_OUT);
        none.kind = out == NULL || !g_date_valid (&out->date) ? TRAME_ACT_RECORD_RECEIPT : TRAME_ACT_NONE;
        return none;
      }
    default:
      return none;
    }
}

char *
trame_next_act_label (const TrameNextAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);
  switch (act->kind)
    {
    case TRAME_ACT_COMPLETE:
      return g_strdup_printf (ngettext ("Fill in %u field", "Fill in %u fields", act->missing), act->missing);
    case TRAME_ACT_ISSUE:
      return g_strdup (_ ("Send for Signature"));
    case TRAME_ACT_RECORD_SIGNATURE:
      return g_strdup (act->party == TRAME_PARTY_CITY ? _ ("Collect the City’s Signature")
                                                      : _ ("Collect the Partner’s Signature"));
    case TRAME_ACT_PREPARE_NEXT:
      return g_strdup (_ ("Prepare What Comes Next"));
    case TRAME_ACT_POST_NOTICE:
      return g_strdup (_ ("Send the End-of-Term Letter"));
    case TRAME_ACT_RECORD_RECEIPT:
      return g_strdup (_ ("Record the Letter’s Receipt"));
    case TRAME_ACT_REPORT:
      return g_strdup (_ ("Ask for the Report"));
    case TRAME_ACT_DETERMINE:
      return g_strdup (_ ("Settle the Unknown Date"));
    case TRAME_ACT_NONE:
    default:
      return g_strdup ("");
    }
}
