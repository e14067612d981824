/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions handed over from one agent to another. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Gives TO (a login) the conventions that FROM is responsible for; only those of ONLY (of gint64, nullable), which must all
 * be FROM's. How many; -1 and ERROR: REFUSED when TO left, or when one of ONLY is another's. */
gint trame_office_hand_over (TrameOffice *office, const char *from, const char *to, const GArray *only, GError **error);
/* The same without blocking; everything is copied. */
void trame_office_hand_over_async (TrameOffice *office,
                                   const char *from,
                                   const char *to,
                                   const GArray *only,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint trame_office_hand_over_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
