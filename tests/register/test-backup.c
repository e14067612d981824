/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies are made whole, kept as said, and put back only when they are good. */
#include "register-sample.h"

#include "register/backup.h"
#include "register/backup-keep.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Sample *sample, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (sample->folder, "backups", NULL);
  empty_folder (backups);
  sample_tear_down (sample, data);
}

static void
test_copy_and_back (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (sample->folder, "copy.trame", NULL);
  g_autofree char *replaced = NULL;
  GStatBuf file;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameVerification) proved = trame_register_backup (sample->store, copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (proved->ok);
  g_assert_cmpint (proved->rows, ==, 9);
  g_assert_cmpint (g_stat (copy, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  g_assert_null (trame_register_backup (sample->store, copy, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
  g_clear_error (&error);

  g_assert_true (sample_add_partner (sample, "Depuis", NULL));
  g_assert_false (trame_backup_restore (copy, sample->path, &replaced, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpuint (sample_count_partners (sample), ==, 4);
  sample_close (sample);

  g_assert_true (trame_backup_restore (copy, sample->path, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (replaced, G_FILE_TEST_EXISTS));
  sample_open (sample);
  g_assert_cmpuint (sample_count_partners (sample), ==, 3);
  sample_assert_verified (sample);
  g_assert_true (sample_add_partner (sample, "Depuis", NULL));
  sample_close (sample);

  /* And what was replaced is whole. */
  g_free (sample->path);
  sample->path = g_steal_pointer (&replaced);
  sample_open (sample);
  g_assert_cmpuint (sample_count_partners (sample), ==, 4);
  sample_assert_verified (sample);
}

/* A copy that is not whole, or not what its journal says, takes no register's place. */
static void
test_bad_copy (Sample *sample, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (sample->folder, "copy.trame", NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameVerification) proved = trame_register_backup (sample->store, copy, NULL, NULL);
  g_assert_nonnull (proved);
  sample_close (sample);
  g_assert_true (g_file_get_contents (copy, &bytes, &size, NULL));
  for (guint how = 0; how < 4; how++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bad = g_memdup2 (bytes, size);
      if (how == 0)
        memset (bad + size / 2, 0xa5, 4096);
      char *name = how == 1 ? memmem (bad, size, "Mission Locale", 14) : NULL;
      if (name != NULL)
        memcpy (name, "Mission Lycale", 14);
      g_assert_true (g_file_set_contents (copy, how == 3 ? "no register" : bad,
                                          how == 2   ? size / 2
                                          : how == 3 ? 11
                                                     : size,
                                          NULL));
      g_assert_false (trame_backup_restore (copy, sample->path, NULL, NULL, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR,
                      (how == 3 ? TRAME_REGISTER_ERROR_NOT_A_REGISTER : TRAME_REGISTER_ERROR_CORRUPT));
    }
  sample_open (sample);
  g_assert_cmpuint (sample_count_partners (sample), ==, 3);
  sample_assert_verified (sample);
}

/* A register too damaged to be opened is replaced, and kept. */
static void
test_replaces_damaged (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (sample->folder, "copy.trame", NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *left = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameVerification) proved = trame_register_backup (sample->store, copy, NULL, NULL);
  sample_close (sample);
  g_assert_true (g_file_set_contents (sample->path, "torn", 4, NULL));
  g_assert_true (trame_backup_restore (copy, sample->path, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (replaced, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "torn");
  sample_open (sample);
  g_assert_cmpuint (sample_count_partners (sample), ==, 3);
}

static void
test_damaged_is_not_copied (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  gboolean made = TRUE;
  g_autofree char *backups = NULL;
  sample_open (sample);
  sample_fill (sample);
  sample_close (sample);
  sample_tamper (sample, "UPDATE partner SET name = 'x' WHERE id = 1");
  sample_open (sample);
  sample_date (&today, "2026-01-05");
  g_assert_false (trame_register_backup_daily (sample->store, &today, &made, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT);
  g_assert_false (made);
  backups = trame_register_get_backup_folder (sample->store);
  g_autoptr (GPtrArray) copies = trame_backup_list (backups, sample->path);
  g_assert_cmpuint (copies->len, ==, 0);
}

/* Two years, day by day: never more than asked, the newest always, and each is a day that had one. */
static void
test_daily (Sample *sample, gconstpointer data)
{
  GDate day;
  g_autoptr (GError) error = NULL;
  gboolean made;
  sample_open (sample);
  sample_fill (sample);
  g_autofree char *backups = trame_register_get_backup_folder (sample->store);
  sample_date (&day, "2031-05-05");
  g_autofree char *to_come = trame_backup_name (backups, sample->path, &day);
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_true (g_file_set_contents (to_come, "of a day when the clock was wrong", -1, NULL));
  sample_date (&day, "2026-01-05");
  for (guint i = 0; i < 60; i++)
    {
      g_assert_true (trame_register_backup_daily (sample->store, &day, &made, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (made);
      g_assert_true (trame_register_backup_daily (sample->store, &day, &made, NULL, &error));
      g_assert_false (made);
      g_date_add_days (&day, 1);
    }
  g_autoptr (GPtrArray) copies = trame_backup_list (backups, sample->path);
  g_autoptr (GString) kept = g_string_new (NULL);
  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *iso = trame_date_to_iso (&((TrameBackup *) copies->pdata[i])->day);
      g_string_append_printf (kept, "%s ", iso);
    }
  /* 5 March 2026 is a Thursday: its week, and three Sundays. Months: March, February, January. The copy of a day to come is
   * let alone, and takes nobody's place. */
  g_assert_cmpstr (
      kept->str, ==,
      "2031-05-05 2026-03-05 2026-03-04 2026-03-03 2026-03-02 2026-03-01 2026-02-28 2026-02-27 2026-02-22 2026-02-15 "
      "2026-01-31 ");
}

static void
test_choose (void)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_backup_free);
  for (guint i = 0; i < 800; i++)
    {
      TrameBackup *copy = g_new0 (TrameBackup, 1);
      sample_date (&copy->day, "2028-03-12");
      g_date_subtract_days (&copy->day, i);
      g_ptr_array_add (copies, copy);
    }
  static const struct
  {
    guint daily, weekly, monthly, kept;
  } cases[] = { { 7, 4, 12, 21 }, { 0, 0, 0, 1 }, { 1, 1, 1, 1 }, { 800, 0, 0, 800 }, { 0, 0, 3, 3 } };
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GArray) kept = trame_backup_choose (copies, cases[c].daily, cases[c].weekly, cases[c].monthly);
      guint count = 0;
      for (guint i = 0; i < kept->len; i++)
        count += g_array_index (kept, gboolean, i);
      g_assert_cmpuint (count, ==, cases[c].kept);
      g_assert_true (g_array_index (kept, gboolean, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/backup/" name, Sample, NULL, sample_set_up, test, tear_down)
  ADD ("copy-and-back", test_copy_and_back);
  ADD ("bad-copy", test_bad_copy);
  ADD ("replaces-damaged", test_replaces_damaged);
  ADD ("damaged-is-not-copied", test_damaged_is_not_copied);
  ADD ("daily", test_daily);
  g_test_add_func ("/register/backup/choose", test_choose);
  return g_test_run ();
}
