/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving the register: the chain of the journal, what each of its rows hashed, and that nothing stands outside of it. Reads
 * on a connection of its own, so that nobody waits. */
#include "register/verify.h"
#include "register/connection.h"
#include "register/content.h"
#include "register/error.h"
#include "register/journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The journal's last word on one row. */
typedef struct
{
  gint64 journal;
  gboolean kept;    /* and what it was then stands in `superseded` */
  gboolean emptied; /* something of its past was removed, which a later row must say */
  guint8 content[TRAME_HASH_LENGTH];
} Last;

typedef struct
{
  TrameStore *store;
  GCancellable *cancellable;
  TrameVerification *result;
  GHashTable *last[TRAME_N_ENTITIES]; /* gint64 id → Last, both in one block */
  GString *content;
  gint64 latest; /* instant of the journal's last row */
} Proof;

typedef struct
{
  gint64 id;
  Last last;
} Entry;

void
trame_verification_free (TrameVerification *verification)
{
  if (verification == NULL)
    return;
  g_free (verification->head);
  g_free (verification->table);
  g_free (verification->what);
  g_free (verification);
}

/* Notes the first difference, in the place of one that came after it. Always FALSE: the search is over. */
static gboolean
differs (Proof *proof, const char *table, gint64 id, gint64 journal_row, const char *what)
{
  g_free (proof->result->table);
  g_free (proof->result->what);
  proof->result->table = g_strdup (table);
  proof->result->id = id;
  proof->result->journal_row = journal_row;
  proof->result->what = g_strdup (what);
  return FALSE;
}

/* FALSE and *ENTITY untouched when NAME is no table of ours. */
static gboolean
entity_of (const char *name, TrameEntity *entity)
{
  for (TrameEntity i = 0; i < TRAME_N_ENTITIES; i++)
    if (g_strcmp0 (name, trame_entity_name (i)) == 0)
      {
        *entity = i;
        return TRUE;
      }
  return FALSE;
}

/* What a row was, in columns 8 (the words) and 9 of STATEMENT, against what the journal hashed of it. */
static gboolean
check_past (Proof *proof, const TrameJournalRow *row, TrameStatement *statement)
{
  guint8 hash[TRAME_HASH_LENGTH];
  gsize length;
  if (trame_statement_is_null (statement, 8))
    return TRUE;
  const char *past = trame_statement_bytes (statement, 8, &length);
  trame_journal_hash (past != NULL ? past : "", length, hash);
  if (memcmp (hash, row->content, TRAME_HASH_LENGTH) != 0)
    return differs (proof, "superseded", row->id, row->id,
                    _ ("What this row was is no longer what the journal hashed."));
  return TRUE;
}

/* Keeps what the journal says last of each row. When that row changes, what it was must have been kept. */
static gboolean
take_row (Proof *proof, const TrameJournalRow *row, TrameStatement *statement)
{
  TrameEntity entity;
  gboolean has_past = !trame_statement_is_null (statement, 9), is_empty = trame_statement_is_null (statement, 8);
  if (!entity_of (row->entity, &entity))
    return differs (proof, "journal", row->id, row->id, _ ("The journal speaks of a table that is not there."));
  Entry *entry = g_hash_table_lookup (proof->last[entity], &row->entity_id);
  if (g_str_equal (row->verb, "add") != (entry == NULL))
    return differs (proof, row->entity, row->entity_id, row->id, _ ("The journal adds this row twice, or never."));
  if (entry != NULL && !entry->last.kept && !g_str_equal (row->verb, "remove"))
    return differs (proof, "superseded", entry->last.journal, entry->last.journal,
                    _ ("What this row was before it changed is missing."));
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->id = row->entity_id;
      g_hash_table_insert (proof->last[entity], &entry->id, entry);
    }
  entry->last.journal = row->id;
  entry->last.kept = has_past;
  entry->last.emptied = (entry->last.emptied && !g_str_equal (row->verb, "remove")) || (has_past && is_empty);
  memcpy (entry->last.content, row->content, TRAME_HASH_LENGTH);
  return check_past (proof, row, statement);
}

/* The text of a column; NULL as well when a zero byte hides the rest of it: nothing of ours writes one. */
static const char *
whole_text (TrameStatement *statement, int column)
{
  gsize size;
  const char *text = trame_statement_text (statement, column);
  trame_statement_bytes (statement, column, &size);
  return text != NULL && strlen (text) == size ? text : NULL;
}

