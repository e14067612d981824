/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners by what they are called. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* Folded name or legal name → gint64*, the partner's id; the names of duplicates lead to the partner that they became. Owned
 * by the caller; NULL and ERROR. Blocking. */
GHashTable *trame_desk_partners_by_name (TrameDesk *desk, GError **error);
/* Adds a partner (an id or a handle) to those, unless one is called so already. */
void trame_know_partner (GHashTable *partners, const char *name, gint64 id);

G_END_DECLS
