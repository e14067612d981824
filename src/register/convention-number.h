/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers conventions are issued under. Private to the room. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

/* INVALID unless NUMBER is made of ASCII letters, digits and "_", so that it can be transmitted. */
gboolean trame_convention_number_check (const char *number, GError **error);
/* UNIQUE when the convention has a number already: one is given once. */
gboolean trame_convention_number_free (TrameStore *store, gint64 convention, GError **error);
/* The number that the convention would be given now. Owned by the caller. */
char *trame_convention_number_next (TrameStore *store, gint64 convention, GError **error);

G_END_DECLS
