/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of what the callers hand in, kept until the commit. Private to the room. */
#pragma once

#include "register/records.h"

G_BEGIN_DECLS

TrameModelRecord *trame_model_record_copy (const TrameModelRecord *record);
TrameConventionRecord *trame_convention_record_copy (const TrameConventionRecord *record);
/* Frees what RECORD holds, not RECORD itself: callers may hand in records on their stack. */
void trame_convention_record_clear (TrameConventionRecord *record);
/* Field → text, both copied. VALUES may be NULL: an empty table. */
GHashTable *trame_record_values_copy (GHashTable *values);

G_END_DECLS
