/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite driver: transactions and statements. Opening is in sqlite-open.c, the schema in sqlite-schema.c. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"

#include <errno.h>
#include <string.h>

/* The pages as they were, which the -wal holds as long as some program has the register open. While one reads, it cannot
 * be cut: the next commit tries again, and the end. */
static void
forget_pages (TrameStore *store)
{
  gint64 busy = 1;
  if (store->forgets && trame_sqlite_number (store->connection, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, NULL))
    store->forgets = busy != 0;
}

static void
driver_close (TrameStore *store)
{
  forget_pages (store);
  int result = sqlite3_close (store->connection);
  g_assert (result == SQLITE_OK);
  store->connection = NULL;
}

static gboolean
driver_begin (TrameStore *store, gboolean write, GError **error)
{
  return trame_sqlite_exec (store->connection, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static void
driver_rollback (TrameStore *store)
{
  /* SQLite has already rolled back after some errors (disk full, I/O). */
  if (!sqlite3_get_autocommit (store->connection))
    sqlite3_exec (store->connection, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
driver_commit (TrameStore *store, GError **error)
{
  int moved = 0;
  if (sqlite3_txn_state (store->connection, "main") == SQLITE_TXN_WRITE)
    sqlite3_file_control (store->connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved)
    {
      driver_rollback (store);
      trame_register_error_set (error, TRAME_REGISTER_ERROR_MOVED, NULL);
      return FALSE;
    }
  if (!trame_sqlite_exec (store->connection, "COMMIT", error))
    {
      driver_rollback (store);
      return FALSE;
    }
  forget_pages (store);
  return TRUE;
}

static gboolean
driver_get_change (TrameStore *store, gint64 *change, GError **error)
{
  return trame_sqlite_number (store->connection, "PRAGMA data_version", change, error);
}

static gpointer
driver_prepare (TrameStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v3 (store->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    trame_sqlite_error_set (error, store->connection, result);
  return statement;
}

static void
driver_finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
driver_set_null (gpointer statement, int position)
{
  sqlite3_bind_null (statement, position);
}

static void
driver_set_int (gpointer statement, int position, gint64 value)
{
  sqlite3_bind_int64 (statement, position, value);
}

static void
driver_set_text (gpointer statement, int position, const char *text, gssize size)
{
  sqlite3_bind_text64 (statement, position, text, size < 0 ? strlen (text) : (gsize) size, SQLITE_TRANSIENT,
                       SQLITE_UTF8);
}

/* The bytes outlive the step: what is written is not copied once more. */
static void
driver_set_bytes (gpointer statement, int position, gconstpointer bytes, gsize size)
{
  if (size == 0)
    sqlite3_bind_zeroblob (statement, position, 0);
  else
    sqlite3_bind_blob64 (statement, position, bytes, size, SQLITE_STATIC);
}

static int
driver_step (TrameStore *store, gpointer statement, GError **error)
{
  errno = 0;
  int result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return 1;
  if (result == SQLITE_DONE)
    return 0;
  trame_sqlite_error_set (error, store->connection, result);
  return -1;
}

static void
driver_reset (gpointer statement)
{
  sqlite3_reset (statement);
}

static int
driver_columns (gpointer statement)
{
  return sqlite3_column_count (statement);
}

static const char *
driver_name_of (gpointer statement, int column)
{
  return sqlite3_column_name (statement, column);
}

static gboolean
driver_is_null (gpointer statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

static gboolean
driver_is_int (gpointer statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_INTEGER;
}

static gint64
driver_get_int (gpointer statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

static const char *
driver_get_text (gpointer statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static gconstpointer
driver_get_bytes (gpointer statement, int column, gsize *size)
{
  gconstpointer bytes = sqlite3_column_blob (statement, column);
  *size = sqlite3_column_bytes (statement, column);
  return bytes;
}

const TrameDriver trame_sqlite_driver = {
  .name = "sqlite",
  .open = trame_sqlite_open,
  .close = driver_close,
  .get_schema = trame_sqlite_get_schema,
  .apply_schema = trame_sqlite_apply_schema,
  .check_schema = trame_sqlite_check_schema,
  .copy_to = trame_sqlite_copy_to,
  .check = trame_sqlite_check,
  .is_alone = trame_sqlite_is_alone,
  .salvage = trame_sqlite_salvage,
  .index = trame_sqlite_index,
  .forget_words = trame_sqlite_forget_words,
  .find = trame_sqlite_find,
  .get_change = driver_get_change,
  .find_stray = trame_sqlite_find_stray,
  .begin = driver_begin,
  .commit = driver_commit,
  .rollback = driver_rollback,
  .prepare = driver_prepare,
  .finalize = driver_finalize,
  .set_null = driver_set_null,
  .set_int = driver_set_int,
  .set_text = driver_set_text,
  .set_bytes = driver_set_bytes,
  .step = driver_step,
  .reset = driver_reset,
  .columns = driver_columns,
  .name_of = driver_name_of,
  .is_null = driver_is_null,
  .is_int = driver_is_int,
  .get_int = driver_get_int,
  .get_text = driver_get_text,
  .get_bytes = driver_get_bytes,
};
