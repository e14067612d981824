/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case to evaluate, read from JSON; its lifecycles, written to JSON. Errors: TRAME_JSON_ERROR (json-reader.h). */
#pragma once

#include "domain/lifecycle.h"
#include "exchange/json-reader.h"

G_BEGIN_DECLS

/* Reads a whole case strictly: an unknown key, an impossible date, terms that contradict each other are refused, and the
 * message begins with the path of the fault ("facts.3.on: …"). OUT must not be initialised; it is only when TRUE is
 * returned: clear it with trame_case_clear(). */
gboolean trame_case_from_json (const char *text, gssize length, TrameCase *out, GError **error);

/* The pieces, for whoever reads them inside another JSON. Faults go to READER. */
void trame_terms_from_json (TrameJsonReader *reader, JsonNode *node, TrameTerms *out);
/* One reference; NULL and a fault otherwise. INDEX is the fact's place in the list: a correction cites an earlier one. */
TrameFact *trame_fact_from_json (TrameJsonReader *reader, JsonNode *node, guint index);

/* Adds one lifecycle's object: on, state, period, deadlines, warnings. */
void trame_json_add_lifecycle (JsonBuilder *builder, const TrameLifecycle *lifecycle, TrameLanguage language);
/* One object of the list of deadlines: kind, date, other_date, prudent_date, not_before, not_after, reasons. */
void trame_json_add_deadline (JsonBuilder *builder, const TrameDeadline *deadline, TrameLanguage language);
/* {"code", "message", "reasons"}. */
void trame_json_add_warning (JsonBuilder *builder, const TrameWarning *warning, TrameLanguage language);

/* The list, one element per lifecycle, in the order given; indented, with a last line end. Owned by the caller. */
char *trame_lifecycles_to_json (TrameLifecycle *const *list, gsize n, TrameLanguage language);

G_END_DECLS
