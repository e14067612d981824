/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal written as JSON. What it says is intake's affair; the act's own computed dates are the domain's. */
#include "exchange/proposal-json.h"

#include "exchange/json-writer.h"

#include <math.h>

/* -1: not written. */
static void
add_count (JsonBuilder *json, const char *name, gint count)
{
  if (count < 0)
    trame_json_member_null (json, name);
  else
    trame_json_member_int (json, name, count);
}

static void
open_object (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
}

static void
open_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_source (JsonBuilder *json, const TrameProposal *proposal)
{
  open_object (json, "source");
  trame_json_member_string (json, "name", proposal->name);
  trame_json_member_string (json, "sha256", proposal->sha256);
  trame_json_member_string (json, "media_type", proposal->media_type);
  trame_json_member_int (json, "pages", proposal->pages);
  trame_json_member_boolean (json, "text_layer", proposal->text_layer);
  json_builder_end_object (json);
}

static void
add_sitting (JsonBuilder *json, const TrameDeliberation *act)
{
  open_object (json, "sitting");
  trame_json_member_date (json, "date", &act->dates.sitting);
  trame_json_member_string (json, "time", act->time);
  trame_json_member_date (json, "notice_date", &act->notice_date);
  trame_json_member_string (json, "place", act->place);
  trame_json_member_string (json, "chair", act->chair);
  json_builder_end_object (json);
}

