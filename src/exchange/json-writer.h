/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members that every JSON of the project writes the same way: absent is null, dates are YYYY-MM-DD, instants RFC 3339
 * UTC. Over a JsonBuilder; what is written is decided by the file of each subject. */
#pragma once

#include "domain/reason.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* VALUE NULL: null. */
void trame_json_member_string (JsonBuilder *builder, const char *name, const char *value);
void trame_json_member_int (JsonBuilder *builder, const char *name, gint64 value);
void trame_json_member_boolean (JsonBuilder *builder, const char *name, gboolean value);
void trame_json_member_null (JsonBuilder *builder, const char *name);
/* Cleared: null. */
void trame_json_member_date (JsonBuilder *builder, const char *name, const GDate *date);
/* Microseconds since 1970; 0: null. */
void trame_json_member_instant (JsonBuilder *builder, const char *name, gint64 instant);
/* An array of strings (char*); NULL: []. */
void trame_json_member_strings (JsonBuilder *builder, const char *name, const GPtrArray *values);
/* An array of integers (gint64); NULL: []. */
void trame_json_member_ints (JsonBuilder *builder, const char *name, const GArray *values);
/* "reasons": [{"rule", "source", "text"}] of TrameReason. */
void trame_json_member_reasons (JsonBuilder *builder, const GArray *reasons, TrameLanguage language);

/* The text of what BUILDER holds, indented, with a last line end. Owned by the caller. */
char *trame_json_builder_to_text (JsonBuilder *builder);

G_END_DECLS
