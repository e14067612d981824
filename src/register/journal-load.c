/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal read back. Proving it is in verify.c. */
#include "register/connection.h"
#include "register/journal-load.h"
#include "register/journal.h"
#include "register/load.h"

/* The convention that a row of the journal is about. */
#define OF(table) " WHEN '" table "' THEN (SELECT t.convention FROM " table " t WHERE t.id = entity_id)"
/* The last column is that convention. */
#define SELECT                                                                                                         \
  "SELECT id, at, agent, verb, entity, entity_id, content, chain, CASE entity WHEN 'convention' THEN entity_id" OF (   \
      "activity") OF ("amendment") OF ("document") OF ("evaluation") OF ("fact") OF ("indicator_value") OF ("letter")  \
      OF ("partner_act") OF ("reminder") OF ("undertaking") " END FROM journal"
#define IN(table) " OR (entity = '" table "' AND entity_id IN (SELECT id FROM " table " WHERE convention = ?1))"
#define OF_CONVENTION                                                                                                  \
  " WHERE (entity = 'convention' AND entity_id = ?1)" IN ("activity") IN ("amendment") IN ("document")                 \
      IN ("evaluation") IN ("fact") IN ("indicator_value") IN ("letter") IN ("partner_act") IN ("reminder")            \
          IN ("undertaking") " ORDER BY id"

typedef struct
{
  const char *table;
  gint64 row;
  gboolean whole_convention; /* ROW is a convention: all that is about it */
} Asked;

static char *
read_hash (TrameStatement *row, int column)
{
  gsize size;
  const guint8 *hash = trame_statement_bytes (row, column, &size);
  return size == TRAME_HASH_LENGTH ? trame_journal_hex (hash) : NULL;
}

static TrameJournalRecord *
read_row (TrameStatement *row)
{
  TrameJournalRecord *record = g_new0 (TrameJournalRecord, 1);
  record->id = trame_statement_int (row, 0);
  record->at = trame_statement_int (row, 1);
  record->agent = trame_statement_dup (row, 2);
  record->verb = trame_statement_dup (row, 3);
  record->table = trame_statement_dup (row, 4);
  record->row = trame_statement_int (row, 5);
  record->content_hash = read_hash (row, 6);
  record->chain_hash = read_hash (row, 7);
  record->convention = trame_statement_int (row, 8);
  return record;
}

static const char *
sql_of (const Asked *asked)
{
  if (asked->whole_convention)
    return SELECT OF_CONVENTION;
  return asked->table == NULL ? SELECT " ORDER BY id" : SELECT " WHERE entity_id = ?1 AND entity = ?2 ORDER BY id";
}

static GPtrArray *
read_rows (TrameStatement *row, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_journal_record_free);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row));
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  const Asked *asked = data;
  TrameStatement *row = trame_store_prepare (store, sql_of (asked), error);
  if (row == NULL)
    return NULL;
  if (asked->table != NULL)
    trame_statement_set_int (row, 1, asked->row);
  if (asked->table != NULL && !asked->whole_convention)
    trame_statement_set_text (row, 2, asked->table);
  return read_rows (row, error);
}

GPtrArray *
trame_register_load_journal (TrameRegister *self, const char *table, gint64 row, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  Asked asked = { .table = table, .row = row };
  return trame_register_read (self, load, &asked, error);
}

GPtrArray *
trame_register_load_convention_journal (TrameRegister *self, gint64 convention, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  Asked asked = { .table = "convention", .row = convention, .whole_convention = TRUE };
  return trame_register_read (self, load, &asked, error);
}

GPtrArray *
trame_journal_load_others (TrameStore *store, GError **error)
{
  gint64 first, last;
  TrameStatement *row;
  if (!trame_store_take_news (store, &first, &last, error))
    return NULL;
  if (first > last)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) trame_journal_record_free);
  g_autoptr (GPtrArray) all = NULL;
  row = trame_store_prepare (store, SELECT " WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  if (row != NULL)
    {
      trame_statement_set_int (row, 1, first);
      trame_statement_set_int (row, 2, last);
      all = read_rows (row, error);
    }
  if (all == NULL)
    {
      trame_store_give_back_news (store, first);
      return NULL;
    }
  for (guint i = all->len; i > 0; i--)
    if (trame_store_wrote (store, ((TrameJournalRecord *) all->pdata[i - 1])->id))
      g_ptr_array_remove_index (all, i - 1);
  trame_store_forget_own (store);
  return g_steal_pointer (&all);
}
