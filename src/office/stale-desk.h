/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stale edits at a desk. Private to the room. */
#pragma once

#include "office/desk.h"
#include "office/stale.h"

G_BEGIN_DECLS

/* trame_office_compare(), of the row NOW. */
TrameStale *
trame_desk_compare (TrameDesk *desk, const TrameConvention *now, TrameValues *base, TrameValues *mine, GError **error);

G_END_DECLS
