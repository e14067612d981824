/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl deliberations [list|show ID]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "exchange/deliberation-json.h"
#include "exchange/json-writer.h"

#include <glib/gi18n-lib.h>

static void
print_list (TrameInvocation *invocation, const GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Id"), _ ("Number"), _ ("Sitting"), _ ("Object"), _ ("Enforceable since"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const TrameDeliberationRecord *record = g_ptr_array_index (records, i);
      GDate enforceable;
      trame_enforceable_on (&record->act->dates, &enforceable, NULL);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->act->id);
      g_autofree char *sitting = trame_date_cell (&record->act->dates.sitting);
      g_autofree char *since = trame_date_cell (&enforceable);
      const char *const cells[] = { id, record->act->number, sitting, record->act->title, since };
      trame_table_add (table, cells);
      trame_json_add_deliberation_row (builder, record->act);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

static TrameExit
show (TrameInvocation *invocation, TrameOffice *office, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  if (!trame_id_parse (text, &id))
    return trame_invocation_misused (_ ("“%s” is not the id of an act; “deliberations” lists them"), text);
  g_autoptr (TrameDeliberationRecord)
      record = trame_register_load_deliberation (trame_office_get_register (office), id, &error);
  if (record == NULL)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_deliberation_print (record->act);
      return TRAME_EXIT_DONE;
    }
  const TrameSettings *settings = trame_office_get_settings (office);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TrameSourceRow source = { .name = record->source_name,
                                  .media_type = record->source_type,
                                  .sha256 = record->source_sha256 };
  trame_json_add_deliberation (builder, record->act, &source, settings->readings.zone, invocation->language);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_deliberations (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, NULL, "[list|show ID]", _ ("The acts of the register."), &argc, &argv, &out))
    return out;
  gboolean one = argc == 3 && g_str_equal (argv[1], "show");
  if (!one && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (_ ("“%s” is followed by nothing, “list”, or “show” and an id"), argv[0]);
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (one)
    return show (invocation, office, argv[2]);
  g_autoptr (GPtrArray) records = trame_register_load_deliberations (trame_office_get_register (office), &error);
  if (records == NULL)
    return trame_invocation_fail (error);
  print_list (invocation, records);
  return out;
}
