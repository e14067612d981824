/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of an issued convention, as they were frozen. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* The issued document of CONVENTION: its bytes, its count of pages, no places. NULL and ERROR when it is not there. */
TrameSetDocument *trame_desk_load_frozen (TrameDesk *desk, const TrameConvention *convention, GError **error);

G_END_DECLS
