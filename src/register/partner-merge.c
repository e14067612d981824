/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates of one partner put together, and apart again. */
#include "register/partner-merge.h"
#include "register/error.h"
#include "register/transaction.h"

#include <inttypes.h>

static const TrameMember partner_merge_members[] = {
  { .column = "kept",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TramePartnerMerge, kept_partner),
    .required = TRUE },
  { .column = "merged",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TramePartnerMerge, merged),
    .required = TRUE },
  { .column = "undoes", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TramePartnerMerge, undoes) },
  { .column = "reason", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerMerge, reason) },
  { .column = "convention", .kind = TRAME_MEMBER_LIST, .offset = G_STRUCT_OFFSET (TramePartnerMerge, conventions) },
};

const TrameAggregate trame_partner_merge_aggregate = {
  .table = "partner_merge",
  .size = sizeof (TramePartnerMerge),
  .members = partner_merge_members,
  .n_members = G_N_ELEMENTS (partner_merge_members),
  .order = "id",
  .lines = "partner_merge_line",
  .append_only = TRUE,
};

typedef struct
{
  gint64 from;
  gint64 to;
} Move;

static TramePartnerMerge *
merge_new (gint64 kept, gint64 merged, gint64 undoes, const char *reason)
{
  TramePartnerMerge *merge = trame_kept_new (&trame_partner_merge_aggregate);
  merge->kept_partner = kept;
  merge->merged = merged;
  merge->undoes = undoes;
  merge->reason = g_strdup (reason);
  return merge;
}

/* Both are there, and neither is a duplicate. */
static gboolean
check_apart (TrameTransaction *transaction, gint64 one, gint64 other, GError **error)
{
  TrameStatement *count = trame_store_prepare (
      transaction->store, "SELECT count (*) FROM partner WHERE id IN (?1, ?2) AND merged_into IS NULL", error);
  if (count == NULL)
    return FALSE;
  trame_statement_set_int (count, 1, one);
  trame_statement_set_int (count, 2, other);
  int step = trame_statement_step (count, error);
  gboolean apart = step > 0 && trame_statement_int (count, 0) == 2;
  trame_statement_reset (count);
  if (step >= 0 && !apart)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REFERENCE, NULL);
  return apart;
}

static gboolean
move_convention (TrameTransaction *transaction, gint64 id, const Move *move, GError **error)
{
  TrameStatement *update = NULL;
  if (!trame_journal_keep (transaction, TRAME_ENTITY_CONVENTION, id, error)
      || (update = trame_store_prepare (
              transaction->store, "UPDATE convention SET partner = ?2, version = version + 1 WHERE id = ?1", error))
             == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, id);
  trame_statement_set_int (update, 2, move->to);
  return trame_statement_run (update, error) && trame_journal_set (transaction, TRAME_ENTITY_CONVENTION, id, error);
}

static gboolean
set_merged_into (TrameTransaction *transaction, gint64 partner, gint64 into, GError **error)
{
  TrameStatement *update = NULL;
  if (!trame_journal_keep (transaction, TRAME_ENTITY_PARTNER, partner, error)
      || (update = trame_store_prepare (transaction->store, "UPDATE partner SET merged_into = ?2 WHERE id = ?1", error))
             == NULL)
    return FALSE;
  trame_statement_set_int (update, 1, partner);
  trame_statement_set_id (update, 2, into);
  return trame_statement_run (update, error) && trame_journal_set (transaction, TRAME_ENTITY_PARTNER, partner, error);
}

/* The conventions of MOVE's first partner, as text, in MERGE's list; of those only that an earlier merge (0: none) moved. */
static gboolean
list_conventions (TrameTransaction *transaction, TramePartnerMerge *merge, gint64 partner, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      transaction->store,
      "SELECT id FROM convention WHERE partner = ?1 AND (CAST (?2 AS BIGINT) IS NULL OR id IN"
      " (SELECT CAST (words AS BIGINT) FROM partner_merge_line"
      " WHERE partner_merge = ?2)) ORDER BY id",
      error);
  int step;
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, partner);
  trame_statement_set_id (row, 2, merge->undoes);
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (merge->conventions, g_strdup_printf ("%" PRId64, trame_statement_int (row, 0)));
  return step == 0;
}

static gboolean
move_all (TrameTransaction *transaction, TramePartnerMerge *merge, Move move, gint64 *id, GError **error)
{
  if (!list_conventions (transaction, merge, move.from, error))
    return FALSE;
  for (guint i = 0; i < merge->conventions->len; i++)
    if (!move_convention (transaction, g_ascii_strtoll (merge->conventions->pdata[i], NULL, 10), &move, error))
      return FALSE;
  return trame_kept_apply_add (transaction, merge, id, error);
}

static gboolean
apply_merge (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  g_autoptr (TramePartnerMerge) merge = trame_kept_copy (data);
  merge->kept_partner = trame_transaction_resolve (transaction, merge->kept_partner);
  merge->merged = trame_transaction_resolve (transaction, merge->merged);
  return check_apart (transaction, merge->kept_partner, merge->merged, error)
         && set_merged_into (transaction, merge->merged, merge->kept_partner, error)
         && move_all (transaction, merge, (Move){ merge->merged, merge->kept_partner }, id, error);
}

/* The partners of the merge that is undone. */
static gboolean
read_undone (TrameTransaction *transaction, TramePartnerMerge *merge, GError **error)
{
  TrameStatement *row = trame_store_prepare (transaction->store,
                                             "SELECT kept, merged FROM partner_merge m WHERE id = ?1 AND undoes IS NULL"
                                             " AND NOT EXISTS (SELECT 1 FROM partner_merge u WHERE u.undoes = m.id)",
                                             error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, merge->undoes);
  int step = trame_statement_step (row, error);
  merge->kept_partner = step > 0 ? trame_statement_int (row, 0) : 0;
  merge->merged = step > 0 ? trame_statement_int (row, 1) : 0;
  trame_statement_reset (row);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_REFERENCE, NULL);
  return step > 0;
}

static gboolean
apply_undo (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  g_autoptr (TramePartnerMerge) merge = trame_kept_copy (data);
  return read_undone (transaction, merge, error) && set_merged_into (transaction, merge->merged, 0, error)
         && move_all (transaction, merge, (Move){ merge->kept_partner, merge->merged }, id, error);
}

gint64
trame_changes_merge_partners (TrameChanges *changes, gint64 kept, gint64 merged, const char *reason)
{
  g_return_val_if_fail (changes != NULL, 0);
  return trame_changes_append (changes, apply_merge, merge_new (kept, merged, 0, reason), trame_kept_free);
}

gint64
trame_changes_undo_merge (TrameChanges *changes, gint64 merge, const char *reason)
{
  g_return_val_if_fail (changes != NULL, 0);
  return trame_changes_append (changes, apply_undo, merge_new (0, 0, merge, reason), trame_kept_free);
}
