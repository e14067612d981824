/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that is being filled, kept in the register until it is done: it comes back after a crash. */
#pragma once

#include "documents/fill.h"
#include "office/office.h"

G_BEGIN_DECLS

/* What was typed in the form of KEY and is not done yet; NULL without ERROR: nothing. Blocking, a few milliseconds. Owned by
 * the caller. */
TrameValues *trame_office_load_form (TrameOffice *office, const char *key, GError **error);
/* Keeps VALUES for KEY in place of what was there; NULL or empty: forgets it. A failure is said to nobody: the form itself
 * is still there. */
void trame_office_keep_form (TrameOffice *office, const char *key, TrameValues *values);

G_END_DECLS
