/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON and for people. */
#pragma once

#include "cli/record-kinds.h"

#include "cli/invocation.h"

G_BEGIN_DECLS

/* One object: id first, then the members by their names. */
void trame_record_add_json (JsonBuilder *builder, gconstpointer record);
/* RECORDS (of TrameKept*) as an array, or a table. */
void trame_record_print_list (TrameInvocation *invocation, const TrameRecordKind *kind, const GPtrArray *records);
/* The whole of one. */
void trame_record_print (TrameInvocation *invocation, gconstpointer record);

G_END_DECLS
