/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The six looks at a register's file. None of them stops the others: a damaged file still has its rights looked at. */
#include "office/check.h"

#include "french/date-text.h"
#include "office/table-words.h"
#include "register/backup.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* A register that someone works on has a backup a day; a week covers holidays. */
#define OLDEST_BACKUP_DAYS 7
/* Clocks of two workstations may differ by so much. */
#define CLOCK_TOLERANCE_US (5 * 60 * G_USEC_PER_SEC)

typedef struct
{
  const char *path;
  GDate today;
  gint64 now;
  TrameVerification *verification; /* NULL: it could not be read */
  GPtrArray *checks;
} Look;

static void
check_free (gpointer data)
{
  TrameCheck *check = data;
  g_free (check->words);
  g_free (check);
}

/* WORDS is taken. */
static void
add (Look *look, const char *what, TrameCheckState state, char *words)
{
  TrameCheck *check = g_new0 (TrameCheck, 1);
  *check = (TrameCheck){ .what = what, .state = state, .words = words };
  g_ptr_array_add (look->checks, check);
}

static void
look_at_pages (Look *look)
{
  g_autoptr (GError) error = NULL;
  if (trame_verify_pages (look->path, &error))
    add (look, "pages", TRAME_CHECK_GOOD, g_strdup (_ ("Every page of the file was read.")));
  else
    add (look, "pages", TRAME_CHECK_FAULT, g_strdup (error->message));
}

static void
look_at_journal (Look *look)
{
  g_autoptr (GError) error = NULL;
  TrameVerification *found = look->verification = trame_verify_file (look->path, NULL, &error);
  if (found == NULL)
    add (look, "journal", TRAME_CHECK_FAULT, g_strdup (error->message));
  else if (found->ok)
    add (look, "journal", TRAME_CHECK_GOOD,
         g_strdup_printf (ngettext ("Every row agrees with the journal (%" PRId64 " row).",
                                    "Every row agrees with the journal (%" PRId64 " rows).", (gulong) found->rows),
                          found->rows));
  else
    add (look, "journal", TRAME_CHECK_FAULT,
         g_strdup_printf (_ ("First difference: %s %" PRId64 ". %s"), trame_table_words (found->table), found->id,
                          found->what));
}

static void
look_at_rights (Look *look)
{
  GStatBuf file;
  if (g_stat (look->path, &file) != 0)
    add (look, "rights", TRAME_CHECK_FAULT, g_strdup (_ ("The file’s rights cannot be read.")));
  else if ((file.st_mode & 0077) != 0)
    add (look, "rights", TRAME_CHECK_FAULT,
         g_strdup_printf (_ ("Others than its owner may read or change the file (%03o). To mend it: chmod 600 “%s”"),
                          file.st_mode & 0777, look->path));
  else if ((file.st_mode & 0200) == 0)
    add (look, "rights", TRAME_CHECK_NOTE, g_strdup (_ ("The file can only be read: nothing can be recorded in it.")));
  else
    add (look, "rights", TRAME_CHECK_GOOD, g_strdup (_ ("Only its owner reads and changes the file.")));
}

static void
look_at_place (Look *look)
{
  if (trame_register_path_is_on_network (look->path))
    add (look, "place", TRAME_CHECK_NOTE,
         g_strdup (
             _ ("The file is on a share of the network, whose locks are not to be trusted: let one workstation at a "
                "time open it, or move it to a local disk.")));
  else
    add (look, "place", TRAME_CHECK_GOOD, g_strdup (_ ("The file is on a disk of this workstation.")));
}

static void
look_at_backups (Look *look)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = trame_backup_folder (look->path);
  g_autoptr (GPtrArray) backups = trame_backup_list (folder, look->path);
  const TrameBackup *last = backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;
  if (last == NULL)
    {
      add (look, "backups", TRAME_CHECK_FAULT, g_strdup (_ ("There is no backup. To make one: tramectl backup")));
      return;
    }
  g_autofree char *day = trame_date_to_numbers (&last->day);
  g_autoptr (TrameVerification) proved = trame_backup_prove (last->path, NULL, &error);
  if (proved == NULL)
    add (look, "backups", TRAME_CHECK_FAULT,
         g_strdup_printf (_ ("The last backup, of %s, is not good (%s). To make another: tramectl backup"), day,
                          error->message));
  else if (g_date_days_between (&last->day, &look->today) > OLDEST_BACKUP_DAYS && look->verification != NULL
           && proved->rows < look->verification->rows)
    add (look, "backups", TRAME_CHECK_FAULT,
         g_strdup_printf (_ ("The last backup is of %s, and the register changed since. To make one: tramectl backup"),
                          day));
  else
    add (look, "backups", TRAME_CHECK_GOOD,
         g_strdup_printf (ngettext ("%u backup; the last, of %s, was proved.",
                                    "%u backups; the last, of %s, was proved.", backups->len),
                          backups->len, day));
}

static void
look_at_clock (Look *look)
{
  const TrameVerification *found = look->verification;
  if (found == NULL)
    add (look, "clock", TRAME_CHECK_NOTE, g_strdup (_ ("The journal cannot be read: nothing is known of the clock.")));
  else if (found->latest > look->now + CLOCK_TOLERANCE_US)
    add (look, "clock", TRAME_CHECK_FAULT,
         g_strdup (
             _ ("The journal’s last row was written later than it is now: set this workstation’s clock right before "
                "anything is recorded.")));
  else if (found->clock_back != 0)
    add (look, "clock", TRAME_CHECK_NOTE,
         g_strdup_printf (_ ("The clock had jumped back when row %" PRId64
                             " of the journal was written: the order of the rows is right, that instant is not."),
                          found->clock_back));
  else
    add (look, "clock", TRAME_CHECK_GOOD, g_strdup (_ ("The journal’s instants follow each other.")));
}

GPtrArray *
trame_office_check (const char *path, const GDate *today, gint64 now, GError **error)
{
  g_return_val_if_fail (path != NULL && today != NULL && g_date_valid (today), NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TrameRegister) there = trame_register_open (path, TRAME_REGISTER_OPEN_READ_ONLY, &failure);
  if (there == NULL && !g_error_matches (failure, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_clear_pointer (&there, trame_register_unref);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  Look look = { .path = whole, .today = *today, .now = now, .checks = g_ptr_array_new_with_free_func (check_free) };
  look_at_pages (&look);
  look_at_journal (&look);
  look_at_rights (&look);
  look_at_place (&look);
  look_at_backups (&look);
  look_at_clock (&look);
  trame_verification_free (look.verification);
  return look.checks;
}

const char *
trame_check_title (const TrameCheck *check)
{
  static const struct
  {
    const char *what;
    const char *title;
  } titles[] = {
    { "pages", N_ ("Pages of the file") }, { "journal", N_ ("Rows and journal") },
    { "rights", N_ ("Rights") },           { "place", N_ ("Place") },
    { "backups", N_ ("Backups") },         { "clock", N_ ("Clock") },
  };
  g_return_val_if_fail (check != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].what, check->what))
      return _ (titles[i].title);
  return check->what;
}
