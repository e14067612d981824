/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer killed in the middle of its work, again and again: what it was told is saved is there, whole, and nothing else.
 * Then several writers at once. */
#include "register-sample.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* One list of changes over several tables; TURN makes each different. */
static TrameChanges *
some_work (guint turn)
{
  g_autofree char *words = g_strdup_printf ("turn %u", turn);
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autoptr (TramePartner) partner = trame_partner_new (words);
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) "object", words);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW + turn);
  trame_changes_add_partner (changes, partner);
  trame_changes_add_fact (changes, 1 + turn % 3, fact);
  trame_changes_set_values (changes, 1 + turn % 3, 0, values, words);
  trame_changes_add_document (changes, 1, "scan", words, "text/plain", bytes, NULL, NULL);
  return changes;
}

/* The journal rows that one turn writes. */
#define ROWS_A_TURN 4

/* The writer: says on OUT the journal's length after each commit. */
static int
write_for_ever (const char *path, int out)
{
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_DEFAULT, NULL);
  for (guint turn = 0; store != NULL; turn++)
    {
      g_autoptr (TrameChanges) changes = some_work (turn);
      if (!trame_register_commit (store, changes, NULL))
        return 1;
      gint64 revision = trame_register_get_revision (store, NULL);
      if (write (out, &revision, sizeof revision) != sizeof revision)
        return 1;
    }
  return 1;
}

static pid_t
spawn_writer (const char *path, int *from)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  g_autofree char *fd = g_strdup_printf ("%d", ends[1]);
  pid_t child = sample_spawn ("--write", path, fd, NULL);
  close (ends[1]);
  *from = ends[0];
  return child;
}

static void
test_killed (Sample *sample, gconstpointer data)
{
  guint tries = g_test_slow () ? 1000 : 60;
  gint64 told = 0, begun = 0;
  sample_open (sample);
  sample_fill (sample);
  begun = trame_register_get_revision (sample->store, NULL);
  sample_close (sample);
  for (guint i = 0; i < tries; i++)
    {
      int from;
      gint64 revision;
      pid_t child = spawn_writer (sample->path, &from);
      g_assert_cmpint (read (from, &revision, sizeof revision), ==, sizeof revision);
      g_usleep (g_test_rand_int_range (0, 6000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      told = revision;
      while (read (from, &revision, sizeof revision) == sizeof revision)
        told = revision;
      close (from);

      g_autoptr (GError) error = NULL;
      sample_open (sample);
      revision = trame_register_get_revision (sample->store, &error);
      g_assert_no_error (error);
      g_assert_cmpint (revision, >=, told);
      g_assert_cmpint ((revision - begun) % ROWS_A_TURN, ==, 0);
      if (i % 20 == 19 || i + 1 == tries)
        sample_assert_verified (sample);
      sample_close (sample);
    }
  g_test_message ("%u kills, %" G_GINT64_FORMAT " rows of the journal, none lost", tries, told);
}

static int
open_once (const char *path)
{
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_CREATE, NULL);
  return store != NULL ? 0 : 1;
}

static void
forget_register (Sample *sample)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    {
      g_autofree char *path = g_strconcat (sample->path, endings[e], NULL);
      g_unlink (path);
    }
}

/* Killed at its very first launch, anywhere: no file yet or a whole one, and the next launch works at once. */
static void
test_first_launch (Sample *sample, gconstpointer data)
{
  guint tries = g_test_slow () ? 1000 : 40, none = 0;
  gint64 begun = g_get_monotonic_time ();
  g_assert_cmpint (waitpid (sample_spawn ("--open", sample->path, NULL), NULL, 0), >, 0);
  gint64 takes = g_get_monotonic_time () - begun;
  for (guint i = 0; i < tries; i++)
    {
      GStatBuf file;
      forget_register (sample);
      pid_t child = sample_spawn ("--open", sample->path, NULL);
      g_usleep ((gulong) (takes * i * 5 / (4 * tries)));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      if (g_stat (sample->path, &file) != 0)
        none++;
      else
        g_assert_cmpint (file.st_size, >, 0);
      sample_open (sample);
      sample_assert_verified (sample);
      sample_close (sample);
    }
  g_test_message ("%u kills, %u of them before there was a file", tries, none);
  g_assert_cmpuint (none, >, 0);
}

/* Several programs begin the same register at once: it is made once, and each has it. */
static void
test_begun_together (Sample *sample, gconstpointer data)
{
  pid_t children[6];
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = sample_spawn ("--open", sample->path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  sample_open (sample);
  sample_close (sample); /* of two programs that close at the same moment, each may leave the -wal to the other */
  g_autoptr (GDir) entries = g_dir_open (sample->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (entries), ==, "town.trame");
  g_assert_null (g_dir_read_name (entries));
  sample_open (sample);
  sample_fill (sample);
  sample_assert_verified (sample);
}

/* Three programs and this one write at the same time: all of it is there, in one chain. */
static void
test_together (Sample *sample, gconstpointer data)
{
  int from[3];
  pid_t children[3];
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  gint64 begun = trame_register_get_revision (sample->store, &error);
  for (guint i = 0; i < 3; i++)
    children[i] = spawn_writer (sample->path, &from[i]);
  for (guint turn = 0; turn < 50; turn++)
    sample_commit (sample, some_work (1000 + turn));
  gint64 counts = 50;
  for (guint i = 0; i < 3; i++)
    {
      gint64 revision;
      g_assert_cmpint (read (from[i], &revision, sizeof revision), ==, sizeof revision);
      kill (children[i], SIGKILL);
      waitpid (children[i], NULL, 0);
      counts++;
      while (read (from[i], &revision, sizeof revision) == sizeof revision)
        counts++;
      close (from[i]);
    }
  gint64 ended = trame_register_get_revision (sample->store, &error);
  /* A writer may have been killed between its commit and its telling. */
  g_assert_cmpint ((ended - begun) / ROWS_A_TURN, >=, counts);
  g_assert_cmpint ((ended - begun) / ROWS_A_TURN, <=, counts + 3);
  g_assert_cmpint ((ended - begun) % ROWS_A_TURN, ==, 0);
  sample_assert_verified (sample);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_for_ever (argv[2], atoi (argv[3]));
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_once (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/crash/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("killed", test_killed);
  ADD ("first-launch", test_first_launch);
  ADD ("begun-together", test_begun_together);
  ADD ("together", test_together);
  return g_test_run ();
}
