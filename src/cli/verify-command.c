/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl verify`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/verify.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
print_verification (TrameInvocation *invocation, const TrameVerification *found)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      const TrameVerifyRow row = { .ok = found->ok,
                                   .rows = (guint64) found->rows,
                                   .head = found->head,
                                   .table = found->table,
                                   .id = found->id,
                                   .journal_row = found->journal_row,
                                   .what = found->what };
      trame_json_add_verification (builder, &row);
      trame_invocation_print_json (builder);
      return;
    }
  if (found->ok)
    trame_print (ngettext ("The register agrees with its journal (%" PRId64 " row).\nHead: %s\n",
                           "The register agrees with its journal (%" PRId64 " rows).\nHead: %s\n",
                           (gulong) found->rows),
                 found->rows, found->head);
  else
    trame_print_error ("%s\n", found->what);
}

TrameExit
trame_command_verify (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  if (!trame_invocation_parse (invocation, NULL, NULL,
                               _ ("Proves that the register is what its journal says. Compare the head with one kept "
                                  "outside."),
                               &argc, &argv, &out))
    return out;
  if (argc != 1)
    return trame_invocation_misused (_ ("“verify” takes no argument"));
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (TrameVerification) found = trame_office_verify (office, &error);
  if (found == NULL)
    return trame_invocation_fail (error);
  print_verification (invocation, found);
  return found->ok ? TRAME_EXIT_DONE : TRAME_EXIT_REFUSED;
}
