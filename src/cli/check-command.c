/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl check`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "exchange/json-writer.h"
#include "office/check.h"

#include <glib/gi18n-lib.h>

static const char *
state_words (TrameCheckState state)
{
  return state == TRAME_CHECK_GOOD ? _ ("good") : state == TRAME_CHECK_NOTE ? _ ("to be noted") : _ ("to be mended");
}

static const char *
state_nick (TrameCheckState state)
{
  return state == TRAME_CHECK_GOOD ? "good" : state == TRAME_CHECK_NOTE ? "note" : "fault";
}

/* Now, or noon of the day that was given. */
static gint64
instant_of (const TrameInvocation *invocation)
{
  if (invocation->today_text == NULL)
    return g_get_real_time ();
  g_autoptr (GDateTime)
      noon = g_date_time_new_utc (g_date_get_year (&invocation->today), (gint) g_date_get_month (&invocation->today),
                                  g_date_get_day (&invocation->today), 12, 0, 0);
  return g_date_time_to_unix (noon) * G_USEC_PER_SEC;
}

static TrameExit
run (TrameInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = trame_invocation_dup_path (invocation);
  gboolean fault = FALSE;
  if (!trame_invocation_read_today (invocation))
    return TRAME_EXIT_USAGE;
  g_autoptr (GPtrArray) checks = trame_office_check (path, &invocation->today, instant_of (invocation), &error);
  if (checks == NULL)
    return trame_invocation_fail (error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Looked at"), _ ("State"), _ ("Found"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < checks->len; i++)
    {
      const TrameCheck *check = g_ptr_array_index (checks, i);
      const char *const cells[] = { trame_check_title (check), state_words (check->state), check->words };
      trame_table_add (table, cells);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "id", check->what);
      trame_json_member_string (builder, "state", state_nick (check->state));
      trame_json_member_string (builder, "words", check->words);
      json_builder_end_object (builder);
      fault = fault || check->state == TRAME_CHECK_FAULT;
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
  return fault ? TRAME_EXIT_REFUSED : TRAME_EXIT_DONE;
}

TrameExit
trame_command_check (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, NULL, "",
          _ ("Looks at the register’s file without writing to it: its pages, its journal, its rights, its "
             "place, its backups, the clock. Ends with 1 when something has to be mended."),
          &argc, &argv, &out))
    return out;
  if (argc != 1)
    return trame_invocation_misused (_ ("“check” takes no argument"));
  return run (invocation);
}
