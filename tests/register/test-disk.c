/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk with no room left, for real: a small one mounted for the test in a name space of its own, or files that the system
 * lets grow no further (what a quota does). What was kept is there, what did not fit is refused whole. */
#include "register-sample.h"

#include "register/backup.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Writes until there is no more room. How many partners were kept. */
static guint
fill_up (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_name = g_strnfill (20000, 'n');
  guint kept = 3;
  while (sample_add_partner (sample, long_name, &error) && kept < 2000)
    kept++;
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  g_assert_cmpuint (kept, >, 6);
  g_clear_error (&error);
  g_assert_false (sample_add_partner (sample, long_name, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  g_assert_cmpuint (sample_count_partners (sample), ==, kept);
  return kept;
}

/* What is left of the disk goes into a file of another program. */
static char *
take_the_rest (Sample *sample)
{
  char *path = g_build_filename (sample->folder, "other", NULL);
  char zeros[512] = { 0 };
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);
  while (write (fd, zeros, sizeof zeros) > 0)
    ;
  close (fd);
  return path;
}

/* On a disk of one megabyte: a change, a backup, an opening; then room is made. */
static int
on_small_disk (const char *folder)
{
  Sample sample = { .folder = g_strdup (folder), .path = g_build_filename (folder, "town.trame", NULL) };
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (folder, "copy.trame", NULL);
  sample_open (&sample);
  sample_fill (&sample);
  guint kept = fill_up (&sample);
  g_assert_null (trame_register_backup (sample.store, copy, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS)); /* no half of a copy */
  sample_close (&sample);
  g_autofree char *other = take_the_rest (&sample);

  /* Nothing is left, not even for what an opening needs beside the file: it is read, or the disk is said to be full. */
  sample.store = trame_register_open (sample.path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  if (sample.store == NULL)
    g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  else
    {
      g_autofree char *very_long = g_strnfill (200000, 'n');
      g_assert_cmpuint (sample_count_partners (&sample), ==, kept);
      g_assert_false (sample_add_partner (&sample, very_long, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
    }
  g_clear_error (&error);
  sample_close (&sample);
  g_unlink (other);
  sample_open (&sample);
  g_assert_cmpuint (sample_count_partners (&sample), ==, kept);
  sample_assert_verified (&sample);
  g_assert_true (sample_add_partner (&sample, "x", &error));
  g_assert_no_error (error);
  sample_tear_down (&sample, NULL);
  return 0;
}

static void
test_small_disk (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  int status = 0;
  const char *script = "mount -t tmpfs -o size=1m none \"$1\" 2>/dev/null || exit 77; exec \"$2\" --small-disk \"$1\"";
  const char *argv[] = { "unshare", "-rm", "sh", "-c", script, "sh", sample->folder, self, NULL };
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error)
      || (WIFEXITED (status) && (WEXITSTATUS (status) == 77 || WEXITSTATUS (status) == 1)))
    {
      g_test_skip ("no small disk can be mounted here");
      return;
    }
  g_test_message ("a tmpfs of 1 MB was mounted");
  g_assert_cmpint (status, ==, 0);
}

/* Everywhere: no file may grow beyond so many bytes. */
static int
under_quota (const char *folder)
{
  Sample sample = { .folder = g_strdup (folder), .path = g_build_filename (folder, "town.trame", NULL) };
  const struct rlimit small = { 2 * 1024 * 1024, RLIM_INFINITY }, free_again = { RLIM_INFINITY, RLIM_INFINITY };
  g_autoptr (GError) error = NULL;
  signal (SIGXFSZ, SIG_IGN);
  sample_open (&sample);
  sample_fill (&sample);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  guint kept = fill_up (&sample);
  sample_close (&sample);
  sample_open (&sample);
  g_assert_cmpuint (sample_count_partners (&sample), ==, kept);
  sample_assert_verified (&sample);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &free_again), ==, 0);
  g_assert_true (sample_add_partner (&sample, "x", &error));
  g_assert_no_error (error);
  sample_tear_down (&sample, NULL);
  return 0;
}

static void
test_quota (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  int status = 1;
  const char *argv[] = { self, "--quota", sample->folder, NULL };
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--small-disk"))
    return on_small_disk (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--quota"))
    return under_quota (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/disk/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("small-disk", test_small_disk);
  ADD ("quota", test_quota);
  return g_test_run ();
}
