/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl issue CONVENTION… [--on DATE]`. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/issue.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
say_issued (TrameInvocation *invocation, JsonBuilder *builder, gint64 id, const TrameIssued *issued)
{
  if (!invocation->json)
    {
      trame_print (_ ("Convention %" PRId64 " is number %s: its text is fixed.\n"), id, issued->number);
      return;
    }
  json_builder_begin_object (builder);
  trame_json_member_int (builder, "convention", id);
  trame_json_member_string (builder, "number", issued->number);
  trame_json_member_int (builder, "document", issued->document);
  trame_json_member_string (builder, "sha256", issued->sha256);
  trame_json_member_int (builder, "pages", issued->pages);
  json_builder_end_object (builder);
}

/* Each in turn: those issued before a fault stay issued, and are said. */
static TrameExit
issue_all (TrameInvocation *invocation, int n, char **words, const GDate *on, JsonBuilder *builder)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      const TrameConvention *convention = trame_office_find_convention (invocation->office, words[i], &error);
      gint64 id = convention != NULL ? convention->id : 0;
      g_autoptr (TrameIssued) issued = id != 0 ? trame_office_issue (invocation->office, id, on, &error) : NULL;
      if (issued == NULL)
        return trame_invocation_fail (error);
      say_issued (invocation, builder, id, issued);
    }
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_issue (TrameInvocation *invocation, int argc, char **argv)
{
  g_autofree char *on_text = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_ ("The date of issue (today by default)"), "DATE" }, { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (invocation, entries, "CONVENTION…",
                               _ ("Sends conventions for signature: gives each its number and freezes its document."),
                               &argc, &argv, &out))
    return out;
  if (argc < 2)
    return trame_invocation_misused (_ ("“issue” needs one convention or more"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  GDate on = invocation->today;
  if (on_text != NULL && !trame_option_date (invocation, "--on", on_text, &on))
    return TRAME_EXIT_USAGE;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  out = issue_all (invocation, argc - 1, argv + 1, &on, builder);
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  return out;
}
