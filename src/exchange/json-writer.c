/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of every JSON; see the header. */
#include "exchange/json-writer.h"

#include "domain/period.h"

void
trame_json_member_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
trame_json_member_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
trame_json_member_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
trame_json_member_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

void
trame_json_member_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *iso = trame_date_to_iso (date);
  trame_json_member_string (builder, name, iso);
}

void
trame_json_member_instant (JsonBuilder *builder, const char *name, gint64 instant)
{
  if (instant == 0)
    {
      trame_json_member_null (builder, name);
      return;
    }
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) exact = second != NULL ? g_date_time_add (second, instant % G_USEC_PER_SEC) : NULL;
  g_autofree char *text = exact != NULL ? g_date_time_format_iso8601 (exact) : NULL;
  trame_json_member_string (builder, name, text);
}

void
trame_json_member_strings (JsonBuilder *builder, const char *name, const GPtrArray *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}

void
trame_json_member_ints (JsonBuilder *builder, const char *name, const GArray *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && i < values->len; i++)
    json_builder_add_int_value (builder, g_array_index (values, gint64, i));
  json_builder_end_array (builder);
}

void
trame_json_member_reasons (JsonBuilder *builder, const GArray *reasons, TrameLanguage language)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      const TrameReason *reason = &g_array_index (reasons, TrameReason, i);
      g_autofree char *text = trame_reason_line (reason, language);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "rule", reason->rule);
      trame_json_member_string (builder, "source", reason->source);
      trame_json_member_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
trame_json_builder_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
