/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners, written and read. */
#include "french/fold.h"
#include "register/connection.h"
#include "register/error.h"
#include "register/load.h"
#include "register/search-index.h"
#include "register/transaction.h"

#include <string.h>

#define COLUMNS "id, name, legal_name, siren, rna, address, representative, capacity, category"

static void
set_row (TrameStatement *statement, gint64 id, const TramePartner *partner)
{
  trame_statement_set_int (statement, 1, id);
  trame_statement_set_text (statement, 2, partner->name);
  trame_statement_set_text (statement, 3, partner->legal_name);
  trame_statement_set_text (statement, 4, partner->siren);
  trame_statement_set_text (statement, 5, partner->rna);
  trame_statement_set_text (statement, 6, partner->address);
  trame_statement_set_text (statement, 7, partner->representative);
  trame_statement_set_text (statement, 8, partner->capacity);
  trame_statement_set_text (statement, 9, partner->category);
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  *id = trame_transaction_next_id (transaction, "SELECT max (id) FROM partner", error);
  TrameStatement *insert = *id == 0 ? NULL
                                    : trame_store_prepare (transaction->store,
                                                           "INSERT INTO partner (" COLUMNS
                                                           ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                                           error);
  if (insert == NULL)
    return FALSE;
  set_row (insert, *id, data);
  return trame_statement_run (insert, error) && trame_journal_add (transaction, TRAME_ENTITY_PARTNER, *id, error);
}

/* A convention is found by its partner's name too. */
gboolean
trame_partner_index_conventions (TrameTransaction *transaction, gint64 partner, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrameStatement *row = trame_store_prepare (transaction->store,
                                             "SELECT id FROM convention WHERE partner = ?1 ORDER BY id", error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, partner);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    {
      gint64 id = trame_statement_int (row, 0);
      g_array_append_val (ids, id);
    }
  gboolean ok = step == 0;
  for (guint i = 0; ok && i < ids->len; i++)
    ok = trame_search_index_row (transaction, TRAME_ENTITY_CONVENTION, g_array_index (ids, gint64, i), error);
  return ok;
}

static gboolean
apply_update (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const TramePartner *partner = data;
  gint64 row = trame_transaction_resolve (transaction, partner->id);
  if (!trame_journal_keep (transaction, TRAME_ENTITY_PARTNER, row, error))
    return FALSE;
  TrameStatement *update = trame_store_prepare (transaction->store,
                                                "UPDATE partner SET name = ?2, legal_name = ?3, siren = ?4, rna = ?5,"
                                                " address = ?6, representative = ?7, capacity = ?8, category = ?9"
                                                " WHERE id = ?1",
                                                error);
  if (update == NULL)
    return FALSE;
  set_row (update, row, partner);
  return trame_statement_run (update, error) && trame_journal_set (transaction, TRAME_ENTITY_PARTNER, row, error)
         && trame_partner_index_conventions (transaction, row, error);
}

gint64
trame_changes_add_partner (TrameChanges *changes, const TramePartner *partner)
{
  g_return_val_if_fail (changes != NULL && partner != NULL, 0);
  return trame_changes_append (changes, apply_add, trame_partner_copy (partner), (GDestroyNotify) trame_partner_free);
}

void
trame_changes_update_partner (TrameChanges *changes, const TramePartner *partner)
{
  g_return_if_fail (changes != NULL && partner != NULL && partner->id != 0);
  trame_changes_append (changes, apply_update, trame_partner_copy (partner), (GDestroyNotify) trame_partner_free);
}

static TramePartner *
read_row (TrameStatement *row)
{
  TramePartner *partner = trame_partner_new (trame_statement_text (row, 1));
  partner->id = trame_statement_int (row, 0);
  partner->legal_name = trame_statement_dup (row, 2);
  partner->siren = trame_statement_dup (row, 3);
  partner->rna = trame_statement_dup (row, 4);
  partner->address = trame_statement_dup (row, 5);
  partner->representative = trame_statement_dup (row, 6);
  partner->capacity = trame_statement_dup (row, 7);
  partner->category = trame_statement_dup (row, 8);
  partner->merged_into = trame_statement_int (row, 9);
  return partner;
}

static gint
by_name (gconstpointer a, gconstpointer b)
{
  const TramePartner *one = *(TramePartner *const *) a;
  const TramePartner *other = *(TramePartner *const *) b;
  g_autofree char *one_key = trame_fold (one->name);
  g_autofree char *other_key = trame_fold (other->name);
  gint order = strcmp (one_key, other_key);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static gpointer
load_all (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_partner_free);
  const gboolean *merged = data;
  TrameStatement *row = trame_store_prepare (
      store,
      *merged ? "SELECT " COLUMNS ", merged_into FROM partner WHERE merged_into IS NOT NULL ORDER BY id"
              : "SELECT " COLUMNS ", merged_into FROM partner WHERE merged_into IS NULL ORDER BY id",
      error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row));
  g_ptr_array_sort (all, by_name);
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static gpointer
load_one (TrameStore *store, gpointer data, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS ", merged_into FROM partner WHERE id = ?1",
                                             error);
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, *(const gint64 *) data);
  int step = trame_statement_step (row, error);
  TramePartner *partner = step > 0 ? read_row (row) : NULL;
  trame_statement_reset (row);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return partner;
}

GPtrArray *
trame_register_load_partners (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  gboolean merged = FALSE;
  return trame_register_read (self, load_all, &merged, error);
}

GPtrArray *
trame_register_load_merged_partners (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  gboolean merged = TRUE;
  return trame_register_read (self, load_all, &merged, error);
}

TramePartner *
trame_register_load_partner (TrameRegister *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_one, &id, error);
}
