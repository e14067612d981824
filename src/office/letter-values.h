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

/* Where letters of COMMUNE (nullable) are written: "Armentières" of "Ville d’Armentières", "Le Havre" of "Ville du Havre", "La
 * Madeleine" of "Commune de la Madeleine". Owned by the caller. */
char *trame_letter_place (const char *commune);

G_END_DECLS
