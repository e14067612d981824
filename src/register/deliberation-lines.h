/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of a council's act as rows. Private to the room. */
#pragma once

#include "domain/deliberation.h"
#include "register/store/store.h"

G_BEGIN_DECLS

gboolean trame_deliberation_lines_add (TrameStore *store, gint64 id, const TrameDeliberation *act, GError **error);
/* Fills the lists of ACT, by its id. */
gboolean trame_deliberation_lines_load (TrameStore *store, TrameDeliberation *act, GError **error);

G_END_DECLS
