/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a clause says what a declared term says. Inside documents only. */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

/* FALSE when TEXT (a clause, folded) does not hold the value of the term NAME: another value, or nothing of the kind. TRUE
 * for a term that is not declared, or whose value is not looked for. */
gboolean trame_model_clause_says (const TrameTerms *terms, const char *name, const char *text);

G_END_DECLS
