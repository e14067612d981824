/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents kept with a convention, with the fields as they were: frozen once there. */
#include "register/connection.h"
#include "register/content.h"
#include "register/error.h"
#include "register/load.h"
#include "register/record-copy.h"
#include "register/transaction.h"

#define COLUMNS "id, convention, kind, name, media_type, sha256, size, issued_on, recorded, partner, note"

typedef struct
{
  gint64 convention;
  gint64 partner;
  gint64 model; /* 0: the convention's, or attached */
  gboolean attached;
  char *kind;
  char *name;
  char *media_type;
  char *note;
  GBytes *bytes;
  GDate issued_on;
  GHashTable *values;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  g_free (adding->kind);
  g_free (adding->name);
  g_free (adding->media_type);
  g_free (adding->note);
  g_bytes_unref (adding->bytes);
  g_hash_table_unref (adding->values);
  g_free (adding);
}

static gboolean
add_values (TrameStore *store, gint64 id, GHashTable *values, GError **error)
{
  GHashTableIter iter;
  gpointer field, value;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      TrameStatement *insert = trame_store_prepare (
          store, "INSERT INTO document_value (document, field, value) VALUES (?1, ?2, ?3)", error);
      if (insert == NULL)
        return FALSE;
      trame_statement_set_int (insert, 1, id);
      trame_statement_set_text (insert, 2, field);
      trame_statement_set_text (insert, 3, value);
      if (!trame_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Adding *adding = data;
  gint64 convention = trame_transaction_resolve (transaction, adding->convention);
  g_autofree char *sha256 = trame_removal_check (transaction, convention, error)
                                ? trame_content_add (transaction, adding->bytes, error)
                                : NULL;
  if (sha256 == NULL)
    return FALSE;
  *id = trame_transaction_next_id (transaction, "SELECT max (id) FROM document", error);
  TrameStatement *insert = *id == 0 ? NULL
                                    : trame_store_prepare (
                                        transaction->store,
                                        "INSERT INTO document (" COLUMNS
                                        ", model) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                                        " CASE WHEN ?12 = 1 THEN NULL WHEN CAST (?13 AS BIGINT) IS NOT NULL"
                                        " THEN ?13 ELSE (SELECT model FROM convention WHERE id = ?2) END)",
                                        error);
  if (insert == NULL)
    return FALSE;
  trame_statement_set_int (insert, 1, *id);
  trame_statement_set_id (insert, 2, convention);
  trame_statement_set_text (insert, 3, adding->kind);
  trame_statement_set_text (insert, 4, adding->name);
  trame_statement_set_text (insert, 5, adding->media_type);
  trame_statement_set_text (insert, 6, sha256);
  trame_statement_set_int (insert, 7, g_bytes_get_size (adding->bytes));
  trame_statement_set_date (insert, 8, &adding->issued_on);
  trame_statement_set_int (insert, 9, transaction->now);
  trame_statement_set_id (insert, 10, trame_transaction_resolve (transaction, adding->partner));
  trame_statement_set_text (insert, 11, adding->note);
  trame_statement_set_int (insert, 12, adding->attached ? 1 : 0);
  trame_statement_set_id (insert, 13, trame_transaction_resolve (transaction, adding->model));
  return trame_statement_run (insert, error) && add_values (transaction->store, *id, adding->values, error)
         && trame_journal_add (transaction, TRAME_ENTITY_DOCUMENT, *id, error);
}

gint64
trame_changes_add_document (TrameChanges *changes,
                            gint64 convention,
                            const char *kind,
                            const char *name,
                            const char *media_type,
                            GBytes *bytes,
                            const GDate *issued_on,
                            GHashTable *values)
{
  g_return_val_if_fail (changes != NULL && bytes != NULL, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){
    .convention = convention,
    .kind = g_strdup (kind),
    .name = g_strdup (name),
    .media_type = g_strdup (media_type),
    .bytes = g_bytes_ref (bytes),
    .values = trame_record_values_copy (values),
  };
  if (issued_on != NULL)
    adding->issued_on = *issued_on;
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

gint64
trame_changes_issue_document (TrameChanges *changes,
                              const TrameDocumentRecord *document,
                              GBytes *bytes,
                              GHashTable *values)
{
  g_return_val_if_fail (changes != NULL && document != NULL && document->model != 0 && bytes != NULL, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){
    .convention = document->convention,
    .model = document->model,
    .kind = g_strdup (document->kind),
    .name = g_strdup (document->name),
    .media_type = g_strdup (document->media_type),
    .bytes = g_bytes_ref (bytes),
    .issued_on = document->issued_on,
    .values = trame_record_values_copy (values),
  };
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

gint64
trame_changes_attach (TrameChanges *changes, const TrameDocumentRecord *document, GBytes *bytes)
{
  g_return_val_if_fail (changes != NULL && document != NULL && bytes != NULL, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){
    .convention = document->convention,
    .partner = document->partner,
    .attached = TRUE,
    .kind = g_strdup (document->kind),
    .name = g_strdup (document->name),
    .media_type = g_strdup (document->media_type),
    .note = g_strdup (document->note),
    .bytes = g_bytes_ref (bytes),
    .issued_on = document->issued_on,
    .values = trame_record_values_copy (NULL),
  };
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

/* What tells a document from one whose content is gone, one made here from one attached, and an issue from the next. */
#define STATE                                                                                                          \
  ", coalesce (model, 0), EXISTS (SELECT 1 FROM tombstone WHERE entity = 'document' AND entity_id = document.id),"     \
  " (SELECT count (*) FROM document d WHERE d.convention = document.convention AND d.kind = document.kind"             \
  " AND d.model IS NOT NULL AND d.id <= document.id)"

static TrameDocumentRecord *
read_row (TrameStatement *row)
{
  TrameDocumentRecord *document = g_new0 (TrameDocumentRecord, 1);
  document->id = trame_statement_int (row, 0);
  document->convention = trame_statement_int (row, 1);
  document->kind = trame_statement_dup (row, 2);
  document->name = trame_statement_dup (row, 3);
  document->media_type = trame_statement_dup (row, 4);
  document->sha256 = trame_statement_dup (row, 5);
  document->size = trame_statement_int (row, 6);
  trame_statement_date (row, 7, &document->issued_on);
  document->recorded = trame_statement_int (row, 8);
  document->partner = trame_statement_int (row, 9);
  document->note = trame_statement_dup (row, 10);
  document->model = trame_statement_int (row, 11);
  document->attached = document->model == 0;
  document->removed = trame_statement_int (row, 12) != 0;
  document->issue = document->attached ? 0 : (guint) trame_statement_int (row, 13);
  return document;
}

static gpointer
load_list (TrameStore *store, gpointer data, GError **error)
{
  gint64 convention = *(const gint64 *) data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_document_record_free);
  TrameStatement *row = trame_store_prepare (store,
                                             convention == 0 ? "SELECT " COLUMNS STATE " FROM document ORDER BY id"
                                                             : "SELECT " COLUMNS STATE
                                                               " FROM document WHERE convention = ?1 ORDER BY id",
                                             error);
  if (row == NULL)
    return NULL;
  if (convention != 0)
    trame_statement_set_int (row, 1, convention);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row));
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static gpointer
load_bytes (TrameStore *store, gpointer data, GError **error)
{
  TrameStatement *row = trame_store_prepare (store,
                                             "SELECT sha256, EXISTS (SELECT 1 FROM tombstone WHERE entity = 'document' "
                                             "AND entity_id = ?1) FROM document WHERE id = ?1",
                                             error);
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, *(const gint64 *) data);
  int step = trame_statement_step (row, error);
  g_autofree char *sha256 = step > 0 ? trame_statement_dup (row, 0) : NULL;
  gboolean removed = step > 0 && trame_statement_int (row, 1) != 0;
  trame_statement_reset (row);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  if (removed)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_REMOVED, NULL);
      return NULL;
    }
  return sha256 == NULL ? NULL : trame_content_load (store, sha256, error);
}

GPtrArray *
trame_register_load_documents (TrameRegister *self, gint64 convention, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_list, &convention, error);
}

GBytes *
trame_register_load_document_bytes (TrameRegister *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, load_bytes, &id, error);
}
