/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which automatic copies are kept. Private to the room. */
#pragma once

#include "register/backup.h"

G_BEGIN_DECLS

/* "FOLDER/town-2026-01-05.trame" for the register "…/town.trame". Owned by the caller. */
char *trame_backup_name (const char *folder, const char *path, const GDate *day);
/* Deletes the daily copies of the register PATH in FOLDER that need not be kept, and what copies interrupted before TODAY
 * left. SETTINGS: key → value. */
void trame_backup_thin (const char *folder, const char *path, const GDate *today, GHashTable *settings);
/* Whether SETTINGS (key → value) ask for any automatic copy: not when all three counts are 0. */
gboolean trame_backup_keeps_any (GHashTable *settings);
/* Whether the register PATH is itself a copy, by its name and place: what is looked at is not copied in its turn. */
gboolean trame_backup_is_copy (const char *path);
/* The folder of the copies, beside the register. */
#define TRAME_BACKUP_FOLDER "backups"
/* What follows the name of a register that was set aside. */
#define TRAME_BACKUP_REPLACED ".replaced-"
/* Of COPIES (TrameBackup*, newest first), which are kept: an array of gboolean, owned by the caller. The first always
 * is. */
GArray *trame_backup_choose (const GPtrArray *copies, guint daily, guint weekly, guint monthly);

G_END_DECLS
