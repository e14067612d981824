/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emptying rows under a tombstone. What the tombstone is, is in tombstone.h. */
#include "register/removal.h"
#include "register/content.h"
#include "register/error.h"
#include "register/search-index.h"
#include "register/transaction.h"

/* The rows of TABLE about a convention (?1) that say something in COLUMNS, or said it once. */
#define SPEAKING(table, columns)                                                                                       \
  "SELECT id FROM " table " WHERE convention = ?1 AND (coalesce (" columns ") IS NOT NULL"                             \
  " OR EXISTS (SELECT 1 FROM journal j JOIN superseded s ON s.journal = j.id WHERE j.entity = '" table                 \
  "' AND j.entity_id = " table ".id AND s.content IS NOT NULL)) ORDER BY id"

/* What is emptied in the rows about a convention: each statement has ?1 the row's id. What must say something says that
 * nothing is left. */
static const struct
{
  TrameEntity entity;
  const char *ids; /* ?1: the convention */
  const char *empty;
} about[] = {
  { TRAME_ENTITY_FACT, SPEAKING ("fact", "signatory, capacity, place, visa_by, sent_to, what, note"),
    "UPDATE fact SET signatory = NULL, capacity = NULL, place = NULL, visa_by = NULL, sent_to = NULL, what = NULL,"
    " note = NULL, details = CASE WHEN not_before IS NULL AND not_after IS NULL AND clause IS NULL"
    " AND length IS NULL AND ground IS NULL AND medium IS NULL AND posted IS NULL AND first_presented IS NULL"
    " AND received IS NULL AND refused IS NULL AND effective IS NULL AND unclaimed IS NULL AND cure IS NULL"
    " AND changes IS NULL AND terms IS NULL AND signed_city IS NULL AND signed_partner IS NULL"
    " AND deliberation IS NULL AND corrects IS NULL THEN 0 ELSE 1 END WHERE id = ?1" },
  { TRAME_ENTITY_LETTER, SPEAKING ("letter", "recipient, address, tracking"),
    "UPDATE letter SET recipient = NULL, address = NULL, tracking = NULL WHERE id = ?1" },
  { TRAME_ENTITY_EVALUATION, SPEAKING ("evaluation", "author, appraisal"),
    "UPDATE evaluation SET author = NULL, appraisal = NULL WHERE id = ?1" },
  { TRAME_ENTITY_UNDERTAKING, SPEAKING ("undertaking", "words, NULL"),
    "UPDATE undertaking SET words = '—' WHERE id = ?1" },
  { TRAME_ENTITY_AMENDMENT, SPEAKING ("amendment", "object, NULL"),
    "UPDATE amendment SET object = NULL WHERE id = ?1" },
  { TRAME_ENTITY_PARTNER_ACT, SPEAKING ("partner_act", "object, NULL"),
    "UPDATE partner_act SET object = NULL WHERE id = ?1" },
};

static gboolean
run_on (TrameTransaction *transaction, const char *sql, gint64 id, GError **error)
{
  TrameStatement *statement = trame_store_prepare (transaction->store, sql, error);
  if (statement == NULL)
    return FALSE;
  trame_statement_set_int (statement, 1, id);
  return trame_statement_run (statement, error);
}

/* The ids that SQL gives for ID. Owned by the caller; NULL and ERROR. */
static GArray *
ids_of (TrameTransaction *transaction, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrameStatement *row = trame_store_prepare (transaction->store, sql, error);
  int step;
  if (row == NULL)
    return NULL;
  trame_statement_set_int (row, 1, id);
  while ((step = trame_statement_step (row, error)) > 0)
    {
      gint64 found = trame_statement_int (row, 0);
      g_array_append_val (ids, found);
    }
  return step == 0 ? g_steal_pointer (&ids) : NULL;
}

/* A document's hash is kept as text, a journal row's as bytes. NULL: neither. Owned by the caller. */
static char *
read_hash (TrameStatement *row)
{
  gsize size;
  const guint8 *bytes = trame_statement_bytes (row, 0, &size);
  return size == TRAME_HASH_LENGTH ? trame_journal_hex (bytes) : trame_statement_dup (row, 0);
}

