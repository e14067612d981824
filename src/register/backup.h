/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a register: made, checked, thinned, put back. Every call is blocking and works on the caller's thread with a
 * connection of its own, so that nobody else waits: call them on a worker. */
#pragma once

#include "register/verify.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_BACKUP_DAILY,   /* the automatic copy of a day */
  TRAME_BACKUP_BY_HAND, /* asked for: never thinned */
  TRAME_BACKUP_OLDER,   /* made beside the register before it was brought up to date */
  TRAME_BACKUP_ASIDE,   /* what a restored copy took the place of, beside the register */
} TrameBackupKind;

typedef struct
{
  char *path;
  TrameBackupKind kind;
  GDate day; /* in its name; of one set aside, when it was last written */
  gint64 size;
  gboolean unreadable; /* trame_register_find_remains(): damaged, it may hold anything */
} TrameBackup;

void trame_backup_free (TrameBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameBackup, trame_backup_free)

/* Copies the register to the new file PATH (0600), then reads every page of the copy and proves it; a copy that is not
 * whole is deleted, and CORRUPT says why. What was proved, with the head to keep elsewhere; NULL and ERROR. */
TrameVerification *
trame_register_backup (TrameRegister *self, const char *path, GCancellable *cancellable, GError **error);

/* The folder of the copies of the register at PATH: "backups" beside it. Owned by the caller. */
char *trame_backup_folder (const char *path);
/* The same, of an open one. */
char *trame_register_get_backup_folder (TrameRegister *self);
/* The copy of TODAY, unless it is there already, then thins the folder: kept are the last of each of the 7 last days, 4
 * last weeks and 12 last months that have one (settings "backup.daily", "backup.weekly", "backup.monthly"; all three 0: no
 * automatic copy, and none is deleted). The newest is never deleted, nor that of TODAY, and nothing is when the new copy
 * failed. *MADE (nullable): whether one was; not when another program is making it. A register that is read only, that has
 * nothing in it or that is itself a copy is not copied. */
gboolean trame_register_backup_daily (
    TrameRegister *self, const GDate *today, gboolean *made, GCancellable *cancellable, GError **error);
/* The copies in FOLDER of the register at PATH, newest first: of TrameBackup*, owned by the caller. */
GPtrArray *trame_backup_list (const char *folder, const char *path);
/* Those in its folder of copies and those beside it, of every kind, the same. */
GPtrArray *trame_backup_list_all (const char *path);

/* The copies, of every kind, that still hold what was removed lawfully from the register since they were made, and those that
 * cannot be read to know: as trame_backup_list_all() gives them. Copies elsewhere are not known. NULL and ERROR. Blocking. */
GPtrArray *trame_register_find_remains (TrameRegister *self, GError **error);
/* How many rows the register at PATH removed lawfully since the copy BACKUP was made: they come back with it. 0 when either
 * cannot be read. Blocking. */
guint trame_backup_count_removed_since (const char *backup, const char *path);
/* Deletes the copy, with what stands beside it of its own. FALSE and ERROR when it is still there. */
gboolean trame_backup_delete (const TrameBackup *backup, GError **error);
/* A name in FOLDER, which nothing has, for a copy by hand of the register at PATH. Owned by the caller. */
char *trame_backup_name_by_hand (const char *folder, const char *path, const GDate *day);

/* Proves every row of the copy BACKUP and reads every page of it: what it holds. NULL and ERROR when anything is wrong; a
 * verification is never one that failed. */
TrameVerification *trame_backup_prove (const char *backup, GCancellable *cancellable, GError **error);

/* Puts the copy BACKUP in the place of the register at PATH, which nobody may have open (BUSY). The copy is proved first, and
 * what was there, whatever it is, is kept beside: *REPLACED (nullable, owned by the caller) receives its new name, NULL
 * when there was nothing. A folder's place is not taken (OPEN). FALSE and ERROR: nothing changed. */
gboolean
trame_backup_restore (const char *backup, const char *path, char **replaced, GCancellable *cancellable, GError **error);

G_END_DECLS
