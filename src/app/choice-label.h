/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for the choices that records are kept with, and for kept values as they are written in the journal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "La Ville", "Renouveler", "lettre recommandée…": NICK is a choice of COLUMN. NICK itself when it has no words. Static. */
const char *trame_choice_label (const char *column, const char *nick);
/* A value of COLUMN of TABLE as it is kept, for a person: dates as they are written, choices in words. Owned by the
 * caller. */
char *trame_kept_value_words (const char *table, const char *column, const char *value);

G_END_DECLS
