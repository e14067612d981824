/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions, added and changed: a row, its values, its number. Reading them is in convention-load.c. */
#include "register/convention-number.h"
#include "register/error.h"
#include "register/record-copy.h"
#include "register/search-index.h"
#include "register/terms.h"
#include "register/transaction.h"

typedef struct
{
  gint64 convention;
  gint64 version;     /* 0: whatever it is */
  GHashTable *values; /* NULL: of another change */
  char *text;         /* what the change is about; of values: the words to find the convention by */
} Setting;

typedef struct
{
  gint64 convention;
  gint64 model;
} ModelSetting;

static void
record_free (gpointer data)
{
  trame_convention_record_clear (data);
  g_free (data);
}

static void
setting_free (gpointer data)
{
  Setting *setting = data;
  g_clear_pointer (&setting->values, g_hash_table_unref);
  g_free (setting->text);
  g_free (setting);
}

static gboolean
write_value (TrameStore *store, gint64 convention, const char *field, const char *value, GError **error)
{
  gboolean drop = value == NULL || *value == '\0';
  TrameStatement *write = trame_store_prepare (
      store,
      drop ? "DELETE FROM convention_value WHERE convention = ?1 AND field = ?2"
           : "INSERT INTO convention_value (convention, field, value) VALUES (?1, ?2, ?3)"
             " ON CONFLICT (convention, field) DO UPDATE SET value = ?3",
      error);
  if (write == NULL)
    return FALSE;
  trame_statement_set_int (write, 1, convention);
  trame_statement_set_text (write, 2, field);
  if (!drop)
    trame_statement_set_text (write, 3, value);
  return trame_statement_run (write, error);
}

static gboolean
write_values (TrameStore *store, gint64 convention, GHashTable *values, GError **error)
{
  GHashTableIter iter;
  gpointer field, value;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &value))
    if (!write_value (store, convention, field, value, error))
      return FALSE;
  return TRUE;
}

/* The row of the model's own terms when the convention follows them, else one of its own. 0 and ERROR. */
static gint64
terms_of (TrameTransaction *transaction, gint64 model, const TrameConventionRecord *record, GError **error)
{
  if (model == 0)
    return trame_terms_add (transaction, &record->terms, &record->clauses, error);
  TrameStatement *find = trame_store_prepare (transaction->store, "SELECT terms FROM model WHERE id = ?1", error);
  if (find == NULL)
    return 0;
  trame_statement_set_int (find, 1, model);
  int step = trame_statement_step (find, error);
  gint64 id = step > 0 ? trame_statement_int (find, 0) : 0;
  trame_statement_reset (find);
  if (step < 0)
    return 0;
  TrameTermsRow row;
  if (!trame_terms_load (transaction->store, id, &row, error))
    return 0;
  if (trame_terms_equal (&row.terms, &record->terms) && trame_clauses_equal (&row.clauses, &record->clauses))
    return id;
  return trame_terms_add (transaction, &record->terms, &record->clauses, error);
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const TrameConventionRecord *record = data;
  gint64 model = trame_transaction_resolve (transaction, record->model);
  gint64 terms = terms_of (transaction, model, record, error);
  if (terms == 0)
    return FALSE;
  *id = trame_transaction_next_id (transaction, "SELECT max (id) FROM convention", error);
  TrameStatement *insert = *id == 0 ? NULL
                                    : trame_store_prepare (
                                        transaction->store,
                                        "INSERT INTO convention (id, version, model, partner, deliberation, scheme,"
                                        " object, responsible, terms) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                        error);
  if (insert == NULL)
    return FALSE;
  trame_statement_set_int (insert, 1, *id);
  trame_statement_set_id (insert, 2, model);
  trame_statement_set_int (insert, 3, trame_transaction_resolve (transaction, record->partner));
  trame_statement_set_id (insert, 4, trame_transaction_resolve (transaction, record->deliberation));
  trame_statement_set_text (insert, 5, record->scheme);
  trame_statement_set_text (insert, 6, record->object);
  trame_statement_set_text (insert, 7, record->responsible);
  trame_statement_set_int (insert, 8, terms);
  return trame_statement_run (insert, error) && write_values (transaction->store, *id, record->values, error)
         && trame_journal_add (transaction, TRAME_ENTITY_CONVENTION, *id, error);
}

gint64
trame_changes_add_convention (TrameChanges *changes, const TrameConventionRecord *convention)
{
  g_return_val_if_fail (changes != NULL && convention != NULL, 0);
  return trame_changes_append (changes, apply_add, trame_convention_record_copy (convention), record_free);
}

static gboolean
check_version (TrameTransaction *transaction, gint64 convention, gint64 expected, GError **error)
{
  TrameStatement *find = trame_store_prepare (transaction->store, "SELECT version FROM convention WHERE id = ?1",
                                              error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_int (find, 1, convention);
  int step = trame_statement_step (find, error);
  gint64 version = step > 0 ? trame_statement_int (find, 0) : 0;
  trame_statement_reset (find);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  else if (step > 0 && expected != 0 && version != expected)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_STALE, NULL);
  else
    return step > 0;
  return FALSE;
}

/* Changes one column and moves the version, SQL having ?1 the id and ?2 the text. */
static gboolean
change_row (TrameTransaction *transaction, const char *sql, gint64 convention, const char *text, GError **error)
{
  TrameStatement *update = trame_store_prepare (transaction->store, sql, error);
  if (update == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, convention);
  trame_statement_set_text (update, 2, text);
  return trame_statement_run (update, error)
         && trame_journal_set (transaction, TRAME_ENTITY_CONVENTION, convention, error);
}

static gboolean
apply_values (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Setting *setting = data;
  gint64 convention = *id = trame_transaction_resolve (transaction, setting->convention);
  if (!check_version (transaction, convention, setting->version, error)
      || !trame_removal_check (transaction, convention, error))
    return FALSE;
  if (!trame_search_index (transaction, TRAME_ENTITY_CONVENTION, convention, TRAME_PASSAGE_TEXT, setting->text, error))
    return FALSE;
  if (g_hash_table_size (setting->values) == 0)
    return TRUE;
  return trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, convention, error)
         && write_values (transaction->store, convention, setting->values, error)
         && change_row (transaction,
                        "UPDATE convention SET version = version + 1 WHERE id = ?1 AND CAST (?2 AS TEXT) IS NULL",
                        convention, NULL, error);
}

