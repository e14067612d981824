/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal of one convention, read newest first. */
#include "office/history.h"

#include "office/desk.h"
#include "register/verify.h"

typedef struct
{
  gint64 convention;
  guint limit;
} Asked;

static void
entry_free (gpointer data)
{
  TrameHistoryEntry *entry = data;
  trame_journal_record_free (entry->record);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry);
}

void
trame_history_free (TrameHistory *history)
{
  if (history == NULL)
    return;
  g_clear_pointer (&history->entries, g_ptr_array_unref);
  g_free (history->head);
  g_free (history);
}

/* Takes RECORD. FALSE and ERROR. */
static gboolean
add_entry (TrameDesk *desk, TrameHistory *history, TrameJournalRecord *record, GError **error)
{
  g_autoptr (GError) own = NULL;
  TrameHistoryEntry *entry = g_new0 (TrameHistoryEntry, 1);
  entry->record = record;
  g_ptr_array_add (history->entries, entry);
  entry->changes = trame_register_load_journal_changes (desk->store, record->id, &own);
  if (entry->changes != NULL || g_error_matches (own, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REMOVED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gpointer
run_load (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (TrameHistory) history = g_new0 (TrameHistory, 1);
  history->entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) rows = trame_register_load_convention_journal (desk->store, asked->convention, error);
  if (rows == NULL)
    return NULL;
  while (rows->len > 0 && history->entries->len < asked->limit)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_entry (desk, history, g_ptr_array_steal_index (rows, rows->len - 1), error))
      return NULL;
  history->older = rows->len;
  history->head = trame_register_get_head (desk->store, &history->journal_rows, error);
  return history->head != NULL ? g_steal_pointer (&history) : NULL;
}

TrameHistory *
trame_office_load_history (TrameOffice *office, gint64 convention, guint limit, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  Asked asked = { convention, limit };
  return trame_office_do (office, run_load, &asked, error);
}

void
trame_office_load_history_async (TrameOffice *office,
                                 gint64 convention,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  Asked asked = { convention, limit };
  trame_office_do_async (office, run_load, g_memdup2 (&asked, sizeof asked), g_free,
                         (GDestroyNotify) trame_history_free, cancellable, callback, user_data);
}

TrameHistory *
trame_office_load_history_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
