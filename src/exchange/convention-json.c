/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions written as JSON. */
#include "exchange/convention-json.h"

#include "exchange/case-json.h"
#include "exchange/fact-json.h"
#include "exchange/json-writer.h"

static void
members_of_row (JsonBuilder *builder, const TrameConventionRow *row)
{
  trame_json_member_int (builder, "id", row->id);
  trame_json_member_string (builder, "number", row->number);
  trame_json_member_string (builder, "model", row->model);
  trame_json_member_string (builder, "partner", row->partner);
  trame_json_member_string (builder, "scheme", row->scheme);
  trame_json_member_string (builder, "object", row->object);
  trame_json_member_string (builder, "state", trame_state_to_nick (row->state));
  trame_json_member_date (builder, "start", &row->start);
  trame_json_member_date (builder, "last_day", &row->last_day);
  if (row->days_left == G_MININT)
    trame_json_member_null (builder, "days_left");
  else
    trame_json_member_int (builder, "days_left", row->days_left);
  trame_json_member_string (builder, "responsible", row->responsible);
  trame_json_member_int (builder, "warnings", row->warnings);
}

void
trame_json_add_convention_row (JsonBuilder *builder, const TrameConventionRow *row)
{
  json_builder_begin_object (builder);
  members_of_row (builder, row);
  json_builder_end_object (builder);
}

void
trame_json_member_deadlines (JsonBuilder *builder, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    trame_json_add_deadline (builder, &g_array_index (lifecycle->deadlines, TrameDeadline, i), language);
  json_builder_end_array (builder);
}

static void
member_warning_list (JsonBuilder *builder, const TrameLifecycle *lifecycle, TrameLanguage language)
{
  json_builder_set_member_name (builder, "warning_list");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    trame_json_add_warning (builder, &g_array_index (lifecycle->warnings, TrameWarning, i), language);
  json_builder_end_array (builder);
}

static void
member_fields (JsonBuilder *builder, const TrameConventionDetail *detail)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < detail->field_ids->len; i++)
    {
      const char *id = g_ptr_array_index (detail->field_ids, i);
      const char *value = g_hash_table_lookup (detail->values, id);
      trame_json_member_string (builder, id, value != NULL && *value != '\0' ? value : NULL);
    }
  json_builder_end_object (builder);
}

static void
member_documents (JsonBuilder *builder, const GArray *documents)
{
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const TrameDocumentRow *document = &g_array_index (documents, TrameDocumentRow, i);
      json_builder_begin_object (builder);
      trame_json_member_int (builder, "id", document->id);
      trame_json_member_string (builder, "kind", document->kind);
      trame_json_member_string (builder, "name", document->name);
      trame_json_member_string (builder, "sha256", document->sha256);
      trame_json_member_date (builder, "issued_on", &document->issued_on);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
trame_json_add_convention (JsonBuilder *builder, const TrameConventionDetail *detail, TrameLanguage language)
{
  json_builder_begin_object (builder);
  members_of_row (builder, &detail->row);
  member_fields (builder, detail);
  json_builder_set_member_name (builder, "terms");
  trame_json_add_terms (builder, detail->terms);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < detail->facts->len; i++)
    trame_json_add_fact (builder, g_ptr_array_index (detail->facts, i));
  json_builder_end_array (builder);
  trame_json_member_deadlines (builder, detail->lifecycle, language);
  member_documents (builder, detail->documents);
  member_warning_list (builder, detail->lifecycle, language);
  json_builder_end_object (builder);
}
