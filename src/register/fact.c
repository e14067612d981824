/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts, added and read. They are never changed: a correction is one more fact, and what it puts in place another row. */
#include "register/fact.h"
#include "register/error.h"
#include "register/transaction.h"

/* A correction of a correction of… ends somewhere. */
#define DEEPEST 16

typedef struct
{
  gint64 convention;
  TrameFact *fact;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  trame_fact_unref (adding->fact);
  g_free (adding);
}

/* What a correction cites is a fact of the same convention, not a part of another correction. */
static gboolean
check_cited (TrameTransaction *transaction, gint64 convention, gint64 cited, GError **error)
{
  TrameStatement *find = trame_store_prepare (
      transaction->store, "SELECT 1 FROM fact WHERE id = ?1 AND convention = ?2 AND correction IS NULL", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_int (find, 1, cited);
  trame_statement_set_int (find, 2, convention);
  int step = trame_statement_step (find, error);
  trame_statement_reset (find);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REFERENCE, NULL);
  return step > 0;
}

static gint64
insert (TrameTransaction *transaction, gint64 convention, gint64 correction, const TrameFact *fact, GError **error)
{
  TrameFactPlace place = { .convention = convention, .correction = correction, .recorded = transaction->now };
  const TrameClauses none = { 0 };
  if (fact->kind == TRAME_FACT_CORRECTION)
    {
      place.corrects = trame_transaction_resolve (transaction, fact->corrects);
      if (!check_cited (transaction, convention, place.corrects, error))
        return 0;
    }
  if (fact->changes_mask != 0 && (place.terms = trame_terms_add (transaction, &fact->changes, &none, error)) == 0)
    return 0;
  place.id = trame_transaction_next_id (transaction, "SELECT max (id) FROM fact", error);
  TrameStatement *statement = place.id == 0
                                  ? NULL
                                  : trame_store_prepare (
                                      transaction->store,
                                      "INSERT INTO fact (" TRAME_FACT_COLUMNS ", details) VALUES (?1, ?2, ?3, ?4,"
                                      " ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
                                      " ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33,"
                                      " ?34)",
                                      error);
  if (statement == NULL)
    return 0;
  trame_fact_row_set (statement, &place, fact);
  return trame_statement_run (statement, error) && trame_journal_add (transaction, TRAME_ENTITY_FACT, place.id, error)
             ? place.id
             : 0;
}

static gboolean
apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const Adding *adding = data;
  const TrameFact *fact = adding->fact;
  gint64 convention = trame_transaction_resolve (transaction, adding->convention);
  gint64 correction = *id = insert (transaction, convention, 0, fact, error);
  for (guint depth = 0; correction != 0 && fact->kind == TRAME_FACT_CORRECTION && fact->replacement != NULL; depth++)
    {
      if (depth == DEEPEST)
        {
          trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, NULL);
          return FALSE;
        }
      fact = fact->replacement;
      correction = insert (transaction, convention, correction, fact, error);
    }
  return correction != 0;
}

gint64
trame_changes_add_fact (TrameChanges *changes, gint64 convention, const TrameFact *fact)
{
  g_return_val_if_fail (changes != NULL && fact != NULL && fact->kind != TRAME_FACT_UNKNOWN, 0);
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding){ .convention = convention, .fact = trame_fact_copy (fact) };
  return trame_changes_append (changes, apply_add, adding, adding_free);
}

static gboolean
read_details (TrameStore *store, GHashTable *terms, TrameFact *fact, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT " TRAME_FACT_DETAILS " FROM fact WHERE id = ?1", error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, fact->id);
  int step = trame_statement_step (row, error);
  if (step > 0)
    trame_fact_row_read_details (row, terms, fact);
  trame_statement_reset (row);
  return step >= 0;
}

/* Gives a correction what it puts in place. A part whose correction is lost (a salvaged register) is no fact by itself. */
static void
place_part (GHashTable *corrections, gint64 correction, TrameFact *part)
{
  TrameFact *of = g_hash_table_lookup (corrections, &correction);
  if (of != NULL && of->replacement == NULL)
    {
      of->replacement = part;
      return;
    }
  g_hash_table_remove (corrections, &part->id);
  trame_fact_unref (part);
}

/* Rows come in the order of their ids: a correction, then what it puts in place, each before anything that cites it. */
static gboolean
take_rows (TrameStore *store, TrameStatement *row, GHashTable *terms, TrameFactTake take, gpointer data, GError **error)
{
  g_autoptr (GHashTable) corrections = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                              (GDestroyNotify) trame_fact_unref); /* by id */
  gboolean ok = TRUE;
  int step = 0;
  while (ok && (step = trame_statement_step (row, error)) > 0)
    {
      TrameFact *fact = trame_fact_row_read (row);
      gint64 correction = trame_statement_int (row, 2);
      ok = trame_statement_int (row, 11) == 0 || read_details (store, terms, fact, error);
      if (fact->kind == TRAME_FACT_CORRECTION)
        g_hash_table_insert (corrections, &fact->id, trame_fact_ref (fact));
      if (correction == 0)
        take (trame_statement_int (row, 1), fact, data);
      else
        place_part (corrections, correction, fact);
    }
  trame_statement_reset (row);
  return ok && step == 0;
}

gboolean
trame_facts_load (
    TrameStore *store, gint64 convention, GHashTable *terms, TrameFactTake take, gpointer data, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      store,
      convention != 0 ? "SELECT " TRAME_FACT_USUAL ", details FROM fact WHERE convention = ?1 ORDER BY id"
                      : "SELECT " TRAME_FACT_USUAL ", details FROM fact ORDER BY id",
      error);
  if (row == NULL)
    return FALSE;
  if (convention != 0)
    trame_statement_set_int (row, 1, convention);
  return take_rows (store, row, terms, take, data, error);
}
