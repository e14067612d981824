/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register's locks hold while another part of the same program reads the file by its own means: a file chooser that
 * looks at what each file of a folder is, a copy, a hash. */
#include "register-sample.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static const char *const SUFFIXES[] = { "", "-wal", "-shm" };

static int
run_other (const char *path, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  if (store == NULL)
    return 2;
  if (g_str_equal (what, "look"))
    return trame_register_get_revision (store, NULL) >= 0 ? 0 : 1;
  g_autoptr (TramePartner) partner = trame_partner_new ("Of the other");
  g_autoptr (TrameChanges) changes = trame_changes_new ("other", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  if (trame_register_commit (store, changes, &error))
    return 0;
  return g_error_matches (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY) ? 3 : 1;
}

/* Another program opens the register, does WHAT and closes it. Its exit code. */
static int
let_the_other (Sample *sample, const char *what)
{
  int status = 0;
  g_autoptr (GError) error = NULL, fault = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--other", sample->path, what, NULL };
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, &fault) ? 0 : fault->code;
}

static void
read_by_other_means (Sample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *path = g_strconcat (sample->path, SUFFIXES[i], NULL);
      g_autofree char *bytes = NULL;
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
    }
}

static void
add_partner (Sample *sample, const char *name)
{
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  sample_commit (sample, changes);
}

/* The other program must not think itself alone when it closes: it would take the -wal away from under this one, and all
 * that is written here after would be lost. */
static void
test_not_alone (Sample *sample, gconstpointer data)
{
  GStatBuf before, after;
  g_autofree char *wal = g_strconcat (sample->path, "-wal", NULL);
  sample_open (sample);
  sample_fill (sample);
  g_assert_cmpint (g_stat (wal, &before), ==, 0);
  read_by_other_means (sample);
  g_assert_cmpint (let_the_other (sample, "look"), ==, 0);
  g_assert_cmpint (g_stat (wal, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  add_partner (sample, "Kept");
  read_by_other_means (sample);
  g_assert_cmpint (let_the_other (sample, "write"), ==, 0);
  add_partner (sample, "Kept too");
  sample_close (sample);
  sample_open (sample);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, NULL);
  g_assert_cmpuint (partners->len, ==, 6);
  sample_assert_verified (sample);
}

/* A turn to write is not lost in the middle of a transaction. */
static void
test_turn (Sample *sample, gconstpointer data)
{
  sqlite3 *db = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  read_by_other_means (sample);
  g_assert_cmpint (let_the_other (sample, "write"), ==, 3);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (let_the_other (sample, "write"), ==, 0);
  sqlite3_close (db);
}

/* Several connections of one program are one: the last to close leaves one whole file, whichever it is. */
static void
test_last (Sample *sample, gconstpointer data)
{
  for (guint first = 0; first < 2; first++)
    {
      g_autofree char *wal = g_strconcat (sample->path, "-wal", NULL);
      sample_open (sample);
      if (first == 0)
        sample_fill (sample);
      TrameRegister *other = trame_register_open (sample->path, TRAME_REGISTER_OPEN_DEFAULT, NULL);
      g_assert_nonnull (other);
      add_partner (sample, first == 0 ? "One" : "Two");
      if (first == 0)
        sample_close (sample);
      trame_register_unref (other);
      sample_close (sample);
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
      g_assert_cmpint (let_the_other (sample, "write"), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/locks/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("not alone", test_not_alone);
  ADD ("turn", test_turn);
  ADD ("last", test_last);
  return g_test_run ();
}
