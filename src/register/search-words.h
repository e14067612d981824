/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word is for the search. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word of a text: where it stands, and what it is found by. */
typedef struct
{
  gsize start, end; /* bytes of the text */
  gsize key;        /* offset of its key in `keys` */
} TrameSearchWord;

typedef struct
{
  GArray *words; /* of TrameSearchWord, in the text's order */
  GString *keys; /* zero-terminated, one after the other */
} TrameSearchWords;

/* The words of TEXT (UTF-8): folded (case, accents, œ and æ, marks), simple French plurals taken off. */
TrameSearchWords *trame_search_words_new (const char *text);
void trame_search_words_free (TrameSearchWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSearchWords, trame_search_words_free)
const char *trame_search_words_key (const TrameSearchWords *words, guint index);

/* Every key of TEXT, apart by spaces: what an index keeps. Owned by the caller. */
char *trame_search_keys (const char *text);

/* Takes a simple plural off: "partenaires" → "partenaire", "municipaux" → "municipal", "jeux" → "jeu". In place. */
void trame_search_singular (char *folded);

/* What FOLDED, as it is typed, may be a form of: *ONE and *OTHER (owned by the caller) are NULL when there is none. */
void trame_search_forms (const char *folded, char **one, char **other);

G_END_DECLS
