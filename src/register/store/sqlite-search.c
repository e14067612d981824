/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search by SQLite's own index of words (FTS5). What a word is, and its folding, are in search-words.c. */
#include "register/store/sqlite-driver.h"

/* More rows than these are not weighed one against the other while someone types: the latest come first. */
#define WEIGHED 1000

gboolean
trame_sqlite_index (TrameStore *store, gint64 id, const char *words, GError **error)
{
  TrameStatement *drop = trame_store_prepare (store, "DELETE FROM search WHERE rowid = ?1", error);
  if (drop == NULL)
    return FALSE;
  trame_statement_set_int (drop, 1, id);
  if (!trame_statement_run (drop, error) || *words == '\0')
    return *words == '\0';
  TrameStatement *insert = trame_store_prepare (store, "INSERT INTO search (rowid, words) VALUES (?1, ?2)", error);
  if (insert == NULL)
    return FALSE;
  trame_statement_set_int (insert, 1, id);
  trame_statement_set_text (insert, 2, words);
  return trame_statement_run (insert, error);
}

gboolean
trame_sqlite_forget_words (TrameStore *store, GError **error)
{
  store->forgets = TRUE;
  return trame_sqlite_exec (store->connection, "INSERT INTO search (search) VALUES ('optimize')", error);
}

/* WORD in quotation marks, so that none is taken for an operator. */
static void
append_quoted (GString *query, const char *word)
{
  g_string_append_c (query, '"');
  for (const char *at = word; *at != '\0'; at++)
    g_string_append_printf (query, *at == '"' ? "\"\"" : "%c", *at);
  g_string_append_c (query, '"');
}

/* ("ones" * OR "one") AND ("two" *). */
static char *
query_of (const TrameSoughtWord *words)
{
  GString *query = g_string_new (NULL);
  for (; words->beginning != NULL; words++)
    {
      g_string_append (query, query->len > 0 ? " AND (" : "(");
      append_quoted (query, words->beginning);
      g_string_append (query, " *");
      for (guint i = 0; i < G_N_ELEMENTS (words->wholes) && words->wholes[i] != NULL; i++)
        {
          g_string_append (query, " OR ");
          append_quoted (query, words->wholes[i]);
        }
      g_string_append_c (query, ')');
    }
  return g_string_free (query, FALSE);
}

static gboolean
collect (TrameStore *store, const char *sql, const char *query, guint limit, GArray *ids, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, sql, error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_text (row, 1, query);
  trame_statement_set_int (row, 2, limit);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    {
      gint64 id = trame_statement_int (row, 0);
      g_array_append_val (ids, id);
    }
  return step == 0;
}

gboolean
trame_sqlite_find (TrameStore *store, const TrameSoughtWord *words, guint limit, GArray *ids, GError **error)
{
  g_autofree char *query = query_of (words);
  if (!collect (store, "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2", query, WEIGHED,
                ids, error))
    return FALSE;
  if (ids->len == WEIGHED)
    {
      g_array_set_size (ids, MIN (limit, WEIGHED));
      return TRUE;
    }
  g_array_set_size (ids, 0);
  return collect (store, "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?2", query, limit, ids,
                  error);
}
