/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records read back from their rows. Writing them is in aggregate.c. */
#include "register/aggregate-sql.h"
#include "register/connection.h"
#include "register/error.h"

typedef struct
{
  const TrameAggregate *aggregate;
  const char *column;
  gint64 of;
} Asked;

static void
read_member (TrameStatement *row, int column, TrameKept *record, const TrameMember *member)
{
  gpointer place = trame_kept_place (record, member);
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      *(char **) place = trame_statement_dup (row, column);
      break;
    case TRAME_MEMBER_DATE:
      trame_statement_date (row, column, place);
      break;
    case TRAME_MEMBER_NUMBER:
      if (!trame_statement_is_null (row, column))
        *(gint64 *) place = trame_statement_int (row, column);
      break;
    case TRAME_MEMBER_ID:
      *(gint64 *) place = trame_statement_int (row, column);
      break;
    case TRAME_MEMBER_FLAG:
      *(gboolean *) place = trame_statement_int (row, column) != 0;
      break;
    case TRAME_MEMBER_LIST:
    default:
      break;
    }
}

static TrameKept *
read_row (TrameStatement *row, const TrameAggregate *aggregate)
{
  TrameKept *record = trame_kept_new (aggregate);
  int column = 1;
  record->id = trame_statement_int (row, 0);
  for (guint i = 0; i < aggregate->n_members; i++)
    if (aggregate->members[i].kind != TRAME_MEMBER_LIST)
      read_member (row, column++, record, &aggregate->members[i]);
  record->revision = trame_statement_int (row, column);
  return record;
}

static gboolean
read_lists (TrameStore *store, TrameKept *record, GError **error)
{
  TrameStatement *line = trame_store_prepare (
      store,
      trame_aggregate_lines_sql (record->aggregate, "SELECT list, words FROM @ WHERE @ = ?1 ORDER BY list, rank"),
      error);
  int step = -1;
  if (line == NULL)
    return FALSE;
  trame_statement_set_int (line, 1, record->id);
  while ((step = trame_statement_step (line, error)) > 0)
    {
      const char *name = trame_statement_text (line, 0);
      const TrameMember *member = name != NULL ? trame_aggregate_find (record->aggregate, name) : NULL;
      if (member != NULL && member->kind == TRAME_MEMBER_LIST && !trame_statement_is_null (line, 1))
        g_ptr_array_add (*(GPtrArray **) trame_kept_place (record, member), trame_statement_dup (line, 1));
    }
  return step == 0;
}

/* On the connection thread, inside a transaction. */
static gpointer
load (TrameStore *store, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (trame_kept_free);
  TrameStatement *row = trame_store_prepare (store, trame_aggregate_select_sql (asked->aggregate, asked->column),
                                             error);
  int step = -1;
  if (row == NULL)
    return NULL;
  if (asked->column != NULL)
    trame_statement_set_int (row, 1, asked->of);
  while ((step = trame_statement_step (row, error)) > 0)
    g_ptr_array_add (all, read_row (row, asked->aggregate));
  if (step != 0)
    return NULL;
  for (guint i = 0; asked->aggregate->lines != NULL && i < all->len; i++)
    if (!read_lists (store, all->pdata[i], error))
      return NULL;
  return g_steal_pointer (&all);
}

/* The same with a transaction of its own. */
static gpointer
load_alone (TrameStore *store, gpointer data, GError **error)
{
  if (!trame_store_begin (store, FALSE, error))
    return NULL;
  gpointer all = load (store, data, error);
  trame_store_rollback (store);
  return all;
}

GPtrArray *
trame_register_load_kept (
    TrameRegister *self, const TrameAggregate *aggregate, const char *column, gint64 of, GError **error)
{
  g_return_val_if_fail (self != NULL && aggregate != NULL, NULL);
  Asked asked = { aggregate, column, of };
  return trame_register_read (self, load, &asked, error);
}

gpointer
trame_register_load_one_kept (TrameRegister *self, const TrameAggregate *aggregate, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && aggregate != NULL, NULL);
  Asked asked = { aggregate, "id", id };
  g_autoptr (GPtrArray) found = trame_register_read (self, load, &asked, error);
  if (found != NULL && found->len == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  return found != NULL && found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
}

void
trame_register_load_kept_async (TrameRegister *self,
                                const TrameAggregate *aggregate,
                                const char *column,
                                gint64 of,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (self != NULL && aggregate != NULL);
  Asked *asked = g_new0 (Asked, 1);
  *asked = (Asked){ aggregate, column, of };
  trame_register_run_async (self, load_alone, asked, g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                            user_data);
}

GPtrArray *
trame_register_load_kept_finish (TrameRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return trame_register_run_finish (result, FALSE, error);
}
