/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows copied out of a damaged file, table by table: a page that cannot be read costs its own rows, not those after it. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"
#include "register/store/file-copy.h"
#include "register/store/migration.h"

#include <glib/gstdio.h>

/* How far to jump, at most, to find a readable row again: as many rows as a table may ever have. */
#define FARTHEST (G_GINT64_CONSTANT (1) << 40)
/* More schemas than Trame will have in a century. */
#define FARTHEST_SCHEMA 1000

typedef struct
{
  sqlite3 *from;
  sqlite3 *into;
  const char *table;
  char *columns; /* "id, at, agent…" */
  sqlite3_stmt *insert;
  gint64 rows;
  gboolean torn;
} Table;

/* The columns that both files have, in our order. */
static char *
shared_columns (Table *table, guint *n)
{
  sqlite3_stmt *row = NULL;
  GString *columns = g_string_new (NULL);
  *n = 0;
  sqlite3_prepare_v2 (table->into, "SELECT name FROM pragma_table_info (?1)", -1, &row, NULL);
  sqlite3_bind_text (row, 1, table->table, -1, SQLITE_STATIC);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (row, 0);
      if (sqlite3_table_column_metadata (table->from, "main", table->table, name, NULL, NULL, NULL, NULL, NULL)
          != SQLITE_OK)
        continue;
      g_string_append_printf (columns, "%s%s", *n == 0 ? "" : ", ", name);
      (*n)++;
    }
  sqlite3_finalize (row);
  return g_string_free (columns, FALSE);
}

static gboolean
prepare_insert (Table *table, guint n)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT OR IGNORE INTO %s (%s) VALUES (", table->table, table->columns);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s?%u", i == 0 ? "" : ", ", i + 1);
  g_string_append_c (sql, ')');
  return sqlite3_prepare_v2 (table->into, sql->str, -1, &table->insert, NULL) == SQLITE_OK;
}

/* A row that our tables do not take (a column torn into nonsense) is left behind. */
static void
copy_row (Table *table, sqlite3_stmt *row, int first)
{
  for (int i = first; i < sqlite3_column_count (row); i++)
    sqlite3_bind_value (table->insert, i - first + 1, sqlite3_column_value (row, i));
  if (sqlite3_step (table->insert) == SQLITE_DONE)
    table->rows += sqlite3_changes (table->into);
  sqlite3_reset (table->insert);
  sqlite3_clear_bindings (table->insert);
}

/* Copies from the row FROM on. TRUE: to the end; FALSE: stopped by a fault after *LAST. */
static gboolean
copy_from (Table *table, gint64 from, gint64 *last)
{
  sqlite3_stmt *row = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, %s FROM %s WHERE rowid >= ?1 ORDER BY rowid", table->columns,
                                          table->table);
  int result = sqlite3_prepare_v2 (table->from, sql, -1, &row, NULL);
  sqlite3_bind_int64 (row, 1, from);
  *last = from - 1;
  while (result == SQLITE_OK && (result = sqlite3_step (row)) == SQLITE_ROW)
    {
      *last = sqlite3_column_int64 (row, 0);
      copy_row (table, row, 1);
      result = SQLITE_OK;
    }
  sqlite3_finalize (row);
  table->torn = table->torn || result != SQLITE_DONE;
  return result == SQLITE_DONE;
}

/* Jumps over what cannot be read, farther and farther. */
static void
copy_by_rowid (Table *table)
{
  gint64 from = 1, jump = 1;
  while (jump < FARTHEST)
    {
      gint64 last;
      if (copy_from (table, from, &last))
        return;
      jump = last >= from ? 1 : jump * 2;
      from = MAX (last + 1, from) + jump - 1;
    }
}

/* Tables that are their own index: from one end, then from the other. */
static void
copy_by_key (Table *table, const char *key)
{
  static const char *const orders[] = { "ASC", "DESC" };
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      sqlite3_stmt *row = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY %s %s", table->columns, table->table, key,
                                              orders[i]);
      int result = sqlite3_prepare_v2 (table->from, sql, -1, &row, NULL);
      while (result == SQLITE_OK && (result = sqlite3_step (row)) == SQLITE_ROW)
        {
          copy_row (table, row, 0);
          result = SQLITE_OK;
        }
      sqlite3_finalize (row);
      if (result == SQLITE_DONE)
        return;
      table->torn = TRUE;
    }
}

/* Our own tables: parents before what names them does not matter, references being off. KEY: of those without row ids. */
static const struct
{
  const char *name;
  const char *key;
} tables[] = {
  { "journal", NULL },
  { "journal_head", NULL },
  { "superseded", NULL },
  { "content", NULL },
  { "deliberation", NULL },
  { "deliberation_line", "deliberation" },
  { "terms", NULL },
  { "model", NULL },
  { "partner", NULL },
  { "convention", NULL },
  { "convention_value", "convention" },
  { "fact", NULL },
  { "document", NULL },
  { "document_value", "document" },
  { "setting", NULL },
  { "draft", "key" },
  { "agent", NULL },
  { "councillor", NULL },
  { "city_representative", NULL },
  { "sitting", NULL },
  { "partner_representative", NULL },
  { "partner_act", NULL },
  { "partner_merge", NULL },
  { "undertaking", NULL },
  { "amendment", NULL },
  { "letter", NULL },
  { "scheme", NULL },
  { "activity", NULL },
  { "indicator", NULL },
  { "indicator_value", NULL },
  { "evaluation", NULL },
  { "reminder", NULL },
  { "tombstone", NULL },
  { "partner_merge_line", "partner_merge" },
  { "scheme_line", "scheme" },
  { "passage", NULL },
};

