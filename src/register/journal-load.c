/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal read back. Proving it is in verify.c. */
#include "register/connection.h"
#include "register/journal.h"
#include "register/load.h"

#define SELECT "SELECT id, at, agent, verb, entity, entity_id, content, chain FROM journal"

typedef struct
{
  const char *table;
  gint64 row;
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
  return record;
}

static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_journal_record_free);
  TrameStatement *row = trame_store_prepare (
      store, asked->table == NULL ? SELECT " ORDER BY id" : SELECT " WHERE entity = ?1 AND entity_id = ?2 ORDER BY id",
      error);
  if (row == NULL)
    return NULL;
  if (asked->table != NULL)
    {
      trame_statement_set_text (row, 1, asked->table);
      trame_statement_set_int (row, 2, asked->row);
    }
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row));
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

GPtrArray *
trame_register_load_journal (TrameRegister *self, const char *table, gint64 row, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  Asked asked = { .table = table, .row = row };
  return trame_register_read (self, load, &asked, error);
}
