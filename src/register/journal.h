/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: one row for each row written, hashed and chained. Private to the room. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

#define TRAME_HASH_LENGTH 32 /* SHA-256 */

typedef struct _TrameTransaction TrameTransaction;

typedef enum
{
  TRAME_ENTITY_ACTIVITY = 0,
  TRAME_ENTITY_AGENT,
  TRAME_ENTITY_AMENDMENT,
  TRAME_ENTITY_CITY_REPRESENTATIVE,
  TRAME_ENTITY_CONVENTION,
  TRAME_ENTITY_COUNCILLOR,
  TRAME_ENTITY_DELIBERATION,
  TRAME_ENTITY_DOCUMENT,
  TRAME_ENTITY_EVALUATION,
  TRAME_ENTITY_FACT,
  TRAME_ENTITY_INDICATOR,
  TRAME_ENTITY_INDICATOR_VALUE,
  TRAME_ENTITY_LETTER,
  TRAME_ENTITY_MODEL,
  TRAME_ENTITY_PARTNER,
  TRAME_ENTITY_PARTNER_ACT,
  TRAME_ENTITY_PARTNER_MERGE,
  TRAME_ENTITY_PARTNER_REPRESENTATIVE,
  TRAME_ENTITY_REMINDER,
  TRAME_ENTITY_SCHEME,
  TRAME_ENTITY_SETTING,
  TRAME_ENTITY_SITTING,
  TRAME_ENTITY_TERMS,
  TRAME_ENTITY_TOMBSTONE,
  TRAME_ENTITY_UNDERTAKING,
  TRAME_N_ENTITIES
} TrameEntity;

/* The table's name, static. */
const char *trame_entity_name (TrameEntity entity);
/* "SELECT id FROM table ORDER BY id", static. */
const char *trame_entity_ids_sql (TrameEntity entity);

/* Writes in OUT the row as the journal hashes it: "name type length:value" for each column that is not null, then the
 * lines that belong to it. UNKNOWN when the row is not there. */
gboolean trame_entity_read (TrameStore *store, TrameEntity entity, gint64 id, GString *out, GError **error);

/* Reads the head. To be called first in a transaction. */
gboolean trame_journal_begin (TrameTransaction *transaction, GError **error);
/* Writes the head. To be called last. */
gboolean trame_journal_end (TrameTransaction *transaction, GError **error);

/* After a row was added. The search is given the row too. */
gboolean trame_journal_add (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error);
/* Before a row changes: keeps what it was. */
gboolean trame_journal_keep (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error);
/* After its content was removed: what it was is not kept, nor what was kept of its past. */
gboolean trame_journal_remove (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error);
/* After it changed. The same as after it was added. */
gboolean trame_journal_set (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error);

/* One row of the journal as the chain covers it. */
typedef struct
{
  gint64 id;
  gint64 at;
  const char *agent;
  const char *verb;
  const char *entity;
  gint64 entity_id;
  const guint8 *content; /* TRAME_HASH_LENGTH bytes */
} TrameJournalRow;

/* CHAIN, the previous row's, becomes this row's. */
void trame_journal_chain (const TrameJournalRow *row, guint8 *chain);
/* SHA-256 of TEXT. */
void trame_journal_hash (const char *text, gsize length, guint8 *out);
/* In hexadecimal. Owned by the caller. */
char *trame_journal_hex (const guint8 *hash);

G_END_DECLS
