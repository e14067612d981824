/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declared terms, written and read. What they mean is the domain's affair. */
#include "register/terms.h"
#include "register/transaction.h"
#include "register/value.h"
#include "register/error.h"

#define COLUMNS                                                                                                        \
  "id, length, end_date, start, renewal, renewals_max, renewal_notice, notice, notice_medium, cure, money, originals," \
  " length_clause, start_clause, renewal_clause, notice_clause, money_clause, cure_clause"

gint64
trame_terms_add (TrameTransaction *transaction, const TrameTerms *terms, const TrameClauses *clauses, GError **error)
{
  gint64 id = trame_transaction_next_id (transaction, "SELECT max (id) FROM terms", error);
  TrameStatement *insert = id == 0 ? NULL
                                   : trame_store_prepare (transaction->store,
                                                          "INSERT INTO terms (" COLUMNS
                                                          ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                                                          " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
                                                          error);
  if (insert == NULL)
    return 0;
  g_autofree char *start = trame_terms_start_to_string (terms);
  int at = 1;
  trame_statement_set_int (insert, at++, id);
  trame_value_set_period (insert, at++, terms->has_length, terms->length);
  trame_statement_set_date (insert, at++, &terms->end_date);
  trame_statement_set_text (insert, at++, start);
  trame_statement_set_text (insert, at++, trame_renewal_to_nick (terms->renewal));
  trame_value_set_count (insert, at++, terms->renewals_max);
  trame_value_set_period (insert, at++, terms->has_renewal_notice, terms->renewal_notice);
  trame_value_set_period (insert, at++, terms->has_notice, terms->notice);
  trame_statement_set_text (insert, at++, trame_medium_to_nick (terms->notice_medium));
  trame_value_set_period (insert, at++, terms->has_cure, terms->cure);
  trame_statement_set_text (insert, at++, trame_money_to_nick (terms->money));
  trame_value_set_count (insert, at++, terms->originals > 0 ? terms->originals : -1);
  trame_statement_set_text (insert, at++, clauses->length);
  trame_statement_set_text (insert, at++, clauses->start);
  trame_statement_set_text (insert, at++, clauses->renewal);
  trame_statement_set_text (insert, at++, clauses->notice);
  trame_statement_set_text (insert, at++, clauses->money);
  trame_statement_set_text (insert, at++, clauses->cure);
  return trame_statement_run (insert, error) && trame_journal_add (transaction, TRAME_ENTITY_TERMS, id, error) ? id : 0;
}

static void
read_row (TrameStatement *row, TrameTermsRow *out)
{
  TrameTerms *terms = &out->terms;
  int at = 0;
  trame_terms_init (terms);
  out->id = trame_statement_int (row, at++);
  terms->has_length = trame_value_period (row, at++, &terms->length);
  trame_statement_date (row, at++, &terms->end_date);
  trame_terms_set_start (terms, trame_statement_text (row, at++));
  terms->renewal = trame_renewal_from_nick (trame_statement_text (row, at++));
  terms->renewals_max = trame_value_count (row, at++);
  terms->has_renewal_notice = trame_value_period (row, at++, &terms->renewal_notice);
  terms->has_notice = trame_value_period (row, at++, &terms->notice);
  terms->notice_medium = trame_medium_from_nick (trame_statement_text (row, at++));
  terms->has_cure = trame_value_period (row, at++, &terms->cure);
  terms->money = trame_money_from_nick (trame_statement_text (row, at++));
  terms->originals = trame_statement_int (row, at++);
  out->clauses.length = g_intern_string (trame_statement_text (row, at++));
  out->clauses.start = g_intern_string (trame_statement_text (row, at++));
  out->clauses.renewal = g_intern_string (trame_statement_text (row, at++));
  out->clauses.notice = g_intern_string (trame_statement_text (row, at++));
  out->clauses.money = g_intern_string (trame_statement_text (row, at++));
  out->clauses.cure = g_intern_string (trame_statement_text (row, at++));
}

GHashTable *
trame_terms_load_all (TrameStore *store, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS " FROM terms ORDER BY id", error);
  int step = -1;
  while (row != NULL && (step = trame_statement_step (row, error)) > 0)
    {
      TrameTermsRow *terms = g_new0 (TrameTermsRow, 1);
      read_row (row, terms);
      g_hash_table_insert (all, &terms->id, terms);
    }
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

gboolean
trame_terms_load (TrameStore *store, gint64 id, TrameTermsRow *out, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, "SELECT " COLUMNS " FROM terms WHERE id = ?1", error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, id);
  int step = trame_statement_step (row, error);
  if (step > 0)
    read_row (row, out);
  else if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REFERENCE, NULL);
  trame_statement_reset (row);
  return step > 0;
}

gboolean
trame_clauses_equal (const TrameClauses *a, const TrameClauses *b)
{
  return g_strcmp0 (a->length, b->length) == 0 && g_strcmp0 (a->start, b->start) == 0
         && g_strcmp0 (a->renewal, b->renewal) == 0 && g_strcmp0 (a->notice, b->notice) == 0
         && g_strcmp0 (a->money, b->money) == 0 && g_strcmp0 (a->cure, b->cure) == 0;
}
