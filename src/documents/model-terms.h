/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declared terms by name, as text: for the XML of models and for clauses that show a value. Inside documents only. */
#pragma once

#include "documents/model.h"

G_BEGIN_DECLS

/* Every name a <term> may have, NULL at the end. */
const char *const *trame_model_term_names (void);
/* The value of NAME as interchange writes it ("P1Y", "registered-letter"); NULL when it is not declared. Owned by the
 * caller. */
char *trame_model_term_to_string (const TrameTerms *terms, const char *name);
/* Sets NAME from text. FALSE, TERMS unchanged, when TEXT is not a value of it. */
gboolean trame_model_term_from_string (TrameTerms *terms, const char *name, const char *text);
/* The value in French words, for a clause ("un an", "dix jours", "lettre recommandée avec accusé de réception"). Owned by
 * the caller; "" when it is not declared. */
char *trame_model_term_words (const TrameTerms *terms, const char *name);

G_END_DECLS
