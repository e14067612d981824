/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the register, made and put back, in the words of who asks for them. How a copy is made, proved and kept is
 * register/backup's. */
#pragma once

#include "office/office.h"
#include "register/backup.h"

G_BEGIN_DECLS

/* A copy that was proved: each page read, each row held against the journal. */
typedef struct
{
  char *path;
  gint64 size; /* bytes */
  gint64 rows; /* of the journal */
  char *head;  /* its chain hash, in hexadecimal: with ROWS, what to keep elsewhere */
} TrameCopy;

void trame_copy_free (TrameCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameCopy, trame_copy_free)

/* Copies the register by hand to the new file PATH, or in that folder under a name of its own (NULL: the folder of the
 * backups). Owned by the caller; NULL and ERROR: TRAME_OFFICE_ERROR_FILE when PATH cannot take it, a register's otherwise.
 * Blocking. */
TrameCopy *trame_office_backup (TrameOffice *office, const char *path, GError **error);
/* The same on a worker. */
void trame_office_backup_async (
    TrameOffice *office, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TrameCopy *trame_office_backup_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* The automatic copy of DAY, which is the real one and not a day that is only reckoned from: made unless it is there, as
 * trame_register_backup_daily() says. *MADE (nullable): whether it was. FALSE and ERROR, TRAME_OFFICE_ERROR_FILE when
 * the folder of backups cannot be written to, a register's otherwise: nothing was copied, nothing deleted, and the register can be worked on. Blocking. */
gboolean trame_office_backup_daily (TrameOffice *office, const GDate *day, gboolean *made, GError **error);
/* The same on a worker. */
void trame_office_backup_daily_async (
    TrameOffice *office, const GDate *day, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean trame_office_backup_daily_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* The copies in the folder of backups and beside the register, newest first: of TrameBackup*, owned by the caller. */
GPtrArray *trame_office_list_backups (TrameOffice *office);

/* Proves the copy at PATH. Owned by the caller; NULL and TRAME_OFFICE_ERROR_FILE, which says what is wrong with it.
 * Blocking. */
TrameCopy *trame_office_prove_copy (const char *path, GError **error);

/* Puts the copy BACKUP in the place of the register at PATH, which no office has open. *REPLACED (owned by the caller): where
 * what was there is kept, NULL when there was nothing. What was put there, owned by the caller; NULL and ERROR, nothing
 * changed: TRAME_OFFICE_ERROR_FILE when BACKUP will not do, a register's when PATH cannot be replaced. Blocking. */
TrameCopy *trame_office_restore (const char *backup, const char *path, char **replaced, GError **error);

G_END_DECLS
