/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds. */
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
