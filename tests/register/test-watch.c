/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs on one file: what one writes reaches the other within a second; neither writes over the other. */
#include "register-sample.h"

#include "register/watch.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct
{
  guint calls;
  GString *rows; /* "partner 4; fact 1 of 2; …" */
} Heard;

static void
on_changed (GPtrArray *rows, gpointer user_data)
{
  Heard *heard = user_data;
  heard->calls++;
  for (guint i = 0; i < rows->len; i++)
    {
      const TrameJournalRecord *row = rows->pdata[i];
      g_assert_cmpstr (row->agent, ==, "other");
      g_string_append_printf (heard->rows, "%s %s %" G_GINT64_FORMAT, row->verb, row->table, row->row);
      if (row->convention != 0)
        g_string_append_printf (heard->rows, " of %" G_GINT64_FORMAT, row->convention);
      g_string_append (heard->rows, "; ");
    }
}

/* The other program. */
static int
write_once (const char *path, const char *what)
{
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_DEFAULT, NULL);
  g_autoptr (TramePartner) partner = trame_partner_new ("Of the other");
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameChanges) changes = trame_changes_new ("other", SAMPLE_NOW);
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "Of the other");
  if (g_str_equal (what, "values"))
    trame_changes_set_values (changes, 2, 1, values, NULL);
  else
    {
      trame_changes_add_partner (changes, partner);
      trame_changes_add_fact (changes, 2, fact);
    }
  return trame_register_commit (store, changes, NULL) ? 0 : 1;
}

static void
let_the_other_write (Sample *sample, const char *what)
{
  int status = 1;
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--write-once", sample->path, what, NULL };
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Runs the main context for as long as one may have to wait. */
static void
listen_for (const Heard *heard, guint calls)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (heard->calls < calls && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
test_told (Sample *sample, gconstpointer data)
{
  Heard heard = { .rows = g_string_new (NULL) };
  g_autoptr (TramePartner) partner = trame_partner_new ("Of this one");
  sample_open (sample);
  sample_fill (sample);
  trame_register_watch (sample->store, on_changed, &heard);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  sample_commit (sample, changes);
  let_the_other_write (sample, "facts");
  changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  sample_commit (sample, changes);
  listen_for (&heard, 1);
  g_assert_cmpstr (heard.rows->str, ==, "add partner 5; add fact 1 of 2; ");
  let_the_other_write (sample, "values");
  listen_for (&heard, 2);
  g_assert_cmpstr (heard.rows->str, ==, "add partner 5; add fact 1 of 2; set convention 2 of 2; ");
  trame_register_watch (sample->store, NULL, NULL);
  let_the_other_write (sample, "facts");
  g_usleep (400 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (heard.calls, ==, 2);
  g_string_free (heard.rows, TRUE);
  sample_assert_verified (sample);
}

/* Both edit the same convention from the same version: the second is refused, and what each wrote is told. */
static void
test_stale (Sample *sample, gconstpointer data)
{
  GDate today;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "Mine");
  sample_date (&today, "2026-02-01");
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameConvention) mine = trame_register_load_convention (sample->store, 2, &today, &error);
  let_the_other_write (sample, "values");
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_values (changes, 2, mine->version, values, NULL);
  g_assert_false (trame_register_commit (sample->store, changes, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE);
  g_clear_error (&error);
  g_autoptr (TrameConvention) theirs = trame_register_load_convention (sample->store, 2, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (theirs->values, "object"), ==, "Of the other");
  g_autoptr (TrameChanges) again = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_values (again, 2, theirs->version, values, NULL);
  g_assert_true (trame_register_commit (sample->store, again, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) journal = trame_register_load_convention_journal (sample->store, 2, &error);
  g_assert_cmpuint (journal->len, ==, 3);
  g_assert_cmpstr (((TrameJournalRecord *) journal->pdata[1])->agent, ==, "other");
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write-once"))
    return write_once (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/watch/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("told", test_told);
  ADD ("stale", test_stale);
  return g_test_run ();
}
