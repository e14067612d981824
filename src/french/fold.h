/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding: the form of a text in which case, accents, ligatures, hyphens, apostrophes and kinds of space no longer
 * matter. For search and comparison, never for display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT folded: lower case, no accent, œ → oe, æ → ae, ß → ss, every hyphen and dash → a space, every apostrophe → ',
 * every run of white space → one space, none at the ends; soft hyphens and zero-width characters go; letters of another
 * alphabet that look Latin become Latin. NULL gives "". Invalid UTF-8 is made valid first. Owned by the caller. */
char *trame_fold (const char *text);

/* The same, but hyphens and dashes become "-", white space is neither merged nor trimmed, and OFFSETS (of gsize, may be
 * NULL) receives for each byte of the result, and for its end, the offset in TEXT of the character it comes from. TEXT
 * must be valid UTF-8. Owned by the caller. */
char *trame_fold_with_offsets (const char *text, GArray *offsets);

/* Whether HAYSTACK holds NEEDLE once both are folded. An empty needle is in every text. */
gboolean trame_fold_contains (const char *haystack, const char *needle);

/* Whether both are the same once folded. */
gboolean trame_fold_equal (const char *a, const char *b);

G_END_DECLS
