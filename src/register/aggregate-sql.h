/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of an aggregate. Private to the room. Each text lives for ever, at one address. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* ?1 is the id, then the members that are not lists, in their order. */
const char *trame_aggregate_insert_sql (const TrameAggregate *aggregate);
const char *trame_aggregate_update_sql (const TrameAggregate *aggregate);
/* The id, the members that are not lists, the revision; of the rows whose WHERE_COLUMN is ?1 (NULL: all). */
const char *trame_aggregate_select_sql (const TrameAggregate *aggregate, const char *where_column);
/* FORMAT with the first "@" made the table of the lines, the second the aggregate's own. */
const char *trame_aggregate_lines_sql (const TrameAggregate *aggregate, const char *format);

G_END_DECLS
