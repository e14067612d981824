/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's values handed to the JSON writers. */
#pragma once

#include "exchange/convention-json.h"
#include "office/dossier.h"

G_BEGIN_DECLS

/* One convention of the listing; its strings are borrowed from CONVENTION. */
void trame_listing_row (const TrameConvention *convention, TrameConventionRow *out);
/* One whole convention, as `conventions show` says it. */
void trame_listing_add_dossier (JsonBuilder *builder, const TrameDossier *dossier, TrameLanguage language);

G_END_DECLS
