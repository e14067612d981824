/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups, of each day and by hand: where they go, and what is said when they cannot. */
#include "office/backup.h"

#include "office/desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

void
trame_copy_free (TrameCopy *copy)
{
  if (copy == NULL)
    return;
  g_free (copy->path);
  g_free (copy->head);
  g_free (copy);
}

static TrameCopy *
copy_new (const char *path, const TrameVerification *verification)
{
  GStatBuf file;
  TrameCopy *copy = g_new0 (TrameCopy, 1);
  copy->path = g_strdup (path);
  copy->size = g_stat (path, &file) == 0 ? file.st_size : 0;
  copy->rows = verification->rows;
  copy->head = g_strdup (verification->head);
  return copy;
}

static void
refuse_folder (const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
               _ ("Nothing can be written in the folder “%s”: it is protected. Give another file."), folder);
}

/* The file that PATH (NULL: the folder of backups) means. NULL and ERROR when it cannot be written. Owned by the caller. */
static char *
destination (TrameDesk *desk, const char *path, GError **error)
{
  const char *from = trame_register_get_path (desk->store);
  g_autofree char *folder = path == NULL ? trame_register_get_backup_folder (desk->store) : NULL;
  if (folder != NULL && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                   _ ("The folder “%s” cannot be made. Nothing was written: check where it is, or give another file."),
                   folder);
      return NULL;
    }
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    folder = g_strdup (path);
  g_autofree char *file = folder != NULL ? trame_backup_name_by_hand (folder, from, &desk->today) : g_strdup (path);
  if (folder == NULL)
    folder = g_path_get_dirname (file);
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                 _ ("There is a file “%s” already. Nothing was written: give another name."), file);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                 _ ("There is no folder “%s”. Nothing was written: make it, or give another file."), folder);
  else
    return g_steal_pointer (&file);
  return NULL;
}

/* Whether WHY is about where the copy goes, not about the register. */
static gboolean
is_of_place (TrameDesk *desk, const GError *why)
{
  return (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_OPEN)
          || g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_READ_ONLY))
         && g_file_test (trame_register_get_path (desk->store), G_FILE_TEST_EXISTS);
}

static gpointer
run_backup (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *path = destination (desk, data, error);
  if (path == NULL)
    return NULL;
  g_autoptr (TrameVerification) verification = trame_register_backup (desk->store, path, cancellable, &failure);
  if (verification != NULL)
    return copy_new (path, verification);
  if (is_of_place (desk, failure))
    refuse_folder (path, error);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

TrameCopy *
trame_office_backup (TrameOffice *office, const char *path, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_office_do (office, run_backup, (gpointer) path, error);
}

void
trame_office_backup_async (
    TrameOffice *office, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_backup, g_strdup (path), g_free, (GDestroyNotify) trame_copy_free, cancellable,
                         callback, user_data);
}

TrameCopy *
trame_office_backup_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

typedef struct
{
  GDate day;
  gboolean *made; /* NULL: nobody asks */
} Daily;

static gpointer
run_daily (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Daily *daily = data;
  g_autoptr (GError) failure = NULL;
  if (trame_register_backup_daily (desk->store, &daily->day, daily->made, cancellable, &failure))
    return GINT_TO_POINTER (TRUE);
  if (!is_of_place (desk, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autofree char *folder = trame_register_get_backup_folder (desk->store);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
               _ ("Nothing can be written in the folder “%s”: it is protected, or something else has its name."),
               folder);
  return NULL;
}

gboolean
trame_office_backup_daily (TrameOffice *office, const GDate *day, gboolean *made, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && day != NULL && g_date_valid (day), FALSE);
  Daily daily = { .day = *day, .made = made };
  return trame_office_do (office, run_daily, &daily, error) != NULL;
}

void
trame_office_backup_daily_async (
    TrameOffice *office, const GDate *day, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && day != NULL && g_date_valid (day));
  Daily *daily = g_new0 (Daily, 1);
  daily->day = *day;
  trame_office_do_async (office, run_daily, daily, g_free, NULL, cancellable, callback, user_data);
}

gboolean
trame_office_backup_daily_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}

GPtrArray *
trame_office_list_backups (TrameOffice *office)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_backup_list_all (trame_office_get_path (office));
}

/* Says that the copy at PATH will not do, and why. */
static void
refuse_copy (GError **error, const char *path, const GError *why)
{
  const GQuark domain = TRAME_OFFICE_ERROR;
  if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_NOT_A_REGISTER))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” is not a register of Trame. Nothing was changed: “backup --list” shows the backups."), path);
  else if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_TOO_NEW))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” was written by a later version of Trame. Nothing was changed: install that version first."),
                 path);
  else if (g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” is damaged. Nothing was changed: choose another one; when there is none, “salvage” brings "
                    "back what can be read of it."),
                 path);
  else if (!g_error_matches (why, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_OPEN))
    g_propagate_error (error, g_error_copy (why));
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("“%s” cannot be read: it is no file, or you have no right to it. Nothing was changed."), path);
  else
    g_set_error (error, domain, TRAME_OFFICE_ERROR_FILE,
                 _ ("There is no file “%s”. Nothing was changed: “backup --list” shows those that there are."), path);
}

TrameCopy *
trame_office_prove_copy (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (GError) why = NULL;
  g_autoptr (TrameVerification) verification = trame_backup_prove (path, NULL, &why);
  if (verification != NULL)
    return copy_new (path, verification);
  refuse_copy (error, path, why);
  return NULL;
}

static gboolean
same_file (const char *one, const char *other)
{
  GStatBuf a, b;
  return g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

TrameCopy *
trame_office_restore (const char *backup, const char *path, char **replaced, GError **error)
{
  g_return_val_if_fail (backup != NULL && path != NULL && replaced != NULL, NULL);
  *replaced = NULL;
  if (same_file (backup, path))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE,
                   _ ("“%s” is the register itself, not a backup of it. Nothing was changed."), backup);
      return NULL;
    }
  g_autoptr (TrameCopy) copy = trame_office_prove_copy (backup, error);
  if (copy == NULL || !trame_backup_restore (backup, path, replaced, NULL, error))
    return NULL;
  g_free (copy->path);
  copy->path = g_strdup (path);
  return g_steal_pointer (&copy);
}
