/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the register takes, beside bare SQLite in the same run: bench-register [CONVENTIONS [LARGEST]], 100,000 and
 * 1,000,000 by default. Prints each bar and whether it is met; exits with 1 when one is not. The tests run it tiny, with
 * --tiny, to know that it works: then no bar counts. Otherwise: tools/bench register. */
#include "register-sample.h"

#include "register/backup.h"
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
#define RUNS 5
#define FRAME 16.0 /* ms */

static gboolean tiny;
static guint missed;

/* One line of the table: what was measured against what it may be at most, in the same UNIT. */
static void
bar (const char *what, double measured, double most, const char *unit)
{
  gboolean met = measured <= most;
  missed += met ? 0 : 1;
  printf ("  %-52s %8.3f %-5s  bar %6.2f  %s\n", what, measured, unit, most, met ? "met" : "MISSED");
}

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

/* Brings a register of FROM conventions to CONVENTIONS. */
static void
fill (Sample *sample, guint from, guint conventions)
{
  g_autoptr (TrameModelRecord) model = sample_model (1);
  for (guint begun = from; begun < conventions; begun += A_LIST)
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

/* In milliseconds, of TIMES sorted in place. */
static double
percentile (double *times, guint n, guint percent)
{
  qsort (times, n, sizeof *times, by_time);
  return times[n * percent / 100] * 1e3;
}

/* One and the other in turn, so that what else the machine does weighs on both. */
static void
bench_writes (Sample *sample, guint conventions)
{
  static double ours[WRITES], bare[WRITES];
  guint writes = tiny ? 20 : WRITES;
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
  for (guint i = 0; i < writes; i++)
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
  printf ("  a fact with its journal: p50 %.3f ms, p99 %.3f ms; a bare insert: p50 %.3f ms, p99 %.3f ms\n",
          percentile (ours, writes, 50), percentile (ours, writes, 99), percentile (bare, writes, 50),
          percentile (bare, writes, 99));
  bar ("a fact with its journal / a bare insert, p50", percentile (ours, writes, 50) / percentile (bare, writes, 50), 2,
       "times");
  bar ("a fact with its journal / a bare insert, p99", percentile (ours, writes, 99) / percentile (bare, writes, 99), 2,
       "times");
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
  bar ("search as someone types, p95", percentile (times, SEARCHES, 95), FRAME, "ms");
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

/* The best of RUNS of one of these over the array. */
typedef void (*Scan) (GPtrArray *all, Key *keys);

static void
bench_scan (const char *what, Scan scan, GPtrArray *all)
{
  double best = G_MAXDOUBLE;
  g_autofree Key *keys = g_new (Key, all->len);
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 begun = g_get_monotonic_time ();
      scan (all, keys);
      best = MIN (best, seconds_since (begun));
    }
  bar (what, best * 1e3, FRAME, "ms");
}

static void
list_all (GPtrArray *all, Key *keys)
{
  for (guint i = 0; i < all->len; i++)
    keys[i] = (Key){ ((TrameConvention *) all->pdata[i])->lifecycle->state, i };
}

static void
filter_by_state_and_text (GPtrArray *all, Key *keys)
{
  guint shown = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const TrameConvention *convention = all->pdata[i];
      if (convention->lifecycle->state == TRAME_STATE_IN_FORCE && strstr (convention->folded, "ecole") != NULL)
        keys[shown++].place = i;
    }
}

static void
sort_by_last_day (GPtrArray *all, Key *keys)
{
  for (guint i = 0; i < all->len; i++)
    {
      const GDate *last_day = &((TrameConvention *) all->pdata[i])->lifecycle->period.last_day;
      keys[i] = (Key){ g_date_valid (last_day) ? g_date_get_julian (last_day) : 0, i };
    }
  qsort (keys, all->len, sizeof *keys, by_key);
}

static void
sort_by_state (GPtrArray *all, Key *keys)
{
  list_all (all, keys);
  qsort (keys, all->len, sizeof *keys, by_key);
}

typedef struct
{
  double loaded; /* opened and folded whole, seconds, the best of RUNS */
  double bare;
} Reading;

/* Both in turn. The last array that was read goes into *ALL when it is not NULL. */
static Reading
bench_reading (Sample *sample, guint conventions, guint runs, GPtrArray **all)
{
  GDate today;
  Reading best = { G_MAXDOUBLE, G_MAXDOUBLE };
  g_autoptr (GError) error = NULL;
  sample_date (&today, "2026-11-23");
  for (guint run = 0; run < runs; run++)
    {
      sample_close (sample);
      best.bare = MIN (best.bare, bare_read (sample->path));
      gint64 begun = g_get_monotonic_time ();
      sample_open (sample);
      g_autoptr (GPtrArray) found = trame_register_load_conventions (sample->store, &today, &error);
      best.loaded = MIN (best.loaded, seconds_since (begun));
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, conventions + 3);
      if (all != NULL && run + 1 == runs)
        *all = g_steal_pointer (&found);
    }
  printf ("%u conventions × %d facts: opened and folded in %.3f s, %.2f µs each; bare loop %.3f s\n", conventions,
          FACTS, best.loaded, best.loaded / conventions * 1e6, best.bare);
  return best;
}

