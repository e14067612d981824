/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the journal: hashes of what was written, each chained to the one before. What is covered is in
 * journal-entity.c; proving it is in verify.c. */
#include "register/transaction.h"
#include "register/error.h"
#include "register/search-index.h"

#include <string.h>

void
trame_journal_hash (const char *text, gsize length, guint8 *out)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = TRAME_HASH_LENGTH;
  g_checksum_update (sum, (const guchar *) text, length);
  g_checksum_get_digest (sum, out, &size);
}

char *
trame_journal_hex (const guint8 *hash)
{
  GString *hex = g_string_sized_new (2 * TRAME_HASH_LENGTH);
  for (guint i = 0; i < TRAME_HASH_LENGTH; i++)
    g_string_append_printf (hex, "%02x", hash[i]);
  return g_string_free (hex, FALSE);
}

void
trame_journal_chain (const TrameJournalRow *row, guint8 *chain)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  char numbers[128];
  gsize size = TRAME_HASH_LENGTH;
  g_checksum_update (sum, chain, TRAME_HASH_LENGTH);
  g_snprintf (numbers, sizeof numbers, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u:", row->id,
              row->at, row->entity_id, (guint) strlen (row->agent));
  g_checksum_update (sum, (const guchar *) numbers, -1);
  g_checksum_update (sum, (const guchar *) row->agent, -1);
  g_checksum_update (sum, (const guchar *) " ", 1);
  g_checksum_update (sum, (const guchar *) row->verb, -1);
  g_checksum_update (sum, (const guchar *) " ", 1);
  g_checksum_update (sum, (const guchar *) row->entity, -1);
  g_checksum_update (sum, (const guchar *) " ", 1);
  g_checksum_update (sum, row->content, TRAME_HASH_LENGTH);
  g_checksum_get_digest (sum, chain, &size);
}

gboolean
trame_journal_begin (TrameTransaction *transaction, GError **error)
{
  TrameStatement *head = trame_store_prepare (transaction->store, "SELECT rows, chain FROM journal_head WHERE id = 1",
                                              error);
  if (head == NULL)
    return FALSE;
  int step = trame_statement_step (head, error);
  if (step < 0)
    return FALSE;
  gsize size = 0;
  const guint8 *chain = step > 0 ? trame_statement_bytes (head, 1, &size) : NULL;
  if (size != TRAME_HASH_LENGTH)
    {
      trame_statement_reset (head);
      trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, NULL);
      return FALSE;
    }
  transaction->first = transaction->rows = trame_statement_int (head, 0);
  memcpy (transaction->chain, chain, TRAME_HASH_LENGTH);
  trame_statement_reset (head);
  return TRUE;
}

gboolean
trame_journal_end (TrameTransaction *transaction, GError **error)
{
  TrameStatement *head = trame_store_prepare (transaction->store,
                                              "UPDATE journal_head SET rows = ?1, chain = ?2 WHERE id = 1", error);
  if (head == NULL)
    return FALSE;
  trame_statement_set_int (head, 1, transaction->rows);
  trame_statement_set_bytes (head, 2, transaction->chain, TRAME_HASH_LENGTH);
  return trame_statement_run (head, error);
}

static gboolean
append (TrameTransaction *transaction, const char *verb, TrameEntity entity, gint64 id, GError **error)
{
  g_autoptr (GString) content = g_string_sized_new (512);
  guint8 hash[TRAME_HASH_LENGTH];
  if (!trame_entity_read (transaction->store, entity, id, content, error))
    return FALSE;
  trame_journal_hash (content->str, content->len, hash);

  TrameStatement *insert = trame_store_prepare (
      transaction->store,
      "INSERT INTO journal (id, at, agent, verb, entity, entity_id, content, chain)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);
  if (insert == NULL)
    return FALSE;
  TrameJournalRow row = {
    .id = transaction->rows + 1,
    .at = transaction->now,
    .agent = transaction->agent,
    .verb = verb,
    .entity = trame_entity_name (entity),
    .entity_id = id,
    .content = hash,
  };
  trame_journal_chain (&row, transaction->chain);
  trame_statement_set_int (insert, 1, row.id);
  trame_statement_set_int (insert, 2, row.at);
  trame_statement_set_text (insert, 3, row.agent);
  trame_statement_set_text (insert, 4, row.verb);
  trame_statement_set_text (insert, 5, row.entity);
  trame_statement_set_int (insert, 6, row.entity_id);
  trame_statement_set_bytes (insert, 7, hash, sizeof hash);
  trame_statement_set_bytes (insert, 8, transaction->chain, TRAME_HASH_LENGTH);
  if (!trame_statement_run (insert, error))
    return FALSE;
  transaction->rows++;
  return trame_search_index_row (transaction, entity, id, error);
}

gboolean
trame_journal_add (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error)
{
  return append (transaction, "add", entity, id, error);
}

gboolean
trame_journal_set (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error)
{
  return append (transaction, "set", entity, id, error);
}

gboolean
trame_journal_keep (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error)
{
  g_autoptr (GString) content = g_string_sized_new (512);
  if (!trame_entity_read (transaction->store, entity, id, content, error))
    return FALSE;
  TrameStatement *keep = trame_store_prepare (transaction->store,
                                              "INSERT INTO superseded (journal, content)"
                                              " SELECT max (id), ?3 FROM journal WHERE entity = ?1 AND entity_id = ?2",
                                              error);
  if (keep == NULL)
    return FALSE;
  trame_statement_set_text (keep, 1, trame_entity_name (entity));
  trame_statement_set_int (keep, 2, id);
  trame_statement_set_text (keep, 3, content->str);
  return trame_statement_run (keep, error);
}

gboolean
trame_journal_remove (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error)
{
  TrameStatement *empty = trame_store_prepare (transaction->store,
                                               "UPDATE superseded SET content = NULL WHERE journal IN"
                                               " (SELECT id FROM journal WHERE entity = ?1 AND entity_id = ?2)",
                                               error);
  if (empty == NULL)
    return FALSE;
  trame_statement_set_text (empty, 1, trame_entity_name (entity));
  trame_statement_set_int (empty, 2, id);
  return trame_statement_run (empty, error) && append (transaction, "remove", entity, id, error);
}