/* One row of the journal against the one before. */
static gboolean
check_row (Proof *proof, TrameStatement *statement, guint8 *chain)
{
  gsize content_size, chain_size;
  TrameJournalRow row = {
    .id = trame_statement_int (statement, 0),
    .at = trame_statement_int (statement, 1),
    .agent = whole_text (statement, 2),
    .verb = whole_text (statement, 3),
    .entity = whole_text (statement, 4),
    .entity_id = trame_statement_int (statement, 5),
    .content = trame_statement_bytes (statement, 6, &content_size),
  };
  const guint8 *found = trame_statement_bytes (statement, 7, &chain_size);
  gint64 expected = proof->result->rows + 1;
  if (row.id != expected)
    return differs (proof, "journal", expected, expected, _ ("A row of the journal is missing."));
  if (content_size != TRAME_HASH_LENGTH || chain_size != TRAME_HASH_LENGTH || row.agent == NULL || row.verb == NULL
      || row.entity == NULL)
    return differs (proof, "journal", row.id, row.id, _ ("A row of the journal was altered."));
  trame_journal_chain (&row, chain);
  if (memcmp (chain, found, TRAME_HASH_LENGTH) != 0)
    return differs (proof, "journal", row.id, row.id, _ ("A row of the journal was altered."));
  proof->result->rows = row.id;
  if (row.at < proof->latest && proof->result->clock_back == 0)
    proof->result->clock_back = row.id;
  proof->latest = proof->result->latest = row.at;
  return take_row (proof, &row, statement);
}

static gboolean
check_head (Proof *proof, const guint8 *chain, GError **error)
{
  TrameStatement *head = trame_store_prepare (
      proof->store,
      "SELECT rows, chain, (SELECT min (id) FROM journal_head WHERE id <> 1) FROM journal_head WHERE id = 1", error);
  if (head == NULL)
    return FALSE;
  int step = trame_statement_step (head, error);
  if (step < 0)
    return FALSE;
  gsize size = 0;
  gint64 other = step > 0 ? trame_statement_int (head, 2) : 0;
  const guint8 *found = step > 0 ? trame_statement_bytes (head, 1, &size) : NULL;
  gint64 rows = step > 0 ? trame_statement_int (head, 0) : 0;
  gboolean same = size == TRAME_HASH_LENGTH && rows == proof->result->rows
                  && memcmp (found, chain, TRAME_HASH_LENGTH) == 0;
  trame_statement_reset (head);
  gint64 first = MIN (rows, proof->result->rows) + 1;
  if (same && other != 0)
    return differs (proof, "journal_head", other, 0, _ ("This row was written without the journal."));
  return same || differs (proof, "journal", first, first, _ ("The end of the journal was cut off or altered."));
}

static gboolean
check_journal (Proof *proof, GError **error)
{
  guint8 chain[TRAME_HASH_LENGTH] = { 0 };
  TrameStatement *row = trame_store_prepare (proof->store,
                                             "SELECT j.id, j.at, j.agent, j.verb, j.entity, j.entity_id, j.content, "
                                             "j.chain, s.content, s.journal FROM journal j"
                                             " LEFT JOIN superseded s ON s.journal = j.id ORDER BY j.id",
                                             error);
  if (row == NULL)
    return FALSE;
  int step;
  gboolean ok = TRUE;
  while (ok && (step = trame_statement_step (row, error)) > 0)
    ok = check_row (proof, row, chain) && !g_cancellable_set_error_if_cancelled (proof->cancellable, error);
  trame_statement_reset (row);
  if (!ok || step < 0)
    return FALSE;
  proof->result->head = trame_journal_hex (chain);
  return check_head (proof, chain, error);
}

/* One row against the journal's last word on it. */
static gboolean
check_entity_row (Proof *proof, TrameEntity entity, gint64 id, const Last *last, GError **error)
{
  guint8 hash[TRAME_HASH_LENGTH];
  g_string_truncate (proof->content, 0);
  if (!trame_entity_read (proof->store, entity, id, proof->content, error))
    return FALSE;
  trame_journal_hash (proof->content->str, proof->content->len, hash);
  if (memcmp (hash, last->content, TRAME_HASH_LENGTH) != 0)
    return differs (proof, trame_entity_name (entity), id, last->journal, _ ("This row is not what the journal says."));
  if (last->emptied)
    return differs (proof, "superseded", last->journal, last->journal,
                    _ ("What this row was before it changed is missing."));
  if (last->kept)
    return differs (proof, "superseded", last->journal, last->journal, _ ("This row was written without the journal."));
  return TRUE;
}

