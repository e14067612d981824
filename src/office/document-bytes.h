/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a document that is kept, to be shown or written elsewhere, without blocking. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* One reference; NULL and a register's ERROR: REMOVED when its content was removed lawfully. */
void trame_office_load_document_async (
    TrameOffice *office, gint64 document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes *trame_office_load_document_finish (TrameOffice *office, GAsyncResult *result, GError **error);
/* Writes them at PATH, whole or not at all. FALSE and ERROR: the same, or FILE. */
void trame_office_write_document_async (TrameOffice *office,
                                        gint64 document,
                                        const char *path,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean trame_office_write_document_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
