/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms said in a few words: what a row of the form shows for the rules that the model declares. */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

/* "1 an", "2 mois", "10 jours". Owned by the caller. */
char *trame_period_words (TramePeriod period);
/* "1 an, à compter de la dernière signature"; NULL when no length is written. Owned by the caller. */
char *trame_length_words (const TrameTerms *terms);
/* "exprès, sur demande de l’une des parties"; NULL when not written. Owned by the caller. */
char *trame_renewal_words (const TrameTerms *terms);
/* "10 jours, par lettre recommandée avec accusé de réception"; NULL when not written. Owned by the caller. */
char *trame_notice_words (const TrameTerms *terms);
/* "à titre gracieux"; NULL when not written. Static. */
const char *trame_money_words (TrameMoney money);
/* How a letter goes: "lettre recommandée avec accusé de réception". Static. */
const char *trame_medium_words (TrameMedium medium);
/* The number in "Art. 3.3"; NULL for a clause that has none. A pointer into CLAUSE. */
const char *trame_clause_number (const char *clause);

G_END_DECLS
