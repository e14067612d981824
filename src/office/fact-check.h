/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a fact says what its kind needs. What it changes is the rules' matter, not this file's. */
#pragma once

#include "domain/fact.h"

G_BEGIN_DECLS

/* Whether FACT holds together (a known kind, its date or bounds, the keys its kind needs): FALSE and
 * TRAME_OFFICE_ERROR_REFUSED with a sentence otherwise. */
gboolean trame_fact_check (const TrameFact *fact, GError **error);

G_END_DECLS
