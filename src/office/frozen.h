/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of an issued convention, as they were frozen. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* Puts the issued document of CONVENTION in OUT: its bytes, its count of pages, no places; NULL when it was issued
 * elsewhere, or (*REMOVED) when its content was lawfully removed. FALSE and ERROR when the register cannot be read. */
gboolean trame_desk_load_frozen (
    TrameDesk *desk, const TrameConvention *convention, TrameSetDocument **out, gboolean *removed, GError **error);

G_END_DECLS
