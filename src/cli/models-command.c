/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl models [list|show ID|versions NAME|check FILE.xml|add NAME|add FILE.xml|use ID]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "documents/model.h"
#include "exchange/deliberation-json.h"
#include "exchange/json-writer.h"
#include "office/file-write.h"
#include "office/model-version.h"

#include <inttypes.h>
#include <string.h>
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

static void
say_version (TrameInvocation *invocation, const TrameModelVersion *version)
{
  if (!invocation->json)
    {
      trame_print (version->added ? _ ("Model %s, version %u, stored under number %" PRId64 ".\n")
                                  : _ ("Model %s, version %u, was there already under number %" PRId64 ".\n"),
                   version->name, version->version, version->id);
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", version->id);
  trame_json_member_string (builder, "name", version->name);
  trame_json_member_int (builder, "version", version->version);
  trame_json_member_boolean (builder, "added", version->added);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
}

/* A model that Trame ships, by its name; else a file. */
static TrameExit
add (TrameInvocation *invocation, const char *word)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModelVersion) version = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  const gboolean file = g_str_has_suffix (word, ".xml") || strchr (word, '/') != NULL;
  if (file && !g_file_get_contents (word, &data, &size, &error))
    return trame_invocation_fail (error);
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_DEFAULT, &out);
  if (office == NULL)
    return out;
  if (file)
    {
      g_autoptr (GBytes) xml = g_bytes_new_take (g_steal_pointer (&data), size);
      version = trame_office_add_model (office, xml, &error);
    }
  else
    version = trame_office_add_shipped_model (office, word, &error);
  if (version == NULL)
    return trame_invocation_fail (error);
  say_version (invocation, version);
  return TRAME_EXIT_DONE;
}

/* How many documents and conventions hold each version, in one pass. */
typedef struct
{
  GHashTable *conventions; /* gint64* → count */
  GHashTable *documents;
} Uses;

static guint
count_of (GHashTable *counts, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
}

static void
count_one (GHashTable *counts, gint64 id)
{
  g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (count_of (counts, id) + 1));
}

static gboolean
count_uses (TrameOffice *office, Uses *uses, GError **error)
{
  const GPtrArray *conventions = trame_office_get_conventions (office);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (trame_office_get_register (office), 0, error);
  for (guint i = 0; i < conventions->len; i++)
    count_one (uses->conventions, ((const TrameConvention *) g_ptr_array_index (conventions, i))->model);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    count_one (uses->documents, ((const TrameDocumentRecord *) g_ptr_array_index (documents, i))->model);
  return documents != NULL;
}

static void
add_version (
    JsonBuilder *builder, TrameTable *table, const TrameModelRecord *record, const Uses *uses, gboolean current)
{
  const guint conventions = count_of (uses->conventions, record->id);
  const guint documents = count_of (uses->documents, record->id);
  g_autofree char *id = g_strdup_printf ("%" PRId64, record->id);
  g_autofree char *version = g_strdup_printf ("%u", record->version);
  g_autofree char *drafts = g_strdup_printf ("%u", conventions);
  g_autofree char *issued = g_strdup_printf ("%u", documents);
  const char *const cells[] = { id, version, record->title, drafts, issued, current ? _ ("yes") : "" };
  trame_table_add (table, cells);
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", record->id);
  trame_json_member_string (builder, "name", record->name);
  trame_json_member_int (builder, "version", record->version);
  trame_json_member_string (builder, "title", record->title);
  trame_json_member_string (builder, "kind", record->kind);
  trame_json_member_int (builder, "conventions", conventions);
  trame_json_member_int (builder, "documents", documents);
  trame_json_member_boolean (builder, "current", current);
  json_builder_end_object (builder);
}

/* The versions of one model: who holds each, and which one new documents follow. */
static TrameExit
versions (TrameInvocation *invocation, const char *name)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (GHashTable) conventions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Uses uses = { conventions, documents };
  g_autoptr (TrameModel) current = trame_office_current_model (office, name, &error);
  g_autoptr (GPtrArray)
      records = current != NULL ? trame_register_load_models (trame_office_get_register (office), &error) : NULL;
  if (records == NULL || !count_uses (office, &uses, &error))
    return trame_invocation_fail (error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"),        _ ("Version"), _ ("Title"), _ ("Conventions"),
                                 _ ("Documents"), _ ("Current"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (records, i);
      if (g_strcmp0 (record->name, name) == 0)
        add_version (builder, table, record, &uses, record->version == current->version);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

/* The file of a version, to be edited: of that id, or the one that new documents of that name follow. */
static TrameExit
take_out (TrameInvocation *invocation, const char *word, const char *to)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (TrameModel) model = NULL;
  if (trame_id_parse (word, &id))
    {
      g_autoptr (TrameModelRecord) record = trame_register_load_model (trame_office_get_register (office), id, &error);
      model = record != NULL ? trame_model_parse (record->xml, &error) : NULL;
    }
  else
    model = trame_office_current_model (office, word, &error);
  if (model == NULL)
    return trame_invocation_fail (error);
  g_autoptr (GBytes) xml = trame_model_to_xml (model);
  g_autofree char *name = g_strconcat (model->id, ".xml", NULL);
  g_autofree char *file = g_file_test (to, G_FILE_TEST_IS_DIR) ? g_build_filename (to, name, NULL) : g_strdup (to);
  if (!trame_office_write_file (file, xml, &error))
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print ("%s\n", file);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "name", model->id);
  trame_json_member_int (builder, "version", model->version);
  trame_json_member_string (builder, "file", file);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

/* New documents follow the version of that id. */
static TrameExit
use (TrameInvocation *invocation, const char *word)
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
  if (record == NULL || !trame_office_use_model (office, id, &error))
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print (_ ("New documents follow version %u of %s.\n"), record->version, record->name);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", id);
  trame_json_member_string (builder, "name", record->name);
  trame_json_member_int (builder, "version", record->version);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

static TrameExit
run (TrameInvocation *invocation, const char *output, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *verb;
    TrameExit (*act) (TrameInvocation *invocation, const char *word);
  } verbs[] = { { "check", check }, { "show", show }, { "add", add }, { "versions", versions }, { "use", use } };
  for (guint i = 0; argc == 3 && output == NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].verb))
      return verbs[i].act (invocation, argv[2]);
  if (argc == 3 && output != NULL && g_str_equal (argv[1], "export"))
    return take_out (invocation, argv[2], output);
  if (output != NULL || !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (
        _ ("“models” is followed by nothing, “list”, “show ID”, “versions NAME”, “check FILE.xml”, “add NAME”, “add "
           "FILE.xml”, “export NAME|ID -o FILE” or “use ID”"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (GPtrArray) records = trame_register_load_models (trame_office_get_register (office), &error);
  if (records == NULL)
    return trame_invocation_fail (error);
  print_list (invocation, records);
  return out;
}

TrameExit
trame_command_models (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file or the folder to write"), "FILE" }, { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (
          invocation, entries,
          "[list|show ID|versions NAME|check FILE.xml|add NAME|add FILE.xml|export NAME|ID -o FILE|use ID]",
          _ ("The models of the register and their versions; the faults of a model’s file; a model that Trame ships, "
             "or a "
             "file, stored: an edited model is a new version, which new documents follow."),
          &argc, &argv, &out))
    out = run (invocation, output, argc, argv);
  return out;
}
