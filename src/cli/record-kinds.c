/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds, and that of labels. */
#include "cli/record-kinds.h"

#include "register/activity.h"
#include "register/agent.h"
#include "register/amendment.h"
#include "register/city-representative.h"
#include "register/councillor.h"
#include "register/evaluation.h"
#include "register/indicator.h"
#include "register/letter.h"
#include "register/partner-act.h"
#include "register/partner-merge.h"
#include "register/partner-representative.h"
#include "register/reminder.h"
#include "register/scheme.h"
#include "register/sitting.h"
#include "register/tombstone.h"
#include "register/undertaking.h"

#include <glib/gi18n-lib.h>

#define TITLES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const TrameRecordKind kinds[] = {
  { "activities", &trame_activity_aggregate, N_ ("The programme of the schemes: dated sessions"), NULL,
    TITLES ("scheme", "held_on", "from_time", "until_time", "partner", "service", "object", "place") },
  { "agents", &trame_agent_aggregate, N_ ("Who works on the register"), "login",
    TITLES ("login", "name", "service", "until_date") },
  { "amendments", &trame_amendment_aggregate, N_ ("Amendments, from their preparation on"), NULL,
    TITLES ("convention", "rank", "object", "fact") },
  { "councillors", &trame_councillor_aggregate, N_ ("The members of the council"), "name",
    TITLES ("name", "list", "from_date", "until_date") },
  { "evaluations", &trame_evaluation_aggregate, N_ ("How conventions are judged"), NULL,
    TITLES ("convention", "from_date", "until_date", "held_on", "author", "proposal") },
  { "indicators", &trame_indicator_aggregate, N_ ("What is counted, and the figures"), "name",
    TITLES ("name", "unit", "scheme") },
  { "letters", &trame_letter_aggregate, N_ ("Letters about conventions"), NULL,
    TITLES ("convention", "kind", "recipient", "medium", "written_on", "posted", "tracking") },
  { "merges", &trame_partner_merge_aggregate, N_ ("Duplicates of partners that were put together"), NULL,
    TITLES ("kept", "merged", "undoes", "reason", "convention"), TRUE },
  { "partner-acts", &trame_partner_act_aggregate, N_ ("The acts by which public bodies authorise their signature"),
    NULL, TITLES ("partner", "convention", "body", "number", "taken_on", "received", "published") },
  { "partner-representatives", &trame_partner_representative_aggregate,
    N_ ("Who could sign for a partner, when, and what proves it"), "name",
    TITLES ("partner", "name", "capacity", "from_date", "until_date", "proof", "proof_received") },
  { "reminders", &trame_reminder_aggregate, N_ ("The reminders that were sent"), NULL,
    TITLES ("convention", "kind", "due", "recipient", "channel"), TRUE },
  { "representatives", &trame_city_representative_aggregate, N_ ("Who may act for the city: mandates and delegations"),
    "name", TITLES ("name", "capacity", "kind", "scope", "act", "from_date", "until_date") },
  { "schemes", &trame_scheme_aggregate, N_ ("The schemes that conventions serve"), "name",
    TITLES ("name", "object", "responsible", "from_date", "until_date") },
  { "sittings", &trame_sitting_aggregate, N_ ("The meetings of the council"), NULL,
    TITLES ("body", "held_on", "time", "place", "chair", "secretary") },
  { "tombstones", &trame_tombstone_aggregate, N_ ("What was removed lawfully, and who agreed"), NULL,
    TITLES ("entity", "entity_id", "removed_on", "visa", "reason", "sha256"), TRUE },
  { "undertakings", &trame_undertaking_aggregate, N_ ("The partner’s services and the city’s commitments"), NULL,
    TITLES ("convention", "party", "words", "strand", "clause") },
};

static const struct
{
  const char *column;
  const char *label;
} labels[] = {
  { "act", N_ ("Act") },
  { "address", N_ ("Address") },
  { "appraisal", N_ ("Appraisal") },
  { "author", N_ ("Author") },
  { "body", N_ ("Body") },
  { "cancelled", N_ ("Cancelled (yes or no)") },
  { "capacity", N_ ("Capacity") },
  { "chair", N_ ("Chair") },
  { "channel", N_ ("Channel") },
  { "clause", N_ ("Clause") },
  { "convention", N_ ("Convention") },
  { "corrects", N_ ("Corrects the figure") },
  { "councillor", N_ ("Councillor") },
  { "deliberation", N_ ("Délibération") },
  { "document", N_ ("Document") },
  { "due", N_ ("Due on") },
  { "email", N_ ("E-mail") },
  { "entity", N_ ("What") },
  { "entity_id", N_ ("Its id") },
  { "fact", N_ ("Fact") },
  { "from_date", N_ ("First day") },
  { "from_time", N_ ("From (time)") },
  { "held_on", N_ ("Held on") },
  { "hundredths", N_ ("Figure") },
  { "in_office", N_ ("Members in office") },
  { "indicator", N_ ("Indicator") },
  { "kept", N_ ("Partner kept") },
  { "kind", N_ ("Kind") },
  { "list", N_ ("Elected on the list") },
  { "login", N_ ("Login") },
  { "medium", N_ ("Medium") },
  { "merged", N_ ("Duplicate") },
  { "model", N_ ("Model") },
  { "name", N_ ("Name") },
  { "notice_date", N_ ("Notice of meeting") },
  { "number", N_ ("Number") },
  { "object", N_ ("Object") },
  { "objective", N_ ("Objectives") },
  { "partner", N_ ("Partner") },
  { "party", N_ ("Party") },
  { "place", N_ ("Place") },
  { "posted", N_ ("Posted on") },
  { "proof", N_ ("Proof of powers") },
  { "proof_received", N_ ("Proof received on") },
  { "proposal", N_ ("Proposal") },
  { "published", N_ ("Published on") },
  { "rank", N_ ("Rank") },
  { "reason", N_ ("Reason") },
  { "received", N_ ("Received on") },
  { "recipient", N_ ("Recipient") },
  { "removed_on", N_ ("Removed on") },
  { "responsible", N_ ("Responsible") },
  { "scheme", N_ ("Scheme") },
  { "scope", N_ ("Scope") },
  { "secretary", N_ ("Secretary") },
  { "sent", N_ ("Sent on") },
  { "service", N_ ("Service") },
  { "sha256", N_ ("Hash (SHA-256)") },
  { "strand", N_ ("Strand") },
  { "taken_on", N_ ("Taken on") },
  { "time", N_ ("Time") },
  { "tracking", N_ ("Number of the registered letter") },
  { "undoes", N_ ("Undoes the merge") },
  { "unit", N_ ("Unit") },
  { "until_date", N_ ("Last day") },
  { "until_time", N_ ("Until (time)") },
  { "visa", N_ ("Visa") },
  { "words", N_ ("Words") },
  { "written_on", N_ ("Written on") },
};

const TrameRecordKind *
trame_record_kind_find (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].command, command))
      return &kinds[i];
  return NULL;
}

const TrameRecordKind *
trame_record_kind_of (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].aggregate->table, table))
      return &kinds[i];
  return NULL;
}

const char *
trame_record_label (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].column, column))
      return _ (labels[i].label);
  return column;
}
