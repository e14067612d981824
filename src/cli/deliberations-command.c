/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl deliberations [list|show ID|set ID]`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "exchange/deliberation-json.h"
#include "exchange/json-writer.h"
#include "office/transmission.h"

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

typedef struct
{
  char *sent;
  char *received;
  char *published;
  char *act_id;
} Options;

/* A date that was given, in PLACE; *OUT points to it, or to nothing. FALSE, said on stderr. */
static gboolean
read_given (TrameInvocation *invocation, const char *option, const char *text, GDate *place, const GDate **out)
{
  g_date_clear (place, 1);
  *out = text != NULL ? place : NULL;
  return text == NULL || *text == '\0' || trame_option_date (invocation, option, text, place);
}

static TrameExit
set (TrameInvocation *invocation, TrameOffice *office, const Options *options, const char *text)
{
  g_autoptr (GError) error = NULL;
  GDate sent, received, published;
  gint64 id = 0;
  TrameTransmissionChange change = { .act_id = options->act_id };
  if (!trame_id_parse (text, &id))
    return trame_invocation_misused (_ ("“%s” is not the id of an act; “deliberations” lists them"), text);
  if (!read_given (invocation, "--sent", options->sent, &sent, &change.sent)
      || !read_given (invocation, "--received", options->received, &received, &change.received)
      || !read_given (invocation, "--published", options->published, &published, &change.published))
    return TRAME_EXIT_USAGE;
  return trame_office_set_transmission (office, id, &change, &error) ? show (invocation, office, text)
                                                                     : trame_invocation_fail (error);
}

static TrameExit
run (TrameInvocation *invocation, const Options *options, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  gboolean shows = argc == 3 && g_str_equal (argv[1], "show"), sets = argc == 3 && g_str_equal (argv[1], "set");
  if (!shows && !sets && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (_ ("“deliberations” is followed by nothing, “list”, “show ID” or “set ID”"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (shows || sets)
    return shows ? show (invocation, office, argv[2]) : set (invocation, office, options, argv[2]);
  g_autoptr (GPtrArray) records = trame_register_load_deliberations (trame_office_get_register (office), &error);
  if (records == NULL)
    return trame_invocation_fail (error);
  print_list (invocation, records);
  return out;
}

TrameExit
trame_command_deliberations (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "sent", 0, 0, G_OPTION_ARG_STRING, &options.sent, N_ ("When it was sent to the prefecture"), "DATE" },
    { "received", 0, 0, G_OPTION_ARG_STRING, &options.received, N_ ("When the prefecture received it"), "DATE" },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options.published, N_ ("When it was published"), "DATE" },
    { "act-id", 0, 0, G_OPTION_ARG_STRING, &options.act_id, N_ ("Its act id (ACTES)"), "TEXT" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (invocation, entries, "[list|show ID|set ID]",
                              _ ("The acts of the register; what becomes known of their transmission."), &argc, &argv,
                              &out))
    out = run (invocation, &options, argc, argv);
  g_free (options.sent);
  g_free (options.received);
  g_free (options.published);
  g_free (options.act_id);
  return out;
}
