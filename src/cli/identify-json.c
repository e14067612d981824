/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What identify answers, member by member. */
#include "cli/identify-json.h"

#include "exchange/json-writer.h"

#include <string.h>

static const char *const known_by[] = {
  [TRAME_IDENTIFIED_NOT] = "no",    [TRAME_IDENTIFIED_BYTES] = "bytes", [TRAME_IDENTIFIED_EXTENDED] = "extended",
  [TRAME_IDENTIFIED_DATA] = "data", [TRAME_IDENTIFIED_WORDS] = "words",
};
static const char *const states[] = {
  [TRAME_SIGNATURE_INTACT] = "intact",           [TRAME_SIGNATURE_CHANGED] = "changed",
  [TRAME_SIGNATURE_BROKEN] = "broken",           [TRAME_SIGNATURE_WEAK] = "weak",
  [TRAME_SIGNATURE_NOT_CHECKED] = "not-checked",
};

static void
int_or_null (JsonBuilder *builder, const char *name, gint64 value)
{
  if (value != 0)
    trame_json_member_int (builder, name, value);
  else
    trame_json_member_null (builder, name);
}

static void
add_said (JsonBuilder *builder, const TrameIdentified *identified)
{
  json_builder_set_member_name (builder, "said");
  if (identified->said_model == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "number", identified->said_number);
  trame_json_member_string (builder, "model", identified->said_model);
  trame_json_member_int (builder, "version", identified->said_version);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  g_autoptr (GList) fields = g_list_sort (g_hash_table_get_keys (identified->said_values), (GCompareFunc) strcmp);
  for (const GList *at = fields; at != NULL; at = at->next)
    trame_json_member_string (builder, at->data, g_hash_table_lookup (identified->said_values, at->data));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_difference (JsonBuilder *builder, const TrameDifference *difference)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "article", *difference->article == '\0' ? NULL : difference->article);
  trame_json_member_string (builder, "issued", difference->issued);
  trame_json_member_string (builder, "returned", difference->returned);
  int_or_null (builder, "issued_page", difference->issued_page);
  int_or_null (builder, "returned_page", difference->returned_page);
  trame_json_member_boolean (builder, "whole_article", difference->all_of_it);
  json_builder_end_object (builder);
}

static void
add_comparison (JsonBuilder *builder, const TrameComparison *comparison)
{
  json_builder_set_member_name (builder, "words");
  if (comparison == NULL)
    {
      json_builder_add_null_value (builder);
      trame_json_member_null (builder, "differences");
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "issued", comparison->issued);
  trame_json_member_int (builder, "returned", comparison->returned);
  trame_json_member_int (builder, "same", comparison->same);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->differences->len; i++)
    add_difference (builder, g_ptr_array_index (comparison->differences, i));
  json_builder_end_array (builder);
}

static void
add_signature (JsonBuilder *builder, const TrameSignature *signature)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "field", signature->field);
  trame_json_member_string (builder, "signer", signature->signer);
  trame_json_member_string (builder, "issuer", signature->issuer);
  trame_json_member_boolean (builder, "self_made", signature->self_made);
  trame_json_member_string (builder, "status", states[signature->status]);
  trame_json_member_boolean (builder, "time_stamp", signature->time_stamp);
  trame_json_member_boolean (builder, "covers_whole", signature->covers_whole);
  trame_json_member_int (builder, "covered", (gint64) signature->covered);
  trame_json_member_instant (builder, "at", signature->at * G_USEC_PER_SEC);
  trame_json_member_instant (builder, "valid_from", signature->valid_from * G_USEC_PER_SEC);
  trame_json_member_instant (builder, "valid_until", signature->valid_until * G_USEC_PER_SEC);
  trame_json_member_boolean (builder, "out_of_dates", trame_signature_out_of_dates (signature));
  json_builder_end_object (builder);
}

void
trame_identified_to_json (JsonBuilder *builder, const TrameIdentified *identified)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "recognised", known_by[identified->by]);
  trame_json_member_boolean (builder, "text", identified->has_text);
  trame_json_member_string (builder, "sha256", identified->sha256);
  trame_json_member_int (builder, "pages", identified->pages);
  int_or_null (builder, "convention", identified->convention);
  trame_json_member_string (builder, "number", identified->number);
  trame_json_member_string (builder, "partner", identified->partner);
  int_or_null (builder, "document", identified->document);
  trame_json_member_string (builder, "kind", identified->kind);
  int_or_null (builder, "issue", identified->issue);
  int_or_null (builder, "issues", identified->issues);
  trame_json_member_date (builder, "issued_on", &identified->issued_on);
  trame_json_member_string (builder, "model", identified->model);
  int_or_null (builder, "version", identified->version);
  add_said (builder, identified);
  json_builder_set_member_name (builder, "changed_data");
  json_builder_begin_array (builder);
  for (guint i = 0; identified->changed_data != NULL && i < identified->changed_data->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (identified->changed_data, i));
  json_builder_end_array (builder);
  add_comparison (builder, identified->comparison);
  json_builder_set_member_name (builder, "marked_pages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < identified->marked->len; i++)
    json_builder_add_int_value (builder, g_array_index (identified->marked, guint, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "signatures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < identified->signatures->len; i++)
    add_signature (builder, g_ptr_array_index (identified->signatures, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
