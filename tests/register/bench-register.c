/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the register takes, beside a bare loop of SQLite over the same rows: bench-register [CONVENTIONS [FOLDER]]. Not run
 * by the tests: meson test --benchmark. */
#include "register-sample.h"

#include "register/search.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FACTS 8
#define A_LIST 1000
#define WRITES 2000
#define SEARCHES 400

static double
seconds_since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

static const char *const words[] = {
  "atelier",  "permanence", "famille", "emploi",  "insertion", "école",     "œuvre",
  "mobilité", "logement",   "santé",   "culture", "jeunes",    "numérique", "accueil"
};

static void
add_facts (TrameChanges *changes, gint64 convention, guint turn)
{
  static const TrameFactKind kinds[FACTS] = {
    TRAME_FACT_ISSUED, TRAME_FACT_VISA,     TRAME_FACT_SENT_FOR_SIGNATURE, TRAME_FACT_SIGNED,
    TRAME_FACT_SIGNED, TRAME_FACT_RETURNED, TRAME_FACT_REPORT_DUE,         TRAME_FACT_REPORT_RECEIVED
  };
  for (guint i = 0; i < FACTS; i++)
    {
      g_autoptr (TrameFact) fact = trame_fact_new (kinds[i]);
      sample_date (&fact->on, "2024-01-10");
      g_date_add_days (&fact->on, turn % 900 + i);
      if (kinds[i] == TRAME_FACT_SIGNED)
        fact->party = i == 3 ? TRAME_PARTY_CITY : TRAME_PARTY_PARTNER;
      trame_changes_add_fact (changes, convention, fact);
    }
}

static void
fill (Sample *sample, guint conventions)
{
  g_autoptr (TrameModelRecord) model = sample_model (1);
  for (guint begun = 0; begun < conventions; begun += A_LIST)
    {
      TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
      for (guint i = begun; i < MIN (begun + A_LIST, conventions); i++)
        {
          g_autofree char *object = g_strdup_printf ("%s et %s %u", words[i % G_N_ELEMENTS (words)],
                                                     words[i * 7 / 3 % G_N_ELEMENTS (words)], i);
          g_autoptr (TramePartner) partner = i % 50 == 0 ? trame_partner_new (object) : NULL;
          if (partner != NULL)
            trame_changes_add_partner (changes, partner);
          g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (values, (gpointer) "object", object);
          TrameConventionRecord convention = { .model = 1,
                                               .partner = 1 + i % 3,
                                               .deliberation = 1,
                                               .scheme = (char *) "Le Tissage",
                                               .object = object,
                                               .terms = model->terms,
                                               .clauses = model->clauses,
                                               .values = values };
          add_facts (changes, trame_changes_add_convention (changes, &convention), i);
        }
      sample_commit (sample, changes);
    }
}

/* The same rows, read and let go: what no program over SQLite can go under. */
static double
bare_read (const char *path)
{
  static const char *const tables[] = { "convention", "convention_value", "fact" };
  sqlite3 *db = NULL;
  gint64 begun = g_get_monotonic_time ();
  guint64 sum = 0;
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *row = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      sqlite3_prepare_v2 (db, sql, -1, &row, NULL);
      int columns = sqlite3_column_count (row);
      while (sqlite3_step (row) == SQLITE_ROW)
        for (int column = 0; column < columns; column++)
          sum += sqlite3_column_type (row, column) == SQLITE_INTEGER
                     ? (guint64) sqlite3_column_int64 (row, column)
                     : (guint64) (gsize) sqlite3_column_text (row, column);
      sqlite3_finalize (row);
    }
  sqlite3_close (db);
  return sum == 0 ? -1 : seconds_since (begun);
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;
  return (one > other) - (one < other);
}

static void
print_times (const char *what, double *times, guint n)
{
  qsort (times, n, sizeof *times, by_time);
  printf ("%-44s p50 %7.3f ms   p95 %7.3f ms   p99 %7.3f ms\n", what, times[n / 2] * 1e3, times[n * 95 / 100] * 1e3,
          times[n * 99 / 100] * 1e3);
}

