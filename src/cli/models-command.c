/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl models [list|show ID|check FILE.xml|add NAME]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "documents/model.h"
#include "exchange/deliberation-json.h"
#include "exchange/json-writer.h"
#include "office/shipped.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
print_list (TrameInvocation *invocation, const GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"), _ ("Model"), _ ("Version"), _ ("Title"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = g_strdup_printf ("%" PRId64, record->id);
      g_autofree char *version = g_strdup_printf ("%u", record->version);
      const char *const cells[] = { id, record->name, version, record->title };
      const TrameModelRow row = { .id = record->id,
                                  .name = record->name,
                                  .version = record->version,
                                  .title = record->title,
                                  .kind = record->kind,
                                  .deliberation = record->deliberation };
      trame_table_add (table, cells);
      trame_json_add_model_row (builder, &row, NULL);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

static JsonNode *
fields_node (const TrameModel *model)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "id", field->id);
      trame_json_member_string (builder, "label", field->label);
      trame_json_member_string (builder, "article", field->article);
      trame_json_member_string (builder, "kind", trame_field_kind_to_nick (field->kind));
      trame_json_member_boolean (builder, "required", field->required);
      trame_json_member_string (builder, "default", field->default_value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static void
print_model (TrameInvocation *invocation, const TrameModelRecord *record, const TrameModel *model)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      const TrameModelRow row = { .id = record->id,
                                  .name = record->name,
                                  .version = record->version,
                                  .title = record->title,
                                  .kind = record->kind,
                                  .deliberation = record->deliberation,
                                  .terms = &record->terms };
      trame_json_add_model_row (builder, &row, fields_node (model));
      trame_invocation_print_json (builder);
      return;
    }
  trame_print_value (_ ("Model"), record->name);
  trame_print_value (_ ("Title"), record->title);
  trame_terms_print (&record->terms);
  const char *const titles[] = { _ ("Field"), _ ("Label"), _ ("Article"), _ ("Kind"), _ ("Default"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      const char *const cells[] = { field->id, field->label, field->article, trame_field_kind_to_nick (field->kind),
                                    field->default_value };
      trame_table_add (table, cells);
    }
  trame_print ("\n");
  trame_table_print (table);
}

static TrameExit
show (TrameInvocation *invocation, const char *word)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  if (!trame_id_parse (word, &id))
    return trame_invocation_misused (_ ("“%s” is not the id of a model; “models” lists them"), word);
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (TrameModelRecord) record = trame_register_load_model (trame_office_get_register (office), id, &error);
  g_autoptr (TrameModel) model = record != NULL ? trame_model_parse (record->xml, &error) : NULL;
  if (model == NULL)
    return trame_invocation_fail (error);
  print_model (invocation, record, model);
  return TRAME_EXIT_DONE;
}

/* A model's faults: 1 when there is one. No register is needed. */
static TrameExit
check (TrameInvocation *invocation, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  if (!g_file_get_contents (path, &data, &size, &error))
    return trame_invocation_fail (error);
  g_autoptr (GBytes) xml = g_bytes_new_take (g_steal_pointer (&data), size);
  g_autoptr (TrameModel) model = trame_model_parse (xml, &error);
  g_autoptr (GPtrArray) faults = model != NULL ? trame_model_check (model) : g_ptr_array_new_with_free_func (g_free);
  if (model == NULL)
    g_ptr_array_add (faults, g_strdup (error->message));
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      json_builder_begin_object (builder);
      trame_json_member_boolean (builder, "valid", model != NULL);
      trame_json_member_strings (builder, "faults", faults);
      json_builder_end_object (builder);
      trame_invocation_print_json (builder);
    }
  else if (faults->len == 0)
    trame_print (_ ("%s: the model is sound.\n"), path);
  for (guint i = 0; !invocation->json && i < faults->len; i++)
    trame_print_error ("%s: %s\n", path, (char *) g_ptr_array_index (faults, i));
  return faults->len == 0 ? TRAME_EXIT_DONE : TRAME_EXIT_REFUSED;
}

static TrameExit
add (TrameInvocation *invocation, const char *name)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_DEFAULT, &out);
  if (office == NULL)
    return out;
  gint64 id = trame_office_add_shipped_model (office, name, &error);
  if (id == 0)
    return trame_invocation_fail (error);
  if (invocation->json)
    trame_print ("%" PRId64 "\n", id);
  else
    trame_print (_ ("Model %s stored under number %" PRId64 ".\n"), name, id);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_models (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (
          invocation, NULL, "[list|show ID|check FILE.xml|add NAME]",
          _ ("The models of the register; the faults of a model’s file; a model that Trame ships."), &argc, &argv,
          &out))
    return out;
  if (argc == 3 && g_str_equal (argv[1], "check"))
    return check (invocation, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "show"))
    return show (invocation, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "add"))
    return add (invocation, argv[2]);
  if (!(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (
        _ ("“models” is followed by nothing, “list”, “show ID”, “check FILE.xml” or “add NAME”"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (GPtrArray) records = trame_register_load_models (trame_office_get_register (office), &error);
  if (records == NULL)
    return trame_invocation_fail (error);
  print_list (invocation, records);
  return out;
}
