/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl import-table FILE [--columns MAP] [--commit]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/table-import.h"

#include <glib/gi18n-lib.h>

static void
print_json (TrameInvocation *invocation, const TrameTableImport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_boolean (builder, "committed", report->committed);
  trame_json_member_string (builder, "columns", report->columns);
  trame_json_member_int (builder, "partners", report->partners);
  json_builder_set_member_name (builder, "ready");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->ready->len; i++)
    {
      const TrameTableRow *row = g_ptr_array_index (report->ready, i);
      json_builder_begin_object (builder);
      trame_json_member_int (builder, "row", row->number);
      trame_json_member_string (builder, "partner", row->partner);
      trame_json_member_boolean (builder, "new_partner", row->new_partner);
      trame_json_member_date (builder, "signed", &row->signed_on);
      trame_json_member_date (builder, "start", &row->start);
      trame_json_member_date (builder, "last_day", &row->last_day);
      if (row->convention != 0)
        trame_json_member_int (builder, "convention", row->convention);
      else
        trame_json_member_null (builder, "convention");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const TrameRefusedRow *row = g_ptr_array_index (report->refused, i);
      json_builder_begin_object (builder);
      trame_json_member_int (builder, "row", row->number);
      trame_json_member_string (builder, "column",
                                row->column < TRAME_N_COLUMNS ? trame_column_nick (row->column) : NULL);
      trame_json_member_string (builder, "why", row->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
}

static void
print_report (const TrameTableImport *report)
{
  const char *const titles[] = { _ ("Row"), _ ("Partner"), _ ("Signed"), _ ("Start"), _ ("Last day"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < report->ready->len; i++)
    {
      const TrameTableRow *row = g_ptr_array_index (report->ready, i);
      g_autofree char *number = g_strdup_printf ("%u", row->number);
      g_autofree char *partner = row->new_partner ? g_strdup_printf (_ ("%s (new)"), row->partner)
                                                  : g_strdup (row->partner);
      g_autofree char *signed_on = trame_date_cell (&row->signed_on), *start = trame_date_cell (&row->start);
      g_autofree char *last_day = trame_date_cell (&row->last_day);
      const char *const cells[] = { number, partner, signed_on, start, last_day };
      trame_table_add (table, cells);
    }
  trame_table_print (table);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const TrameRefusedRow *row = g_ptr_array_index (report->refused, i);
      if (row->column < TRAME_N_COLUMNS)
        trame_print_error (_ ("Row %u refused, %s: %s.\n"), row->number, trame_column_nick (row->column), row->why);
      else
        trame_print_error (_ ("Row %u refused: %s\n"), row->number, row->why);
    }
  trame_print (ngettext ("%u convention", "%u conventions", report->ready->len), report->ready->len);
  trame_print (ngettext (", %u row refused. ", ", %u rows refused. ", report->refused->len), report->refused->len);
  trame_print ("%s\n", report->committed ? _ ("Written, in one go.")
                                         : _ ("Nothing was written: say --commit to write the good rows."));
}

TrameExit
trame_command_import_table (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *columns = NULL;
  gboolean writes = FALSE;
  const GOptionEntry entries[] = { { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
                                     N_ ("Which column is what, once: partner=title,signed=title…"), "MAP" },
                                   { "commit", 0, 0, G_OPTION_ARG_NONE, &writes,
                                     N_ ("Write the good rows, all or none"), NULL },
                                   { NULL } };
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, entries, "FILE",
                               _ ("Takes over a service’s spreadsheet (ODS or CSV) of conventions signed before Trame, "
                                  "one a row. Without --commit nothing is written."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“import-table” needs one file"));
  TrameOffice *office = trame_invocation_open (invocation, writes ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST,
                                               &out);
  if (office == NULL)
    return out;
  g_autoptr (GBytes) bytes = trame_spreadsheet_load (argv[1], NULL, &error);
  g_autoptr (TrameTableImport)
      report = bytes != NULL ? trame_office_import_table (office, bytes, columns, writes, &error) : NULL;
  if (report == NULL)
    return trame_invocation_fail (error);
  if (invocation->json)
    print_json (invocation, report);
  else
    print_report (report);
  return report->refused->len == 0 ? TRAME_EXIT_DONE : TRAME_EXIT_REFUSED;
}
