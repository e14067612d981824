/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl deadlines [--within DAYS]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/deadlines.h"

#include <glib/gi18n-lib.h>

static void
print_json (TrameInvocation *invocation, const GPtrArray *queue)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < queue->len; i++)
    {
      const TrameDue *due = g_ptr_array_index (queue, i);
      const TrameDueRow row = { .convention = due->convention,
                                .partner = due->partner,
                                .kind = due->kind,
                                .date = due->date,
                                .prudent_date = due->prudent_date,
                                .days_left = due->days_left,
                                .act = due->act,
                                .reasons = due->reasons };
      trame_json_add_due (builder, &row, invocation->language);
    }
  json_builder_end_array (builder);
  trame_invocation_print_json (builder);
}

static void
print_table (const GPtrArray *queue)
{
  const char *const titles[] = { _ ("By"), _ ("Days left"), _ ("Convention"), _ ("Partner"), _ ("What"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  for (guint i = 0; i < queue->len; i++)
    {
      const TrameDue *due = g_ptr_array_index (queue, i);
      g_autofree char *by = trame_date_cell (&due->prudent_date);
      g_autofree char *left = g_strdup_printf ("%d", due->days_left);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, due->convention);
      const char *const cells[] = { by, left, due->number != NULL ? due->number : id, due->partner, due->act };
      trame_table_add (table, cells);
    }
  if (queue->len > 0)
    trame_table_print (table);
  else
    trame_print ("%s\n", _ ("Nothing is due."));
}

TrameExit
trame_command_deadlines (TrameInvocation *invocation, int argc, char **argv)
{
  gint within = -1;
  const GOptionEntry entries[] = {
    { "within", 0, 0, G_OPTION_ARG_INT, &within, N_ ("Only what is due within so many days"), "DAYS" }, { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, NULL, _ ("What is due, the most urgent first."), &argc, &argv,
                               &out))
    return out;
  if (argc != 1)
    return trame_invocation_misused (_ ("“deadlines” takes no argument"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (GPtrArray) queue = trame_office_get_deadlines (office, within, invocation->language);
  if (invocation->json)
    print_json (invocation, queue);
  else
    print_table (queue);
  return out;
}
