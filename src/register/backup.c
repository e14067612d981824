/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies made, checked and put back. The one of each day is in backup-daily.c, which are kept in backup-keep.c. */
#include "register/backup.h"
#include "register/backup-keep.h"
#include "register/error.h"
#include "register/load.h"
#include "register/store/file-copy.h"
#include "register/store/store.h"

#include <errno.h>
#include <glib/gstdio.h>

static TrameVerification *
prove (const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameVerification) verification = trame_verify_file (copy, cancellable, error);
  if (verification == NULL || verification->ok)
    return g_steal_pointer (&verification);
  g_autofree char *what = g_strdup_printf ("%s %" G_GINT64_FORMAT ": %s", verification->table, verification->id,
                                           verification->what);
  trame_register_error_set (error, TRAME_REGISTER_ERROR_CORRUPT, what);
  return NULL;
}

typedef struct
{
  GCancellable *cancellable;
  TrameVerification *verification;
} Proof;

static gboolean prove_older (const char *copy, Proof *proof, GError **error);

/* A copy that an earlier Trame wrote is proved by what it becomes. */
static gboolean
prove_any (const char *copy, gpointer data, GError **error)
{
  Proof *proof = data;
  g_autoptr (GError) failure = NULL;
  proof->verification = prove (copy, proof->cancellable, &failure);
  if (g_error_matches (failure, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_TOO_OLD))
    return prove_older (copy, proof, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return proof->verification != NULL;
}

/* Brings the file, which is nobody's yet, up to date and proves it. */
static gboolean
prove_upgraded (const char *file, gpointer data, GError **error)
{
  Proof *proof = data;
  if (trame_store_upgrade_copy (file, error))
    proof->verification = prove (file, proof->cancellable, error);
  return proof->verification != NULL;
}

/* The copy itself is left as it is: what is brought up to date is a copy of it, which goes. */
static gboolean
prove_older (const char *copy, Proof *proof, GError **error)
{
  g_autofree char *trial = trame_store_create_beside (copy, error);
  if (trial == NULL)
    return FALSE;
  gboolean ok = trame_store_copy_file (copy, trial, prove_upgraded, proof, error);
  g_unlink (trial);
  return ok;
}

TrameVerification *
trame_backup_prove (const char *backup, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (backup != NULL, NULL);
  Proof proof = { .cancellable = cancellable };
  return prove_any (backup, &proof, error) ? proof.verification : NULL;
}

/* TO is there whole and proved, or not at all. */
static TrameVerification *
copy_checked (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  Proof proof = { .cancellable = cancellable };
  if (trame_store_copy_file (from, to, prove_any, &proof, error))
    return proof.verification;
  g_clear_pointer (&proof.verification, trame_verification_free);
  return NULL;
}

TrameVerification *
trame_register_backup (TrameRegister *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      trame_register_error_set_errno (error, path);
      return NULL;
    }
  return copy_checked (trame_register_get_path (self), path, cancellable, error);
}

char *
trame_backup_folder (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  return g_build_filename (folder, TRAME_BACKUP_FOLDER, NULL);
}

char *
trame_register_get_backup_folder (TrameRegister *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_backup_folder (trame_register_get_path (self));
}

/* Another name beside PATH that nothing has. Owned by the caller. */
static char *
free_name (const char *path)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s" TRAME_BACKUP_REPLACED "%u", path, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* Sets what stands at PATH aside under NAME, with the changes that are not in it yet. */
static gboolean
set_aside (const char *path, const char *name, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "" };
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (name, suffixes[i], NULL);
      if (g_rename (from, to) != 0 && (errno != ENOENT || *suffixes[i] == '\0'))
        {
          trame_register_error_set_errno (error, from);
          return FALSE;
        }
    }
  return TRUE;
}

/* Sets what stands at PATH aside under ASIDE and puts READY there. Nobody may have it open, nor open it meanwhile; a file
 * that cannot be opened at all has nobody. */
static gboolean
exchange (const char *ready, const char *path, const char *aside, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (TrameStore) store = trame_store_open_as_is (path, TRAME_REGISTER_OPEN_DEFAULT, &refusal);
  if (store != NULL && !trame_store_is_alone (store, error))
    return FALSE;
  if (g_error_matches (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (!set_aside (path, aside, error))
    return FALSE;
  if (g_rename (ready, path) == 0)
    return TRUE;
  trame_register_error_set_errno (error, path);
  set_aside (aside, path, NULL);
  return FALSE;
}

static gboolean
put_in_place (const char *ready, const char *path, char **aside, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (g_rename (ready, path) == 0)
        return TRUE;
      trame_register_error_set_errno (error, path);
      return FALSE;
    }
  *aside = free_name (path);
  return exchange (ready, path, *aside, error);
}

gboolean
trame_backup_restore (const char *backup, const char *path, char **replaced, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);
  g_autofree char *ready = g_strconcat (path, ".restored", NULL);
  g_autofree char *aside = NULL;
  if (replaced != NULL)
    *replaced = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_OPEN, path);
      return FALSE;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      trame_register_error_set_errno (error, folder);
      return FALSE;
    }
  g_autoptr (TrameVerification) verification = copy_checked (backup, ready, cancellable, error);
  if (verification == NULL)
    return FALSE;
  if (!put_in_place (ready, path, &aside, error))
    {
      g_unlink (ready);
      return FALSE;
    }
  if (replaced != NULL)
    *replaced = g_steal_pointer (&aside);
  return trame_store_settle (path, error);
}