static gboolean
apply_object (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Setting *setting = data;
  *id = trame_transaction_resolve (transaction, setting->convention);
  return trame_removal_check (transaction, *id, error)
         && trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, *id, error)
         && change_row (transaction, "UPDATE convention SET object = ?2, version = version + 1 WHERE id = ?1", *id,
                        setting->text, error);
}

static gboolean
apply_responsible (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Setting *setting = data;
  *id = trame_transaction_resolve (transaction, setting->convention);
  return trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, *id, error)
         && change_row (transaction, "UPDATE convention SET responsible = ?2, version = version + 1 WHERE id = ?1", *id,
                        setting->text, error);
}

/* The model and its own terms: an amendment alone changes those of what is signed, and this is for a draft. */
static gboolean
apply_model (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const ModelSetting *setting = data;
  *id = trame_transaction_resolve (transaction, setting->convention);
  if (!trame_convention_number_free (transaction->store, *id, error)
      || !trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, *id, error))
    return FALSE;
  TrameStatement *update = trame_store_prepare (
      transaction->store,
      "UPDATE convention SET model = ?2, terms = (SELECT terms FROM model WHERE id = ?2), version = version + 1"
      " WHERE id = ?1",
      error);
  if (update == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, *id);
  trame_statement_set_int (update, 2, trame_transaction_resolve (transaction, setting->model));
  return trame_statement_run (update, error) && trame_journal_set (transaction, TRAME_ENTITY_CONVENTION, *id, error);
}

/* A number is given once: it is printed on what was signed. */
static gboolean
apply_number (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Setting *setting = data;
  *id = trame_transaction_resolve (transaction, setting->convention);
  g_autofree char *number = NULL;
  if (setting->text != NULL && !trame_convention_number_check (setting->text, error))
    return FALSE;
  if (!trame_convention_number_free (transaction->store, *id, error))
    return FALSE;
  number = setting->text != NULL ? g_strdup (setting->text)
                                 : trame_convention_number_next (transaction->store, *id, error);
  return number != NULL && trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, *id, error)
         && change_row (transaction, "UPDATE convention SET number = ?2, version = version + 1 WHERE id = ?1", *id,
                        number, error);
}

static void
append_text (TrameChanges *changes, TrameApply apply, gint64 convention, const char *text)
{
  Setting *setting = g_new0 (Setting, 1);
  *setting = (Setting){ .convention = convention, .text = g_strdup (text) };
  trame_changes_append (changes, apply, setting, setting_free);
}

void
trame_changes_set_values (
    TrameChanges *changes, gint64 convention, gint64 version, GHashTable *values, const char *words)
{
  g_return_if_fail (changes != NULL);
  Setting *setting = g_new0 (Setting, 1);
  *setting = (Setting){
    .convention = convention,
    .version = version,
    .values = trame_record_values_copy (values),
    .text = g_strdup (words),
  };
  trame_changes_append (changes, apply_values, setting, setting_free);
}

void
trame_changes_set_object (TrameChanges *changes, gint64 convention, const char *object)
{
  g_return_if_fail (changes != NULL);
  append_text (changes, apply_object, convention, object);
}

void
trame_changes_set_model (TrameChanges *changes, gint64 convention, gint64 model)
{
  g_return_if_fail (changes != NULL && model != 0);
  ModelSetting *setting = g_new0 (ModelSetting, 1);
  *setting = (ModelSetting){ convention, model };
  trame_changes_append (changes, apply_model, setting, g_free);
}

void
trame_changes_set_responsible (TrameChanges *changes, gint64 convention, const char *responsible)
{
  g_return_if_fail (changes != NULL);
  append_text (changes, apply_responsible, convention, responsible);
}

void
trame_changes_set_number (TrameChanges *changes, gint64 convention, const char *number)
{
  g_return_if_fail (changes != NULL);
  append_text (changes, apply_number, convention, number);
}
