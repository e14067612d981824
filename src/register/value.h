/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain's small values in a statement's columns: periods, counts, tables of fields. Private to the room. */
#pragma once

#include "domain/period.h"
#include "register/store/store.h"

G_BEGIN_DECLS

void trame_value_set_period (TrameStatement *statement, int position, gboolean has, TramePeriod period);
/* FALSE: null. */
gboolean trame_value_period (TrameStatement *statement, int column, TramePeriod *out);

/* Counts that are -1 when not written are null. */
void trame_value_set_count (TrameStatement *statement, int position, gint count);
gint trame_value_count (TrameStatement *statement, int column);

G_END_DECLS
