/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl style [show|set KEY VALUE]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "documents/style-setting.h"
#include "exchange/json-writer.h"

#include <glib/gi18n-lib.h>

static void
print (TrameInvocation *invocation)
{
  g_autoptr (TrameStyle) style = trame_office_get_style (invocation->office);
  const char *const *keys = trame_style_keys ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Key"), _ ("Value"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_object (builder);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = trame_style_get (style, keys[i]);
      const char *const cells[] = { keys[i], value };
      trame_table_add (table, cells);
      trame_json_member_string (builder, keys[i], value);
    }
  json_builder_end_object (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else
    trame_table_print (table);
}

/* Checked before it is kept; an empty value goes back to the default. */
static gboolean
set (TrameInvocation *invocation, TrameOffice *office, const char *key, const char *value, TrameExit *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameStyle) style = trame_office_get_style (office);
  const char *const *keys = trame_style_keys ();
  const gboolean forgets = *value == '\0' && g_strv_contains (keys, key);
  if ((forgets || trame_style_set (style, key, value, &error))
      && trame_office_set_setting (office, key, forgets ? NULL : value, &error))
    return TRUE;
  *out = trame_invocation_fail (error);
  return FALSE;
}

TrameExit
trame_command_style (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, NULL, "[show|set KEY VALUE]",
                               _ ("What the documents look like. An empty value goes back to the default."), &argc,
                               &argv, &out))
    return out;
  const gboolean sets = argc == 4 && g_str_equal (argv[1], "set");
  if (!sets && !(argc == 1 || (argc == 2 && g_str_equal (argv[1], "show"))))
    return trame_invocation_misused (_ ("“style” is followed by nothing, “show” or “set KEY VALUE”"));
  TrameOffice *office = trame_invocation_open (invocation, sets ? TRAME_OFFICE_DEFAULT : TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL || (sets && !set (invocation, office, argv[2], argv[3], &out)))
    return out;
  print (invocation);
  return out;
}
