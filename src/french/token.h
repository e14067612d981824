/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and numbers of a text, folded, each with its place: what dates, numbers in words and durations are read from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *word;    /* folded letters; NULL for a number */
  guint64 value; /* of a number; G_MAXUINT64 when it is too long to be one */
  guint digits;  /* how many it was written with; 0 for a word */
  char gap;      /* what stands before: 0 nothing, ' ' white space only, else the last other character, folded to ASCII
                        ('?' when it is not) */
  gsize start, end; /* bytes in the text */
} TrameToken;

/* The tokens of TEXT (valid UTF-8): an array of TrameToken that owns its words. */
GArray *trame_tokens_new (const char *text);

/* Whether the token at INDEX is the word WORD (folded). FALSE beyond the end. */
gboolean trame_token_is (const GArray *tokens, guint index, const char *word);

G_END_DECLS
