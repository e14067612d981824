/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the register's journal chains, and its tables match it. */
#pragma once

#include "office/office.h"
#include "register/verify.h"

G_BEGIN_DECLS

/* Blocking. NULL and ERROR only when the register cannot be read. Owned by the caller. */
TrameVerification *trame_office_verify (TrameOffice *office, GError **error);
/* The same without blocking. */
void trame_office_verify_async (TrameOffice *office,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TrameVerification *trame_office_verify_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
