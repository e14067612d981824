/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl backup [-o FILE|--list]`. */
#include "cli/commands.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/backup.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static const char *
kind_words (TrameBackupKind kind)
{
  return kind == TRAME_BACKUP_DAILY ? _ ("automatic") : _ ("by hand");
}

static void
add_json (JsonBuilder *builder, const TrameBackup *backup)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "file", backup->path);
  trame_json_member_string (builder, "kind", backup->kind == TRAME_BACKUP_DAILY ? "daily" : "by-hand");
  trame_json_member_date (builder, "day", &backup->day);
  trame_json_member_int (builder, "size", backup->size);
  json_builder_end_object (builder);
}

static TrameExit
list (TrameInvocation *invocation)
{
  g_autoptr (GPtrArray) backups = trame_office_list_backups (invocation->office);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const titles[] = { _ ("Date"), _ ("Kind"), _ ("Size"), _ ("File"), NULL };
  g_autoptr (TrameTable) table = trame_table_new (titles);
  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      const TrameBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *day = trame_date_cell (&backup->day);
      g_autofree char *size = g_format_size ((guint64) backup->size);
      const char *const cells[] = { day, kind_words (backup->kind), size, backup->path };
      trame_table_add (table, cells);
      add_json (builder, backup);
    }
  json_builder_end_array (builder);
  if (invocation->json)
    trame_invocation_print_json (builder);
  else if (backups->len == 0)
    trame_print ("%s\n", _ ("There is no backup yet."));
  else
    trame_table_print (table);
  return TRAME_EXIT_DONE;
}

static void
print_copy (TrameInvocation *invocation, const TrameCopy *copy)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "file", copy->path);
      trame_json_member_int (builder, "size", copy->size);
      trame_json_member_int (builder, "rows", copy->rows);
      trame_json_member_string (builder, "head", copy->head);
      json_builder_end_object (builder);
      trame_invocation_print_json (builder);
      return;
    }
  g_autofree char *size = g_format_size ((guint64) copy->size);
  trame_print (_ ("Backup: %s (%s)\n"), copy->path, size);
  trame_print (ngettext ("Proved: every page was read, and every row agrees with the journal (%" PRId64 " row).\n",
                         "Proved: every page was read, and every row agrees with the journal (%" PRId64 " rows).\n",
                         (gulong) copy->rows),
               copy->rows);
  trame_print (_ ("To keep elsewhere, on paper or by mail: %" PRId64 " rows, head %s\n"), copy->rows, copy->head);
  trame_print (_ ("“tramectl verify --rows %" PRId64 " --head %s” then tells whether the journal still holds them.\n"),
               copy->rows, copy->head);
}

static TrameExit
make (TrameInvocation *invocation, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameCopy) copy = trame_office_backup (invocation->office, output, &error);
  if (copy == NULL)
    return trame_invocation_fail (error);
  print_copy (invocation, copy);
  return TRAME_EXIT_DONE;
}

TrameExit
trame_command_backup (TrameInvocation *invocation, int argc, char **argv)
{
  gboolean lists = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("The file or the folder to write; the folder of backups otherwise"), "FILE" },
                                   { "list", 0, 0, G_OPTION_ARG_NONE, &lists,
                                     N_ ("Only list the backups that there are"), NULL },
                                   { NULL } };
  TrameExit out = TRAME_EXIT_DONE;
  if (!trame_invocation_parse (
          invocation, entries, "",
          _ ("Copies the register while others work on it, then reads the whole copy and proves it. The first "
             "program to open the register on a day makes such a copy by itself; the last 7 days, 4 weeks and 12 "
             "months are kept (settings backup.daily, backup.weekly, backup.monthly). Those made by hand are never "
             "deleted by themselves."),
          &argc, &argv, &out))
    return out;
  if (argc != 1 || (lists && output != NULL))
    return trame_invocation_misused (_ ("“backup” is followed by nothing, “-o FILE” or “--list”"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  return lists ? list (invocation) : make (invocation, output);
}
