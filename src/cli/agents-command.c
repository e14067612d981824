/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl agents hand-over FROM TO [CONVENTION…]`; the rest of `agents` is records-command.c's. */
#include "cli/commands.h"
#include "cli/record-options.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/hand-over.h"

#include <glib/gi18n-lib.h>

static TrameExit
hand_over (TrameInvocation *invocation, const char *from, const char *to, char **words)
{
  g_autoptr (GError) error = NULL;
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GArray) only = *words != NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  for (; *words != NULL; words++)
    {
      const TrameConvention *convention = trame_office_find_convention (office, *words, &error);
      if (convention == NULL)
        return trame_invocation_fail (error);
      g_array_append_val (only, convention->id);
    }
  gint n = trame_office_hand_over (office, from, to, only, &error);
  if (n < 0)
    return trame_invocation_fail (error);
  if (!invocation->json)
    {
      trame_print (ngettext ("%d convention handed over to %s.\n", "%d conventions handed over to %s.\n", (gulong) n),
                   n, to);
      return TRAME_EXIT_DONE;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "from", from);
  trame_json_member_string (builder, "to", to);
  trame_json_member_int (builder, "conventions", n);
  json_builder_end_object (builder);
  trame_invocation_print_json (builder);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_agents (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  if (!g_strv_contains ((const char *const *) argv, "hand-over"))
    return trame_command_records (invocation, argc, argv);
  if (!trame_invocation_parse (invocation, NULL, "hand-over FROM TO [CONVENTION…]",
                               _ ("Gives the conventions of one agent to another."), &argc, &argv, &out))
    return out;
  if (argc < 4)
    return trame_invocation_misused (_ ("“agents hand-over” needs two logins: from whom, and to whom"));
  return hand_over (invocation, argv[2], argv[3], argv + 4);
}
