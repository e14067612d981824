/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of changes, and its commit as one transaction. What each change does is with its aggregate. */
#include "register/connection.h"
#include "register/transaction.h"

typedef struct
{
  TrameApply apply;
  gpointer data;
  GDestroyNotify free_data;
} Change;

struct _TrameChanges
{
  char *agent;
  gint64 now;
  GArray *list; /* of Change */
  GArray *ids;  /* of gint64; empty until committed */
};

static void
change_clear (gpointer data)
{
  Change *change = data;
  if (change->free_data != NULL)
    change->free_data (change->data);
}

TrameChanges *
trame_changes_new (const char *agent, gint64 now)
{
  TrameChanges *changes = g_new0 (TrameChanges, 1);
  changes->agent = g_strdup (agent != NULL ? agent : "");
  changes->now = now;
  changes->list = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (changes->list, change_clear);
  changes->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return changes;
}

void
trame_changes_free (TrameChanges *changes)
{
  if (changes == NULL)
    return;
  g_free (changes->agent);
  g_array_unref (changes->list);
  g_array_unref (changes->ids);
  g_free (changes);
}

gint64
trame_changes_append (TrameChanges *changes, TrameApply apply, gpointer data, GDestroyNotify free_data)
{
  Change change = { apply, data, free_data };
  g_array_append_val (changes->list, change);
  return -(gint64) changes->list->len;
}

gboolean
trame_changes_is_empty (const TrameChanges *changes)
{
  g_return_val_if_fail (changes != NULL, TRUE);
  return changes->list->len == 0;
}

static gint64
id_behind (const GArray *ids, gint64 handle)
{
  if (handle >= 0)
    return handle;
  return -handle <= (gint64) ids->len ? g_array_index (ids, gint64, -handle - 1) : 0;
}

gint64
trame_changes_get_id (const TrameChanges *changes, gint64 handle)
{
  g_return_val_if_fail (changes != NULL, 0);
  return id_behind (changes->ids, handle);
}

gint64
trame_transaction_resolve (TrameTransaction *transaction, gint64 handle)
{
  return id_behind (transaction->ids, handle);
}

gint64
trame_transaction_next_id (TrameTransaction *transaction, const char *max_sql, GError **error)
{
  TrameStatement *max = trame_store_prepare (transaction->store, max_sql, error);
  if (max == NULL || trame_statement_step (max, error) <= 0)
    return 0;
  gint64 id = trame_statement_int (max, 0) + 1;
  trame_statement_reset (max);
  return id;
}

static gboolean
apply_all (TrameTransaction *transaction, TrameChanges *changes, GError **error)
{
  if (!trame_journal_begin (transaction, error))
    return FALSE;
  for (guint i = 0; i < changes->list->len; i++)
    {
      const Change *change = &g_array_index (changes->list, Change, i);
      gint64 id = 0;
      if (!change->apply (transaction, change->data, &id, error))
        return FALSE;
      g_array_append_val (transaction->ids, id);
    }
  return trame_journal_end (transaction, error);
}

/* On the connection thread. */
static gpointer
commit_run (TrameStore *store, gpointer data, GError **error)
{
  TrameChanges *changes = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrameTransaction transaction = { .store = store, .agent = changes->agent, .now = changes->now, .ids = ids };
  if (!trame_store_begin (store, TRUE, error))
    return NULL;
  if (!apply_all (&transaction, changes, error))
    {
      trame_store_rollback (store);
      return NULL;
    }
  if (!trame_store_commit (store, error))
    return NULL;
  if (transaction.rows > transaction.first)
    trame_store_note_own (store, transaction.first + 1, transaction.rows);
  g_array_set_size (changes->ids, 0);
  g_array_append_vals (changes->ids, ids->data, ids->len);
  return changes;
}

gboolean
trame_register_commit (TrameRegister *self, TrameChanges *changes, GError **error)
{
  g_return_val_if_fail (self != NULL && changes != NULL, FALSE);
  return trame_register_run (self, commit_run, changes, error) != NULL;
}

void
trame_register_commit_async (TrameRegister *self,
                             TrameChanges *changes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (self != NULL && changes != NULL);
  trame_register_run_async (self, commit_run, changes, (GDestroyNotify) trame_changes_free, NULL, cancellable, callback,
                            user_data);
}

TrameChanges *
trame_register_commit_finish (TrameRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  /* The answer is the list itself, which the task owned: it goes to the caller, and the task lets go of it. */
  return trame_register_run_finish (result, TRUE, error);
}
