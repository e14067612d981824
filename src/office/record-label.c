/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what columns are called. */
#include "office/record-label.h"

#include <glib/gi18n-lib.h>

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
  { "cure", N_ ("Time to remedy") },
  { "deliberation", N_ ("Délibération") },
  { "document", N_ ("Document") },
  { "due", N_ ("Due on") },
  { "effective", N_ ("Effect on") },
  { "email", N_ ("E-mail") },
  { "entity", N_ ("What") },
  { "entity_id", N_ ("Its id") },
  { "fact", N_ ("Fact") },
  { "first_presented", N_ ("First presented on") },
  { "from_date", N_ ("First day") },
  { "from_time", N_ ("From (time)") },
  { "ground", N_ ("Ground") },
  { "held_on", N_ ("Held on") },
  { "hundredths", N_ ("Figure") },
  { "in_office", N_ ("Members in office") },
  { "indicator", N_ ("Indicator") },
  { "issued_on", N_ ("Issued on") },
  { "kept", N_ ("Partner kept") },
  { "kind", N_ ("Kind") },
  { "length", N_ ("Length") },
  { "list", N_ ("Elected on the list") },
  { "login", N_ ("Login") },
  { "media_type", N_ ("File type") },
  { "medium", N_ ("Medium") },
  { "merged", N_ ("Duplicate") },
  { "model", N_ ("Model") },
  { "name", N_ ("Name") },
  { "not_after", N_ ("Not after") },
  { "not_before", N_ ("Not before") },
  { "note", N_ ("Note") },
  { "notice_date", N_ ("Notice of meeting") },
  { "number", N_ ("Number") },
  { "object", N_ ("Object") },
  { "objective", N_ ("Objectives") },
  { "on_date", N_ ("Date") },
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
  { "replacement", N_ ("Replacement") },
  { "responsible", N_ ("Responsible") },
  { "scheme", N_ ("Scheme") },
  { "scope", N_ ("Scope") },
  { "secretary", N_ ("Secretary") },
  { "sent", N_ ("Sent on") },
  { "sent_to", N_ ("Sent to") },
  { "service", N_ ("Service") },
  { "sha256", N_ ("Hash (SHA-256)") },
  { "signatory", N_ ("Signatory") },
  { "size", N_ ("Size (bytes)") },
  { "strand", N_ ("Strand") },
  { "taken_on", N_ ("Taken on") },
  { "time", N_ ("Time") },
  { "tracking", N_ ("Number of the registered letter") },
  { "undoes", N_ ("Undoes the merge") },
  { "unit", N_ ("Unit") },
  { "until_date", N_ ("Last day") },
  { "until_time", N_ ("Until (time)") },
  { "visa", N_ ("Visa") },
  { "visa_by", N_ ("Visa by") },
  { "what", N_ ("What") },
  { "words", N_ ("Words") },
  { "written_on", N_ ("Written on") },
};

const char *
trame_record_label (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].column, column))
      return _ (labels[i].label);
  return column;
}
