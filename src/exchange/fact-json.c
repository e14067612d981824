/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms and facts written as JSON. Reading them is another file's. */
#include "exchange/fact-json.h"

#include "exchange/json-writer.h"

static void
member_period (JsonBuilder *builder, const char *name, gboolean has, TramePeriod period)
{
  g_autofree char *text = has ? trame_period_to_string (period) : NULL;
  trame_json_member_string (builder, name, text);
}

static void
member_count (JsonBuilder *builder, const char *name, gint value, gboolean known)
{
  if (known)
    trame_json_member_int (builder, name, value);
  else
    trame_json_member_null (builder, name);
}

void
trame_json_add_terms (JsonBuilder *builder, const TrameTerms *terms)
{
  g_autofree char *start = trame_terms_start_to_string (terms);
  json_builder_begin_object (builder);
  member_period (builder, "length", terms->has_length, terms->length);
  trame_json_member_date (builder, "end_date", &terms->end_date);
  trame_json_member_string (builder, "start", start);
  trame_json_member_string (builder, "renewal", trame_renewal_to_nick (terms->renewal));
  member_count (builder, "renewals_max", terms->renewals_max, terms->renewals_max >= 0);
  member_period (builder, "renewal_notice", terms->has_renewal_notice, terms->renewal_notice);
  member_period (builder, "notice", terms->has_notice, terms->notice);
  trame_json_member_string (builder, "notice_medium", trame_medium_to_nick (terms->notice_medium));
  trame_json_member_string (builder, "money", trame_money_to_nick (terms->money));
  member_period (builder, "cure", terms->has_cure, terms->cure);
  member_count (builder, "originals", terms->originals, terms->originals > 0);
  json_builder_end_object (builder);
}

/* An amendment's changes: only the keys that are present. */
static void
add_changes (JsonBuilder *builder, const TrameFact *fact)
{
  const TrameTerms *terms = &fact->changes;
  TrameChangesMask mask = fact->changes_mask;
  json_builder_begin_object (builder);
  if (mask & TRAME_CHANGES_LENGTH)
    member_period (builder, "length", terms->has_length, terms->length);
  if (mask & TRAME_CHANGES_END_DATE)
    trame_json_member_date (builder, "end_date", &terms->end_date);
  if (mask & TRAME_CHANGES_START)
    {
      g_autofree char *start = trame_terms_start_to_string (terms);
      trame_json_member_string (builder, "start", start);
    }
  if (mask & TRAME_CHANGES_RENEWAL)
    trame_json_member_string (builder, "renewal", trame_renewal_to_nick (terms->renewal));
  if (mask & TRAME_CHANGES_RENEWALS_MAX)
    member_count (builder, "renewals_max", terms->renewals_max, terms->renewals_max >= 0);
  if (mask & TRAME_CHANGES_RENEWAL_NOTICE)
    member_period (builder, "renewal_notice", terms->has_renewal_notice, terms->renewal_notice);
  if (mask & TRAME_CHANGES_NOTICE)
    member_period (builder, "notice", terms->has_notice, terms->notice);
  if (mask & TRAME_CHANGES_NOTICE_MEDIUM)
    trame_json_member_string (builder, "notice_medium", trame_medium_to_nick (terms->notice_medium));
  if (mask & TRAME_CHANGES_MONEY)
    trame_json_member_string (builder, "money", trame_money_to_nick (terms->money));
  if (mask & TRAME_CHANGES_CURE)
    member_period (builder, "cure", terms->has_cure, terms->cure);
  json_builder_end_object (builder);
}

static void
add_termination_keys (JsonBuilder *builder, const TrameFact *fact)
{
  trame_json_member_string (builder, "ground", trame_ground_to_nick (fact->ground));
  trame_json_member_date (builder, "posted", &fact->posted);
  trame_json_member_date (builder, "first_presented", &fact->first_presented);
  trame_json_member_date (builder, "received", &fact->received);
  if (fact->unclaimed == TRAME_UNCLAIMED_UNKNOWN)
    trame_json_member_null (builder, "unclaimed");
  else
    trame_json_member_boolean (builder, "unclaimed", fact->unclaimed == TRAME_UNCLAIMED_YES);
  trame_json_member_date (builder, "refused", &fact->refused);
  trame_json_member_string (builder, "medium", trame_medium_to_nick (fact->medium));
  trame_json_member_date (builder, "effective", &fact->effective);
}

static void
add_correction_keys (JsonBuilder *builder, const TrameFact *fact)
{
  trame_json_member_int (builder, "of", fact->corrects);
  json_builder_set_member_name (builder, "fact");
  if (fact->replacement != NULL)
    trame_json_add_fact (builder, fact->replacement);
  else
    json_builder_add_null_value (builder);
}

static void
add_own_keys (JsonBuilder *builder, const TrameFact *fact)
{
  switch (fact->kind)
    {
    case TRAME_FACT_SIGNED:
      trame_json_member_string (builder, "signatory", fact->signatory);
      trame_json_member_string (builder, "capacity", fact->capacity);
      trame_json_member_string (builder, "place", fact->place);
      break;
    case TRAME_FACT_RENEWAL_AGREED:
      member_period (builder, "length", fact->has_length, fact->length);
      break;
    case TRAME_FACT_TERMINATION_NOTIFIED:
      add_termination_keys (builder, fact);
      break;
    case TRAME_FACT_TERMINATION_AGREED:
      trame_json_member_date (builder, "effective", &fact->effective);
      break;
    case TRAME_FACT_PARTNER_CHANGED:
      trame_json_member_string (builder, "what", fact->what);
      break;
    case TRAME_FACT_VISA:
      trame_json_member_string (builder, "by", fact->by);
      break;
    case TRAME_FACT_SENT_FOR_SIGNATURE:
      trame_json_member_string (builder, "to", fact->to);
      break;
    case TRAME_FACT_BREACH:
      trame_json_member_string (builder, "clause", fact->clause);
      break;
    case TRAME_FACT_FORMAL_NOTICE:
      trame_json_member_date (builder, "posted", &fact->posted);
      trame_json_member_date (builder, "received", &fact->received);
      member_period (builder, "cure", fact->has_cure, fact->cure);
      break;
    case TRAME_FACT_AMENDMENT:
      json_builder_set_member_name (builder, "changes");
      add_changes (builder, fact);
      trame_json_member_date (builder, "signed_city", &fact->signed_city);
      trame_json_member_date (builder, "signed_partner", &fact->signed_partner);
      trame_json_member_string (builder, "deliberation", fact->deliberation);
      break;
    case TRAME_FACT_CORRECTION:
      add_correction_keys (builder, fact);
      break;
    default:
      break;
    }
}

void
trame_json_add_fact (JsonBuilder *builder, const TrameFact *fact)
{
  json_builder_begin_object (builder);
  if (fact->id != 0)
    trame_json_member_int (builder, "id", fact->id);
  trame_json_member_string (builder, "kind", trame_fact_kind_to_nick (fact->kind));
  trame_json_member_date (builder, "on", &fact->on);
  if (!g_date_valid (&fact->on))
    {
      trame_json_member_date (builder, "not_before", &fact->not_before);
      trame_json_member_date (builder, "not_after", &fact->not_after);
    }
  trame_json_member_string (builder, "party", trame_party_to_nick (fact->party));
  trame_json_member_instant (builder, "recorded", fact->recorded);
  add_own_keys (builder, fact);
  if (fact->note != NULL)
    trame_json_member_string (builder, "note", fact->note);
  json_builder_end_object (builder);
}