/* FALSE and REMOVED when row ID of ENTITY has a tombstone. */
static gboolean
check_there (TrameTransaction *transaction, const char *entity, gint64 id, GError **error)
{
  TrameStatement *find = trame_store_prepare (transaction->store,
                                              "SELECT 1 FROM tombstone WHERE entity = ?1 AND entity_id = ?2", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_text (find, 1, entity);
  trame_statement_set_int (find, 2, id);
  int step = trame_statement_step (find, error);
  trame_statement_reset (find);
  if (step > 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REMOVED, NULL);
  return step == 0;
}

gboolean
trame_removal_check (TrameTransaction *transaction, gint64 convention, GError **error)
{
  return convention == 0 || check_there (transaction, "convention", convention, error);
}

/* The hash that SQL gives for ID (text, or bytes). UNKNOWN; REMOVED when ENTITY has a tombstone. Owned by the caller. */
static char *
hash_of (TrameTransaction *transaction, const char *sql, const TrameTombstone *tombstone, GError **error)
{
  TrameStatement *find = NULL;
  if (!check_there (transaction, tombstone->entity, tombstone->entity_id, error)
      || (find = trame_store_prepare (transaction->store, sql, error)) == NULL)
    return NULL;
  trame_statement_set_int (find, 1, tombstone->entity_id);
  int step = trame_statement_step (find, error);
  char *hash = step > 0 ? read_hash (find) : NULL;
  trame_statement_reset (find);
  if (step >= 0 && hash == NULL)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return hash;
}

/* The tombstone of one row, with the hash that SQL gives. 0 and ERROR. */
static gint64
bury (TrameTransaction *transaction, const TrameTombstone *given, const char *sql, GError **error)
{
  gint64 id = 0;
  g_autoptr (TrameTombstone) tombstone = trame_kept_copy (given);
  g_free (tombstone->sha256);
  tombstone->sha256 = hash_of (transaction, sql, tombstone, error);
  return tombstone->sha256 != NULL && trame_kept_apply_add (transaction, tombstone, &id, error) ? id : 0;
}

/* The bytes go unless a row that still shows them names the same file. */
static gboolean
remove_bytes (TrameTransaction *transaction, gint64 document, GError **error)
{
  return run_on (transaction,
                 "UPDATE content SET bytes = NULL WHERE sha256 = (SELECT sha256 FROM document WHERE id = ?1)"
                 " AND bytes IS NOT NULL AND NOT " TRAME_CONTENT_SHOWN,
                 document, error);
}

static gint64
remove_document (TrameTransaction *transaction, const TrameTombstone *tombstone, GError **error)
{
  gint64 document = tombstone->entity_id;
  gint64 id = bury (transaction, tombstone, "SELECT sha256 FROM document WHERE id = ?1", error);
  return id != 0 && run_on (transaction, "DELETE FROM document_value WHERE document = ?1", document, error)
                 && run_on (transaction, "UPDATE document SET name = '', note = NULL WHERE id = ?1", document, error)
                 && remove_bytes (transaction, document, error)
                 && trame_journal_remove (transaction, TRAME_ENTITY_DOCUMENT, document, error)
             ? id
             : 0;
}

static gboolean
remove_documents (TrameTransaction *transaction, const TrameTombstone *given, GError **error)
{
  g_autoptr (GArray) documents = ids_of (transaction,
                                         "SELECT id FROM document WHERE convention = ?1 AND id NOT IN"
                                         " (SELECT entity_id FROM tombstone WHERE entity = 'document') ORDER BY id",
                                         given->entity_id, error);
  gboolean ok = documents != NULL;
  for (guint i = 0; ok && i < documents->len; i++)
    {
      g_autoptr (TrameTombstone) tombstone = trame_kept_copy (given);
      g_free (tombstone->entity);
      tombstone->entity = g_strdup ("document");
      tombstone->entity_id = g_array_index (documents, gint64, i);
      ok = remove_document (transaction, tombstone, error) != 0;
    }
  return ok;
}

static gboolean
remove_people (TrameTransaction *transaction, gint64 convention, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_autoptr (GArray) ids = ids_of (transaction, about[i].ids, convention, error);
      if (ids == NULL)
        return FALSE;
      for (guint k = 0; k < ids->len; k++)
        {
          gint64 id = g_array_index (ids, gint64, k);
          if (!run_on (transaction, about[i].empty, id, error)
              || !trame_journal_remove (transaction, about[i].entity, id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gint64
remove_convention (TrameTransaction *transaction, const TrameTombstone *tombstone, GError **error)
{
  gint64 convention = tombstone->entity_id;
  gint64 id = bury (transaction, tombstone,
                    "SELECT content FROM journal WHERE entity = 'convention' AND entity_id = ?1"
                    " ORDER BY id DESC LIMIT 1",
                    error);
  return id != 0 && remove_documents (transaction, tombstone, error) && remove_people (transaction, convention, error)
                 && run_on (transaction, "DELETE FROM convention_value WHERE convention = ?1", convention, error)
                 && run_on (transaction, "DELETE FROM draft WHERE key LIKE '%:' || CAST (?1 AS TEXT) || ':%'",
                            convention, error)
                 && run_on (transaction, "UPDATE convention SET object = NULL, version = version + 1 WHERE id = ?1",
                            convention, error)
                 && trame_search_index (transaction, TRAME_ENTITY_CONVENTION, convention, TRAME_PASSAGE_TEXT, "", error)
                 && trame_journal_remove (transaction, TRAME_ENTITY_CONVENTION, convention, error)
             ? id
             : 0;
}

static gboolean
apply_remove (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const TrameTombstone *tombstone = data;
  *id = g_strcmp0 (tombstone->entity, "document") == 0 ? remove_document (transaction, tombstone, error)
                                                       : remove_convention (transaction, tombstone, error);
  return *id != 0 && trame_store_forget_words (transaction->store, error);
}

gint64
trame_changes_remove_content (TrameChanges *changes, const TrameTombstone *tombstone)
{
  g_return_val_if_fail (changes != NULL && tombstone != NULL, 0);
  return trame_changes_append (changes, apply_remove, trame_kept_copy (tombstone), trame_kept_free);
}