/* The row of the journal's that was not met and has the smallest id; NULL: all of them were. */
static const Entry *
first_missing (Proof *proof, TrameEntity entity)
{
  const Entry *first = NULL;
  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init (&iter, proof->last[entity]);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (first == NULL || ((Entry *) entry)->id < first->id)
      first = entry;
  return first;
}

/* One table: each row is what the journal said last, and every row that it speaks of is there. */
static gboolean
check_entity (Proof *proof, TrameEntity entity, GError **error)
{
  const char *name = trame_entity_name (entity);
  TrameStatement *ids = trame_store_prepare (proof->store, trame_entity_ids_sql (entity), error);
  gint64 id = G_MAXINT64;
  int step = -1;
  gboolean ok = ids != NULL;
  while (ok && (step = trame_statement_step (ids, error)) > 0)
    {
      id = trame_statement_int (ids, 0);
      const Entry *entry = g_hash_table_lookup (proof->last[entity], &id);
      ok = entry == NULL ? differs (proof, name, id, 0, _ ("This row was written without the journal."))
                         : check_entity_row (proof, entity, id, &entry->last, error);
      ok = ok && !g_cancellable_set_error_if_cancelled (proof->cancellable, error);
      if (ok)
        g_hash_table_remove (proof->last[entity], &id);
    }
  if (ids != NULL)
    trame_statement_reset (ids);
  if (step < 0 || (!ok && proof->result->table == NULL))
    return FALSE;
  const Entry *missing = first_missing (proof, entity);
  if (missing != NULL && (ok || missing->id < id))
    return differs (proof, name, missing->id, missing->last.journal, _ ("This row was deleted."));
  return ok;
}

/* One file: what is wrong with it, or NULL. Columns: its hash, size, bytes, and whether all that named it was removed. */
static const char *
fault_of_file (TrameStatement *row)
{
  gsize size;
  gboolean is_empty = trame_statement_is_null (row, 3), removed = trame_statement_int (row, 4) != 0;
  gconstpointer bytes = trame_statement_bytes (row, 3, &size);
  if (removed)
    return is_empty ? NULL : _ ("A file that was removed lawfully is there again.");
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, size > 0 ? bytes : "", size);
  if ((gint64) size == trame_statement_int (row, 2) && g_strcmp0 (hash, trame_statement_text (row, 1)) == 0)
    return NULL;
  return _ ("A file kept here was altered or removed.");
}

/* Files are named by their hash: they prove themselves. Their bytes are gone when every row that named them was removed
 * lawfully, and only then. */
static gboolean
check_contents (Proof *proof, GError **error)
{
  TrameStatement *row = trame_store_prepare (proof->store,
                                             "SELECT id, sha256, size, bytes, CASE WHEN NOT " TRAME_CONTENT_SHOWN
                                             " THEN EXISTS (SELECT 1 FROM tombstone t WHERE t.entity = 'document'"
                                             " AND t.sha256 = content.sha256) ELSE FALSE END FROM content ORDER BY id",
                                             error);
  int step = -1;
  gboolean ok = row != NULL;
  while (ok && (step = trame_statement_step (row, error)) > 0)
    {
      const char *fault = fault_of_file (row);
      if (fault != NULL)
        ok = differs (proof, "content", trame_statement_int (row, 0), 0, fault);
      ok = ok && !g_cancellable_set_error_if_cancelled (proof->cancellable, error);
    }
  if (row != NULL)
    trame_statement_reset (row);
  return ok && step == 0;
}

/* Files that nothing names, and lines of rows that are not there. */
static gboolean
check_strays (Proof *proof, GError **error)
{
  g_autofree char *table = NULL;
  gint64 id = 0;
  TrameStatement *row = trame_store_prepare (
      proof->store,
      "SELECT min (id) FROM content WHERE sha256 NOT IN (SELECT sha256 FROM document UNION SELECT xml FROM model"
      " UNION SELECT source FROM deliberation WHERE source IS NOT NULL)",
      error);
  int step = row == NULL ? -1 : trame_statement_step (row, error);
  if (step < 0)
    return FALSE;
  id = trame_statement_int (row, 0);
  trame_statement_reset (row);
  if (id != 0)
    return differs (proof, "content", id, 0, _ ("This row was written without the journal."));
  if (!trame_store_find_stray (proof->store, &table, &id, error))
    return FALSE;
  return table == NULL || differs (proof, table, id, 0, _ ("This row belongs to a row that is not there."));
}

