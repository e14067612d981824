/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl restore BACKUP [--yes]`. The register itself is not opened: it may be what has to be replaced. */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/backup.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
print_done (TrameInvocation *invocation, const char *backup, const TrameCopy *copy, const char *replaced)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "file", copy->path);
      trame_json_member_string (builder, "backup", backup);
      trame_json_member_int (builder, "rows", copy->rows);
      trame_json_member_string (builder, "head", copy->head);
      trame_json_member_string (builder, "replaced", replaced);
      json_builder_end_object (builder);
      trame_invocation_print_json (builder);
      return;
    }
  trame_print (_ ("The register is now what the backup “%s” held: %s\n"), backup, copy->path);
  if (replaced != NULL)
    trame_print (_ ("What was there is kept beside it: %s\n"), replaced);
}

/* Says what would take which place. Whether a person agrees. */
static gboolean
person_agrees (const char *backup, const TrameCopy *copy, const char *path)
{
  g_autofree char *size = g_format_size ((guint64) copy->size);
  trame_print (ngettext ("Backup: %s (%s), proved whole: %" PRId64 " row in its journal, head %s\n",
                         "Backup: %s (%s), proved whole: %" PRId64 " rows in its journal, head %s\n",
                         (gulong) copy->rows),
               backup, size, copy->rows, copy->head);
  trame_print (_ ("It takes the place of: %s\n"), path);
  trame_print ("%s\n", _ ("What is there now is kept beside, under another name; what was recorded since the backup is "
                          "only in it."));
  return trame_terminal_agrees (_ ("Restore this backup? [y/N]"));
}

/* What left the register lawfully since comes back with an older copy of it. */
static void
warn_of_removed (const char *backup, const char *path)
{
  guint removed = trame_backup_count_removed_since (backup, path);
  if (removed == 0)
    return;
  g_autofree char *said = g_strdup_printf (
      ngettext (
          "This backup was made before %u lawful removal, whose content it still holds: once it is restored, remove "
          "it again (“tombstones” of what was there lists it).",
          "This backup was made before %u lawful removals, whose content it still holds: once it is restored, remove "
          "it again (“tombstones” of what was there lists it).",
          removed),
      removed);
  trame_print_error ("tramectl: %s\n", said);
}

static TrameExit
run (TrameInvocation *invocation, const char *backup, gboolean yes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = trame_invocation_dup_path (invocation);
  g_autofree char *replaced = NULL;
  warn_of_removed (backup, path);
  if (!yes)
    {
      g_autoptr (TrameCopy) proved = trame_office_prove_copy (backup, &error);
      if (proved == NULL)
        return trame_invocation_fail (error);
      if (!person_agrees (backup, proved, path))
        {
          trame_print_error ("%s\n", _ ("Nothing was changed."));
          return TRAME_EXIT_REFUSED;
        }
    }
  g_autoptr (TrameCopy) copy = trame_office_restore (backup, path, &replaced, &error);
  if (copy == NULL)
    return trame_invocation_fail (error);
  print_done (invocation, backup, copy, replaced);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_restore (TrameInvocation *invocation, int argc, char **argv)
{
  gboolean yes = FALSE;
  const GOptionEntry entries[] = { { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Restore without asking"), NULL },
                                   { NULL } };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, entries, "BACKUP",
          _ ("Proves a backup, then puts it in the register’s place; what was there is kept beside."), &argc, &argv,
          &out))
    return out;
  if (argc != 2)
    return trame_invocation_misused (_ ("“restore” takes one file: a backup, as “backup --list” shows them"));
  if (!yes && !trame_invocation_can_ask (invocation))
    return trame_invocation_misused (_ ("nobody is there to answer: give --yes to restore the backup"));
  return run (invocation, argv[1], yes);
}
