/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's results, as codes of ours. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"

#include <errno.h>

static TrameRegisterError
code_of_constraint (int result)
{
  switch (result)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return TRAME_REGISTER_ERROR_UNIQUE;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return TRAME_REGISTER_ERROR_REFERENCE;
    case SQLITE_CONSTRAINT_TRIGGER:
      return TRAME_REGISTER_ERROR_APPEND_ONLY;
    default: /* CHECK, NOT NULL, a column's type */
      return TRAME_REGISTER_ERROR_INVALID;
    }
}

/* SQLite calls a disk full when the system says so in one word; a quota, or the largest file allowed, is the same to who
 * must make room. Its own note of the system's word is lost at a commit: errno was cleared before the call. */
static gboolean
is_out_of_room (int system_error, int result)
{
  gboolean failed = (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_CANTOPEN;
  return failed && (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

static TrameRegisterError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TRAME_REGISTER_ERROR_BUSY;
    case SQLITE_READONLY:
      return result == SQLITE_READONLY_DBMOVED ? TRAME_REGISTER_ERROR_MOVED : TRAME_REGISTER_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return TRAME_REGISTER_ERROR_DISK_FULL;
    case SQLITE_IOERR:
      return TRAME_REGISTER_ERROR_IO;
    case SQLITE_CORRUPT:
      return TRAME_REGISTER_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return TRAME_REGISTER_ERROR_NOT_A_REGISTER;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return TRAME_REGISTER_ERROR_OPEN;
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return TRAME_REGISTER_ERROR_INVALID;
    case SQLITE_CONSTRAINT:
      return code_of_constraint (result);
    default:
      return TRAME_REGISTER_ERROR_FAILED;
    }
}

/* SQLite's words quote what a damaged file holds: one line of text stays one line of text. Owned by the caller. */
static char *
printable (const char *message)
{
  GString *line = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (line, g_unichar_isprint (g_utf8_get_char (c)) ? g_utf8_get_char (c) : 0xfffd);
  return g_string_free (line, FALSE);
}

void
trame_sqlite_error_set (GError **error, sqlite3 *db, int result)
{
  int system_error = errno;
  g_autofree char *holder = NULL;
  TrameRegisterError code = is_out_of_room (system_error, result) ? TRAME_REGISTER_ERROR_DISK_FULL : code_of (result);
  if (db != NULL)
    {
      g_autofree char *message = printable (sqlite3_errmsg (db));
      g_debug ("sqlite: %s (%d, %s)", message, result, g_strerror (system_error));
    }
  if (db != NULL && code == TRAME_REGISTER_ERROR_BUSY)
    holder = trame_sqlite_lock_holder (sqlite3_db_filename (db, "main"), FALSE);
  trame_register_error_set (error, code, holder);
}
