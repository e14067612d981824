/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that a blank comes between: "d’un an", "du 4 mai", "un exemplaire original". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What BEFORE becomes when WORDS follow it: a last "de " is elided before a vowel, and makes one word with "le", whose bytes (GONE)
 * then go from WORDS. Not before "onze" and "oui", nor with a name that begins with "Le". NULL: nothing changes. Owned by the
 * caller. */
char *trame_elide (const char *before, const char *words, gsize *gone);

/* What WORDS, written for several originals, become after BEFORE when it is "un": " exemplaire original". NULL: nothing changes.
 * Owned by the caller. */
char *trame_agree (const char *before, const char *words);

G_END_DECLS
