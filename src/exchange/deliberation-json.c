/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register holds beside conventions, written as JSON. */
#include "exchange/deliberation-json.h"

#include "exchange/fact-json.h"
#include "exchange/json-writer.h"

static void
member_count (JsonBuilder *builder, const char *name, gint count)
{
  if (count >= 0)
    trame_json_member_int (builder, name, count);
  else
    trame_json_member_null (builder, name);
}

void
trame_json_add_deliberation_row (JsonBuilder *builder, const TrameDeliberation *act)
{
  GDate enforceable;
  trame_enforceable_on (&act->dates, &enforceable, NULL);
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", act->id);
  trame_json_member_string (builder, "number", act->number);
  trame_json_member_string (builder, "title", act->title);
  trame_json_member_date (builder, "sitting", &act->dates.sitting);
  trame_json_member_string (builder, "scheme", act->scheme);
  trame_json_member_string (builder, "act_id", act->act_id);
  trame_json_member_date (builder, "enforceable_on", &enforceable);
  json_builder_end_object (builder);
}

static void
member_sitting (JsonBuilder *builder, const TrameDeliberation *act)
{
  json_builder_set_member_name (builder, "sitting");
  json_builder_begin_object (builder);
  trame_json_member_date (builder, "date", &act->dates.sitting);
  trame_json_member_string (builder, "time", act->time);
  trame_json_member_date (builder, "notice_date", &act->notice_date);
  trame_json_member_string (builder, "place", act->place);
  trame_json_member_string (builder, "chair", act->chair);
  json_builder_end_object (builder);
}

static void
member_attendance (JsonBuilder *builder, const TrameDeliberation *act)
{
  member_count (builder, "in_office", act->in_office);
  member_count (builder, "present_count", act->present_count);
  member_count (builder, "voters", act->voters);
  member_count (builder, "expressed", act->expressed);
  trame_json_member_strings (builder, "present", act->present);
  json_builder_set_member_name (builder, "proxies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < act->proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "giver", proxy->giver);
      trame_json_member_string (builder, "holder", proxy->holder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  trame_json_member_strings (builder, "absent", act->absent);
  trame_json_member_string (builder, "secretary", act->secretary);
}

static void
member_vote (JsonBuilder *builder, const TrameDeliberation *act)
{
  static const char *const results[] = { NULL, "unanimous", "adopted", "rejected" };
  json_builder_set_member_name (builder, "vote");
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "result", results[act->result]);
  member_count (builder, "for", act->votes_for);
  member_count (builder, "against", act->votes_against);
  member_count (builder, "abstentions", act->abstentions);
  member_count (builder, "not_voting", act->not_voting);
  trame_json_member_boolean (builder, "secret", act->secret);
  json_builder_end_object (builder);
}

static void
member_dates (JsonBuilder *builder, const TrameDeliberation *act, TrameZone zone)
{
  GDate enforceable, appeal, referral;
  trame_enforceable_on (&act->dates, &enforceable, NULL);
  trame_appeal_until (&act->dates, zone, &appeal, NULL);
  trame_referral_until (&act->dates, zone, &referral, NULL);
  trame_json_member_date (builder, "sent", &act->dates.sent);
  trame_json_member_date (builder, "received", &act->dates.received);
  trame_json_member_date (builder, "published", &act->dates.published);
  trame_json_member_string (builder, "act_id", act->act_id);
  trame_json_member_date (builder, "enforceable_on", &enforceable);
  trame_json_member_date (builder, "appeal_until", &appeal);
  trame_json_member_date (builder, "referral_until", &referral);
}

static void
member_findings (JsonBuilder *builder, const TrameDeliberation *act, TrameZone zone, TrameLanguage language)
{
  g_autoptr (GPtrArray) findings = trame_deliberation_check (act, zone);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const TrameFinding *finding = g_ptr_array_index (findings, i);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "code", finding->code);
      trame_json_member_string (builder, "message", trame_warning_text (finding->code, language));
      trame_json_member_string (builder, "path", finding->path);
      trame_json_member_reasons (builder, finding->reasons, language);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
trame_json_add_deliberation (JsonBuilder *builder,
                             const TrameDeliberation *act,
                             const TrameSourceRow *source,
                             TrameZone zone,
                             TrameLanguage language)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", act->id);
  trame_json_member_string (builder, "number", act->number);
  trame_json_member_string (builder, "title", act->title);
  trame_json_member_string (builder, "subtitle", act->subtitle);
  trame_json_member_string (builder, "body", act->body);
  trame_json_member_string (builder, "community", act->community);
  member_sitting (builder, act);
  member_attendance (builder, act);
  trame_json_member_string (builder, "scheme", act->scheme);
  trame_json_member_strings (builder, "recitals", act->recitals);
  trame_json_member_strings (builder, "decisions", act->decisions);
  trame_json_member_strings (builder, "partners", act->partners);
  member_vote (builder, act);
  member_dates (builder, act, zone);
  member_findings (builder, act, zone, language);
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "name", source->name);
  trame_json_member_string (builder, "media_type", source->media_type);
  trame_json_member_string (builder, "sha256", source->sha256);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
trame_json_add_partner (JsonBuilder *builder, const TramePartner *partner)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", partner->id);
  trame_json_member_string (builder, "name", partner->name);
  trame_json_member_string (builder, "legal_name", partner->legal_name);
  trame_json_member_string (builder, "siren", partner->siren);
  trame_json_member_string (builder, "rna", partner->rna);
  trame_json_member_string (builder, "address", partner->address);
  trame_json_member_string (builder, "representative", partner->representative);
  trame_json_member_string (builder, "capacity", partner->capacity);
  trame_json_member_string (builder, "category", partner->category);
  if (partner->merged_into != 0)
    trame_json_member_int (builder, "merged_into", partner->merged_into);
  else
    trame_json_member_null (builder, "merged_into");
  json_builder_end_object (builder);
}

void
trame_json_add_model_row (JsonBuilder *builder, const TrameModelRow *row, JsonNode *fields)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", row->id);
  trame_json_member_string (builder, "name", row->name);
  trame_json_member_int (builder, "version", row->version);
  trame_json_member_string (builder, "title", row->title);
  trame_json_member_string (builder, "kind", row->kind);
  if (row->deliberation != 0)
    trame_json_member_int (builder, "deliberation", row->deliberation);
  else
    trame_json_member_null (builder, "deliberation");
  if (row->terms != NULL)
    {
      json_builder_set_member_name (builder, "terms");
      trame_json_add_terms (builder, row->terms);
    }
  if (fields != NULL)
    {
      json_builder_set_member_name (builder, "fields");
      json_builder_add_value (builder, fields);
    }
  json_builder_end_object (builder);
}
