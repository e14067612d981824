/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record at a time, whatever its aggregate. */
#include "office/keep.h"

#include "office/keep-check.h"
#include "office/stale-desk.h"

typedef TrameKept TrameKeptCopy;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameKeptCopy, trame_kept_free)

/* The convention that RECORD is about; 0: none. */
static gint64
convention_of (const TrameKept *record)
{
  const TrameMember *member = trame_aggregate_find (record->aggregate, "convention");
  return member != NULL ? *(gint64 *) trame_kept_place (record, member) : 0;
}

static gpointer
run_keep (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameKeptCopy) record = trame_kept_copy (data);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  gint64 id = record->id;
  if (!trame_desk_check_record (desk, record, error))
    return NULL;
  if (id != 0)
    trame_changes_set_kept (changes, record);
  else
    id = trame_changes_add_kept (changes, record);
  g_autoptr (GError) own = NULL;
  if (!trame_desk_commit (desk, changes, convention_of (record), &own))
    {
      if (id > 0 && g_error_matches (own, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE))
        trame_desk_add_both (desk, record, &own);
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  if (id < 0)
    id = trame_changes_get_id (changes, id);
  desk->acts_changed = TRUE;
  return g_memdup2 (&id, sizeof id);
}

static gint64
take_id (gint64 *answer)
{
  g_autofree gint64 *id = answer;
  return id != NULL ? *id : 0;
}

gint64
trame_office_keep (TrameOffice *office, gconstpointer record, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && record != NULL, 0);
  return take_id (trame_office_do (office, run_keep, (gpointer) record, error));
}

void
trame_office_keep_async (TrameOffice *office,
                         gconstpointer record,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && record != NULL);
  trame_office_do_async (office, run_keep, trame_kept_copy (record), trame_kept_free, g_free, cancellable, callback,
                         user_data);
}

gint64
trame_office_keep_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return take_id (trame_office_do_finish (office, result, error));
}
