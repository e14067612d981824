/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a released schema to the next: the register kept from that release opens, every row of it proves itself, and an older
 * one is copied first, then changed whole or not at all. The step after the last released one is the test's own.
 * A release adds its schema's hash below and its register in data/, made by `test-register-migration --make FILE`: a file
 * that is never made again. Killed a hundred times as often: -m slow. */
#include "full-sample.h"

#include "register/backup.h"
#include "register/search.h"
#include "register/store/migration.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* What was released, and what its registers say of themselves. Never changed: a new schema is a new step. */
static const struct
{
  guint version;
  const char *sha256; /* of schema-VERSION.sql */
  gint64 rows;        /* of the journal in data/register-schema-VERSION.sqlite */
  const char *head;
  guint conventions, partners, documents;
} released[] = {
  { 1, "c8ff0a6e5481788e63996ff1b5cd1fc84d52a029add884cdb00afcccf63f231e", 61,
    "b47ddd4056ad8b1b7e633e7ebe0850e736261a4391efef020e00a60dec42781a", 3, 3, 4 },
  { 2, "d54e43b8a275af584cbe4b058fac60c00b578f94567cc389a3762165abed8ad7", 61,
    "b47ddd4056ad8b1b7e633e7ebe0850e736261a4391efef020e00a60dec42781a", 3, 3, 4 },
};
/* The name of what is copied of the register released last, without its ending. */
#define COPY "town-schema-" G_STRINGIFY (TRAME_SCHEMA_RELEASED) "-2026-01-05"

/* What the next schema may do: a table, a column, a rule, rows moved. */
#define NEXT_STEP                                                                                                      \
  "CREATE TABLE visit (id INTEGER PRIMARY KEY, convention INTEGER NOT NULL REFERENCES convention (id), on_date TEXT)"  \
  " STRICT;"                                                                                                           \
  "CREATE INDEX visit_convention ON visit (convention);"                                                               \
  "ALTER TABLE partner ADD COLUMN nickname TEXT;"                                                                      \
  "INSERT INTO visit (convention, on_date) SELECT id, '2026-01-05' FROM convention;"
/* The same, so slowly that it is killed in the middle. */
#define SLOW_STEP                                                                                                      \
  NEXT_STEP                                                                                                            \
  "CREATE TABLE numbers (n INTEGER) STRICT;"                                                                           \
  "INSERT INTO numbers WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 300000) SELECT n FROM c;" \
  "CREATE INDEX number ON numbers (n);"
/* Fails when much of it is done. */
#define FAILING_STEP NEXT_STEP "INSERT INTO visit (convention, on_date) VALUES (999999, NULL)"
#define BROKEN_STEP NEXT_STEP "ALTER TABLE nowhere ADD COLUMN x TEXT;"

