/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the register that still hold what was removed lawfully: told, and deleted once a person agreed. */
#pragma once

#include "office/backup.h"

G_BEGIN_DECLS

/* Those that still hold something, or cannot be read to know: of TrameBackup*, newest first, owned by the caller. NULL and a
 * register's ERROR. Blocking. */
GPtrArray *trame_office_find_remains (TrameOffice *office, GError **error);

/* The same on a worker. */
void trame_office_find_remains_async (TrameOffice *office,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *trame_office_find_remains_finish (TrameOffice *office, GAsyncResult *result, GError **error);

typedef struct
{
  TrameCopy *kept;    /* made first, and proved: nothing that was removed is in it */
  GPtrArray *deleted; /* of char*: files */
  GPtrArray *left;    /* of char*: those that could not be deleted, each with why */
} TramePurge;

void trame_purge_free (TramePurge *purge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePurge, trame_purge_free)

/* Makes a fresh copy by hand and proves it, journals which copies go (the setting TRAME_SETTING_PURGED), then deletes COPIES (of
 * TrameBackup*, as found: what was shown to who agreed), as far as they still are to be deleted. Owned by the caller; NULL
 * and ERROR, nothing was deleted: when the fresh copy cannot be made, or when the register can only be read. Blocking. */
TramePurge *trame_office_purge (TrameOffice *office, const GPtrArray *copies, GError **error);

G_END_DECLS
