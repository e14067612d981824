/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the town hall (register/aggregate.h): kept, or changed. */
#pragma once

#include "office/office.h"
#include "register/aggregate.h"

G_BEGIN_DECLS

/* Keeps RECORD (its id is 0), or puts it in the place of what its id holds. Its words are tidied first. Its id;
 * 0 and ERROR: REFUSED by keep-check.h, STALE when someone changed it since it was read (the
 * message says both), a register's INVALID or
 * REFERENCE. Blocking. */
gint64 trame_office_keep (TrameOffice *office, gconstpointer record, GError **error);
/* The same without blocking; RECORD is copied. */
void trame_office_keep_async (TrameOffice *office,
                              gconstpointer record,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64 trame_office_keep_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
