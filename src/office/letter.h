/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter or a sheet about a convention, set on pages. Private to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* The document of KIND (one that has a model: document-kind.h) for CONVENTION, filled from the register, then from GIVEN
 * (nullable). *MISSING: ids of required fields left empty, owned by the caller; the document is then marked "PROJET".
 * NULL and REFUSED when it makes no sense in the convention's state. */
TrameSetDocument *trame_desk_set_letter (TrameDesk *desk,
                                         const TrameConvention *convention,
                                         const char *kind,
                                         TrameValues *given,
                                         GPtrArray **missing,
                                         GError **error);
/* The state of all CONVENTIONS (of TrameConvention*) on the desk's day, one document for the council. NULL and ERROR. */
TrameSetDocument *trame_desk_set_yearly_state (TrameDesk *desk, const GPtrArray *conventions, GError **error);

G_END_DECLS
