/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a register's file: ours or refused, writable or read as it is, with the connection's own rules set. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"
#include "register/store/migration.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long a writer waits for its turn before it says who is in the way. */
#define PATIENCE_MS 3000

gboolean
trame_sqlite_exec (sqlite3 *db, const char *sql, GError **error)
{
  errno = 0;
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    trame_sqlite_error_set (error, db, result);
  return result == SQLITE_OK;
}

gboolean
trame_sqlite_number (sqlite3 *db, const char *sql, gint64 *out, GError **error)
{
  sqlite3_stmt *statement = NULL;
  errno = 0;
  int result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *out = sqlite3_column_int64 (statement, 0);
  else
    trame_sqlite_error_set (error, db, result);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW;
}

static gboolean
connect_file (TrameStore *store, const char *uri, int how, GError **error)
{
  sqlite3 *db = NULL;
  trame_sqlite_hold_locks ();
  errno = 0;
  int result = sqlite3_open_v2 (uri, &db, how | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK)
    {
      trame_sqlite_error_set (error, db, result);
      sqlite3_close (db);
      return FALSE;
    }
  /* A file that someone sent must not run anything of its own. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_busy_timeout (db, PATIENCE_MS);
  store->connection = db;
  return TRUE;
}

/* "file:" and PATH with what a URI gives a meaning to escaped; QUERY may be "". */
static char *
uri_of (const char *path, const char *query)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  return g_strconcat ("file:", escaped, query, NULL);
}

/* The identity of the file, before anything of it is believed or changed. IS_NEW: nothing in it yet. */
static gboolean
check_identity (sqlite3 *db, gboolean *is_new, GError **error)
{
  gint64 application_id, version, objects;
  if (!trame_sqlite_number (db, "PRAGMA application_id", &application_id, error)
      || !trame_sqlite_number (db, "PRAGMA user_version", &version, error)
      || !trame_sqlite_number (db, "SELECT count(*) FROM sqlite_schema", &objects, error))
    return FALSE;
  *is_new = objects == 0 && application_id == 0;
  gboolean ours = *is_new || application_id == TRAME_SQLITE_APPLICATION_ID, is_torn = ours && !*is_new && version < 1;
  if (ours && !is_torn && version <= trame_schema_version ())
    return TRUE;
  trame_register_error_set (error,
                            is_torn ? TRAME_REGISTER_ERROR_CORRUPT
                            : ours  ? TRAME_REGISTER_ERROR_TOO_NEW
                                    : TRAME_REGISTER_ERROR_NOT_A_REGISTER,
                            NULL);
  return FALSE;
}

static gboolean
set_rules (TrameStore *store, GError **error)
{
  sqlite3 *db = store->connection;
  if (!trame_sqlite_exec (db,
                          "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;"
                          "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA "
                          "cache_size = -16384",
                          error))
    return FALSE;
  return store->read_only || trame_sqlite_exec (db, "PRAGMA journal_mode = WAL", error);
}

static gboolean
open_as (TrameStore *store, const char *path, const char *query, int how, gboolean may_be_new, GError **error)
{
  g_autofree char *uri = uri_of (path, query);
  gboolean is_new = FALSE;
  if (!connect_file (store, uri, how, error))
    return FALSE;
  store->read_only = sqlite3_db_readonly (store->connection, "main") != 0;
  gboolean ok = check_identity (store->connection, &is_new, error);
  if (ok && is_new && (!may_be_new || store->read_only))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_NOT_A_REGISTER, NULL);
      ok = FALSE;
    }
  ok = ok && set_rules (store, error);
  if (!ok)
    {
      sqlite3_close (store->connection);
      store->connection = NULL;
    }
  return ok;
}

/* In a folder where nothing can be written, SQLite cannot make its -shm: then the file is read as it stands, which is
 * right only when no -wal holds changes that are not in it yet. */
static gboolean
open_still (TrameStore *store, const char *path, GError **error)
{
  GStatBuf wal;
  g_autofree char *wal_path = g_strconcat (path, "-wal", NULL);
  if (g_stat (wal_path, &wal) == 0 && wal.st_size > 0)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_READ_ONLY, path);
      return FALSE;
    }
  return open_as (store, path, "?immutable=1", SQLITE_OPEN_READONLY, FALSE, error);
}

gboolean
trame_sqlite_open (TrameStore *store, const char *path, TrameRegisterOpenFlags flags, GError **error)
{
  gboolean create = (flags & TRAME_REGISTER_OPEN_CREATE) != 0;
  gboolean read_only = (flags & TRAME_REGISTER_OPEN_READ_ONLY) != 0;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_OPEN, path);
      return FALSE;
    }
  if (access (path, R_OK) != 0)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_OPEN, path);
      return FALSE;
    }
  g_autoptr (GError) refusal = NULL;
  int how = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (open_as (store, path, "", how, create, &refusal))
    return TRUE;
  gboolean no_room = g_error_matches (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_OPEN)
                     || g_error_matches (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_READ_ONLY);
  if (no_room)
    return open_still (store, path, error);
  /* A register whose first page is torn is one still: it can be restored, or salvaged. */
  if (g_error_matches (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_NOT_A_REGISTER)
      && trame_sqlite_looks_ours (path))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, NULL);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}
