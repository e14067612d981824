/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what a search found is written: where it stands, the passage, the word in bold. No widget here. */
#pragma once

#include "office/search.h"

G_BEGIN_DECLS

/* "Attached file", "Note of a fact"…: what TABLE holds, for a person; NULL when it is the convention itself. Static. */
const char *trame_search_where (const char *table);
/* Pango markup: where, then the passage with its word in bold; nothing of the passage is taken as markup. Owned by the
 * caller. */
char *trame_search_passage_markup (const TrameFound *found);
/* The same as plain words. Owned by the caller. */
char *trame_search_passage_text (const TrameFound *found);

G_END_DECLS
