/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged register brought back as far as it can be read, and what its journal says is missing. */
#include "register/salvage.h"
#include "register/journal.h"
#include "register/error.h"
#include "register/search-index.h"
#include "register/search-words.h"
#include "register/transaction.h"
#include "register/verify.h"
#include "register/store/store.h"

#include <glib/gstdio.h>

void
trame_salvage_free (TrameSalvage *salvage)
{
  if (salvage == NULL)
    return;
  g_ptr_array_unref (salvage->lost);
  g_ptr_array_unref (salvage->torn);
  trame_verification_free (salvage->verification);
  g_free (salvage);
}

static void
lost_row_free (gpointer data)
{
  TrameLostRow *row = data;
  g_free (row->table);
  g_free (row->agent);
  g_free (row);
}

/* What the journal added to one table, which no longer holds it. */
static gboolean
find_lost_of (TrameStore *store, TrameEntity entity, TrameSalvage *salvage, GError **error)
{
  const char *name = trame_entity_name (entity);
  g_autofree char *sql = g_strdup_printf (
      "SELECT entity_id, id, at, agent FROM journal WHERE entity = '%s' AND verb = 'add'"
      " AND entity_id NOT IN (SELECT id FROM %s)",
      name, name);
  TrameStatement *row = trame_store_prepare (store, g_intern_string (sql), error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      TrameLostRow *lost = g_new0 (TrameLostRow, 1);
      lost->table = g_strdup (name);
      lost->id = trame_statement_int (row, 0);
      lost->journal_row = trame_statement_int (row, 1);
      lost->at = trame_statement_int (row, 2);
      const char *agent = trame_statement_text (row, 3);
      lost->agent = g_utf8_make_valid (agent != NULL ? agent : "", -1);
      g_ptr_array_add (salvage->lost, lost);
    }
  return step == 0;
}

static gint
by_journal (gconstpointer a, gconstpointer b)
{
  const TrameLostRow *one = *(TrameLostRow *const *) a, *other = *(TrameLostRow *const *) b;
  return (one->journal_row > other->journal_row) - (one->journal_row < other->journal_row);
}

static gboolean
find_lost (TrameStore *store, TrameSalvage *salvage, GError **error)
{
  for (TrameEntity entity = 0; entity < TRAME_N_ENTITIES; entity++)
    if (!find_lost_of (store, entity, salvage, error))
      return FALSE;
  g_ptr_array_sort (salvage->lost, by_journal);
  TrameStatement *count = trame_store_prepare (
      store,
      "SELECT (SELECT max (n) FROM (SELECT max (id) AS n FROM journal UNION ALL SELECT rows FROM journal_head) ends)"
      " - count (*) FROM journal",
      error);
  if (count == NULL || trame_statement_step (count, error) <= 0)
    return FALSE;
  salvage->journal_lost = trame_statement_int (count, 0);
  trame_statement_reset (count);
  return TRUE;
}

/* The index of words, of the passages that were brought back. */
static gboolean
index_passages (TrameStore *store, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT id, words FROM passage ORDER BY id", error);
  int step = -1;
  gboolean ok = row != NULL;
  while (ok && (step = trame_statement_step (row, error)) > 0)
    {
      g_autofree char *words = g_utf8_make_valid (trame_statement_text (row, 1), -1);
      g_autofree char *keys = trame_search_keys (words);
      ok = trame_store_index (store, trame_statement_int (row, 0), keys, error);
    }
  if (row != NULL)
    trame_statement_reset (row);
  return ok && step == 0;
}

/* Rows of ENTITY whose passage was lost are found by their own words again. */
static gboolean
index_rows (TrameStore *store, TrameEntity entity, GError **error)
{
  TrameTransaction transaction = { .store = store };
  const char *name = trame_entity_name (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id NOT IN (SELECT entity_id FROM passage"
                                          " WHERE entity = '%s' AND part = %d) ORDER BY id",
                                          name, name, TRAME_PASSAGE_ROW);
  TrameStatement *row = trame_store_prepare (store, g_intern_string (sql), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      gint64 id = trame_statement_int (row, 0);
      g_array_append_val (ids, id);
    }
  gboolean ok = step == 0;
  for (guint i = 0; ok && i < ids->len; i++)
    ok = trame_search_index_row (&transaction, entity, g_array_index (ids, gint64, i), error);
  return ok;
}

/* What is found by its words, made again from what was brought back. */
static gboolean
index_again (TrameStore *store, GError **error)
{
  if (!trame_store_begin (store, TRUE, error))
    return FALSE;
  gboolean ok = index_passages (store, error);
  for (TrameEntity entity = 0; ok && entity < TRAME_N_ENTITIES; entity++)
    ok = index_rows (store, entity, error);
  if (ok)
    return trame_store_commit (store, error);
  trame_store_rollback (store);
  return FALSE;
}

TrameSalvage *
trame_register_salvage (const char *damaged, const char *into, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (damaged != NULL && into != NULL, NULL);
  if (g_file_test (into, G_FILE_TEST_EXISTS))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_UNIQUE, into);
      return NULL;
    }
  g_autoptr (TrameSalvage) salvage = g_new0 (TrameSalvage, 1);
  salvage->lost = g_ptr_array_new_with_free_func (lost_row_free);
  salvage->torn = g_ptr_array_new_with_free_func (g_free);
  TrameStore *store = trame_store_open (into, TRAME_REGISTER_OPEN_CREATE, error);
  gboolean ok = store != NULL && trame_store_salvage (store, damaged, &salvage->rows, salvage->torn, error)
                && index_again (store, error) && find_lost (store, salvage, error);
  trame_store_close (store);
  salvage->verification = ok ? trame_verify_file (into, cancellable, error) : NULL;
  if (salvage->verification == NULL)
    {
      g_unlink (into);
      return NULL;
    }
  return g_steal_pointer (&salvage);
}
