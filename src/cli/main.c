/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tramectl: chooses the command and ends with its exit code. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "office/language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RECORDS "[list|show|add|set]"

static const TrameCommand commands[] = {
  { "read", "FILE", N_ ("What a published act says; nothing is stored"), trame_command_read },
  { "import", "FILE", N_ ("Stores an act, its model, its partners and their draft conventions"), trame_command_import },
  { "import-table", "FILE", N_ ("Takes over a spreadsheet of conventions signed before"), trame_command_import_table },
  { "deliberations", "[list|show ID|set ID]", N_ ("The acts"), trame_command_deliberations },
  { "partners", "[list|show|add|set|merge…]", N_ ("The partners"), trame_command_partners },
  { "models", "[list|show ID|check FILE]", N_ ("The models; the faults of one"), trame_command_models },
  { "conventions", "[list|show|set|export]", N_ ("The conventions"), trame_command_conventions },
  { "convention", "new|existing", N_ ("A new draft convention"), trame_command_convention },
  { "fact", "add|correct", N_ ("Records a fact, and says what it changed"), trame_command_fact },
  { "issue", "CONVENTION…", N_ ("Sends for signature: numbers and freezes the document"), trame_command_issue },
  { "generate", "CONVENTION… -o FILE|FOLDER", N_ ("Documents as PDF"), trame_command_generate },
  { "identify", "FILE", N_ ("Which document a PDF is, and what differs from what was issued"), trame_command_identify },
  { "evaluate", "FILE|CONVENTION --on DATE…", N_ ("The rules on a case or a convention"), trame_command_evaluate },
  { "explain", "CONVENTION", N_ ("Why each date is what it is"), trame_command_explain },
  { "deadlines", "", N_ ("What is due"), trame_command_deadlines },
  { "attach", "CONVENTION FILE", N_ ("Attaches a file"), trame_command_attach },
  { "documents", "[list|export|remove]", N_ ("The files kept"), trame_command_documents },
  { "undertakings", RECORDS, N_ ("The partner’s services and the city’s commitments"), trame_command_records },
  { "amendments", RECORDS, N_ ("Amendments, from their preparation on"), trame_command_records },
  { "letters", RECORDS, N_ ("Letters about conventions"), trame_command_records },
  { "evaluations", RECORDS, N_ ("How conventions are judged"), trame_command_records },
  { "indicators", "[list|show|add|set|record…]", N_ ("What is counted, and the figures"), trame_command_indicators },
  { "schemes", RECORDS, N_ ("The schemes that conventions serve"), trame_command_records },
  { "activities", RECORDS, N_ ("The programme of the schemes: dated sessions"), trame_command_records },
  { "sittings", RECORDS, N_ ("The meetings of the council"), trame_command_records },
  { "councillors", RECORDS, N_ ("The members of the council"), trame_command_records },
  { "representatives", RECORDS, N_ ("Who may act for the city: mandates and delegations"), trame_command_records },
  { "partner-representatives", RECORDS, N_ ("Who could sign for a partner, when, and what proves it"),
    trame_command_records },
  { "partner-acts", RECORDS, N_ ("The acts by which public bodies authorise their signature"), trame_command_records },
  { "merges", "[list|show ID]", N_ ("Duplicates of partners that were put together"), trame_command_records },
  { "agents", "[list|show|add|set|hand-over]", N_ ("Who works on the register"), trame_command_agents },
  { "reminders", "[list|show ID]", N_ ("The reminders that were sent"), trame_command_records },
  { "settings", "[list|set KEY VALUE]", N_ ("The commune’s identity and choices"), trame_command_settings },
  { "style", "[show|set KEY VALUE]", N_ ("What the documents look like"), trame_command_style },
  { "retention", "[list|set|remove]", N_ ("What was kept long enough, and its removal"), trame_command_retention },
  { "tombstones", "[list|show ID]", N_ ("What was removed lawfully, and who agreed"), trame_command_records },
  { "journal", "[show ROW]", N_ ("Who changed what, and when"), trame_command_journal },
  { "backup", "[-o FILE|--list|--purge]", N_ ("A proved copy of the register; those that there are"),
    trame_command_backup },
  { "restore", "BACKUP [--yes]", N_ ("Puts a backup in the register’s place"), trame_command_restore },
  { "search", "WORDS…", N_ ("Everything that holds words, the best first"), trame_command_search },
  { "check", "", N_ ("Whether the register’s file is sound and looked after"), trame_command_check },
  { "salvage", "FILE -o NEW", N_ ("What can still be read of a damaged register"), trame_command_salvage },
  { "verify", "", N_ ("Whether the register is what its journal says"), trame_command_verify },
};

static void
print_commands (void)
{
  trame_print ("%s\n\n%s\n", _ ("Usage: tramectl [--register FILE] [--today DATE] [--json] COMMAND"),
               _ ("Commands (each explains itself with --help):"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *arguments = trame_usage_words (commands[i].arguments);
      g_autofree char *usage = g_strconcat (commands[i].name, " ", arguments, NULL);
      glong gap = MAX (43 - g_utf8_strlen (usage, -1), 1); /* columns, not bytes */
      trame_print ("  %s%*s %s\n", usage, (int) gap, "", _ (commands[i].summary));
    }
}

static const TrameCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static TrameExit
run (TrameInvocation *invocation, int argc, char **argv)
{
  TrameExit out = TRAME_EXIT_DONE;
  gboolean version = FALSE;
  const GOptionEntry own[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the number of this version"), NULL }, { NULL }
  };
  if (!trame_invocation_parse (invocation, own, NULL, NULL, &argc, &argv, &out))
    {
      if (out == TRAME_EXIT_DONE)
        print_commands ();
      return out;
    }
  if (version || (argc == 2 && g_str_equal (argv[1], "version")))
    {
      trame_print ("tramectl %s\n", TRAME_VERSION);
      return TRAME_EXIT_DONE;
    }
  if (argc < 2)
    {
      print_commands ();
      return TRAME_EXIT_USAGE;
    }
  const TrameCommand *command = find_command (argv[1]);
  if (command == NULL)
    return trame_invocation_misused (_ ("there is no command “%s”; “tramectl --help” lists them"), argv[1]);
  g_autofree char *name = g_strconcat ("tramectl ", command->name, NULL);
  g_set_prgname (name); /* the usage that its help shows */
  return command->run (invocation, argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  trame_language_init ();
  TrameInvocation invocation = { .language = trame_language_current () };
  /* GOption takes words out of the array it is given: keep ours whole. */
  g_auto (GStrv) words = g_strdupv (argv);
  g_autofree char **view = g_memdup2 (words, sizeof (char *) * (gsize) (argc + 1));
  TrameExit out = run (&invocation, argc, view);
  trame_invocation_clear (&invocation);
  return (int) out;
}
