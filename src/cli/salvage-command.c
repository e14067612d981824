/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl salvage FILE -o NEW`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/salvage.h"
#include "office/table-words.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
print_json (const TrameSalvage *salvage, const char *into)
{
  const TrameVerification *found = salvage->verification;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "file", into);
  trame_json_member_int (builder, "rows", salvage->rows);
  trame_json_member_boolean (builder, "whole", trame_salvage_is_whole (salvage));
  trame_json_member_strings (builder, "torn", salvage->torn);
  trame_json_member_int (builder, "journal_lost", salvage->journal_lost);
  json_builder_set_member_name (builder, "lost");
  json_builder_begin_array (builder);
  for (guint i = 0; i < salvage->lost->len; i++)
    {
      const TrameLostRow *lost = g_ptr_array_index (salvage->lost, i);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "table", lost->table);
      trame_json_member_int (builder, "id", lost->id);
      trame_json_member_int (builder, "journal_row", lost->journal_row);
      trame_json_member_instant (builder, "at", lost->at);
      trame_json_member_string (builder, "agent", lost->agent);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  trame_json_member_string (builder, "first_difference", found->ok ? NULL : found->what);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
}

static void
print_lost (const TrameSalvage *salvage)
{
  const char *const titles[] = { _ ("Lost"), _ ("Id"), _ ("Written on"), _ ("Agent"), _ ("Row of the journal"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < salvage->lost->len; i++)
    {
      const TrameLostRow *lost = g_ptr_array_index (salvage->lost, i);
      g_autofree char *id = g_strdup_printf ("%" PRId64, lost->id);
      g_autofree char *row = g_strdup_printf ("%" PRId64, lost->journal_row);
      g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (lost->at / G_USEC_PER_SEC);
      g_autofree char *at = instant != NULL ? g_date_time_format (instant, "%d/%m/%Y %H:%M UTC") : NULL;
      const char *const cells[] = { trame_table_words (lost->table), id, at, lost->agent, row };
      trame_table_add (table, cells);
    }
  if (salvage->lost->len > 0)
    trame_table_print (table);
  if (salvage->journal_lost > 0)
    trame_print (ngettext ("%" PRId64 " row of the journal is lost too: what it wrote cannot be named.\n",
                           "%" PRId64 " rows of the journal are lost too: what they wrote cannot be named.\n",
                           (gulong) salvage->journal_lost),
                 salvage->journal_lost);
  for (guint i = 0; i < salvage->torn->len; i++)
    trame_print (_ ("Not all could be read of: %s\n"), trame_table_words (g_ptr_array_index (salvage->torn, i)));
  if (salvage->verification->rows == 0)
    trame_print ("%s\n", _ ("Nothing of the journal could be read: what is missing cannot be named."));
  else if (salvage->lost->len == 0 && salvage->journal_lost == 0)
    trame_print (_ ("What came back does not agree with the journal, first: %s %" PRId64 ". %s\n"),
                 trame_table_words (salvage->verification->table), salvage->verification->id,
                 salvage->verification->what);
}

/* What to do next. */
static void
print_next (const TrameSalvage *salvage, const char *path, const char *into)
{
  g_autofree char *backup = trame_office_last_backup (path);
  if (trame_salvage_is_whole (salvage))
    trame_print (_ ("Nothing is missing. To go on with it: tramectl --register “%s” restore “%s”\n"), path, into);
  else if (backup != NULL)
    trame_print (
        _ ("The last backup is “%s”: restore it, then record again what was written since. “tramectl --register "
           "“%s” journal” shows it.\n"),
        backup, into);
  else
    trame_print (
        _ ("There is no backup beside it. If there is none elsewhere either, put “%s” in the register’s place and "
           "record again what is listed as lost; verifications will go on saying so.\n"),
        into);
}

static TrameExit
run (TrameInvocation *invocation, const char *path, const char *into)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameSalvage) salvage = trame_office_salvage (path, into, &error);
  if (salvage == NULL)
    return trame_invocation_fail (error);
  if (invocation->json)
    print_json (salvage, into);
  else
    {
      trame_print (ngettext ("%" PRId64 " row was brought back into “%s”.\n",
                             "%" PRId64 " rows were brought back into “%s”.\n", (gulong) salvage->rows),
                   salvage->rows, into);
      if (!trame_salvage_is_whole (salvage))
        print_lost (salvage);
      print_next (salvage, path, into);
    }
  return trame_salvage_is_whole (salvage) ? TRAME_EXIT_DONE : TRAME_EXIT_REFUSED;
}

TrameExit
trame_command_salvage (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The new file to write"), "NEW" }, { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, entries, "FILE -o NEW",
          _ ("Brings every row that can still be read of a damaged register into a new file, and says "
             "which ones are missing. The damaged file is not written to."),
          &argc, &argv, &out))
    return out;
  if (argc != 2 || output == NULL)
    return trame_invocation_misused (_ ("“salvage” needs the damaged file, and -o, the new one"));
  return run (invocation, argv[1], output);
}
