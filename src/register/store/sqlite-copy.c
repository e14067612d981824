/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a database, and whether one is whole. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

gboolean
trame_sqlite_copy_to (TrameStore *store, const char *path, GError **error)
{
  sqlite3_stmt *statement = NULL;
  errno = 0;
  int result = sqlite3_prepare_v2 (store->connection, "VACUUM INTO ?1", -1, &statement, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
      result = sqlite3_step (statement);
    }
  if (result != SQLITE_DONE)
    trame_sqlite_error_set (error, store->connection, result);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

gboolean
trame_sqlite_check (TrameStore *store, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean whole = FALSE;
  int result = sqlite3_prepare_v2 (store->connection, "PRAGMA integrity_check (1)", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      const char *says = (const char *) sqlite3_column_text (statement, 0);
      whole = g_strcmp0 (says, "ok") == 0;
      if (!whole)
        trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, says);
    }
  else
    trame_sqlite_error_set (error, store->connection, result);
  sqlite3_finalize (statement);
  return whole;
}

/* In exclusive mode a writer needs every lock of the file: any other connection is in its way. */
gboolean
trame_sqlite_is_alone (TrameStore *store, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *path = sqlite3_db_filename (store->connection, "main");
  if (trame_sqlite_exec (store->connection,
                         "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT",
                         &failure))
    return TRUE;
  if (!g_error_matches (failure, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_autofree char *holder = trame_sqlite_lock_holder (path, TRUE);
  if (holder != NULL)
    g_set_error (
        error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY,
        _ ("The register is open in another program (%s). Close it there, then try again: nothing was changed."),
        holder);
  else
    g_set_error_literal (
        error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY,
        _ ("The register is open in another program. Close it there, then try again: nothing was changed."));
  return FALSE;
}
