/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of facts and of the acts that deadlines ask for. The facts' own forms are in fact-dialog.c. */
#include "app/label-text.h"

#include <glib/gi18n-lib.h>

static const char *const FACTS[] = {
  [TRAME_FACT_UNKNOWN] = N_ ("Fact"),
  [TRAME_FACT_ISSUED] = N_ ("Sent out for signature"),
  [TRAME_FACT_SIGNED] = N_ ("Signature"),
  [TRAME_FACT_TRANSMITTED] = N_ ("Sent to the prefecture"),
  [TRAME_FACT_NOTIFIED] = N_ ("Notified to the partner"),
  [TRAME_FACT_RENEWAL_REQUESTED] = N_ ("Renewal requested"),
  [TRAME_FACT_RENEWAL_AGREED] = N_ ("Renewal agreed"),
  [TRAME_FACT_RENEWAL_DECLINED] = N_ ("Renewal declined"),
  [TRAME_FACT_TERMINATION_NOTIFIED] = N_ ("Termination notified"),
  [TRAME_FACT_TERMINATION_AGREED] = N_ ("Termination agreed by both parties"),
  [TRAME_FACT_PERFORMANCE_CONTINUED] = N_ ("Performance continued after the end"),
  [TRAME_FACT_PARTNER_CHANGED] = N_ ("Change of the partner"),
  [TRAME_FACT_VISA] = N_ ("Visa given"),
  [TRAME_FACT_SENT_FOR_SIGNATURE] = N_ ("Sent for signature"),
  [TRAME_FACT_RETURNED] = N_ ("Original returned"),
  [TRAME_FACT_BREACH] = N_ ("Breach observed"),
  [TRAME_FACT_FORMAL_NOTICE] = N_ ("Formal notice"),
  [TRAME_FACT_BREACH_REMEDIED] = N_ ("Breach remedied"),
  [TRAME_FACT_AMENDMENT] = N_ ("Amendment signed"),
  [TRAME_FACT_WITHDRAWN] = N_ ("Withdrawn before signature"),
  [TRAME_FACT_REPORT_DUE] = N_ ("Report expected"),
  [TRAME_FACT_REPORT_RECEIVED] = N_ ("Report received"),
  [TRAME_FACT_EVALUATION_REQUESTED] = N_ ("Evaluation requested"),
  [TRAME_FACT_EVALUATION_RECEIVED] = N_ ("Evaluation received"),
  [TRAME_FACT_CORRECTION] = N_ ("Correction"),
};

static const char *const ACTS[] = {
  [TRAME_DEADLINE_START] = N_ ("The convention begins"),
  [TRAME_DEADLINE_LAST_DAY] = N_ ("The convention ends"),
  [TRAME_DEADLINE_RENEWAL_REQUEST] = N_ ("Prepare what comes next"),
  [TRAME_DEADLINE_RENEWAL_DECLINE] = N_ ("Decline the renewal, if the city does not renew"),
  [TRAME_DEADLINE_NOTICE_POSTING] = N_ ("Send the letter of non-renewal, if the city does not renew"),
  [TRAME_DEADLINE_NOTICE_RECEIPT] = N_ ("Receipt of the letter of non-renewal"),
  [TRAME_DEADLINE_FIRST_DAY_OUT] = N_ ("The termination takes effect"),
  [TRAME_DEADLINE_CURE_END] = N_ ("The formal notice runs out"),
  [TRAME_DEADLINE_REPORT] = N_ ("Report expected"),
  [TRAME_DEADLINE_APPEAL] = N_ ("Last day of appeal against the délibération"),
  [TRAME_DEADLINE_REFERRAL] = N_ ("Last day of the prefect’s referral"),
  [TRAME_DEADLINE_SIGNATURE_AWAITED] = N_ ("Collect the signature"),
};

const char *
trame_label_fact_kind (TrameFactKind kind)
{
  return _ (FACTS[kind < G_N_ELEMENTS (FACTS) ? kind : TRAME_FACT_UNKNOWN]);
}

const char *
trame_label_act (TrameDeadlineKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (ACTS), "");
  return _ (ACTS[kind]);
}
