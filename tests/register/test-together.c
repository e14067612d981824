/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs that write without a pause, and a third that watches, reads and writes too: each row reaches the watcher once,
 * in order, and nothing is lost. Two seconds by default; a minute and a half with -m slow, by hand. */
#include "register-sample.h"

#include "register/search.h"
#include "register/watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define WRITERS 2

/* Writes until the time is up; a refusal for a turn that did not come is told, and tried again. */
static int
write_for (const char *path, const char *agent, gint64 seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint commits = 0, busy = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  while (error == NULL && g_get_monotonic_time () < end)
    {
      g_autofree char *words = g_strdup_printf ("%s %u", agent, commits);
      g_autoptr (TramePartner) partner = trame_partner_new (words);
      g_autoptr (TrameChanges) changes = trame_changes_new (agent, SAMPLE_NOW + commits);
      trame_changes_add_partner (changes, partner);
      trame_changes_add_fact (changes, 1 + commits % 3, fact);
      if (trame_register_commit (store, changes, &error))
        commits++;
      else if (g_error_matches (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY))
        {
          g_clear_error (&error);
          busy++;
        }
    }
  if (error != NULL)
    g_printerr ("%s: %s\n", agent, error->message);
  g_printerr ("# %s: %u commits, %u times no turn came\n", agent, commits, busy);
  return error == NULL && commits > 0 ? 0 : 1;
}

static pid_t
spawn_writer (const char *path, guint which, guint seconds)
{
  g_autofree char *agent = g_strdup_printf ("writer-%u", which);
  g_autofree char *time = g_strdup_printf ("%u", seconds);
  return sample_spawn ("--write", path, agent, time, NULL);
}

typedef struct
{
  gint64 last; /* row of the journal */
  guint rows[WRITERS];
  guint strangers, disordered;
} Heard;

static void
on_changed (GPtrArray *rows, gpointer user_data)
{
  Heard *heard = user_data;
  for (guint i = 0; i < rows->len; i++)
    {
      const TrameJournalRecord *row = rows->pdata[i];
      guint which = g_str_equal (row->agent, "writer-0") ? 0 : g_str_equal (row->agent, "writer-1") ? 1 : WRITERS;
      heard->disordered += row->id <= heard->last;
      heard->strangers += which == WRITERS;
      heard->last = row->id;
      if (which < WRITERS)
        heard->rows[which]++;
    }
}

/* What a window does meanwhile: reads all of it, searches, writes now and then. How many rows it wrote. */
static guint
work (Sample *sample, guint turn)
{
  GDate today;
  g_autoptr (GError) error = NULL;
  sample_date (&today, "2026-02-01");
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (sample->store, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conventions->len, ==, 3);
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, "writer", 5, &error);
  g_assert_no_error (error);
  if (turn % 5 != 0)
    return 0;
  if (sample_add_partner (sample, "of the window", &error))
    return 1;
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY);
  return 0;
}

static void
assert_all_heard (Sample *sample, const Heard *heard, gint64 begun, guint own)
{
  guint written[WRITERS] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = trame_register_load_journal (sample->store, NULL, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < journal->len; i++)
    {
      const TrameJournalRecord *row = journal->pdata[i];
      written[0] += g_str_equal (row->agent, "writer-0");
      written[1] += g_str_equal (row->agent, "writer-1");
    }
  g_test_message ("%u and %u rows of the others, %u own; %u and %u heard", written[0], written[1], own, heard->rows[0],
                  heard->rows[1]);
  g_assert_cmpuint (heard->rows[0], ==, written[0]);
  g_assert_cmpuint (heard->rows[1], ==, written[1]);
  g_assert_cmpuint (heard->strangers, ==, 0);
  g_assert_cmpuint (heard->disordered, ==, 0);
  g_assert_cmpint (trame_register_get_revision (sample->store, &error), ==, begun + own + written[0] + written[1]);
}

static void
test_together (Sample *sample, gconstpointer data)
{
  Heard heard = { 0 };
  pid_t children[WRITERS];
  guint own = 0, turn = 0, left = WRITERS;
  gint64 end = 0;
  sample_open (sample);
  sample_fill (sample);
  gint64 begun = trame_register_get_revision (sample->store, NULL);
  trame_register_watch (sample->store, on_changed, &heard);
  for (guint i = 0; i < WRITERS; i++)
    children[i] = spawn_writer (sample->path, i, g_test_slow () ? 90 : 2);
  while (left > 0 || g_get_monotonic_time () < end)
    {
      int status;
      own += left > 0 ? work (sample, turn++) : 0;
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
      for (guint i = 0; i < WRITERS; i++)
        if (children[i] != 0 && waitpid (children[i], &status, WNOHANG) == children[i])
          {
            g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
            children[i] = 0;
            left--;
            end = g_get_monotonic_time () + G_USEC_PER_SEC; /* the watch's own promise */
          }
    }
  g_assert_cmpuint (turn, >, 0);
  assert_all_heard (sample, &heard, begun, own);
  sample_assert_verified (sample);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--write"))
    return write_for (argv[2], argv[3], g_ascii_strtoll (argv[4], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/register/together/stress", Sample, NULL, sample_set_up, test_together, sample_tear_down);
  return g_test_run ();
}
