/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typography of French documents: which space stands where. U+202F before ; ! ? and between thousands; U+00A0 before
 * : and », after «, and inside n° 12, art. 3, M. X, 4 décembre, 12 €, 19 h 30. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For voted text: only swaps one space for another; no character is added, removed or otherwise changed, so that the
 * words stay those of the act. Applying it twice changes nothing more. URLs, e-mails and identifiers are left alone.
 * TEXT is UTF-8. Owned by the caller. */
char *trame_typography_voted (const char *text);

/* For the project's own words and for what a person typed as prose: the same, and also adds the space that is missing
 * before ; : ! ? » and after «, straight quotes around words become « », ' becomes ’, ... becomes …, numbers of five
 * digits and more are cut in thousands, "19h30" becomes "19 h 30". Never inside URLs, e-mails and identifiers. Applying it
 * twice to ordinary prose changes nothing more. Owned by the caller. */
char *trame_typography_own (const char *text);

G_END_DECLS