/* What is read: the file as it is, and when it does not tell where a table is, its copy with our schema (sqlite-graft.c). */
typedef struct
{
  const char *path;
  const char *into;  /* the file that it is brought back in */
  sqlite3 *as_is;    /* NULL: its header is no register's any more */
  gboolean is_older; /* its schema is not ours: it has no such copy */
  char *copy;        /* NULL: not made yet */
  sqlite3 *grafted;
} Damaged;

static gboolean
open_as_is (Damaged *damaged, GError **error)
{
  gint64 version = 0;
  trame_sqlite_hold_locks ();
  int result = sqlite3_open_v2 (damaged->path, &damaged->as_is,
                                SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK)
    {
      trame_sqlite_error_set (error, damaged->as_is, result);
      return FALSE;
    }
  sqlite3_db_config (damaged->as_is, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* A file that was cut is shorter than it says, and some of its tables are gone: only so are the others read all the same.
   * Nothing is written: it is open read only. */
  sqlite3_exec (damaged->as_is, "PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  if (!trame_sqlite_has_header (damaged->path)
      || !trame_sqlite_number (damaged->as_is, "PRAGMA user_version", &version, NULL))
    {
      g_clear_pointer (&damaged->as_is, sqlite3_close);
      return TRUE;
    }
  damaged->is_older = version < trame_schema_version ();
  /* What a later Trame keeps elsewhere would be left behind unseen; a number that no Trame will reach is a torn one. */
  if (version <= trame_schema_version () || version >= trame_schema_version () + FARTHEST_SCHEMA)
    return TRUE;
  trame_register_error_set (error, TRAME_REGISTER_ERROR_TOO_NEW, NULL);
  return FALSE;
}

/* Makes the copy, once. FALSE and ERROR: there is none. */
static gboolean
graft (Damaged *damaged, GError **error)
{
  if (damaged->copy != NULL || damaged->is_older)
    return damaged->grafted != NULL;
  damaged->copy = trame_store_create_beside (damaged->into, error);
  if (damaged->copy == NULL || !trame_sqlite_graft (damaged->path, damaged->copy, error))
    return FALSE;
  int result = sqlite3_open_v2 (damaged->copy, &damaged->grafted, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  if (result == SQLITE_OK)
    return sqlite3_exec (damaged->grafted, "PRAGMA cell_size_check = ON", NULL, NULL, NULL) == SQLITE_OK;
  trame_sqlite_error_set (error, damaged->grafted, result);
  g_clear_pointer (&damaged->grafted, sqlite3_close);
  return FALSE;
}

static gboolean
open_damaged (Damaged *damaged, GError **error)
{
  if (!open_as_is (damaged, error))
    return FALSE;
  return damaged->as_is != NULL || graft (damaged, error);
}

static void
close_damaged (Damaged *damaged)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  sqlite3_close (damaged->as_is);
  sqlite3_close (damaged->grafted);
  for (guint i = 0; damaged->copy != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (damaged->copy, suffixes[i], NULL);
      g_unlink (path);
    }
  g_free (damaged->copy);
}

/* The columns of the table, and which file is read for them. */
static char *
find_columns (Damaged *damaged, Table *table, guint *n)
{
  *n = 0;
  if ((table->from = damaged->as_is) != NULL)
    {
      g_autofree char *columns = shared_columns (table, n);
      if (*n > 0)
        return g_steal_pointer (&columns);
    }
  if (!graft (damaged, NULL))
    return NULL;
  table->from = damaged->grafted;
  return shared_columns (table, n);
}

/* Copies a table; TORN receives its name when something of it, or all, could not be read. */
static gint64
copy_table (Damaged *damaged, sqlite3 *into, const char *name, const char *key, GPtrArray *torn)
{
  guint n;
  Table table = { .into = into, .table = name };
  table.columns = find_columns (damaged, &table, &n);
  table.torn = n == 0;
  if (n > 0 && prepare_insert (&table, n))
    {
      if (key == NULL)
        copy_by_rowid (&table);
      else
        copy_by_key (&table, key);
    }
  sqlite3_finalize (table.insert);
  g_free (table.columns);
  if (table.torn)
    g_ptr_array_add (torn, g_strdup (name));
  return table.rows;
}

gboolean
trame_sqlite_salvage (TrameStore *store, const char *path, gint64 *rows, GPtrArray *torn, GError **error)
{
  sqlite3 *into = store->connection;
  Damaged damaged = { .path = path, .into = sqlite3_db_filename (into, "main") };
  gboolean ok = open_damaged (&damaged, error)
                && trame_sqlite_exec (into, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error);
  if (ok)
    {
      /* Rows come back as they were: the rules that refuse a change would refuse the head too. */
      sqlite3_db_config (into, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      ok = trame_sqlite_exec (into, "DELETE FROM journal_head", error);
      *rows = 0;
      for (guint i = 0; ok && i < G_N_ELEMENTS (tables); i++)
        *rows += copy_table (&damaged, into, tables[i].name, tables[i].key, torn);
      if (ok && *rows == 0)
        {
          trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, NULL);
          ok = FALSE;
        }
      /* A register always has a head, be it only the one that shows that it was lost. */
      ok = ok
           && trame_sqlite_exec (into,
                                 "INSERT OR IGNORE INTO journal_head (id, rows, chain) VALUES (1, 0, zeroblob (32));"
                                 "COMMIT",
                                 error);
      sqlite3_db_config (into, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    }
  close_damaged (&damaged);
  return ok;
}
