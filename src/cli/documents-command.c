/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl attach CONVENTION FILE`, `tramectl documents [list|export ID -o FILE|remove ID --visa NAME]`. */
#include "cli/commands.h"
#include "cli/record-options.h"
#include "cli/remains.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/attachment.h"
#include "office/partner.h"
#include "office/purge.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *convention;
  char *partner;
  char *kind;
  char *on;
  char *note;
  char *output;
  char *visa;
  char *reason;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->convention);
  g_free (options->partner);
  g_free (options->kind);
  g_free (options->on);
  g_free (options->note);
  g_free (options->output);
  g_free (options->visa);
  g_free (options->reason);
}

static void
add_json (JsonBuilder *builder, const TrameDocumentRecord *document)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", document->id);
  if (document->convention != 0)
    trame_json_member_int (builder, "convention", document->convention);
  else
    trame_json_member_null (builder, "convention");
  if (document->partner != 0)
    trame_json_member_int (builder, "partner", document->partner);
  else
    trame_json_member_null (builder, "partner");
  trame_json_member_string (builder, "kind", document->kind);
  trame_json_member_string (builder, "name", document->removed ? NULL : document->name);
  trame_json_member_string (builder, "media_type", document->media_type);
  trame_json_member_int (builder, "size", document->size);
  trame_json_member_string (builder, "sha256", document->sha256);
  trame_json_member_date (builder, "on", &document->issued_on);
  trame_json_member_string (builder, "note", document->note);
  if (document->attached)
    {
      trame_json_member_null (builder, "model");
      trame_json_member_null (builder, "issue");
    }
  else
    {
      trame_json_member_int (builder, "model", document->model);
      trame_json_member_int (builder, "issue", document->issue);
    }
  trame_json_member_boolean (builder, "attached", document->attached);
  trame_json_member_boolean (builder, "removed", document->removed);
  json_builder_end_object (builder);
}

static void
add_cells (TrameTable *table, const TrameDocumentRecord *document)
{
  g_autofree char *id = g_strdup_printf ("%" PRId64, document->id);
  g_autofree char *of = document->convention != 0 ? g_strdup_printf ("%" PRId64, document->convention) : NULL;
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autofree char *on = trame_date_cell (&document->issued_on);
  g_autofree char *issue = document->attached ? NULL : g_strdup_printf ("%u", document->issue);
  const char *const cells[] = {
    id, of, document->kind, document->removed ? _ ("(content removed)") : document->name, issue, size, on
  };
  trame_table_add (table, cells);
}

static TrameExit
list (TrameInvocation *invocation, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = 0, partner = 0;
  if ((options->convention != NULL
       && !trame_record_read_id (invocation, "convention", options->convention, &convention))
      || (options->partner != NULL && !trame_record_read_id (invocation, "partner", options->partner, &partner)))
    return TRAME_EXIT_REFUSED;
  g_autoptr (GPtrArray)
      all = trame_register_load_documents (trame_office_get_register (invocation->office), convention, &error);
  g_autoptr (GPtrArray)
      merged = all != NULL
                   ? trame_register_load_merged_partners (trame_office_get_register (invocation->office), &error)
                   : NULL;
  if (merged == NULL)
    return trame_invocation_fail (error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"),    _ ("Convention"), _ ("Kind"), _ ("Name"),
                                 _ ("Issue"), _ ("Size"),       _ ("Date"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (all, i);
      if (partner != 0 && trame_partners_follow (merged, document->partner) != partner)
        continue;
      add_cells (table, document);
      add_json (builder, document);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

/* {"id": ID, "file": FILE}, or a sentence. */
static TrameExit
say_done (TrameInvocation *invocation, gint64 id, const char *file, const char *sentence)
{
  if (!invocation->json)
    {
      trame_print ("%s\n", sentence);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", id);
  if (file != NULL)
    trame_json_member_string (builder, "file", file);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

static TrameExit
take_out (TrameInvocation *invocation, gint64 id, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = trame_office_export_document (invocation->office, id, options->output, &error);
  return file != NULL ? say_done (invocation, id, file, file) : trame_invocation_fail (error);
}

static TrameExit
drop (TrameInvocation *invocation, gint64 id, const Options *options)
{
  g_autoptr (GError) error = NULL;
  if (!trame_office_remove_document (invocation->office, id, options->visa,
                                     options->reason != NULL ? options->reason : _ ("attached by mistake"), &error))
    return trame_invocation_fail (error);
  g_autoptr (GPtrArray) copies = trame_office_find_remains (invocation->office, &error);
  if (copies == NULL)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print ("%s\n", _ ("Its content was removed; its hash stays."));
      trame_remains_print (copies);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", id);
  json_builder_set_member_name (builder, "copies");
  trame_remains_add_json (builder, copies);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

static TrameExit
run_documents (TrameInvocation *invocation, const Options *options, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  const char *verb = argc >= 2 ? argv[1] : "list";
  gboolean takes = g_str_equal (verb, "export"), drops = g_str_equal (verb, "remove");
  gint64 id = 0;
  if (!(g_str_equal (verb, "list") && argc <= 2) && !((takes || drops) && argc == 3))
    return trame_invocation_misused (
        _ ("“documents” is followed by nothing, “list”, “export ID -o FILE” or “remove ID --visa NAME”"));
  if ((takes || drops) && !trame_id_parse (argv[2], &id))
    return trame_invocation_misused (_ ("“%s” is not an id; “%s list” shows them"), argv[2], argv[0]);
  if (takes && options->output == NULL)
    return trame_invocation_misused (_ ("“documents export” needs -o, a file or a folder"));
  if (drops && (options->visa == NULL || *options->visa == '\0'))
    return trame_invocation_misused (_ ("“remove” needs --visa, the name of who agreed"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  if (takes)
    return take_out (invocation, id, options);
  return drops ? drop (invocation, id, options) : list (invocation, options);
}

TrameExit
trame_command_documents (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "convention", 0, 0, G_OPTION_ARG_STRING, &options.convention, N_ ("Only those of this convention"),
      "CONVENTION" },
    { "partner", 0, 0, G_OPTION_ARG_STRING, &options.partner, N_ ("Only those of this partner"), "PARTNER" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file or the folder to write"), "FILE" },
    { "visa", 0, 0, G_OPTION_ARG_STRING, &options.visa, N_ ("Who agreed to the removal"), "NAME" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("Why"), "TEXT" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "[list|export ID -o FILE|remove ID --visa NAME]",
                              _ ("The files kept: listed, taken out; the content of one attached by mistake removed."),
                              &argc, &argv, &out))
    out = run_documents (invocation, &options, argc, argv);
  options_clear (&options);
  return out;
}

static TrameExit
attach (TrameInvocation *invocation, const Options *options, const char *word, const char *path)
{
  g_autoptr (GError) error = NULL;
  TrameExit out = TRAME_EXIT_DONE;
  GDate on = { 0 };
  gint64 convention = 0, partner = 0;
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  if (options->on != NULL && !trame_option_date (invocation, "--on", options->on, &on))
    return TRAME_EXIT_USAGE;
  if ((word != NULL && !trame_record_read_id (invocation, "convention", word, &convention))
      || (options->partner != NULL && !trame_record_read_id (invocation, "partner", options->partner, &partner)))
    return TRAME_EXIT_REFUSED;
  gint64 id = trame_office_attach (invocation->office, convention, partner, path,
                                   options->kind != NULL ? options->kind : "other", &on, options->note, &error);
  if (id == 0)
    return trame_invocation_fail (error);
  g_autofree char *sentence = g_strdup_printf (_ ("Attached under number %" PRId64 "."), id);
  return say_done (invocation, id, NULL, sentence);
}

TrameExit
trame_command_attach (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "partner", 0, 0, G_OPTION_ARG_STRING, &options.partner, N_ ("Attach it to this partner instead"), "PARTNER" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("What it is: signed-scan, acknowledgement, proof-of-powers, report…"), "KIND" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("Its own date"), "DATE" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note"), "TEXT" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "CONVENTION FILE", _ ("Attaches a file, 50 MB at most."), &argc,
                              &argv, &out))
    {
      if (argc == 3)
        out = attach (invocation, &options, argv[1], argv[2]);
      else if (argc == 2 && options.partner != NULL)
        out = attach (invocation, &options, NULL, argv[1]);
      else
        out = trame_invocation_misused (_ ("“attach” needs a convention (or --partner) and a file"));
    }
  options_clear (&options);
  return out;
}
