/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a French word may be cut at the end of a line. The patterns are libhyphen's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrameHyphenation TrameHyphenation;

/* A place in a word after which a line may end. */
typedef struct
{
  guint at; /* bytes from the word's start */
  enum
  {
    TRAME_CUT_SYLLABLE = 0, /* a hyphen is added */
    TRAME_CUT_NAME,         /* the same, in a capitalised word: better avoided */
    TRAME_CUT_HYPHEN,       /* after a hyphen that is in the word */
    TRAME_CUT_SLASH,
    TRAME_CUT_ADDRESS, /* in a long address: rather than a line full of holes */
  } kind;
} TrameCut;

/* The French patterns, found in the data folders of the system. NULL when they are not installed. */
TrameHyphenation *trame_hyphenation_new (void);
/* Those of TEXT, a dictionary of libhyphen's; NULL when it is not one in UTF-8. Its respellings are left out. */
TrameHyphenation *trame_hyphenation_parse (const char *text);
void trame_hyphenation_free (TrameHyphenation *hyphenation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameHyphenation, trame_hyphenation_free)

/* Appends the cuts (TrameCut) of WORD (no space in it) to CUTS, in order. */
void trame_hyphenation_cut (const TrameHyphenation *hyphenation, const char *word, gsize length, GArray *cuts);

G_END_DECLS
