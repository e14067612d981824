/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of models at a desk: found, kept. Private to the room. */
#pragma once

#include "office/desk.h"
#include "office/model-version.h"

G_BEGIN_DECLS

/* As model-version.h's; *STORED (nullable): its row, 0 when the register does not hold it yet. */
TrameModel *trame_desk_current_model (TrameDesk *desk, const char *name, gint64 *stored, GError **error);

/* The row that holds MODEL's words, whatever their version; then MODEL's version is that row's. 0: none, and MODEL's version
 * is the one to store it under: the next one from LEAST on, or with LEAST 0 its own unless it is taken. -1 and ERROR. */
gint64 trame_desk_find_model (TrameDesk *desk, TrameModel *model, guint least, GError **error);

G_END_DECLS
