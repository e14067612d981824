/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl verify`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/verify.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* The first row that differs, and where the journal speaks of it. */
static void
print_difference (const TrameVerification *found)
{
  if (found->journal_row == 0)
    trame_print_error (_ ("%s (table “%s”, row %" PRId64 ")\n"), found->what, found->table, found->id);
  else
    trame_print_error (_ ("%s (table “%s”, row %" PRId64 "; row %" PRId64 " of the journal)\n"), found->what,
                       found->table, found->id, found->journal_row);
}

static void
warn_of_clock (gint64 row)
{
  g_autofree char *said = g_strdup_printf (
      _ ("The computer’s clock had gone back when row %" PRId64
         " of the journal was written: its dates and those after it may be wrong. What was written "
         "stands in its order."),
      row);
  trame_print_error ("tramectl: %s\n", said);
}

static void
print_verification (TrameInvocation *invocation, const TrameVerification *found)
{
  if (found->clock_back != 0)
    warn_of_clock (found->clock_back);
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
    print_difference (found);
}

/* Whether the journal still holds the head that was kept elsewhere. */
static TrameExit
check_kept (TrameInvocation *invocation, TrameOffice *office, gint64 rows, const char *head)
{
  g_autoptr (GError) error = NULL;
  if (!trame_register_check_head (trame_office_get_register (office), rows, head, &error))
    {
      TrameExit out = trame_invocation_fail (error);
      return g_error_matches (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT) ? TRAME_EXIT_REFUSED : out;
    }
  if (!invocation->json)
    trame_print ("%s\n", _ ("The journal holds the head that was kept."));
  return TRAME_EXIT_DONE;
}

static TrameExit
run (TrameInvocation *invocation, gint64 rows, const char *head)
{
  TrameExit out = TRAME_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out);
  if (office == NULL)
    return out;
  g_autoptr (TrameVerification) found = trame_office_verify (office, &error);
  if (found == NULL)
    return trame_invocation_fail (error);
  print_verification (invocation, found);
  if (!found->ok)
    return TRAME_EXIT_REFUSED;
  return head != NULL ? check_kept (invocation, office, rows, head) : TRAME_EXIT_DONE;
}

TrameExit
trame_command_verify (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *head = NULL;
  gint64 rows = 0;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, N_ ("A head that was printed, or kept elsewhere"), "HASH" },
    { "rows", 0, 0, G_OPTION_ARG_INT64, &rows, N_ ("How many rows the journal had then"), "NUMBER" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, "",
                               _ ("Proves that the register is what its journal says. Compare the head with one kept "
                                  "outside: --rows and --head do it."),
                               &argc, &argv, &out))
    return out;
  if (argc != 1)
    return trame_invocation_misused (_ ("“verify” takes no argument"));
  if ((head != NULL) != (rows > 0))
    return trame_invocation_misused (_ ("--rows and --head go together"));
  return run (invocation, rows, head);
}
