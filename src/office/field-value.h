/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of a field: from what a person typed to what is kept, and back. */
#pragma once

#include "documents/fill.h"

G_BEGIN_DECLS

/* Reads what a person typed for FIELD ("12/1/26", "1 500,50 €") into the form values have; "" stays "". NULL and ERROR
 * (TRAME_OFFICE_ERROR_REFUSED) when it is not of the field's kind. TODAY helps to read dates; may be NULL. Owned by the
 * caller. */
char *trame_field_read_value (const TrameField *field, const char *typed, const GDate *today, GError **error);

/* Whether VALUE has the form kept for FIELD: FALSE and ERROR (REFUSED) otherwise. "" always does. */
gboolean trame_field_check_value (const TrameField *field, const char *value, GError **error);

/* The same of all VALUES, each of a field of MODEL: UNKNOWN otherwise. */
gboolean trame_values_check (const TrameModel *model, TrameValues *values, GError **error);

/* VALUE as a person reads and edits it ("12/01/2026", "1 500,50"). Owned by the caller. */
char *trame_field_show_value (const TrameField *field, const char *value);

G_END_DECLS
