/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl read FILE`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/proposal-json.h"
#include "office/read.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

TrameExit
trame_command_read (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, NULL, "FILE", _ ("Says what a published act says. Nothing is stored."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“read” takes one file: the act as it was published (PDF, Markdown or text)"));
  g_autoptr (TrameIncoming) incoming = trame_office_read (argv[1], invocation->language, NULL, &error);
  if (incoming == NULL)
    return trame_invocation_fail (error);
  if (invocation->json)
    {
      g_autofree char *text = trame_proposal_to_json (incoming->proposal);
      fputs (text, stdout);
      return out;
    }
  for (guint i = 0; i < incoming->proposal->acts->len; i++)
    {
      if (i > 0)
        trame_print ("\n");
      trame_act_summary_print (g_ptr_array_index (incoming->proposal->acts, i), invocation->language);
    }
  return out;
}
