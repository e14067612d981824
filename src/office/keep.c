/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record at a time, whatever its aggregate. */
#include "office/keep.h"

#include "french/date-text.h"
#include "office/desk.h"

#include <glib/gi18n-lib.h>

static gconstpointer
member_of (const TrameKept *record, const char *column)
{
  const TrameMember *member = trame_aggregate_find (record->aggregate, column);
  return member != NULL ? trame_kept_place (record, member) : NULL;
}

/* What ends does not end before it begins. */
static gboolean
check_dates (const TrameKept *record, GError **error)
{
  const GDate *from = member_of (record, "from_date"), *until = member_of (record, "until_date");
  if (from == NULL || until == NULL || !g_date_valid (from) || !g_date_valid (until)
      || g_date_compare (from, until) <= 0)
    return TRUE;
  g_autofree char *first = trame_date_to_numbers (from), *last = trame_date_to_numbers (until);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("The last day (%s) comes before the first (%s). Nothing was saved: correct one of them."), last,
               first);
  return FALSE;
}

static gpointer
run_keep (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrameKept *record = data;
  const gint64 *convention = member_of (record, "convention");
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  gint64 id = record->id;
  if (!check_dates (record, error))
    return NULL;
  if (id != 0)
    trame_changes_set_kept (changes, record);
  else
    id = trame_changes_add_kept (changes, record);
  if (!trame_desk_commit (desk, changes, convention != NULL ? *convention : 0, error))
    return NULL;
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
