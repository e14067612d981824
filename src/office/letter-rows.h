/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables of letters and sheets hold: one row a line, its parts separated by "|". Private to the room. */
#pragma once

#include "domain/deliberation.h"
#include "office/desk.h"

G_BEGIN_DECLS

/* "name|presence", as ACT names them: present, then represented and by whom, then absent. NULL: the act names nobody. Owned by
 * the caller. */
char *trame_letter_attendance_rows (const TrameDeliberation *act);

/* "indicator|period|figure|unit" for each figure of CONVENTION that no later one corrects, in the order of their periods. Empty:
 * there is none. NULL and ERROR when the register cannot be read. Owned by the caller. */
char *trame_letter_indicator_rows (TrameDesk *desk, gint64 convention, GError **error);

G_END_DECLS
