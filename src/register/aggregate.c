/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in rows and back, whatever their aggregate: what is particular to one is in its own file. */
#include "register/aggregate-sql.h"
#include "register/connection.h"
#include "register/error.h"
#include "register/transaction.h"

#include <string.h>

gpointer
trame_kept_place (gconstpointer record, const TrameMember *member)
{
  return G_STRUCT_MEMBER_P (record, member->offset);
}

const TrameMember *
trame_aggregate_find (const TrameAggregate *aggregate, const char *column)
{
  for (guint i = 0; i < aggregate->n_members; i++)
    if (g_str_equal (aggregate->members[i].column, column))
      return &aggregate->members[i];
  return NULL;
}

gpointer
trame_kept_new (const TrameAggregate *aggregate)
{
  TrameKept *record = g_malloc0 (aggregate->size);
  record->aggregate = aggregate;
  for (guint i = 0; i < aggregate->n_members; i++)
    {
      const TrameMember *member = &aggregate->members[i];
      if (member->kind == TRAME_MEMBER_LIST)
        *(GPtrArray **) trame_kept_place (record, member) = g_ptr_array_new_with_free_func (g_free);
      else if (member->kind == TRAME_MEMBER_NUMBER)
        *(gint64 *) trame_kept_place (record, member) = TRAME_NUMBER_NONE;
    }
  return record;
}

gpointer
trame_kept_copy (gconstpointer record)
{
  const TrameKept *from = record;
  TrameKept *copy = g_memdup2 (record, from->aggregate->size);
  for (guint i = 0; i < from->aggregate->n_members; i++)
    {
      const TrameMember *member = &from->aggregate->members[i];
      gpointer place = trame_kept_place (copy, member);
      if (member->kind == TRAME_MEMBER_TEXT)
        *(char **) place = g_strdup (*(char **) place);
      else if (member->kind == TRAME_MEMBER_LIST)
        *(GPtrArray **) place = g_ptr_array_copy (*(GPtrArray **) place, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
    }
  return copy;
}

void
trame_kept_free (gpointer record)
{
  TrameKept *kept = record;
  if (kept == NULL)
    return;
  for (guint i = 0; i < kept->aggregate->n_members; i++)
    {
      const TrameMember *member = &kept->aggregate->members[i];
      if (member->kind == TRAME_MEMBER_TEXT)
        g_free (*(char **) trame_kept_place (kept, member));
      else if (member->kind == TRAME_MEMBER_LIST)
        g_ptr_array_unref (*(GPtrArray **) trame_kept_place (kept, member));
    }
  g_free (kept);
}

/* The entity of the journal that AGGREGATE's rows are. */
static TrameEntity
entity_of (const TrameAggregate *aggregate)
{
  TrameEntity entity = 0;
  while (!g_str_equal (trame_entity_name (entity), aggregate->table))
    entity++;
  return entity;
}

/* FALSE: a member that must be there is not, or is none of its choices. */
static gboolean
check_member (const TrameKept *record, const TrameMember *member)
{
  gpointer place = trame_kept_place (record, member);
  const char *text = member->kind == TRAME_MEMBER_TEXT ? *(char **) place : NULL;
  gboolean is_there = TRUE;
  if (member->kind == TRAME_MEMBER_TEXT)
    is_there = text != NULL && *text != '\0';
  else if (member->kind == TRAME_MEMBER_DATE)
    is_there = g_date_valid (place);
  else if (member->kind == TRAME_MEMBER_NUMBER)
    is_there = *(gint64 *) place != TRAME_NUMBER_NONE;
  else if (member->kind == TRAME_MEMBER_ID)
    is_there = *(gint64 *) place != 0;
  if (member->kind == TRAME_MEMBER_TEXT && is_there && member->choices != NULL
      && !g_strv_contains (member->choices, text))
    return FALSE;
  return is_there || !member->required;
}

static gboolean
check_members (const TrameKept *record, GError **error)
{
  for (guint i = 0; i < record->aggregate->n_members; i++)
    if (!check_member (record, &record->aggregate->members[i]))
      {
        trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, record->aggregate->members[i].column);
        return FALSE;
      }
  return TRUE;
}

static void
set_member (TrameTransaction *transaction,
            TrameStatement *statement,
            int position,
            const TrameKept *record,
            const TrameMember *member)
{
  gpointer place = trame_kept_place (record, member);
  const char *text = NULL;
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      text = *(char **) place;
      trame_statement_set_text (statement, position, text != NULL && *text != '\0' ? text : NULL);
      break;
    case TRAME_MEMBER_DATE:
      trame_statement_set_date (statement, position, place);
      break;
    case TRAME_MEMBER_NUMBER:
      if (*(gint64 *) place == TRAME_NUMBER_NONE)
        trame_statement_set_null (statement, position);
      else
        trame_statement_set_int (statement, position, *(gint64 *) place);
      break;
    case TRAME_MEMBER_ID:
      trame_statement_set_id (statement, position, trame_transaction_resolve (transaction, *(gint64 *) place));
      break;
    case TRAME_MEMBER_FLAG:
      trame_statement_set_int (statement, position, *(gboolean *) place ? 1 : 0);
      break;
    case TRAME_MEMBER_LIST:
    default:
      break;
    }
}

