/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unfinished forms: kept as bytes until they are done, never journaled. */
#include "register/connection.h"
#include "register/load.h"
#include "register/transaction.h"

typedef struct
{
  char *key;
  GBytes *bytes;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;
  g_free (draft->key);
  g_clear_pointer (&draft->bytes, g_bytes_unref);
  g_free (draft);
}

static gboolean
apply_set (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Draft *draft = data;
  TrameStatement *statement = trame_store_prepare (transaction->store,
                                                   draft->bytes == NULL
                                                       ? "DELETE FROM draft WHERE key = ?1"
                                                       : "INSERT INTO draft (key, bytes, saved) VALUES (?1, ?2, ?3)"
                                                         " ON CONFLICT (key) DO UPDATE SET bytes = ?2, saved = ?3",
                                                   error);
  if (statement == NULL)
    return FALSE;
  trame_statement_set_text (statement, 1, draft->key);
  if (draft->bytes != NULL)
    {
      gsize size;
      gconstpointer bytes = g_bytes_get_data (draft->bytes, &size);
      trame_statement_set_bytes (statement, 2, size == 0 ? "" : bytes, size);
      trame_statement_set_int (statement, 3, transaction->now);
    }
  return trame_statement_run (statement, error);
}

void
trame_changes_set_draft (TrameChanges *changes, const char *key, GBytes *bytes)
{
  g_return_if_fail (changes != NULL && key != NULL);
  Draft *draft = g_new0 (Draft, 1);
  *draft = (Draft){ .key = g_strdup (key), .bytes = bytes == NULL ? NULL : g_bytes_ref (bytes) };
  trame_changes_append (changes, apply_set, draft, draft_free);
}

static gpointer
load (TrameStore *store, gpointer key, GError **error)
{
  TrameStatement *find = trame_store_prepare (store, "SELECT bytes FROM draft WHERE key = ?1", error);
  if (find == NULL)
    return NULL;
  trame_statement_set_text (find, 1, key);
  GBytes *bytes = trame_statement_step (find, error) > 0 ? trame_statement_dup_bytes (find, 0) : NULL;
  trame_statement_reset (find);
  return bytes;
}

GBytes *
trame_register_load_draft (TrameRegister *self, const char *key, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  return trame_register_read (self, load, (gpointer) key, error);
}
