/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl settings [list|set KEY VALUE]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "exchange/json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gint
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* A setting's id is its key. */
static void
print (TrameInvocation *invocation)
{
  GHashTable *values = trame_office_get_settings (invocation->office)->values;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (values), by_text);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Key"), _ ("Value"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const char *const cells[] = { key->data, g_hash_table_lookup (values, key->data) };
      trame_table_add (table, cells);
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "id", cells[0]);
      trame_json_member_string (builder, "value", cells[1]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

TrameExit
trame_command_settings (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, NULL, "[list|set KEY VALUE]",
                               _ ("Who the commune is, and what its dates are reckoned with. An empty value forgets."),
                               &argc, &argv, &out))
    return out;
  gboolean sets = argc == 4 && g_str_equal (argv[1], "set");
  if (!sets && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "list"))))
    return trame_invocation_misused (_ ("“settings” is followed by nothing, “list” or “set KEY VALUE”"));
  TrameOffice *office = trame_invocation_open (invocation, sets ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  if (sets && !trame_office_set_setting (office, argv[2], *argv[3] != '\0' ? argv[3] : NULL, &error))
    return trame_invocation_fail (error);
  print (invocation);
  return TRAME_EXIT_DONE;
}