static gboolean
write_row (TrameTransaction *transaction, const char *sql, gint64 id, const TrameKept *record, GError **error)
{
  TrameStatement *statement = trame_store_prepare (transaction->store, sql, error);
  int position = 1;
  if (statement == NULL)
    return FALSE;
  trame_statement_set_int (statement, 1, id);
  for (guint i = 0; i < record->aggregate->n_members; i++)
    if (record->aggregate->members[i].kind != TRAME_MEMBER_LIST)
      set_member (transaction, statement, ++position, record, &record->aggregate->members[i]);
  return trame_statement_run (statement, error);
}

static gboolean
write_list (TrameStore *store, const TrameKept *record, gint64 id, const TrameMember *member, GError **error)
{
  const GPtrArray *list = *(GPtrArray **) trame_kept_place (record, member);
  for (guint i = 0; i < list->len; i++)
    {
      TrameStatement *line = trame_store_prepare (
          store,
          trame_aggregate_lines_sql (record->aggregate, "INSERT INTO @ (@, list, rank, words) VALUES (?1, ?2, ?3, ?4)"),
          error);
      if (line == NULL)
        return FALSE;
      trame_statement_set_int (line, 1, id);
      trame_statement_set_text (line, 2, member->column);
      trame_statement_set_int (line, 3, i);
      trame_statement_set_text (line, 4, g_ptr_array_index (list, i));
      if (!trame_statement_run (line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_lists (TrameStore *store, const TrameKept *record, gint64 id, gboolean is_new, GError **error)
{
  const TrameAggregate *aggregate = record->aggregate;
  if (aggregate->lines == NULL)
    return TRUE;
  if (!is_new)
    {
      TrameStatement *drop = trame_store_prepare (
          store, trame_aggregate_lines_sql (aggregate, "DELETE FROM @ WHERE @ = ?1"), error);
      if (drop == NULL)
        return FALSE;
      trame_statement_set_int (drop, 1, id);
      if (!trame_statement_run (drop, error))
        return FALSE;
    }
  for (guint i = 0; i < aggregate->n_members; i++)
    if (aggregate->members[i].kind == TRAME_MEMBER_LIST
        && !write_list (store, record, id, &aggregate->members[i], error))
      return FALSE;
  return TRUE;
}

/* REMOVED when RECORD is about a convention whose content is gone. */
static gboolean
check_open (TrameTransaction *transaction, const TrameKept *record, GError **error)
{
  const TrameMember *member = trame_aggregate_find (record->aggregate, "convention");
  gboolean about = member != NULL && member->kind == TRAME_MEMBER_ID;
  gint64 convention = about ? *(gint64 *) trame_kept_place (record, member) : 0;
  return trame_removal_check (transaction, trame_transaction_resolve (transaction, convention), error);
}

gboolean
trame_kept_apply_add (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const TrameKept *record = data;
  g_autofree char *max = g_strdup_printf ("SELECT max (id) FROM %s", record->aggregate->table);
  if (!check_members (record, error) || !check_open (transaction, record, error))
    return FALSE;
  *id = trame_transaction_next_id (transaction, g_intern_string (max), error);
  return *id != 0 && write_row (transaction, trame_aggregate_insert_sql (record->aggregate), *id, record, error)
         && write_lists (transaction->store, record, *id, TRUE, error)
         && trame_journal_add (transaction, entity_of (record->aggregate), *id, error);
}

/* Whether the row is as it was when it was read. */
static gboolean
check_revision (TrameTransaction *transaction, const TrameKept *record, gint64 id, GError **error)
{
  TrameStatement *find = trame_store_prepare (
      transaction->store, "SELECT max (id) FROM journal WHERE entity = ?1 AND entity_id = ?2", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_text (find, 1, record->aggregate->table);
  trame_statement_set_int (find, 2, id);
  int step = trame_statement_step (find, error);
  gint64 last = step > 0 ? trame_statement_int (find, 0) : 0;
  trame_statement_reset (find);
  if (step < 0)
    return FALSE;
  if (last == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  else if (record->revision != 0 && record->revision != last)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_STALE, NULL);
  else
    return TRUE;
  return FALSE;
}

static gboolean
apply_set (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error)
{
  const TrameKept *record = data;
  TrameEntity entity = entity_of (record->aggregate);
  *id = trame_transaction_resolve (transaction, record->id);
  if (record->aggregate->append_only)
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_APPEND_ONLY, record->aggregate->table);
      return FALSE;
    }
  return check_members (record, error) && check_open (transaction, record, error)
         && check_revision (transaction, record, *id, error) && trame_journal_keep (transaction, entity, *id, error)
         && write_row (transaction, trame_aggregate_update_sql (record->aggregate), *id, record, error)
         && write_lists (transaction->store, record, *id, FALSE, error)
         && trame_journal_set (transaction, entity, *id, error);
}

gint64
trame_changes_add_kept (TrameChanges *changes, gconstpointer record)
{
  g_return_val_if_fail (changes != NULL && record != NULL, 0);
  return trame_changes_append (changes, trame_kept_apply_add, trame_kept_copy (record), trame_kept_free);
}

void
trame_changes_set_kept (TrameChanges *changes, gconstpointer record)
{
  g_return_if_fail (changes != NULL && record != NULL && ((const TrameKept *) record)->id != 0);
  trame_changes_append (changes, apply_set, trame_kept_copy (record), trame_kept_free);
}
