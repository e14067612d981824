/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over everything that is kept, as someone types. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* Where the words were found: a row, and the passage where most of them stand together. */
typedef struct
{
  char *table; /* "convention", "partner", "deliberation", "model", "fact", "document" */
  gint64 row;
  gint64 convention; /* that the row is about; 0: none */
  char *passage;     /* as written, one line, "…" where it was cut */
  gsize start, end;  /* bytes of the passage: the first word found */
} TrameSearchHit;

void trame_search_hit_free (TrameSearchHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSearchHit, trame_search_hit_free)

/* The rows that hold a word beginning as each word of TYPED, or its singular, or its plural when simple, whatever the case, the
 * accents, œ or oe, the kinds of hyphen, apostrophe and space. "l’" and its like count only alone. Best first, at most LIMIT: of TrameSearchHit*,
 * owned by the caller; empty when TYPED holds no word. Blocking, some milliseconds. NULL and ERROR. */
GPtrArray *trame_register_search (TrameRegister *self, const char *typed, guint limit, GError **error);

G_END_DECLS
