/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `tramectl backup [-o FILE|--list|--purge]`. */
#include "cli/commands.h"
#include "cli/remains.h"
#include "cli/table.h"
#include "cli/terminal.h"
#include "exchange/json-writer.h"
#include "office/purge.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static void
add_json (JsonBuilder *builder, const TrameBackup *backup)
{
  json_builder_begin_object (builder);
  trame_json_member_string (builder, "file", backup->path);
  trame_json_member_string (builder, "kind", trame_backup_kind_nick (backup->kind));
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
      const char *const cells[] = { day, trame_backup_kind_words (backup->kind), size, backup->path };
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

static void
add_files (JsonBuilder *builder, const char *name, const GPtrArray *files)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    json_builder_add_string_value (builder, files->pdata[i]);
  json_builder_end_array (builder);
}

/* What was kept and what went; what could not go is said on stderr, and makes the command end with 1. */
static TrameExit
print_purge (TrameInvocation *invocation, const TramePurge *purge)
{
  if (invocation->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      json_builder_begin_object (builder);
      trame_json_member_string (builder, "kept", purge->kept != NULL ? purge->kept->path : NULL);
      add_files (builder, "deleted", purge->deleted);
      add_files (builder, "left", purge->left);
      json_builder_end_object (builder);
      trame_invocation_print_json (builder);
    }
  else
    {
      trame_print (_ ("A fresh backup was made and proved: %s\n"), purge->kept->path);
      trame_print (ngettext ("%u copy was deleted.\n", "%u copies were deleted.\n", purge->deleted->len),
                   purge->deleted->len);
    }
  for (guint i = 0; i < purge->left->len; i++)
    {
      g_autofree char *said = g_strdup_printf (_ ("A copy could not be deleted. %s"), (char *) purge->left->pdata[i]);
      trame_print_error ("tramectl: %s\n", said);
    }
  return purge->left->len == 0 ? TRAME_EXIT_DONE : TRAME_EXIT_REFUSED;
}

static TrameExit
nothing_to_purge (TrameInvocation *invocation)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const TramePurge empty = { .deleted = none, .left = none };
  if (invocation->json)
    return print_purge (invocation, &empty);
  trame_remains_print (none);
  return TRAME_EXIT_DONE;
}

static TrameExit
purge (TrameInvocation *invocation, gboolean yes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = trame_office_find_remains (invocation->office, &error);
  if (copies == NULL)
    return trame_invocation_fail (error);
  if (copies->len == 0)
    return nothing_to_purge (invocation);
  if (!yes)
    {
      trame_remains_print (copies);
      if (!trame_terminal_agrees (_ ("Make a fresh backup, then delete these for good? [y/N]")))
        {
          trame_print_error ("%s\n", _ ("Nothing was deleted."));
          return TRAME_EXIT_REFUSED;
        }
    }
  g_autoptr (TramePurge) done = trame_office_purge (invocation->office, copies, &error);
  return done != NULL ? print_purge (invocation, done) : trame_invocation_fail (error);
}

typedef struct
{
  gboolean lists, purges, yes;
  char *output;
} Options;

static TrameExit
run (TrameInvocation *invocation, const Options *options, int argc)
{
  TrameExit out = TRAME_EXIT_DONE;
  int asked = options->lists + options->purges + (options->output != NULL);
  if (argc != 1 || asked > 1 || (options->yes && !options->purges))
    return trame_invocation_misused (_ ("“backup” is followed by nothing, “-o FILE”, “--list” or “--purge [--yes]”"));
  if (options->purges && !options->yes && !trame_invocation_can_ask (invocation))
    return trame_invocation_misused (_ ("nobody is there to answer: give --yes to delete the copies"));
  if (trame_invocation_open (invocation, TRAME_OFFICE_MUST_EXIST, &out) == NULL)
    return out;
  if (options->purges)
    return purge (invocation, options->yes);
  return options->lists ? list (invocation) : make (invocation, options->output);
}

TrameExit
trame_command_backup (TrameInvocation *invocation, int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The file or the folder to write; the folder of backups otherwise"), "FILE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.lists, N_ ("Only list the backups that there are"), NULL },
    { "purge", 0, 0, G_OPTION_ARG_NONE, &options.purges,
      N_ ("Delete the copies that still hold what was removed, after a fresh one"), NULL },
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &options.yes, N_ ("Delete them without asking"), NULL },
    { NULL }
  };
  TrameExit out = TRAME_EXIT_DONE;
  if (trame_invocation_parse (
          invocation, entries, "",
          _ ("Copies the register while others work on it, then reads the whole copy and proves it. The first "
             "program to open the register on a day makes such a copy by itself; the last 7 days, 4 weeks and 12 "
             "months are kept (settings backup.daily, backup.weekly, backup.monthly). Those made by hand are never "
             "deleted by themselves."),
          &argc, &argv, &out))
    out = run (invocation, &options, argc);
  g_free (options.output);
  return out;
}
