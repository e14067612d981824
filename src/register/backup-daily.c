/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The automatic copy of a day: whether one is due, made by one program alone. How a copy is made is in backup.c. */
#include "register/backup.h"
#include "register/backup-keep.h"
#include "register/error.h"
#include "register/load.h"
#include "register/store/file-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Takes the place of who copies into FOLDER, until *FD is closed. FALSE: another program has it, and copies. Where the
 * file system knows no such lock, each copies: the last one's stays. */
static gboolean
take_turn (const char *folder, int *fd)
{
  *fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  return *fd < 0 || flock (*fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/* Copies to PATH, then deletes the copies that need not be kept any more; nothing is when the copy fails. */
static gboolean
copy_and_thin (TrameRegister *self,
               const char *folder,
               const char *path,
               const GDate *today,
               GHashTable *settings,
               GCancellable *cancellable,
               GError **error)
{
  trame_store_clear_unfinished (path);
  g_autoptr (TrameVerification) verification = trame_register_backup (self, path, cancellable, error);
  if (verification == NULL)
    return FALSE;
  trame_backup_thin (folder, trame_register_get_path (self), today, settings);
  return TRUE;
}

/* Whether there is anything to copy, as the town hall chose: -1 and ERROR when it cannot be told. SETTINGS: its own. */
static int
is_wanted (TrameRegister *self, TrameSettings **settings, GError **error)
{
  gint64 rows = trame_register_get_revision (self, error);
  if (rows <= 0)
    return (int) rows;
  *settings = trame_register_load_settings (self, error);
  return *settings == NULL ? -1 : trame_backup_keeps_any ((*settings)->values);
}

gboolean
trame_register_backup_daily (
    TrameRegister *self, const GDate *today, gboolean *made, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && today != NULL && g_date_valid (today), FALSE);
  gboolean copied = FALSE;
  if (made != NULL)
    *made = FALSE;
  const char *file = trame_register_get_path (self);
  if (trame_register_is_read_only (self) || trame_backup_is_copy (file))
    return TRUE;
  g_autofree char *folder = trame_register_get_backup_folder (self);
  g_autofree char *path = trame_backup_name (folder, file, today);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr (TrameSettings) settings = NULL;
  int wanted = is_wanted (self, &settings, error);
  if (wanted <= 0)
    return wanted == 0;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      trame_register_error_set_errno (error, folder);
      return FALSE;
    }
  int turn;
  gboolean ok = TRUE;
  /* Another program may have ended its copy since we looked. */
  if (take_turn (folder, &turn) && !g_file_test (path, G_FILE_TEST_EXISTS))
    ok = copied = copy_and_thin (self, folder, path, today, settings->values, cancellable, error);
  if (turn >= 0)
    close (turn);
  if (made != NULL)
    *made = copied;
  return ok;
}
