/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stale edits at a desk. Private to the room. */
#pragma once

#include "office/desk.h"
#include "office/stale.h"
#include "register/aggregate.h"

G_BEGIN_DECLS

/* trame_office_compare(), of the row NOW. */
TrameStale *
trame_desk_compare (TrameDesk *desk, const TrameConvention *now, TrameValues *base, TrameValues *mine, GError **error);

/* Adds to STALE, a register's own, what MINE says otherwise than what is kept, and who wrote that. */
void trame_desk_add_both (TrameDesk *desk, const TrameKept *mine, GError **stale);

G_END_DECLS
