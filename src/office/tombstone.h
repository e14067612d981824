/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a lawful removal leaves, as a person says it. Private to the room. */
#pragma once

#include "office/desk.h"
#include "register/tombstone.h"

G_BEGIN_DECLS

/* The tombstone, on the desk's day, of row ID of ENTITY ("convention", "document"), by VISA and REASON as they were typed.
 * Owned by the caller; NULL and ERROR: REFUSED when nothing of one of them can be seen. */
TrameTombstone *trame_desk_tombstone (
    TrameDesk *desk, const char *entity, gint64 id, const char *visa, const char *reason, GError **error);

G_END_DECLS
