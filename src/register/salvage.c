/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged register brought back as far as it can be read, and what its journal says is missing. */
#include "register/salvage.h"
#include "register/error.h"
#include "register/search-words.h"
#include "register/verify.h"
#include "register/store/store.h"

#include <glib/gstdio.h>

void
trame_salvage_free (TrameSalvage *salvage)
{
  if (salvage == NULL)
    return;
  g_ptr_array_unref (salvage->lost);
  g_free (salvage);
}

static void
lost_row_free (gpointer data)
{
  TrameLostRow *row = data;
  g_free (row->table);
  g_free (row);
}

/* What the journal added and no table holds. */
#define LOST(table)                                                                                                    \
  "SELECT '" table "', entity_id, id FROM journal WHERE entity = '" table "' AND verb = 'add'"                         \
  " AND entity_id NOT IN (SELECT id FROM " table ")"

static gboolean
find_lost (TrameStore *store, TrameSalvage *salvage, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      store,
      LOST ("convention") " UNION ALL " LOST ("deliberation") " UNION ALL " LOST ("document") " UNION ALL " LOST (
          "fac"
          "t") " UNION ALL " LOST ("model") " UNION ALL " LOST ("partner") " UNION ALL " LOST ("setting") " UNION "
                                                                                                          "ALL " LOST (
                                                                                                              "terms") " ORDER "
                                                                                                                       "BY 3",
      error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      TrameLostRow *lost = g_new0 (TrameLostRow, 1);
      lost->table = trame_statement_dup (row, 0);
      lost->id = trame_statement_int (row, 1);
      lost->journal_row = trame_statement_int (row, 2);
      g_ptr_array_add (salvage->lost, lost);
    }
  if (step != 0)
    return FALSE;
  TrameStatement *count = trame_store_prepare (
      store,
      "SELECT max (coalesce ((SELECT max (id) FROM journal), 0), (SELECT rows FROM journal_head)) - count (*)"
      " FROM journal",
      error);
  if (count == NULL || trame_statement_step (count, error) <= 0)
    return FALSE;
  salvage->journal_lost = trame_statement_int (count, 0);
  trame_statement_reset (count);
  return TRUE;
}

/* The index of words is made again from what was brought back. */
static gboolean
index_again (TrameStore *store, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT id, words FROM passage ORDER BY id", error);
  int step = -1;
  gboolean ok = row != NULL && trame_store_begin (store, TRUE, error);
  if (!ok)
    return FALSE;
  while (ok && (step = trame_statement_step (row, error)) > 0)
    {
      g_autofree char *words = g_utf8_make_valid (trame_statement_text (row, 1), -1);
      g_autofree char *keys = trame_search_keys (words);
      ok = trame_store_index (store, trame_statement_int (row, 0), keys, error);
    }
  trame_statement_reset (row);
  if (ok && step == 0)
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
  TrameStore *store = trame_store_open (into, TRAME_REGISTER_OPEN_CREATE, error);
  gboolean ok = store != NULL && trame_store_salvage (store, damaged, &salvage->rows, error)
                && index_again (store, error) && find_lost (store, salvage, error);
  trame_store_close (store);
  g_autoptr (TrameVerification) verification = ok ? trame_verify_file (into, cancellable, error) : NULL;
  if (verification == NULL)
    {
      g_unlink (into);
      return NULL;
    }
  salvage->proved = verification->ok;
  return g_steal_pointer (&salvage);
}
