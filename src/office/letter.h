/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a letter or a sheet about conventions. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* The document of KIND (one that has a model: document-kind.h) for CONVENTION, filled from the register, then from GIVEN
 * (nullable). *MISSING: ids of required fields left empty, owned by the caller; the document is then marked "PROJET".
 * NULL and REFUSED when it makes no sense in the convention's state. */
TrameText *trame_desk_letter_text (TrameDesk *desk,
                                   const TrameConvention *convention,
                                   const char *kind,
                                   TrameValues *given,
                                   GPtrArray **missing,
                                   GError **error);
/* The state of all CONVENTIONS (of TrameConvention*) on the desk's day, one document for the council. Owned by the caller. */
TrameText *trame_desk_yearly_state_text (TrameDesk *desk, const GPtrArray *conventions);

G_END_DECLS
