/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong with a file, for real: each time the right answer, and nothing lost. */
#include "register-sample.h"
#include "register/past.h"
#include "register/scheme.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* Root may write anywhere: the tests of rights take another user's place. */
static void
become_someone (Sample *sample, const char *const *names)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (sample->folder, NOBODY, NOBODY), ==, 0);
  for (; *names != NULL; names++)
    {
      g_autofree char *path = g_build_filename (sample->folder, *names, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
    }
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
become_root_again (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static const char *const files[] = { "town.trame", "town.trame-wal", "town.trame-shm", NULL };

static void
assert_refused (Sample *sample, TrameRegisterOpenFlags flags, TrameRegisterError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameRegister) store = trame_register_open (sample->path, flags, &error);
  g_assert_null (store);
  g_assert_error (error, TRAME_REGISTER_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static gboolean
add_partner (Sample *sample, const char *name, GError **error)
{
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  return trame_register_commit (sample->store, changes, error);
}

static guint
count_partners (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, &error);
  g_assert_no_error (error);
  return partners->len;
}

static void
test_missing (Sample *sample, gconstpointer data)
{
  assert_refused (sample, TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_ERROR_OPEN);
  g_assert_false (g_file_test (sample->path, G_FILE_TEST_EXISTS));
  g_free (sample->path);
  sample->path = g_build_filename (sample->folder, NULL);
  assert_refused (sample, TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_ERROR_OPEN);
}

/* Files that are not ours are neither opened nor touched. */
static void
test_foreign (Sample *sample, gconstpointer data)
{
  static const char *const others[] = {
    "This is not a database, and it is longer than a header of one hundred bytes would be, so that it is really read.",
    "short",
    "SQLite format 3",
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *after = NULL;
      g_assert_true (g_file_set_contents (sample->path, others[i], -1, NULL));
      assert_refused (sample, TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
      assert_refused (sample, TRAME_REGISTER_OPEN_CREATE, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
      assert_refused (sample, TRAME_REGISTER_OPEN_READ_ONLY, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
      g_assert_true (g_file_get_contents (sample->path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, others[i]);
    }
  g_assert_true (g_file_set_contents (sample->path, "", 0, NULL));
  assert_refused (sample, TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
  g_unlink (sample->path);

  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (sample->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "CREATE TABLE accounts (id)", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_refused (sample, TRAME_REGISTER_OPEN_CREATE, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
}

static void
test_too_new (Sample *sample, gconstpointer data)
{
  sample_open (sample);
  sample_close (sample);
  sample_tamper (sample, "PRAGMA user_version = 4000");
  assert_refused (sample, TRAME_REGISTER_OPEN_CREATE, TRAME_REGISTER_ERROR_TOO_NEW);
  assert_refused (sample, TRAME_REGISTER_OPEN_READ_ONLY, TRAME_REGISTER_ERROR_TOO_NEW);
}

/* A schema that is not exactly ours may do anything: a trigger is a program. */
static void
test_other_schema (Sample *sample, gconstpointer data)
{
  static const char *const additions[] = {
    "CREATE TRIGGER spy AFTER INSERT ON fact BEGIN DELETE FROM partner; END",
    "CREATE VIEW v AS SELECT 1",
    "DROP TRIGGER fact_no_delete",
    "DROP INDEX fact_convention",
    "ALTER TABLE fact ADD COLUMN more TEXT",
  };
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      sample_open (sample);
      sample_close (sample);
      sample_tamper (sample, additions[i]);
      assert_refused (sample, TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_ERROR_CORRUPT);
      g_unlink (sample->path);
    }
}

/* The file is protected: it is read, and says so when someone writes. */
static void
test_read_only_file (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  sample_close (sample);
  g_assert_cmpint (g_chmod (sample->path, 0400), ==, 0);
  become_someone (sample, files);
  sample_open (sample);
  g_assert_true (trame_register_is_read_only (sample->store));
  g_assert_cmpuint (count_partners (sample), ==, 3);
  g_assert_false (add_partner (sample, "x", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_READ_ONLY);
  sample_assert_verified (sample);
  sample_close (sample);
  become_root_again ();
}

static void
test_read_only_folder (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  sample_close (sample);
  become_someone (sample, files);
  g_assert_cmpint (g_chmod (sample->folder, 0500), ==, 0);
  g_autoptr (GError) refusal = NULL;
  sample->store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_DEFAULT, &refusal);
  g_assert_no_error (refusal);
  g_assert_true (trame_register_is_read_only (sample->store));
  g_assert_cmpuint (count_partners (sample), ==, 3);
  g_assert_false (add_partner (sample, "x", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_READ_ONLY);
  sample_assert_verified (sample);
  sample_close (sample);
  g_chmod (sample->folder, 0700);
  become_root_again ();
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, size, NULL));
}

/* Left behind by a crash in a folder that is read-only since: what the -wal holds is not in the file. Never a silent
 * loss. */
static void
test_read_only_folder_with_wal (Sample *sample, gconstpointer data)
{
  static const char *const left[] = { "left.trame", "left.trame-wal", NULL };
  g_autofree char *wal = g_strconcat (sample->path, "-wal", NULL);
  g_autofree char *left_path = g_build_filename (sample->folder, left[0], NULL);
  g_autofree char *left_wal = g_build_filename (sample->folder, left[1], NULL);
  sample_open (sample);
  sample_fill (sample);
  copy_file (sample->path, left_path);
  copy_file (wal, left_wal);
  sample_close (sample);
  become_someone (sample, left);
  g_assert_cmpint (g_chmod (sample->folder, 0500), ==, 0);
  g_autoptr (GError) refusal = NULL;
  g_autoptr (TrameRegister) store = trame_register_open (left_path, TRAME_REGISTER_OPEN_DEFAULT, &refusal);
  g_assert_null (store);
  g_assert_error (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_READ_ONLY);
  g_chmod (sample->folder, 0700);
  become_root_again ();
}

static void
test_asked_read_only (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameRegister) reader = trame_register_open (sample->path, TRAME_REGISTER_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (trame_register_is_read_only (reader));
  g_assert_true (add_partner (sample, "y", &error));
  g_autoptr (GPtrArray) partners = trame_register_load_partners (reader, &error);
  g_assert_cmpuint (partners->len, ==, 4);
}

/* Moved, deleted or replaced under an open register: the change is refused rather than lost. */
static void
test_moved (Sample *sample, gconstpointer data)
{
  const char *how = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_build_filename (sample->folder, "elsewhere.trame", NULL);
  sample_open (sample);
  sample_fill (sample);
  if (g_str_equal (how, "deleted"))
    g_assert_cmpint (g_unlink (sample->path), ==, 0);
  else
    g_assert_cmpint (g_rename (sample->path, elsewhere), ==, 0);
  if (g_str_equal (how, "replaced"))
    g_assert_true (g_file_set_contents (sample->path, "another", -1, NULL));
  g_assert_false (add_partner (sample, "x", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_MOVED);
  g_clear_error (&error);
  if (g_str_equal (how, "moved"))
    {
      g_assert_cmpint (g_rename (elsewhere, sample->path), ==, 0);
      g_assert_true (add_partner (sample, "x", &error));
      g_assert_no_error (error);
      sample_assert_verified (sample);
    }
}

/* Another program has taken the writer's place: waited for, then named. */
static void
test_locked (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int ready[2];
  char byte;
  sample_open (sample);
  sample_fill (sample);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_autofree char *fd = g_strdup_printf ("%d", ready[1]);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--hold", sample->path, fd, NULL };
  pid_t child = fork ();
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      execv (argv[0], (char *const *) argv);
      _exit (1);
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  gint64 begun = g_get_monotonic_time ();
  g_assert_cmpuint (count_partners (sample), ==, 3); /* reading goes on */
  g_assert_false (add_partner (sample, "x", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "test-register-f"));
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 2 * G_USEC_PER_SEC);
  g_clear_error (&error);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ready[0]);
  g_assert_true (add_partner (sample, "x", &error));
  g_assert_no_error (error);
  sample_assert_verified (sample);
}

/* The other program of test_locked. */
static int
hold (const char *path, int ready)
{
  sqlite3 *db = NULL;
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK || write (ready, "r", 1) != 1)
    return 1;
  pause ();
  return 0;
}

/* A disk of one megabyte, filled: the change that does not fit is refused whole, those before it are there. */
static int
fill_disk (const char *path)
{
  Sample sample = { .path = g_strdup (path) };
  g_autoptr (GError) error = NULL;
  guint done = 0;
  g_autofree char *long_name = g_strnfill (20000, 'n');
  sample_open (&sample);
  sample_fill (&sample);
  while (add_partner (&sample, long_name, &error) && done < 1000)
    done++;
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_DISK_FULL);
  g_assert_cmpuint (done, >, 3);
  g_clear_error (&error);
  g_assert_false (add_partner (&sample, long_name, &error));
  g_assert_cmpuint (count_partners (&sample), ==, 3 + done);
  sample_close (&sample);
  sample_open (&sample);
  g_assert_cmpuint (count_partners (&sample), ==, 3 + done);
  sample_assert_verified (&sample);
  sample_close (&sample);
  g_free (sample.path);
  return 0;
}

static void
test_full_disk (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  int status = 0;
  const char *script = "mount -t tmpfs -o size=1m none \"$1\" 2>/dev/null || exit 77; exec \"$2\" --fill-disk \"$3\"";
  const char *argv[] = { "unshare", "-rm", "sh", "-c", script, "sh", sample->folder, self, sample->path, NULL };
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error)
      || (WIFEXITED (status) && (WEXITSTATUS (status) == 77 || WEXITSTATUS (status) == 1)))
    {
      g_test_skip ("no small disk can be mounted here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
}

/* Whatever the bytes say, reading them ends, with values or with an error. */
static void
read_everything (Sample *sample)
{
  GDate today;
  g_autoptr (TrameRegister) store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_READ_ONLY, NULL);
  if (store == NULL)
    return;
  sample_date (&today, "2026-02-01");
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (store, &today, NULL);
  g_autoptr (GPtrArray) acts = trame_register_load_deliberations (store, NULL);
  g_autoptr (GPtrArray) models = trame_register_load_models (store, NULL);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (store, NULL);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (store, 0, NULL);
  g_autoptr (TrameSettings) settings = trame_register_load_settings (store, NULL);
  g_autoptr (GPtrArray) schemes = trame_register_load_kept (store, &trame_scheme_aggregate, NULL, 0, NULL);
  for (gint64 row = 1; row <= 8; row++)
    {
      g_autoptr (GPtrArray) changed = trame_register_load_journal_changes (store, row, NULL);
    }
  g_autoptr (GPtrArray) journal = trame_register_load_journal (store, NULL, 0, NULL);
  g_autoptr (GBytes) source = trame_register_load_source (store, 1, NULL);
}

/* Cut short, or with bytes flipped anywhere: found when read or when proved, never believed. */
static void
test_damaged (Sample *sample, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize size;
  guint refused = 0, seen = 0;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  for (guint i = 0; i < 300; i++) /* enough rows beside the pages of empty tables */
    trame_changes_add_fact (changes, 1 + i % 3, fact);
  trame_changes_set_setting (changes, "commune", "Armentières");
  sample_commit (sample, changes);
  sample_close (sample);
  g_assert_true (g_file_get_contents (sample->path, &whole, &size, NULL));
  gsize stride = g_test_slow () ? 97 : 389;
  for (gsize at = 24 + g_test_rand_int_range (0, stride); at < size; at += stride)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bad = g_memdup2 (whole, size);
      bad[at] ^= 0x55;
      g_assert_true (g_file_set_contents (sample->path, bad, size, NULL));
      g_autoptr (TrameVerification) verification = trame_verify_file (sample->path, NULL, &error);
      read_everything (sample);
      refused += verification == NULL;
      seen += verification != NULL && !verification->ok;
      g_assert_true ((verification == NULL) == (error != NULL));
    }
  g_test_message ("%u flips refused at reading, %u seen by the proof, of %u (the rest fell on unused bytes)", refused,
                  seen, (guint) ((size - 24) / 97 + 1));
  g_assert_cmpuint (refused, >, 0);
  g_assert_cmpuint (seen, >, 10);
  for (gsize cut = 4096; cut < size; cut += 4096 * 5)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (sample->path, whole, cut, NULL));
      g_autoptr (TrameVerification) verification = trame_verify_file (sample->path, NULL, &error);
      g_assert_true (verification == NULL || !verification->ok);
    }
}

