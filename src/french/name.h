/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of persons as acts write them: compared, cleaned of civility, cut out of lists. Names are kept as written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key by which two spellings of one name are equal: civility removed, folded (see fold.h), apostrophes too, words
 * sorted, so that "DERONNE Laurent" and "M. Laurent Deronne" have one key. Owned by the caller. */
char *trame_name_key (const char *name);

/* Whether both names are one person's, by their keys; or, when one is only a family name in capitals (with or without
 * civility), whether the other ends or begins with it. Empty names equal nothing. */
gboolean trame_name_equal (const char *a, const char *b);

/* Whether some word of NAME mixes letters of several alphabets ("Lahcем" hides two Cyrillic letters). */
gboolean trame_name_mixed_scripts (const char *name);

/* NAME without civility ("M.", "Mme", "Monsieur", "Maître", "Dr"…), ends trimmed of spaces and ; , . marks, inner white
 * space made single spaces; nothing else changes. Owned by the caller. */
char *trame_name_without_civility (const char *name);

/* Whether WORD (no space) is a civility. */
gboolean trame_name_is_civility (const char *word);

/* Whether TEXT has the shape of a person's name: two words or more (or one after a civility), each beginning with a
 * capital except particles, no digit. */
gboolean trame_name_looks_like_one (const char *text);

/* Cuts a list of names at commas, semicolons, bullets, line ends and a last "et"; dashes cut only when spaces stand on
 * both sides; parentheses are never cut. Parts keep their civility and notes; empty parts are left out. A NULL-terminated array, owned by the
 * caller. */
char **trame_name_split_list (const char *list);

G_END_DECLS
