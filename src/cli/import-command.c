/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl import FILE [--yes] [--set PATH=VALUE]…`. */
#include "cli/act-summary.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/act-json.h"
#include "office/import.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
print_result (TrameInvocation *invocation, const TrameImportResult *result)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      const TrameImportRow row = { .deliberation = result->deliberation,
                                   .model = result->model,
                                   .partners = result->partners,
                                   .conventions = result->conventions,
                                   .kept_null = result->kept_null };
      trame_json_add_import (builder, &row);
      trame_invocation_print_json (builder);
      return;
    }
  trame_print (_ ("Délibération stored under number %" PRId64 ".\n"), result->deliberation);
  if (result->model == 0)
    trame_print ("%s\n", _ ("It has no annexed model: no convention was made."));
  for (guint i = 0; i < result->conventions->len; i++)
    {
      const TrameConvention *convention = trame_office_get_convention (invocation->office,
                                                                       g_array_index (result->conventions, gint64, i));
      trame_print (_ ("Draft convention %" PRId64 ": %s\n"), convention->id, convention->partner_name);
    }
  for (guint i = 0; i < result->known->len; i++)
    trame_print (_ ("%s was in the register already.\n"), (char *) g_ptr_array_index (result->known, i));
  for (guint i = 0; i < result->kept_null->len; i++)
    trame_print (_ ("Left empty, because it was read with doubt: %s\n"),
                 (char *) g_ptr_array_index (result->kept_null, i));
}

/* The act asked for, from 0: --act, or the only one. -1: said on stderr. */
static gint
choose_act (const TrameProposal *proposal, gint asked)
{
  if (asked == 0 && proposal->acts->len == 1)
    return 0;
  if (asked >= 1 && (guint) asked <= proposal->acts->len)
    return asked - 1;
  trame_invocation_misused (ngettext ("the file holds %u act: --act says which one to store",
                                      "the file holds %u acts: --act says which one to store (1, 2…)",
                                      proposal->acts->len),
                            proposal->acts->len);
  return -1;
}

/* "vote.against=2": each in the place of what was read. */
static TrameExit
correct (TrameImportDecisions *decisions, const TrameActProposal *proposal, char **pairs)
{
  for (; pairs != NULL && *pairs != NULL; pairs++)
    {
      g_autoptr (GError) error = NULL;
      const char *sign = strchr (*pairs, '=');
      if (sign == NULL)
        return trame_invocation_misused (_ ("“%s” is not a field and its value (field=value)"), *pairs);
      if (!g_utf8_validate (*pairs, -1, NULL))
        return trame_invocation_misused (_ ("--%s: this text is not UTF-8"), "set");
      g_autofree char *path = g_strndup (*pairs, (gsize) (sign - *pairs));
      if (!trame_import_decisions_correct (decisions, proposal, path, sign + 1, &error))
        return trame_invocation_fail (error);
    }
  return TRAME_EXIT_DONE;
}

static TrameExit
store (TrameInvocation *invocation, TrameIncoming *incoming, const TrameImportDecisions *decisions)
{
  g_autoptr (GError) error = NULL;
  TrameOffice *office = trame_invocation_get_office (invocation, TRAME_OFFICE_DEFAULT);
  if (office == NULL)
    return TRAME_EXIT_REGISTER;
  g_autoptr (TrameImportResult) result = trame_office_import (office, incoming, decisions, &error);
  if (result == NULL)
    return trame_invocation_fail (error);
  print_result (invocation, result);
  return TRAME_EXIT_DONE;
}

static TrameExit
read_and_store (TrameInvocation *invocation, const char *path, gboolean yes, gint asked, char **pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIncoming) incoming = trame_office_read (path, invocation->language, NULL, &error);
  if (incoming == NULL)
    return trame_invocation_fail (error);
  gint act = choose_act (incoming->proposal, asked);
  if (act < 0)
    return TRAME_EXIT_USAGE;
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.act = (guint) act;
  decisions.confirmed = !yes; /* a person who agreed saw each value */
  TrameExit out = correct (&decisions, g_ptr_array_index (incoming->proposal->acts, act), pairs);
  if (out == TRAME_EXIT_DONE && !yes)
    {
      trame_act_summary_print (g_ptr_array_index (incoming->proposal->acts, act), invocation->language);
      if (!trame_terminal_agrees (_ ("Store this act and make its conventions? [y/N]")))
        {
          trame_print_error ("%s\n", _ ("Nothing was stored."));
          out = TRAME_EXIT_REFUSED;
        }
    }
  if (out == TRAME_EXIT_DONE)
    out = store (invocation, incoming, &decisions);
  trame_import_decisions_clear (&decisions);
  return out;
}

TrameExit
trame_command_import (TrameInvocation *invocation, int argc, char **argv)
{
  gboolean yes = FALSE;
  gint asked = 0;
  g_auto (GStrv) pairs = NULL;
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Store without asking"), NULL },
    { "act", 0, 0, G_OPTION_ARG_INT, &asked, N_ ("Which act, when the file holds several (from 1)"), "NUMBER" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pairs,
      N_ ("A value as it should have been read, by its path in “read --json”; repeat it"), "PATH=VALUE" },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, "FILE",
                               _ ("Stores a published act, its model, its partners, and a draft convention for each."),
                               &argc, &argv, &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“import” takes one file: the act as it was published"));
  if (!yes && !trame_invocation_can_ask (invocation))
    return trame_invocation_misused (_ ("nobody is there to answer: give --yes to store what was read"));
  if (!trame_invocation_read_today (invocation))
    return TRAME_EXIT_USAGE;
  return read_and_store (invocation, argv[1], yes, asked, pairs);
}
