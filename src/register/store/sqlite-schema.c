/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema's text, step by step, and whether a file has exactly that schema. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"
#include "register/schema-resource.h"
#include "register/store/migration.h"

#include <string.h>

/* Stands in no text of a schema. */
#define END_OF_OBJECT '\x1e'

static const char *
schema_text (guint version)
{
  if (version > TRAME_SCHEMA_RELEASED)
    return trame_schema_get_next ();
  g_autofree char *name = g_strdup_printf ("/fr/armentieres/Trame/register/schema-%u.sql", version);
  g_autoptr (GBytes)
      bytes = g_resource_lookup_data (trame_schema_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  /* Uncompressed resources stand in the program itself and end with a zero byte. */
  return g_bytes_get_data (bytes, NULL);
}

gboolean
trame_sqlite_get_schema (TrameStore *store, guint *version, GError **error)
{
  gint64 number;
  if (!trame_sqlite_number (store->connection, "PRAGMA user_version", &number, error))
    return FALSE;
  *version = number < 0 || number > G_MAXINT ? G_MAXINT : (guint) number;
  return TRUE;
}

gboolean
trame_sqlite_apply_schema (TrameStore *store, guint version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                            TRAME_SQLITE_APPLICATION_ID, version);
  return trame_sqlite_exec (store->connection, schema_text (version), error)
         && trame_sqlite_exec (store->connection, stamp, error);
}

/* Every object of DB with its text, in one order, but the tables of its own figures. NULL and ERROR. */
static char *
describe (sqlite3 *db, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (
      db,
      "SELECT coalesce (type || ' ' || name || ' ' || tbl_name || ' ' || coalesce (sql, ''), '') FROM sqlite_schema"
      " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4')) ORDER BY type, name",
      -1, &statement, NULL);
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        g_string_append (all, (const char *) sqlite3_column_text (statement, 0));
        g_string_append_c (all, END_OF_OBJECT);
      }
  if (result != SQLITE_DONE)
    trame_sqlite_error_set (error, db, result);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

sqlite3 *
trame_sqlite_model (guint version, GError **error)
{
  sqlite3 *model = NULL;
  gboolean ok = sqlite3_open_v2 (":memory:", &model, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
  for (guint step = 1; ok && step <= version; step++)
    ok = trame_sqlite_exec (model, schema_text (step), error);
  if (!ok)
    g_clear_pointer (&model, sqlite3_close);
  return model;
}

/* The description of our schema VERSION, made anew. Owned by the caller; NULL and ERROR. */
static char *
describe_steps (guint version, GError **error)
{
  sqlite3 *model = trame_sqlite_model (version, error);
  char *description = model != NULL ? describe (model, error) : NULL;
  sqlite3_close (model);
  return description;
}

/* The same, made once a process for a released schema: it is the same at every opening. Static; NULL and ERROR. */
static const char *
describe_ours (guint version, GError **error)
{
  static GMutex lock;
  static char *descriptions[TRAME_SCHEMA_RELEASED + 2];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_assert (version <= trame_schema_version ());
  if (version > TRAME_SCHEMA_RELEASED)
    g_clear_pointer (&descriptions[version], g_free);
  if (descriptions[version] == NULL)
    descriptions[version] = describe_steps (version, error);
  return descriptions[version];
}

/* "trigger fact_no_delete": the first object that one description has and the other has not, or otherwise. Owned by the
 * caller. */
static char *
first_difference (const char *one, const char *other)
{
  const char *object = one, *same = other;
  for (gsize i = 0; one[i] == other[i]; i++)
    if (one[i] == END_OF_OBJECT)
      {
        object = one + i + 1;
        same = other + i + 1;
      }
  /* They are in one order: what the other has not comes before what it has next. */
  const char *first = *object != '\0' && (*same == '\0' || strcmp (object, same) < 0) ? object : same;
  gsize type = strcspn (first, " ");
  return g_strndup (first, type + (first[type] == '\0' ? 0 : 1 + strcspn (first + type + 1, " ")));
}

gboolean
trame_sqlite_check_schema (TrameStore *store, guint version, GError **error)
{
  const char *expected = describe_ours (version, error);
  g_autofree char *found = expected == NULL ? NULL : describe (store->connection, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (expected, found))
    return TRUE;
  g_autofree char *what = first_difference (expected, found);
  trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, what);
  return FALSE;
}

gboolean
trame_sqlite_find_stray (TrameStore *store, char **table, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (store->connection, "PRAGMA foreign_key_check", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      *table = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      *id = sqlite3_column_int64 (statement, 1);
    }
  else if (result != SQLITE_DONE)
    trame_sqlite_error_set (error, store->connection, result);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}
