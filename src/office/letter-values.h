/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the letters and sheets about a convention are filled with. Private to the room. */
#pragma once

#include "office/desk.h"

#include "documents/fill.h"

G_BEGIN_DECLS

/* The values of MODEL (a shipped model other than a convention's) for CONVENTION: parties, act, dates computed by the
 * domain, facts. GIVEN (nullable) comes before what is computed; a date that follows from a given one follows it. NULL and
 * ERROR when the register cannot be read. Owned by the caller. */
TrameValues *trame_letter_values (
    TrameDesk *desk, const TrameConvention *convention, const TrameModel *model, TrameValues *given, GError **error);

G_END_DECLS