/* [{"name", NOTE}] of TrameNamedNote. */
static void
add_notes (JsonBuilder *json, const char *name, const char *note, const GPtrArray *list)
{
  open_array (json, name);
  for (guint i = 0; i < list->len; i++)
    {
      const TrameNamedNote *item = g_ptr_array_index (list, i);
      json_builder_begin_object (json);
      trame_json_member_string (json, "name", item->name);
      trame_json_member_string (json, note, item->note);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_attendance (JsonBuilder *json, const TrameDeliberation *act)
{
  add_count (json, "in_office", act->in_office);
  add_count (json, "present_count", act->present_count);
  add_count (json, "voters", act->voters);
  add_count (json, "expressed", act->expressed);
  trame_json_member_strings (json, "present", act->present);
  open_array (json, "proxies");
  for (guint i = 0; i < act->proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i);
      json_builder_begin_object (json);
      trame_json_member_string (json, "giver", proxy->giver);
      trame_json_member_string (json, "holder", proxy->holder);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  trame_json_member_strings (json, "absent", act->absent);
  add_notes (json, "arrivals", "note", act->arrivals);
  add_notes (json, "departures", "note", act->departures);
  trame_json_member_string (json, "secretary", act->secretary);
  add_notes (json, "signatories", "capacity", act->signatories);
}

static void
add_vote (JsonBuilder *json, const TrameDeliberation *act)
{
  static const char *const results[] = { NULL, "unanimous", "adopted", "rejected" };

  open_object (json, "vote");
  trame_json_member_string (json, "result", results[act->result]);
  add_count (json, "for", act->votes_for);
  add_count (json, "against", act->votes_against);
  add_count (json, "abstentions", act->abstentions);
  add_count (json, "not_voting", act->not_voting);
  trame_json_member_boolean (json, "secret", act->secret);
  json_builder_end_object (json);
}

static void
add_transmission (JsonBuilder *json, const TrameDeliberation *act)
{
  GDate date;

  trame_json_member_date (json, "sent", &act->dates.sent);
  trame_json_member_date (json, "received", &act->dates.received);
  trame_json_member_date (json, "published", &act->dates.published);
  trame_json_member_string (json, "act_id", act->act_id);
  trame_enforceable_on (&act->dates, &date, NULL);
  trame_json_member_date (json, "enforceable_on", &date);
  trame_appeal_until (&act->dates, TRAME_ZONE_METROPOLE, &date, NULL);
  trame_json_member_date (json, "appeal_until", &date);
  trame_referral_until (&act->dates, TRAME_ZONE_METROPOLE, &date, NULL);
  trame_json_member_date (json, "referral_until", &date);
}

static void
add_period (JsonBuilder *json, const char *name, gboolean has, TramePeriod period)
{
  g_autofree char *text = has ? trame_period_to_string (period) : NULL;

  trame_json_member_string (json, name, text);
}

/* The terms of MASK's keys. */
static void
add_terms (JsonBuilder *json, const TrameTerms *terms, TrameChangesMask mask)
{
  g_autofree char *start = trame_terms_start_to_string (terms);

  if (mask & TRAME_CHANGES_LENGTH)
    add_period (json, "length", terms->has_length, terms->length);
  if (mask & TRAME_CHANGES_END_DATE)
    trame_json_member_date (json, "end_date", &terms->end_date);
  if (mask & TRAME_CHANGES_START)
    trame_json_member_string (json, "start", start);
  if (mask & TRAME_CHANGES_RENEWAL)
    trame_json_member_string (json, "renewal",
                              terms->renewal == TRAME_RENEWAL_UNKNOWN ? NULL : trame_renewal_to_nick (terms->renewal));
  if (mask & TRAME_CHANGES_RENEWALS_MAX)
    add_count (json, "renewals_max", terms->renewals_max);
  if (mask & TRAME_CHANGES_RENEWAL_NOTICE)
    add_period (json, "renewal_notice", terms->has_renewal_notice, terms->renewal_notice);
  if (mask & TRAME_CHANGES_NOTICE)
    add_period (json, "notice", terms->has_notice, terms->notice);
  if (mask & TRAME_CHANGES_NOTICE_MEDIUM)
    trame_json_member_string (
        json, "notice_medium",
        terms->notice_medium == TRAME_MEDIUM_UNKNOWN ? NULL : trame_medium_to_nick (terms->notice_medium));
  if (mask & TRAME_CHANGES_CURE)
    add_period (json, "cure", terms->has_cure, terms->cure);
  if (mask & TRAME_CHANGES_MONEY)
    trame_json_member_string (json, "money",
                              terms->money == TRAME_MONEY_UNKNOWN ? NULL : trame_money_to_nick (terms->money));
}

static void
add_articles (JsonBuilder *json, const TrameModel *model)
{
  open_array (json, "articles");
  for (guint i = 0; i < model->blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (model->blocks, i);
      if (block->kind != TRAME_BLOCK_HEADING)
        continue;
      json_builder_begin_object (json);
      trame_json_member_string (json, "number", block->number);
      trame_json_member_string (json, "title", block->title);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_fields (JsonBuilder *json, const TrameModel *model)
{
  open_array (json, "fields");
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      json_builder_begin_object (json);
      trame_json_member_string (json, "id", field->id);
      trame_json_member_string (json, "label", field->label);
      trame_json_member_string (json, "article", field->article);
      trame_json_member_string (json, "kind", trame_field_kind_to_nick (field->kind));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_annex (JsonBuilder *json, const TrameAnnexProposal *annex)
{
  const TrameChangesMask all = (TrameChangesMask) ((TRAME_CHANGES_CURE << 1) - 1);

  if (annex == NULL)
    {
      trame_json_member_null (json, "annex");
      return;
    }
  open_object (json, "annex");
  trame_json_member_string (json, "title", annex->title);
  trame_json_member_string (json, "kind", annex->amendment ? "amendment" : "convention");
  add_articles (json, annex->model);
  add_terms (json, &annex->model->terms, all);
  if (annex->model->terms.originals > 0)
    trame_json_member_int (json, "originals", annex->model->terms.originals);
  else
    trame_json_member_null (json, "originals");
  if (annex->amendment)
    {
      open_object (json, "changes");
      add_terms (json, &annex->changes, annex->changes_mask);
      json_builder_end_object (json);
    }
  else
    trame_json_member_null (json, "changes");
  add_fields (json, annex->model);
  json_builder_end_object (json);
}

static void
add_warnings (JsonBuilder *json, const GPtrArray *warnings)
{
  open_array (json, "warnings");
  for (guint i = 0; i < warnings->len; i++)
    {
      const TrameProposalWarning *warning = g_ptr_array_index (warnings, i);
      json_builder_begin_object (json);
      trame_json_member_string (json, "code", warning->code);
      trame_json_member_string (json, "message", warning->message);
      trame_json_member_string (json, "path", warning->path);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Hundredths are finer than any reading. */
static double
hundredths (double value)
{
  return round (value * 100) / 100;
}

static void
add_evidence (JsonBuilder *json, const char *path, const TrameEvidence *evidence, gboolean paged)
{
  open_object (json, path);
  trame_json_member_int (json, "page", evidence->page);
  trame_json_member_string (json, "quote", evidence->quote);
  json_builder_set_member_name (json, "confidence");
  json_builder_add_double_value (json, hundredths (evidence->confidence));
  open_array (json, "boxes");
  for (guint i = 0; i < evidence->boxes->len; i++)
    {
      const TrameBox *box = &g_array_index (evidence->boxes, TrameBox, i);
      const float sides[] = { box->x0, box->y0, box->x1, box->y1 };
      json_builder_begin_array (json);
      for (guint k = 0; k < G_N_ELEMENTS (sides); k++)
        json_builder_add_double_value (json, hundredths (sides[k]));
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
  if (!paged)
    {
      open_array (json, "offset");
      json_builder_add_int_value (json, (gint64) evidence->offset[0]);
      json_builder_add_int_value (json, (gint64) evidence->offset[1]);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

static void
add_act (JsonBuilder *json, const TrameActProposal *proposal, gboolean paged)
{
  const TrameDeliberation *act = proposal->act;

  json_builder_begin_object (json);
  trame_json_member_string (json, "number", act->number);
  trame_json_member_string (json, "title", act->title);
  trame_json_member_string (json, "subtitle", act->subtitle);
  trame_json_member_string (json, "body", act->body);
  trame_json_member_string (json, "community", act->community);
  add_sitting (json, act);
  add_attendance (json, act);
  trame_json_member_string (json, "scheme", act->scheme);
  trame_json_member_strings (json, "recitals", act->recitals);
  trame_json_member_strings (json, "decisions", act->decisions);
  trame_json_member_strings (json, "partners", act->partners);
  add_vote (json, act);
  add_transmission (json, act);
  add_annex (json, proposal->annex);
  add_warnings (json, proposal->warnings);
  open_object (json, "evidence");
  for (guint i = 0; i < proposal->evidence_order->len; i++)
    {
      const char *path = g_ptr_array_index (proposal->evidence_order, i);
      add_evidence (json, path, g_hash_table_lookup (proposal->evidence, path), paged);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

char *
trame_proposal_to_json (const TrameProposal *proposal)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  g_return_val_if_fail (proposal != NULL, NULL);
  json_builder_begin_object (json);
  add_source (json, proposal);
  open_array (json, "acts");
  for (guint i = 0; i < proposal->acts->len; i++)
    add_act (json, g_ptr_array_index (proposal->acts, i), proposal->pages > 0);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return trame_json_builder_to_text (json);
}