static char *
file_of (const char *variable, const char *name)
{
  const char *folder = g_getenv (variable);
  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

/* The register of a release, copied to the sample's place. */
static void
bring (Sample *sample, guint version)
{
  g_autofree char *name = g_strdup_printf ("register-schema-%u.sqlite", version);
  g_autofree char *from = file_of ("TRAME_TEST_DATA", name);
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (sample->path, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (version != TRAME_SCHEMA_RELEASED)
    return;
  sample_open (sample); /* as it stands where it was worked with */
  sample_close (sample);
}

static char *
hash_of (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in the sample's folder but the register's own, sorted, apart by spaces. Two programs that close at the same moment
 * may each leave to the other what SQLite keeps beside: it goes at the next opening. */
static char *
beside (Sample *sample)
{
  g_autoptr (GDir) entries = g_dir_open (sample->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = g_path_get_basename (sample->path);
  const char *name;
  while ((name = g_dir_read_name (entries)) != NULL)
    if (!g_str_equal (name, own) && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static gint64
number_in (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL;
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  gint64 number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  sqlite3_close (db);
  return number;
}

/* Everything that register kept is there, and it goes on. */
static void
assert_whole (Sample *sample, guint i)
{
  GDate today;
  g_autoptr (GError) error = NULL;
  sample_date (&today, "2026-02-01");
  g_autoptr (TrameVerification) proved = trame_register_verify (sample->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (proved->ok);
  g_assert_cmpint (proved->rows, ==, released[i].rows);
  g_assert_cmpstr (proved->head, ==, released[i].head);
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (sample->store, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conventions->len, ==, released[i].conventions);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, &error);
  g_assert_cmpuint (partners->len, ==, released[i].partners);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (sample->store, 0, &error);
  g_assert_cmpuint (documents->len, ==, released[i].documents);
  for (guint kind = 0; kind < FULL_SAMPLE_KINDS; kind++)
    {
      g_autoptr (GPtrArray)
          kept = trame_register_load_kept (sample->store, full_sample_aggregates[kind], NULL, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (kept->len, >, 0);
    }
  static const char *const typed[] = { "mission", "m", "oe e" };
  for (guint word = 0; word < G_N_ELEMENTS (typed); word++)
    {
      g_autoptr (GPtrArray) hits = trame_register_search (sample->store, typed[word], 5, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, >, 0);
    }
}

/* A schema that left the house is what it was, to the letter. */
static void
test_released (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (released), ==, TRAME_SCHEMA_RELEASED);
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      g_assert_cmpuint (released[i].version, ==, i + 1);
      g_autofree char *name = g_strdup_printf ("schema-%u.sql", released[i].version);
      g_autofree char *path = file_of ("TRAME_TEST_SCHEMAS", name);
      g_autofree char *found = hash_of (path);
      g_test_message ("%s: registers have it; what must change is a new step", name);
      g_assert_cmpstr (found, ==, released[i].sha256);
    }
}

static void
test_opens (Sample *sample, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      bring (sample, released[i].version);
      sample_open (sample);
      assert_whole (sample, i);
      g_autofree char *left = beside (sample);
      g_autofree char *copy = g_strdup_printf ("town-schema-%u-2026-01-05.trame", released[i].version);
      g_assert_true (strstr (left, copy) != NULL || released[i].version == TRAME_SCHEMA_RELEASED);
      g_assert_true (sample_add_partner (sample, "Depuis", NULL));
      sample_assert_verified (sample);
      sample_close (sample);
    }
}

static void
test_upgraded (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  bring (sample, TRAME_SCHEMA_RELEASED);
  g_autofree char *before = hash_of (sample->path);
  trame_schema_set_next (NEXT_STEP);
  sample_open (sample);
  assert_whole (sample, TRAME_SCHEMA_RELEASED - 1);
  g_assert_true (sample_add_partner (sample, "Depuis", NULL));
  sample_assert_verified (sample);
  sample_close (sample);
  g_assert_cmpint (number_in (sample->path, "PRAGMA user_version"), ==, TRAME_SCHEMA_RELEASED + 1);
  g_assert_cmpint (number_in (sample->path, "SELECT count(*) FROM visit"), ==, 3);
  g_autofree char *name = beside (sample);
  g_assert_cmpstr (name, ==, COPY ".trame");

  /* The copy is what was there before, and comes back: with this Trame, and with the one before. */
  g_autofree char *copy = g_build_filename (sample->folder, name, NULL);
  g_autofree char *copied = hash_of (copy);
  GStatBuf file;
  g_assert_cmpint (g_stat (copy, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  g_assert_cmpint (number_in (copy, "PRAGMA user_version"), ==, TRAME_SCHEMA_RELEASED);
  g_autoptr (TrameVerification) proved = trame_backup_prove (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (proved->head, ==, released[TRAME_SCHEMA_RELEASED - 1].head);
  g_autofree char *replaced = NULL;
  g_assert_true (trame_backup_restore (copy, sample->path, &replaced, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number_in (sample->path, "PRAGMA user_version"), ==, TRAME_SCHEMA_RELEASED);
  g_autofree char *still = hash_of (copy);
  g_assert_cmpstr (copied, ==, still);
  trame_schema_set_next (NULL);
  sample_open (sample);
  assert_whole (sample, TRAME_SCHEMA_RELEASED - 1);
  sample_close (sample);
  /* What the later one wrote is refused by the one before, which leaves it alone. */
  g_autofree char *later = hash_of (replaced);
  g_assert_null (trame_register_open (replaced, TRAME_REGISTER_OPEN_DEFAULT, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_TOO_NEW);
  g_autofree char *left = hash_of (replaced);
  g_assert_cmpstr (later, ==, left);
}

/* Twice the same day: no copy takes another's place. */
static void
test_copies (Sample *sample, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      bring (sample, TRAME_SCHEMA_RELEASED);
      trame_schema_set_next (NEXT_STEP);
      sample_open (sample);
      sample_close (sample);
      trame_schema_set_next (NULL);
    }
  g_autofree char *names = beside (sample);
  g_assert_cmpstr (names, ==, COPY "-1.trame " COPY "-2.trame " COPY ".trame");
}

static void
test_failing (Sample *sample, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *step;
    int code;
  } cases[] = {
    { "a row that breaks a rule", FAILING_STEP, TRAME_REGISTER_ERROR_REFERENCE },
    { "a step that is wrong", BROKEN_STEP, TRAME_REGISTER_ERROR_FAILED },
    { "lines left alone", "PRAGMA defer_foreign_keys = ON;" NEXT_STEP "DROP TABLE visit; DELETE FROM nowhere",
      TRAME_REGISTER_ERROR_FAILED },
  };
  bring (sample, TRAME_SCHEMA_RELEASED);
  g_autofree char *before = hash_of (sample->path);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].name);
      trame_schema_set_next (cases[i].step);
      g_assert_null (trame_register_open (sample->path, TRAME_REGISTER_OPEN_DEFAULT, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "earlier version of Trame"));
      g_autofree char *after = hash_of (sample->path);
      g_autofree char *left = beside (sample);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (left, ==, "");
    }
  trame_schema_set_next (NULL);
  sample_open (sample);
  assert_whole (sample, TRAME_SCHEMA_RELEASED - 1);
}

/* Without room for the copy, nothing is begun. */
static void
test_no_room (Sample *sample, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;
  bring (sample, TRAME_SCHEMA_RELEASED);
  g_autofree char *whole = hash_of (sample->path);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit){ 100000, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  trame_schema_set_next (NEXT_STEP);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  TrameRegister *store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  trame_schema_set_next (NULL);
  g_assert_null (store);
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  g_autofree char *after = hash_of (sample->path);
  g_autofree char *left = beside (sample);
  g_assert_cmpstr (whole, ==, after);
  g_assert_cmpstr (left, ==, "");
}

/* What can only be read is not brought up to date, and says so. */
static void
test_read_only (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  bring (sample, TRAME_SCHEMA_RELEASED);
  g_autofree char *before = hash_of (sample->path);
  trame_schema_set_next (NEXT_STEP);
  g_assert_null (trame_register_open (sample->path, TRAME_REGISTER_OPEN_READ_ONLY, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_TOO_OLD);
  trame_schema_set_next (NULL);
  g_autofree char *after = hash_of (sample->path);
  g_assert_cmpstr (before, ==, after);
}

static int
upgrade_once (const char *path, const char *step)
{
  g_autoptr (GError) error = NULL;
  trame_schema_set_next (step);
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store != NULL ? 0 : 1;
}

/* Killed anywhere on the way: older or up to date, whole either way, and the next opening ends it. */
static void
test_killed (Sample *sample, gconstpointer data)
{
  guint done = 0, killed = 0, tries = g_test_slow () ? 1000 : 12;
  gint64 begun = g_get_monotonic_time ();
  bring (sample, TRAME_SCHEMA_RELEASED);
  pid_t whole = sample_spawn ("--upgrade-slowly", sample->path, NULL);
  int status;
  g_assert_cmpint (waitpid (whole, &status, 0), ==, whole);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  gint64 takes = g_get_monotonic_time () - begun;
  for (guint i = 0; i < tries; i++)
    {
      bring (sample, TRAME_SCHEMA_RELEASED);
      pid_t child = sample_spawn ("--upgrade-slowly", sample->path, NULL);
      g_usleep ((gulong) (takes * (i + 1) / (tries + 1)));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      killed += WIFSIGNALED (status) ? 1 : 0;
      done += number_in (sample->path, "PRAGMA user_version") == TRAME_SCHEMA_RELEASED + 1;
      trame_schema_set_next (SLOW_STEP);
      sample_open (sample);
      assert_whole (sample, TRAME_SCHEMA_RELEASED - 1);
      sample_close (sample);
      trame_schema_set_next (NULL);
      g_autofree char *left = beside (sample);
      g_assert_null (strstr (left, ".new"));
      g_assert_nonnull (strstr (left, COPY ".trame"));
    }
  g_test_message ("%u killed of %u, %u of them when all was done", killed, tries, done);
  g_assert_cmpuint (killed, >, 0);
  g_assert_cmpuint (done, <, tries);
}

/* Several programs meet an older register at once: one of them brings it up to date, all of them open it. */
static void
test_together (Sample *sample, gconstpointer data)
{
  pid_t children[4];
  bring (sample, TRAME_SCHEMA_RELEASED);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = sample_spawn ("--upgrade", sample->path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  g_autofree char *left = beside (sample);
  g_assert_cmpstr (left, ==, COPY ".trame");
  trame_schema_set_next (NEXT_STEP);
  sample_open (sample);
  assert_whole (sample, TRAME_SCHEMA_RELEASED - 1);
  sample_close (sample);
  trame_schema_set_next (NULL);
}

/* A register with rows of every kind, changed and removed, as one compact file. */
static int
make (const char *path)
{
  Sample sample = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) scan = g_bytes_new_static ("a scan", 6);
  sample_set_up (&sample, NULL);
  full_sample_fill (&sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "Œuvrer à l’été");
  trame_changes_add_fact (changes, 1, fact);
  trame_changes_set_values (changes, 2, 0, values, "œuvrer à l’été");
  trame_changes_set_setting (changes, "retention", "P10Y");
  trame_changes_set_setting (changes, "retention", "P5Y");
  trame_changes_add_document (changes, 2, "scan", "scan.pdf", "application/pdf", scan, NULL, NULL);
  sample_commit (&sample, changes);
  g_autoptr (TrameVerification) proved = trame_register_backup (sample.store, path, NULL, &error);
  g_assert_no_error (error);
  g_print ("%" G_GINT64_FORMAT " rows, head %s\n", proved->rows, proved->head);
  sample_tear_down (&sample, NULL);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--make"))
    return make (argv[2]);
  if (argc == 3 && g_str_has_prefix (argv[1], "--upgrade"))
    return upgrade_once (argv[2], g_str_equal (argv[1], "--upgrade-slowly") ? SLOW_STEP : NEXT_STEP);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/migration/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  g_test_add_func ("/register/migration/released", test_released);
  ADD ("opens", test_opens);
  ADD ("upgraded", test_upgraded);
  ADD ("copies", test_copies);
  ADD ("failing", test_failing);
  ADD ("no-room", test_no_room);
  ADD ("read-only", test_read_only);
  ADD ("killed", test_killed);
  ADD ("together", test_together);
  return g_test_run ();
}
