/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging partners; what it does to the rows is register/partner-merge's. */
#include "office/merge.h"

#include "office/desk.h"
#include "register/partner-merge.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 kept;
  gint64 merged;
  gint64 undone; /* 0: a merge */
  char *reason;
} Merging;

static gboolean
check_partner (TrameDesk *desk, gint64 id, GError **error)
{
  g_autoptr (TramePartner) partner = trame_register_load_partner (desk->store, id, error);
  if (partner == NULL || partner->merged_into == 0)
    return partner != NULL;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("“%s” was merged already, into number %" PRId64 "."), partner->name, partner->merged_into);
  return FALSE;
}

static gboolean
check (TrameDesk *desk, const Merging *merging, GError **error)
{
  if (merging->undone != 0)
    return TRUE;
  if (merging->kept != merging->merged)
    return check_partner (desk, merging->kept, error) && check_partner (desk, merging->merged, error);
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                       _ ("A partner cannot be merged with itself."));
  return FALSE;
}

static gpointer
run_merge (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Merging *merging = data;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  if (!check (desk, merging, error))
    return NULL;
  gint64 id = merging->undone != 0
                  ? trame_changes_undo_merge (changes, merging->undone, merging->reason)
                  : trame_changes_merge_partners (changes, merging->kept, merging->merged, merging->reason);
  if (!trame_desk_commit (desk, changes, 0, error))
    return NULL;
  desk->acts_changed = desk->reload = TRUE; /* conventions show its name */
  id = trame_changes_get_id (changes, id);
  return g_memdup2 (&id, sizeof id);
}

gint64
trame_office_merge_partners (TrameOffice *office, gint64 kept, gint64 merged, const char *reason, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), 0);
  Merging merging = { .kept = kept, .merged = merged, .reason = (char *) reason };
  g_autofree gint64 *id = trame_office_do (office, run_merge, &merging, error);
  return id != NULL ? *id : 0;
}

gint64
trame_office_undo_merge (TrameOffice *office, gint64 merge, const char *reason, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && merge > 0, 0);
  Merging merging = { .undone = merge, .reason = (char *) reason };
  g_autofree gint64 *id = trame_office_do (office, run_merge, &merging, error);
  return id != NULL ? *id : 0;
}

static void
merging_free (gpointer data)
{
  Merging *merging = data;
  g_free (merging->reason);
  g_free (merging);
}

static void
merge_async (TrameOffice *office,
             const Merging *given,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  Merging *merging = g_memdup2 (given, sizeof *given);
  merging->reason = g_strdup (given->reason);
  trame_office_do_async (office, run_merge, merging, merging_free, g_free, cancellable, callback, user_data);
}

void
trame_office_merge_partners_async (TrameOffice *office,
                                   gint64 kept,
                                   gint64 merged,
                                   const char *reason,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  const Merging merging = { .kept = kept, .merged = merged, .reason = (char *) reason };
  merge_async (office, &merging, cancellable, callback, user_data);
}

void
trame_office_undo_merge_async (TrameOffice *office,
                               gint64 merge,
                               const char *reason,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && merge > 0);
  const Merging merging = { .undone = merge, .reason = (char *) reason };
  merge_async (office, &merging, cancellable, callback, user_data);
}

gint64
trame_office_merge_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = trame_office_do_finish (office, result, error);
  return id != NULL ? *id : 0;
}