/* What cannot be kept is refused as such, and with it everything of the same list. */
static void
test_invalid (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_assert_false (add_partner (sample, "not \xff UTF-8", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (add_partner (sample, "", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (TramePartner) partner = trame_partner_new ("first of the list");
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (TrameChanges) unknown = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (unknown, partner);
  trame_changes_add_fact (unknown, 99, fact);
  g_assert_false (trame_register_commit (sample->store, unknown, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REFERENCE);
  g_clear_error (&error);
  g_assert_cmpuint (count_partners (sample), ==, 3);

  g_autoptr (TrameFact) correction = trame_fact_new (TRAME_FACT_CORRECTION);
  correction->corrects = 1;
  g_autoptr (TrameChanges) other = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_fact (other, 1, fact);
  trame_changes_add_fact (other, 2, correction);
  g_assert_false (trame_register_commit (sample->store, other, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REFERENCE);
  g_clear_error (&error);

  g_autoptr (TrameChanges) twice = trame_changes_new ("agent", SAMPLE_NOW);
  g_autoptr (TrameModelRecord) model = sample_model (0);
  trame_changes_add_model (twice, model, NULL);
  g_assert_false (trame_register_commit (sample->store, twice, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
  sample_assert_verified (sample);
}

/* A clock that was wrong: what was written stands in its order, and the proof says where. */
static void
test_clock_back (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new ("x");
  sample_open (sample);
  sample_fill (sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW - 1000);
  trame_changes_add_partner (changes, partner);
  sample_commit (sample, changes);
  g_autoptr (TrameVerification) verification = trame_register_verify (sample->store, NULL, &error);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->clock_back, ==, 10);
  g_assert_false (trame_register_is_on_network (sample->store));
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2], atoi (argv[3]));
  if (argc == 3 && g_str_equal (argv[1], "--fill-disk"))
    return fill_disk (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD_WITH(name, test, data)                                                                                     \
  g_test_add ("/register/faults/" name, Sample, data, sample_set_up, test, sample_tear_down)
#define ADD(name, test) ADD_WITH (name, test, NULL)
  ADD ("missing", test_missing);
  ADD ("foreign", test_foreign);
  ADD ("too-new", test_too_new);
  ADD ("other-schema", test_other_schema);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-folder-with-wal", test_read_only_folder_with_wal);
  ADD ("asked-read-only", test_asked_read_only);
  ADD_WITH ("moved", test_moved, "moved");
  ADD_WITH ("deleted", test_moved, "deleted");
  ADD_WITH ("replaced", test_moved, "replaced");
  ADD ("locked", test_locked);
  ADD ("full-disk", test_full_disk);
  ADD ("damaged", test_damaged);
  ADD ("invalid", test_invalid);
  ADD ("clock-back", test_clock_back);
  return g_test_run ();
}
