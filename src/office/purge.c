/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deleting copies: a good one first, then the journal, then the files. Which hold what is register/backup-remains. */
#include "office/purge.h"

#include "office/desk.h"

#include <string.h>

void
trame_purge_free (TramePurge *purge)
{
  if (purge == NULL)
    return;
  trame_copy_free (purge->kept);
  g_clear_pointer (&purge->deleted, g_ptr_array_unref);
  g_clear_pointer (&purge->left, g_ptr_array_unref);
  g_free (purge);
}

GPtrArray *
trame_office_find_remains (TrameOffice *office, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_register_find_remains (trame_office_get_register (office), error);
}

static gpointer
run_find (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return trame_register_find_remains (desk->store, error);
}

void
trame_office_find_remains_async (TrameOffice *office,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_find, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                         user_data);
}

GPtrArray *
trame_office_find_remains_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

static const TrameBackup *
find_path (const GPtrArray *copies, const char *path)
{
  for (guint i = 0; i < copies->len; i++)
    if (g_str_equal (((const TrameBackup *) copies->pdata[i])->path, path))
      return copies->pdata[i];
  return NULL;
}

/* "2026-11-23: a.trame, b.trame". Owned by the caller. */
static char *
words_of (const GDate *day, const GPtrArray *copies)
{
  g_autofree char *iso = trame_date_to_iso (day);
  GString *words = g_string_new (iso);
  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *name = g_path_get_basename (((const TrameBackup *) copies->pdata[i])->path);
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_string_append_printf (words, "%s%s", i == 0 ? ": " : ", ", valid);
    }
  return g_string_free (words, FALSE);
}

static gpointer
run_journal (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *words = words_of (&desk->today, data);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_set_setting (changes, TRAME_SETTING_PURGED, words);
  if (!trame_desk_commit (desk, changes, 0, error))
    return NULL;
  desk->reload = TRUE;
  return GINT_TO_POINTER (TRUE);
}

static void
delete_all (TramePurge *purge, const GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const TrameBackup *copy = copies->pdata[i];
      g_autoptr (GError) error = NULL;
      gboolean gone = trame_backup_delete (copy, &error);
      g_ptr_array_add (gone ? purge->deleted : purge->left, g_strdup (gone ? copy->path : error->message));
    }
}

TramePurge *
trame_office_purge (TrameOffice *office, const GPtrArray *copies, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && copies != NULL, NULL);
  g_autoptr (TramePurge) purge = g_new0 (TramePurge, 1);
  purge->deleted = g_ptr_array_new_with_free_func (g_free);
  purge->left = g_ptr_array_new_with_free_func (g_free);
  if ((purge->kept = trame_office_backup (office, NULL, error)) == NULL)
    return NULL;
  /* Only what is still there and still holds something; never the copy just made. */
  g_autoptr (GPtrArray) found = trame_office_find_remains (office, error);
  if (found == NULL)
    return NULL;
  for (guint i = found->len; i > 0; i--)
    {
      const char *path = ((const TrameBackup *) found->pdata[i - 1])->path;
      if (find_path (copies, path) == NULL || g_str_equal (path, purge->kept->path))
        g_ptr_array_remove_index (found, i - 1);
    }
  if (found->len > 0 && trame_office_do (office, run_journal, found, error) == NULL)
    return NULL;
  delete_all (purge, found);
  return g_steal_pointer (&purge);
}
