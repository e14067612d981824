/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of the office's acts written as JSON. */
#include "exchange/act-json.h"

#include "exchange/json-writer.h"

void
trame_json_add_due (JsonBuilder *builder, const TrameDueRow *row, TrameLanguage language)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", row->convention);
  trame_json_member_string (builder, "partner", row->partner);
  trame_json_member_string (builder, "kind", trame_deadline_kind_to_nick (row->kind));
  trame_json_member_date (builder, "date", &row->date);
  trame_json_member_date (builder, "prudent_date", &row->prudent_date);
  if (row->days_left == G_MININT)
    trame_json_member_null (builder, "days_left");
  else
    trame_json_member_int (builder, "days_left", row->days_left);
  trame_json_member_string (builder, "act", row->act);
  trame_json_member_reasons (builder, row->reasons, language);
  json_builder_end_object (builder);
}

void
trame_json_add_verification (JsonBuilder *builder, const TrameVerifyRow *row)
{
  json_builder_begin_object (builder);
  trame_json_member_boolean (builder, "ok", row->ok);
  trame_json_member_int (builder, "rows", (gint64) row->rows);
  trame_json_member_string (builder, "head", row->head);
  if (row->table == NULL && row->what == NULL)
    trame_json_member_null (builder, "first_difference");
  else
    {
      json_builder_set_member_name (builder, "first_difference");
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "table", row->table);
      trame_json_member_int (builder, "id", row->id);
      trame_json_member_int (builder, "journal_row", row->journal_row);
      trame_json_member_string (builder, "what", row->what);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

void
trame_json_add_import (JsonBuilder *builder, const TrameImportRow *row)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "deliberation", row->deliberation);
  if (row->model != 0)
    trame_json_member_int (builder, "model", row->model);
  else
    trame_json_member_null (builder, "model");
  trame_json_member_ints (builder, "partners", row->partners);
  trame_json_member_ints (builder, "conventions", row->conventions);
  trame_json_member_strings (builder, "kept_null", row->kept_null);
  json_builder_end_object (builder);
}

void
trame_json_add_generated (JsonBuilder *builder, const TrameGeneratedRow *row)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", row->convention);
  trame_json_member_string (builder, "document", row->document);
  trame_json_member_string (builder, "file", row->file);
  trame_json_member_string (builder, "sha256", row->sha256);
  trame_json_member_int (builder, "pages", row->pages);
  trame_json_member_strings (builder, "missing", row->missing);
  trame_json_member_string (builder, "failure", row->failure);
  json_builder_end_object (builder);
}
