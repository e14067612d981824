/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows that are one partner: put together by a recorded act, and apart again. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Makes MERGED a duplicate of KEPT, for REASON (nullable): its conventions become KEPT's. The id of the merge; 0 and
 * ERROR: REFUSED for the same partner twice, or one that is a duplicate already. */
gint64
trame_office_merge_partners (TrameOffice *office, gint64 kept, gint64 merged, const char *reason, GError **error);
/* Undoes the merge of that id: the conventions that moved go back. The id of what was recorded; 0 and ERROR. */
gint64 trame_office_undo_merge (TrameOffice *office, gint64 merge, const char *reason, GError **error);

/* The same without blocking; finish is for both. */
void trame_office_merge_partners_async (TrameOffice *office,
                                        gint64 kept,
                                        gint64 merged,
                                        const char *reason,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void trame_office_undo_merge_async (TrameOffice *office,
                                    gint64 merge,
                                    const char *reason,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 trame_office_merge_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
