/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers in French words, both ways. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NUMBER in words, traditional spelling: "quatre-vingt-deux", "deux cents", "deux mille vingt-cinq". Up to
 * 999 999 999 999; NULL beyond. Owned by the caller. */
char *trame_number_to_words (guint64 number);

/* Reads a whole number written in words ("deux mil vingt cinq", "Quatre-vingts", "septante"), with spaces or hyphens,
 * feminine "une" too. FALSE, OUT unchanged, when TEXT is not exactly one number. */
gboolean trame_number_from_words (const char *text, guint64 *out);

/* Reads the longest number in words at token AT of TOKENS (see token.h). How many tokens it takes; 0: none. */
guint trame_number_words_at (const GArray *tokens, guint at, guint64 *out);

G_END_DECLS
