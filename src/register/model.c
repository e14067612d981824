/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models, written and read. Their XML is bytes. */
#include "register/connection.h"
#include "register/content.h"
#include "register/error.h"
#include "register/load.h"
#include "register/record-copy.h"
#include "register/search-index.h"
#include "register/terms.h"
#include "register/transaction.h"

#define COLUMNS "id, name, version, title, kind, deliberation, terms, xml"

typedef struct
{
  TrameModelRecord *model;
  char *words;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  trame_model_record_free (adding->model);
  g_free (adding->words);
  g_free (adding);
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Adding *adding = data;
  const TrameModelRecord *model = adding->model;
  gint64 terms = trame_terms_add (transaction, &model->terms, &model->clauses, error);
  g_autofree char *xml = terms == 0 ? NULL : trame_content_add (transaction, model->xml, error);
  if (xml == NULL)
    return FALSE;
  *id = trame_transaction_next_id (transaction, "SELECT max (id) FROM model", error);
  TrameStatement *insert = *id == 0 ? NULL
                                    : trame_store_prepare (transaction->store,
                                                           "INSERT INTO model (" COLUMNS
                                                           ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                                           error);
  if (insert == NULL)
    return FALSE;
  trame_statement_set_int (insert, 1, *id);
  trame_statement_set_text (insert, 2, model->name);
  trame_statement_set_int (insert, 3, model->version);
  trame_statement_set_text (insert, 4, model->title);
  trame_statement_set_text (insert, 5, model->kind);
  trame_statement_set_id (insert, 6, trame_transaction_resolve (transaction, model->deliberation));
  trame_statement_set_int (insert, 7, terms);
  trame_statement_set_text (insert, 8, xml);
  return trame_statement_run (insert, error) && trame_journal_add (transaction, TRAME_ENTITY_MODEL, *id, error)
         && trame_search_index (transaction, TRAME_ENTITY_MODEL, *id, TRAME_PASSAGE_TEXT, adding->words, error);
}

gint64
trame_changes_add_model (TrameChanges *changes, const TrameModelRecord *model, const char *words)
{
  g_return_val_if_fail (changes != NULL && model != NULL && model->xml != NULL, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){ .model = trame_model_record_copy (model), .words = g_strdup (words) };
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

/* HASH receives the XML's. */
static TrameModelRecord *
read_row (TrameStatement *row, gint64 *terms, char **hash)
{
  TrameModelRecord *model = g_new0 (TrameModelRecord, 1);
  model->id = trame_statement_int (row, 0);
  model->name = trame_statement_dup (row, 1);
  model->version = trame_statement_int (row, 2);
  model->title = trame_statement_dup (row, 3);
  model->kind = trame_statement_dup (row, 4);
  model->deliberation = trame_statement_int (row, 5);
  *terms = trame_statement_int (row, 6);
  if (hash != NULL)
    *hash = trame_statement_dup (row, 7);
  return model;
}

static gboolean
read_terms (TrameStore *store, TrameModelRecord *model, gint64 id, GError **error)
{
  TrameTermsRow row;
  if (!trame_terms_load (store, id, &row, error))
    return FALSE;
  model->terms = row.terms;
  model->clauses = row.clauses;
  return TRUE;
}

static gpointer
load_all (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_model_record_free);
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS " FROM model ORDER BY id", error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      gint64 terms;
      TrameModelRecord *model = read_row (row, &terms, NULL);
      g_ptr_array_add (all, model);
      if (!read_terms (store, model, terms, error))
        {
          trame_statement_reset (row);
          return NULL;
        }
    }
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static gpointer
load_one (TrameStore *store, gpointer data, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS " FROM model WHERE id = ?1", error);
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, *(const gint64 *) data);
  int step = trame_statement_step (row, error);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  if (step <= 0)
    return NULL;
  gint64 terms;
  g_autofree char *hash = NULL;
  g_autoptr (TrameModelRecord) model = read_row (row, &terms, &hash);
  trame_statement_reset (row);
  if (!read_terms (store, model, terms, error))
    return NULL;
  model->xml = trame_content_load (store, hash, error);
  return model->xml == NULL ? NULL : g_steal_pointer (&model);
}

GPtrArray *
trame_register_load_models (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_all, NULL, error);
}

TrameModelRecord *
trame_register_load_model (TrameRegister *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_one, &id, error);
}