/* One and the other in turn, so that what else the machine does weighs on both. */
static void
bench_writes (Sample *sample, guint conventions)
{
  static double ours[WRITES], bare[WRITES];
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autofree char *beside = g_strconcat (sample->path, ".bare", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;
  sqlite3_open (sample->path, &db);
  g_autofree char *copy = g_strdup_printf ("VACUUM INTO '%s'", beside);
  sqlite3_exec (db, copy, NULL, NULL, NULL);
  sqlite3_close (db);
  sqlite3_open (beside, &db);
  sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db,
                      "INSERT INTO fact (convention, kind, party, on_date, recorded, signatory, details)"
                      " VALUES (?1, 'signed', 'city', '2026-01-12', 1, 'Anne D’ARC', 0)",
                      -1, &insert, NULL);
  for (guint i = 0; i < WRITES; i++)
    {
      gint64 convention = 1 + g_random_int_range (0, conventions);
      TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
      trame_changes_add_fact (changes, convention, fact);
      gint64 begun = g_get_monotonic_time ();
      sample_commit (sample, changes);
      ours[i] = seconds_since (begun);
      sqlite3_bind_int64 (insert, 1, convention);
      begun = g_get_monotonic_time ();
      sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
      sqlite3_step (insert);
      sqlite3_reset (insert);
      sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
      bare[i] = seconds_since (begun);
    }
  sqlite3_finalize (insert);
  sqlite3_close (db);
  g_unlink (beside);
  print_times ("a fact with its journal", ours, WRITES);
  print_times ("a bare insert, same pragmas", bare, WRITES);
}

static void
bench_search (Sample *sample)
{
  static double times[SEARCHES];
  guint found = 0;
  for (guint i = 0; i < SEARCHES; i++)
    {
      const char *word = words[i % G_N_ELEMENTS (words)];
      glong letters = 1 + i / G_N_ELEMENTS (words) % g_utf8_strlen (word, -1);
      g_autofree char *typed = g_utf8_substring (word, 0, letters);
      g_autofree char *both = i % 3 == 0 ? g_strdup_printf ("%s %u", typed, i * 37) : g_strdup (typed);
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits = trame_register_search (sample->store, both, 50, NULL);
      times[i] = seconds_since (begun);
      found += hits->len;
    }
  print_times ("search as someone types", times, SEARCHES);
  g_assert_cmpuint (found, >, 0);
}

/* What a list sorts by, made once beside the rows. */
typedef struct
{
  guint32 key;
  guint32 place;
} Key;

static int
by_key (const void *a, const void *b)
{
  guint32 one = ((const Key *) a)->key, other = ((const Key *) b)->key;
  return (one > other) - (one < other);
}

static void
bench_array (GPtrArray *all)
{
  guint in_force = 0;
  gint64 begun = g_get_monotonic_time ();
  for (guint i = 0; i < all->len; i++)
    {
      const TrameConvention *convention = all->pdata[i];
      in_force += convention->lifecycle->state == TRAME_STATE_IN_FORCE && strstr (convention->folded, "ecole") != NULL;
    }
  printf ("%-44s %7.3f ms (%u rows)\n", "filter of the array by state and text", seconds_since (begun) * 1e3, in_force);
  begun = g_get_monotonic_time ();
  g_autofree Key *keys = g_new (Key, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const GDate *last_day = &((TrameConvention *) all->pdata[i])->lifecycle->period.last_day;
      keys[i] = (Key){ g_date_valid (last_day) ? g_date_get_julian (last_day) : 0, i };
    }
  qsort (keys, all->len, sizeof *keys, by_key);
  printf ("%-44s %7.3f ms\n", "sort of the array by last day", seconds_since (begun) * 1e3);
}

int
main (int argc, char **argv)
{
  guint conventions = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autoptr (GError) error = NULL;
  GDate today;
  Sample sample = { 0 };
  sample_set_up (&sample, NULL);
  sample_date (&today, "2026-11-23");
  sample_open (&sample);
  sample_fill (&sample);
  gint64 begun = g_get_monotonic_time ();
  fill (&sample, conventions);
  printf ("%-44s %7.2f s\n", "import, lists of 1000", seconds_since (begun));
  sample_close (&sample);

  double bare = bare_read (sample.path);
  bare = MIN (bare, bare_read (sample.path));
  begun = g_get_monotonic_time ();
  sample_open (&sample);
  double opened = seconds_since (begun);
  g_autoptr (GPtrArray) all = trame_register_load_conventions (sample.store, &today, &error);
  double loaded = seconds_since (begun);
  g_assert_no_error (error);
  printf ("%-44s %7.3f s (opening %.4f), bare loop %.3f s: %.2f times\n", "open and fold everything", loaded, opened,
          bare, loaded / bare);
  bench_array (all);
  g_clear_pointer (&all, g_ptr_array_unref);
  bench_writes (&sample, conventions);
  bench_search (&sample);
  begun = g_get_monotonic_time ();
  sample_assert_verified (&sample);
  printf ("%-44s %7.2f s\n", "verification", seconds_since (begun));
  if (g_getenv ("TRAME_BENCH_KEEP") == NULL)
    sample_tear_down (&sample, NULL);
  else
    g_print ("%s\n", sample.path);
  return 0;
}