static void
prove (Proof *proof, GError **error)
{
  gboolean ok = check_journal (proof, error);
  for (TrameEntity entity = 0; ok && entity < TRAME_N_ENTITIES; entity++)
    ok = check_entity (proof, entity, error);
  proof->result->ok = ok && check_contents (proof, error) && check_strays (proof, error);
  if (proof->result->head == NULL)
    proof->result->head = g_strnfill (2 * TRAME_HASH_LENGTH, '0');
}

TrameVerification *
trame_register_verify (TrameRegister *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_verify_file (trame_register_get_path (self), cancellable, error);
}

TrameVerification *
trame_verify_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TrameStore) store = trame_store_open (path, TRAME_REGISTER_OPEN_READ_ONLY, error);
  if (store == NULL || !trame_store_begin (store, FALSE, error))
    return NULL;
  g_autoptr (TrameVerification) result = g_new0 (TrameVerification, 1);
  Proof proof = { .store = store, .cancellable = cancellable, .result = result, .content = g_string_new (NULL) };
  for (TrameEntity entity = 0; entity < TRAME_N_ENTITIES; entity++)
    proof.last[entity] = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  prove (&proof, &failure);
  for (TrameEntity entity = 0; entity < TRAME_N_ENTITIES; entity++)
    g_hash_table_unref (proof.last[entity]);
  g_string_free (proof.content, TRUE);
  /* What each row says is proved; that the indexes lead to them is not. */
  if (failure == NULL && result->ok)
    trame_store_check (store, &failure);
  trame_store_rollback (store);
  if (failure == NULL)
    return g_steal_pointer (&result);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

gboolean
trame_verify_pages (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_autoptr (TrameStore) store = trame_store_open_as_is (path, TRAME_REGISTER_OPEN_READ_ONLY, error);
  return store != NULL && trame_store_check (store, error);
}

static gpointer
read_head (TrameStore *store, gpointer data, GError **error)
{
  gint64 *rows = data;
  TrameStatement *head = trame_store_prepare (store, "SELECT rows, chain FROM journal_head WHERE id = 1", error);
  int step = head == NULL ? -1 : trame_statement_step (head, error);
  if (step < 0)
    return NULL;
  gsize size = 0;
  const guint8 *chain = step > 0 ? trame_statement_bytes (head, 1, &size) : NULL;
  char *hex = size == TRAME_HASH_LENGTH ? trame_journal_hex (chain) : NULL;
  *rows = step > 0 ? trame_statement_int (head, 0) : 0;
  trame_statement_reset (head);
  if (hex == NULL)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, NULL);
  return hex;
}

char *
trame_register_get_head (TrameRegister *self, gint64 *rows, GError **error)
{
  g_return_val_if_fail (self != NULL && rows != NULL, NULL);
  return trame_register_read (self, read_head, rows, error);
}

typedef struct
{
  gint64 rows;
  const char *head;
} Kept;

static gpointer
find_head (TrameStore *store, gpointer data, GError **error)
{
  const Kept *kept = data;
  TrameStatement *row = trame_store_prepare (store, "SELECT chain FROM journal WHERE id = ?1", error);
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, kept->rows);
  int step = trame_statement_step (row, error);
  gsize size = 0;
  const guint8 *chain = step > 0 ? trame_statement_bytes (row, 0, &size) : NULL;
  g_autofree char *head = size == TRAME_HASH_LENGTH ? trame_journal_hex (chain) : NULL;
  trame_statement_reset (row);
  if (step < 0)
    return NULL;
  if (g_strcmp0 (head, kept->head) == 0)
    return data;
  trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT,
                            _ ("the journal does not hold the head that was kept"));
  return NULL;
}

gboolean
trame_register_check_head (TrameRegister *self, gint64 rows, const char *head, GError **error)
{
  g_return_val_if_fail (self != NULL && head != NULL, FALSE);
  g_autofree char *lower = g_ascii_strdown (head, -1);
  Kept kept = { .rows = rows, .head = lower };
  return trame_register_read (self, find_head, &kept, error) != NULL;
}
