/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms and facts as JSON objects, with the keys of cases. */
#pragma once

#include "domain/fact.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One object of every term, null where unknown. */
void trame_json_add_terms (JsonBuilder *builder, const TrameTerms *terms);
/* One object: id, kind, dates, party, recorded, then the keys of its kind. */
void trame_json_add_fact (JsonBuilder *builder, const TrameFact *fact);

G_END_DECLS
