/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong with a file, for real, one row each: when it shows, the code, the sentence's way out in French; then that
 * way out is taken and nothing is lost. Damaged bytes are in test-damage.c, disks in test-disk.c, kills in test-crash.c. */
#include "register-sample.h"
#include "register/network.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* When a fault shows. */
typedef enum
{
  OPENING,
  WRITING,
} Moment;

typedef struct
{
  Sample sample;
  char *aside; /* where the whole file is meanwhile */
  pid_t holder;
} Town;

typedef struct
{
  const char *name;
  void (*bring) (Town *town, const char *with);
  const char *with;
  Moment moment;
  TrameRegisterError code;
  const char *way_out; /* words of the French sentence */
  void (*mend) (Town *town);
} Fault;

/* -- Bringing them, and taking their way out ------------------------------------------------------------------------- */

/* Root may write anywhere: the tests of rights take another user's place. */
static void
become_someone (Town *town)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (town->sample.folder, NOBODY, NOBODY), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (town->sample.path, suffixes[i], NULL);
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

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, size, NULL));
}

static void
set_aside (Town *town, const char *with)
{
  g_assert_cmpint (g_rename (town->sample.path, town->aside), ==, 0);
}

static void
put_back (Town *town)
{
  become_root_again ();
  if (g_file_test (town->sample.path, G_FILE_TEST_IS_DIR))
    g_assert_cmpint (g_rmdir (town->sample.path), ==, 0);
  if (g_file_test (town->aside, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (town->aside, town->sample.path), ==, 0);
}

static void
put_folder (Town *town, const char *with)
{
  set_aside (town, NULL);
  g_assert_cmpint (g_mkdir (town->sample.path, 0700), ==, 0);
}

static void
put_text (Town *town, const char *with)
{
  set_aside (town, NULL);
  g_assert_true (g_file_set_contents (town->sample.path, with, -1, NULL));
}

static void
put_database (Town *town, const char *with)
{
  sqlite3 *db = NULL;
  set_aside (town, NULL);
  g_assert_cmpint (sqlite3_open (town->sample.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, with, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
tamper (Town *town, const char *with)
{
  copy_file (town->sample.path, town->aside);
  sample_tamper (&town->sample, with);
}

static void
forbid_reading (Town *town, const char *with)
{
  g_assert_cmpint (g_chmod (town->sample.path, 0), ==, 0);
  become_someone (town);
}

/* The register stays open: it is written as soon as it may be. */
static void
allow (Town *town)
{
  become_root_again ();
  g_assert_cmpint (g_chmod (town->sample.path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (town->sample.folder, 0700), ==, 0);
}

static void
protect_file (Town *town, const char *with)
{
  sample_close (&town->sample);
  g_assert_cmpint (g_chmod (town->sample.path, 0400), ==, 0);
  become_someone (town);
  sample_open (&town->sample);
  g_assert_true (trame_register_is_read_only (town->sample.store));
}

static void
protect_folder (Town *town, const char *with)
{
  sample_close (&town->sample);
  become_someone (town);
  g_assert_cmpint (g_chmod (town->sample.folder, 0500), ==, 0);
  g_autoptr (GError) error = NULL;
  town->sample.store = trame_register_open (town->sample.path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (trame_register_is_read_only (town->sample.store));
}

/* As a crash leaves it: what the -wal holds is not in the file. */
static void
protect_folder_after_crash (Town *town, const char *with)
{
  g_autofree char *wal = g_strconcat (town->sample.path, "-wal", NULL);
  g_autofree char *wal_aside = g_strconcat (town->aside, "-wal", NULL);
  g_autoptr (TramePartner) partner = trame_partner_new ("in the -wal only");
  sample_open (&town->sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  sample_commit (&town->sample, changes);
  copy_file (town->sample.path, town->aside);
  copy_file (wal, wal_aside);
  sample_close (&town->sample);
  g_assert_cmpint (g_rename (town->aside, town->sample.path), ==, 0);
  g_assert_cmpint (g_rename (wal_aside, wal), ==, 0);
  become_someone (town);
  g_assert_cmpint (g_chmod (town->sample.folder, 0500), ==, 0);
}

static void delete (Town *town, const char *with)
{
  copy_file (town->sample.path, town->aside);
  g_assert_cmpint (g_unlink (town->sample.path), ==, 0);
}

/* What it holds is in the -wal too, which is still there. */
static void
put_back_and_reopen (Town *town)
{
  put_back (town);
  sample_close (&town->sample);
}

/* Starts the program below, which takes the writer's place, or the whole FILE, for so many milliseconds (0: for ever). */
static void
hold_lock (Town *town, const char *with)
{
  int ready[2];
  char byte;
  g_assert_cmpint (pipe (ready), ==, 0);
  g_autofree char *fd = g_strdup_printf ("%d", ready[1]);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--hold", town->sample.path, fd, with, NULL };
  town->holder = fork ();
  if (town->holder == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      execv (argv[0], (char *const *) argv);
      _exit (1);
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
}

static int
hold (const char *path, int ready, const char *what)
{
  sqlite3 *db = NULL;
  const char *sql = g_str_equal (what, "file") ? "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE";
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK || write (ready, "r", 1) != 1)
    return 1;
  if (!g_str_equal (what, "a while"))
    pause ();
  g_usleep (400 * 1000);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
  return 0;
}

static void
release_lock (Town *town)
{
  kill (town->holder, SIGKILL);
  g_assert_cmpint (waitpid (town->holder, NULL, 0), ==, town->holder);
}

/* -- The table ------------------------------------------------------------------------------------------------------- */

#define TEXT                                                                                                           \
  "This is not a database, and it is longer than a header of one hundred bytes would be, so that it is really read."

static const Fault faults[] = {
  { "no such file", set_aside, NULL, OPENING, TRAME_REGISTER_ERROR_OPEN, "Vérifiez où il se trouve", put_back },
  { "a folder in its place", put_folder, NULL, OPENING, TRAME_REGISTER_ERROR_OPEN, "Vérifiez où il se trouve",
    put_back },
  { "no right to read it", forbid_reading, NULL, OPENING, TRAME_REGISTER_ERROR_OPEN, "vous n’y avez pas droit", allow },
  { "foreign file: text", put_text, TEXT, OPENING, TRAME_REGISTER_ERROR_NOT_A_REGISTER, "Choisissez un autre fichier",
    put_back },
  { "foreign file: a few letters", put_text, "short", OPENING, TRAME_REGISTER_ERROR_NOT_A_REGISTER,
    "Choisissez un autre fichier", put_back },
  { "foreign file: the beginning of a database", put_text, "SQLite format 3", OPENING,
    TRAME_REGISTER_ERROR_NOT_A_REGISTER, "Choisissez un autre fichier", put_back },
  { "foreign file: another program's database", put_database, "CREATE TABLE accounts (id)", OPENING,
    TRAME_REGISTER_ERROR_NOT_A_REGISTER, "Choisissez un autre fichier", put_back },
  { "empty file", put_text, "", OPENING, TRAME_REGISTER_ERROR_NOT_A_REGISTER, "Choisissez un autre fichier", put_back },
  { "a later version", tamper, "PRAGMA user_version = 4000", OPENING, TRAME_REGISTER_ERROR_TOO_NEW, "Installez-la",
    put_back },
  { "a version that is none", tamper, "PRAGMA user_version = 0", OPENING, TRAME_REGISTER_ERROR_CORRUPT, "Restaurez",
    put_back },
  { "a version below none", tamper, "PRAGMA user_version = -1", OPENING, TRAME_REGISTER_ERROR_CORRUPT, "Restaurez",
    put_back },
  { "a trigger added", tamper, "CREATE TRIGGER spy AFTER INSERT ON fact BEGIN DELETE FROM partner; END", OPENING,
    TRAME_REGISTER_ERROR_CORRUPT, "Restaurez la dernière sauvegarde", put_back },
  { "a trigger added, named almost as SQLite's own figures", tamper,
    "CREATE TRIGGER sqlitexstat AFTER INSERT ON fact BEGIN DELETE FROM convention_value; END", OPENING,
    TRAME_REGISTER_ERROR_CORRUPT, "(trigger sqlitexstat)", put_back },
  { "a trigger reworded", tamper,
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'append-only', '') WHERE name = "
    "'fact_no_delete'",
    OPENING, TRAME_REGISTER_ERROR_CORRUPT, "(trigger fact_no_delete)", put_back },
  { "a check taken away", tamper,
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'CHECK (size >= 0)', '') WHERE name = "
    "'content'",
    OPENING, TRAME_REGISTER_ERROR_CORRUPT, "(table content)", put_back },
  { "a view added", tamper, "CREATE VIEW v AS SELECT 1", OPENING, TRAME_REGISTER_ERROR_CORRUPT, "(view v)", put_back },
  { "a trigger missing", tamper, "DROP TRIGGER fact_no_delete", OPENING, TRAME_REGISTER_ERROR_CORRUPT,
    "récupérez ce qui peut encore se lire", put_back },
  { "an index missing", tamper, "DROP INDEX fact_convention", OPENING, TRAME_REGISTER_ERROR_CORRUPT,
    "(index fact_convention)", put_back },
  { "a column more", tamper, "ALTER TABLE fact ADD COLUMN more TEXT", OPENING, TRAME_REGISTER_ERROR_CORRUPT,
    "Restaurez", put_back },
  { "folder read-only after a crash", protect_folder_after_crash, NULL, OPENING, TRAME_REGISTER_ERROR_READ_ONLY,
    "demandez le droit d’y écrire", allow },
  { "whole file locked", hold_lock, "file", OPENING, TRAME_REGISTER_ERROR_BUSY, "(test-register-f", release_lock },
  { "file read-only", protect_file, NULL, WRITING, TRAME_REGISTER_ERROR_READ_ONLY, "demandez le droit d’y écrire",
    allow },
  { "folder read-only", protect_folder, NULL, WRITING, TRAME_REGISTER_ERROR_READ_ONLY, "demandez le droit d’y écrire",
    allow },
  { "file moved while open", set_aside, NULL, WRITING, TRAME_REGISTER_ERROR_MOVED, "remettez-le en place", put_back },
  { "file deleted while open", delete, NULL, WRITING, TRAME_REGISTER_ERROR_MOVED, "remettez-le en place",
    put_back_and_reopen },
  { "file replaced while open", put_text, TEXT, WRITING, TRAME_REGISTER_ERROR_MOVED, "remettez-le en place", put_back },
  { "locked by another writer", hold_lock, "writer", WRITING, TRAME_REGISTER_ERROR_BUSY, "réessayez dans un instant",
    release_lock },
  { "locked: who", hold_lock, "writer", WRITING, TRAME_REGISTER_ERROR_BUSY, "(test-register-f", release_lock },
};

/* -- The tests ------------------------------------------------------------------------------------------------------- */

static void
town_set_up (Town *town, gconstpointer data)
{
  sample_set_up (&town->sample, NULL);
  town->aside = g_build_filename (town->sample.folder, "aside.trame", NULL);
  sample_open (&town->sample);
  sample_fill (&town->sample);
}

static void
town_tear_down (Town *town, gconstpointer data)
{
  sample_tear_down (&town->sample, NULL);
  g_free (town->aside);
}

static gboolean
add_partner (Town *town, const char *name, GError **error)
{
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  return trame_register_commit (town->sample.store, changes, error);
}

static guint
count_partners (Town *town)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = trame_register_load_partners (town->sample.store, &error);
  g_assert_no_error (error);
  return partners->len;
}

static void
assert_answer (const Fault *fault, const GError *error)
{
  g_assert_error (error, TRAME_REGISTER_ERROR, (int) fault->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, fault->way_out));
}

/* However it is asked for, the file is refused, and not one of its bytes changes. */
static void
assert_refused (Town *town, const Fault *fault)
{
  static const TrameRegisterOpenFlags ways[] = { TRAME_REGISTER_OPEN_DEFAULT, TRAME_REGISTER_OPEN_READ_ONLY };
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before = 0, size_after = 0;
  g_file_get_contents (town->sample.path, &before, &size_before, NULL);
  for (guint i = 0; i < (fault->code == TRAME_REGISTER_ERROR_BUSY ? 1 : G_N_ELEMENTS (ways)); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (trame_register_open (town->sample.path, ways[i], &error));
      assert_answer (fault, error);
    }
  g_file_get_contents (town->sample.path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_fault (Town *town, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (GError) error = NULL;
  if (fault->moment == OPENING)
    sample_close (&town->sample);
  fault->bring (town, fault->with);
  if (fault->moment == OPENING)
    assert_refused (town, fault);
  else
    {
      g_assert_false (add_partner (town, "x", &error));
      assert_answer (fault, error);
      g_clear_error (&error);
      g_assert_cmpuint (count_partners (town), ==, 3); /* what is there can be read still */
    }
  fault->mend (town);
  if (town->sample.store == NULL)
    sample_open (&town->sample);
  guint before = count_partners (town);
  g_assert_cmpuint (before, ==, fault->bring == protect_folder_after_crash ? 4 : 3);
  g_assert_true (add_partner (town, "y", &error));
  g_assert_no_error (error);
  sample_close (&town->sample);
  sample_open (&town->sample);
  g_assert_cmpuint (count_partners (town), ==, before + 1);
  sample_assert_verified (&town->sample);
}

/* Someone else's turn comes to an end: the change waits for it, and is kept. */
static void
test_waits (Town *town, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  hold_lock (town, "a while");
  g_assert_cmpuint (count_partners (town), ==, 3);
  g_assert_true (add_partner (town, "x", &error));
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (town->holder, NULL, 0), ==, town->holder);
  g_assert_cmpuint (count_partners (town), ==, 4);
  sample_assert_verified (&town->sample);
}

/* Asked to be read only: never in the way of a writer, never a writer. */
static void
test_asked_read_only (Town *town, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameRegister) reader = trame_register_open (town->sample.path, TRAME_REGISTER_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (trame_register_is_read_only (reader));
  g_assert_true (add_partner (town, "y", &error));
  g_autoptr (GPtrArray) partners = trame_register_load_partners (reader, &error);
  g_assert_cmpuint (partners->len, ==, 4);
}

/* A clock that was wrong: what was written stands in its order, and the proof says where. */
static void
test_clock_back (Town *town, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new ("x");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW - 1000);
  trame_changes_add_partner (changes, partner);
  sample_commit (&town->sample, changes);
  g_autoptr (TrameVerification) verification = trame_register_verify (town->sample.store, NULL, &error);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->clock_back, ==, 10);
}

/* What statfs may call a file system, and whether locks can be trusted there. */
static void
test_network (Town *town, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 type;
    gboolean network;
  } systems[] = {
    { "nfs", 0x6969, TRUE },
    { "smb", 0x517b, TRUE },
    { "cifs", 0xff534d42, TRUE },
    { "smb2", 0xfe534d42, TRUE },
    { "sshfs, gvfs", 0x65735546, TRUE },
    { "9p", 0x01021997, TRUE },
    { "ceph", 0x00c36400, TRUE },
    { "afs", 0x5346414f, TRUE },
    { "cifs, widened", (gint32) 0xff534d42, TRUE },
    { "ext4", 0xef53, FALSE },
    { "btrfs", 0x9123683e, FALSE },
    { "xfs", 0x58465342, FALSE },
    { "tmpfs", 0x01021994, FALSE },
    { "zfs", 0x2fc12fc1, FALSE },
    { "vfat", 0x4d44, FALSE },
    { "overlay", 0x794c7630, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_test_message ("%s", systems[i].name);
      g_assert_cmpint (trame_file_system_is_network (systems[i].type), ==, systems[i].network);
    }
  g_assert_false (trame_register_is_on_network (town->sample.store));
}

/* The sentences as a clerk reads them. */
static void
speak_french (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self);
  g_autofree char *po = g_build_filename (folder, "..", "..", "po", NULL);
  g_setenv ("LANGUAGE", "fr", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, po);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2], atoi (argv[3]), argv[4]);
  g_test_init (&argc, &argv, NULL);
  speak_french ();
#define ADD(path, test, data) g_test_add (path, Town, data, town_set_up, test, town_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/register/faults/", faults[i].name, NULL);
      ADD (path, test_fault, &faults[i]);
    }
  ADD ("/register/faults/waits-its-turn", test_waits, NULL);
  ADD ("/register/faults/asked-read-only", test_asked_read_only, NULL);
  ADD ("/register/faults/clock-back", test_clock_back, NULL);
  ADD ("/register/faults/network", test_network, NULL);
  return g_test_run ();
}
