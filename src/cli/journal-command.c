/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl journal [--convention CONVENTION | --table TABLE --id ID]`, `tramectl journal show ROW`. */
#include "cli/commands.h"
#include "cli/record-options.h"
#include "cli/table.h"
#include "exchange/json-writer.h"
#include "register/past.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *convention;
  char *table;
  char *id;
} Options;

static void
add_json (JsonBuilder *builder, const TrameJournalRecord *row)
{
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "id", row->id);
  trame_json_member_instant (builder, "at", row->at);
  trame_json_member_string (builder, "agent", row->agent);
  trame_json_member_string (builder, "verb", row->verb);
  trame_json_member_string (builder, "table", row->table);
  trame_json_member_int (builder, "row", row->row);
  trame_json_member_string (builder, "content", row->content_hash);
  trame_json_member_string (builder, "chain", row->chain_hash);
  json_builder_end_object (builder);
}

static void
add_cells (TrameTable *table, const TrameJournalRecord *row)
{
  g_autofree char *id = g_strdup_printf ("%" PRId64, row->id);
  g_autofree char *of = g_strdup_printf ("%s %" PRId64, row->table, row->row);
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (row->at / G_USEC_PER_SEC);
  g_autofree char *at = instant != NULL ? g_date_time_format (instant, "%d/%m/%Y %H:%M:%S UTC") : NULL;
  const char *verb = g_str_equal (row->verb, "add")   ? _ ("added")
                     : g_str_equal (row->verb, "set") ? _ ("changed")
                                                      : _ ("content removed");
  const char *const cells[] = { id, at, row->agent, verb, of };
  trame_table_add (table, cells);
}

/* What one row changed. */
static TrameExit
show (TrameInvocation *invocation, const char *word)
{
  g_autoptr (GError) error = NULL;
  TrameExit out = TRAME_EXIT_DONE;
  gint64 row = 0;
  if (!trame_id_parse (word, &row))
    return trame_invocation_misused (_ ("“%s” is not a row of the journal; “journal” lists them"), word);
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  g_autoptr (GPtrArray)
      changes = trame_register_load_journal_changes (trame_office_get_register (invocation->office), row, &error);
  if (changes == NULL)
    return trame_invocation_fail (error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("What"), _ ("Before"), _ ("After"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const TrameJournalChange *change = g_ptr_array_index (changes, i);
      const char *const cells[] = { change->what, change->before, change->after };
      trame_table_add (table, cells);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "id", change->what);
      trame_json_member_string (builder, "before", change->before);
      trame_json_member_string (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

static GPtrArray *
load (TrameInvocation *invocation, const Options *options, TrameExit *out)
{
  g_autoptr (GError) error = NULL;
  TrameRegister *store = trame_office_get_register (invocation->office);
  gint64 id = 0;
  *out = TRAME_EXIT_REFUSED;
  if (options->convention != NULL && !trame_record_read_id (invocation, "convention", options->convention, &id))
    return NULL;
  if (options->id != NULL && !trame_id_parse (options->id, &id))
    {
      *out = trame_invocation_misused (_ ("--id: “%s” is not an id"), options->id);
      return NULL;
    }
  GPtrArray *rows = options->convention != NULL ? trame_register_load_convention_journal (store, id, &error)
                                                : trame_register_load_journal (store, options->table, id, &error);
  if (rows == NULL)
    *out = trame_invocation_fail (error);
  return rows;
}

static TrameExit
run (TrameInvocation *invocation, const Options *options)
{
  TrameExit out = TRAME_EXIT_DONE;
  if ((options->table != NULL) != (options->id != NULL))
    return trame_invocation_misused (_ ("--table and --id go together"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  g_autoptr (GPtrArray) rows = load (invocation, options, &out);
  if (rows == NULL)
    return out;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Row"), _ ("When"), _ ("Agent"), _ ("Verb"), _ ("What"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      add_cells (table, rows->pdata[i]);
      add_json (builder, rows->pdata[i]);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  trame_print_head (invocation, invocation->json);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_journal (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = { { "convention", 0, 0, G_OPTION_ARG_STRING, &options.convention,
                                     N_ ("Only what is about this convention"), "CONVENTION" },
                                   { "table", 0, 0, G_OPTION_ARG_STRING, &options.table,
                                     N_ ("Only one row of this table"), "TABLE" },
                                   { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, N_ ("Which row"), "ID" },
                                   { NULL } };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "[show ROW]",
                              _ ("Who changed what, and when; what one row changed, before and after."), &argc, &argv,
                              &out))
    {
      if (argc == 3 && g_str_equal (argv[1], "show"))
        out = show (invocation, argv[2]);
      else
        out = argc == 1 ? run (invocation, &options)
                        : trame_invocation_misused (_ ("“journal” is followed by nothing, or by “show” and a row"));
    }
  g_free (options.convention);
  g_free (options.table);
  g_free (options.id);
  return out;
}