static void
bench_size (Sample *sample, guint conventions)
{
  g_autoptr (GPtrArray) all = NULL;
  Reading reading = bench_reading (sample, conventions, RUNS, &all);
  bar ("open and fold everything / a bare loop", reading.loaded / reading.bare, 2, "times");
  bench_scan ("list of the whole array", list_all, all);
  bench_scan ("filter by state and text", filter_by_state_and_text, all);
  bench_scan ("sort by state", sort_by_state, all);
  bench_scan ("sort by last day", sort_by_last_day, all);
  g_clear_pointer (&all, g_ptr_array_unref);
  bench_writes (sample, conventions);
  bench_search (sample);
  gint64 begun = g_get_monotonic_time ();
  sample_assert_verified (sample);
  printf ("  verification: %.2f s\n", seconds_since (begun));
}

/* The least that a copy which is known to be whole can cost: made, and every page of it read. */
static double
bare_backup (const char *path, const char *copy)
{
  sqlite3 *db = NULL;
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  gint64 begun = g_get_monotonic_time ();
  sqlite3_open (path, &db);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  sqlite3_open (copy, &db);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA integrity_check", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return seconds_since (begun);
}

/* What the first opening of a day costs more than the next. */
static void
bench_backup (Sample *sample, guint conventions)
{
  double ours = G_MAXDOUBLE, bare = G_MAXDOUBLE;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_strconcat (sample->path, ".bare", NULL);
  g_autofree char *folder = trame_register_get_backup_folder (sample->store);
  GDate day;
  sample_date (&day, "2026-11-23");
  for (guint run = 0; run < RUNS; run++, g_date_add_days (&day, 1))
    {
      gint64 begun = g_get_monotonic_time ();
      gboolean made;
      g_assert_true (trame_register_backup_daily (sample->store, &day, &made, NULL, &error));
      g_assert_true (made);
      ours = MIN (ours, seconds_since (begun));
      double took = bare_backup (sample->path, copy);
      bare = MIN (bare, took);
      g_unlink (copy);
    }
  printf ("  the day's backup of %u conventions: %.1f ms; bare copy, its pages read: %.1f ms\n", conventions,
          ours * 1e3, bare * 1e3);
  bar ("the day's backup, every row proved / a bare copy", ours / bare, 3, "times");
  g_autoptr (GPtrArray) copies = trame_backup_list (folder, sample->path);
  for (guint i = 0; i < copies->len; i++)
    g_unlink (((TrameBackup *) copies->pdata[i])->path);
  g_rmdir (folder);
}

/* What a convention costs, to write and to read, as the register grows: flat is within a half of the dearest at first. */
static void
bench_growth (Sample *sample, guint size, guint largest)
{
  double each_read = 0, each_written = 0;
  guint held = 0;
  const guint sizes[] = { tiny ? 20 : 1000, tiny ? 40 : 10000, size, largest };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (sizes[i] <= held)
        continue;
      gint64 begun = g_get_monotonic_time ();
      fill (sample, held, sizes[i]);
      double written = seconds_since (begun) / (sizes[i] - held);
      held = sizes[i];
      Reading reading = bench_reading (sample, held, held > size ? 3 : RUNS, NULL);
      printf ("  written in lists of %d: %.1f µs each\n", A_LIST, written * 1e6);
      if (each_read > 0)
        {
          bar ("open and fold, a convention, beside the fewest", reading.loaded / held / each_read, 1.5, "times");
          bar ("written, a convention, beside the fewest", written / each_written, 1.5, "times");
        }
      else
        {
          each_read = reading.loaded / held;
          each_written = written;
          bench_backup (sample, held);
        }
      if (held == size)
        bench_size (sample, held);
    }
}

int
main (int argc, char **argv)
{
  tiny = argc == 2 && g_str_equal (argv[1], "--tiny");
  guint size = tiny ? 60 : argc > 1 ? (guint) atoi (argv[1]) : 100000;
  guint largest = tiny ? 80 : argc > 2 ? (guint) atoi (argv[2]) : 1000000;
  Sample sample = { 0 };
  sample_set_up (&sample, NULL);
  sample_open (&sample);
  sample_fill (&sample);
  bench_growth (&sample, size, largest);
  printf ("%s\n", missed == 0 ? "every bar is met" : "a bar is MISSED");
  if (g_getenv ("TRAME_BENCH_KEEP") == NULL)
    sample_tear_down (&sample, NULL);
  else
    g_print ("%s\n", sample.path);
  return missed == 0 || tiny ? 0 : 1;
}
