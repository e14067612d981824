/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as glyphs: shaped once by HarfBuzz, remembered by font and text. Independent of the size of the text. */
#pragma once

#include "documents/typeset/font.h"
#include "documents/typeset/hyphenation.h"

G_BEGIN_DECLS

typedef struct
{
  guint16 code;
  gint16 x_offset, y_offset; /* units of the font */
  gint32 advance;            /* units of the font */
  gint32 adjust;             /* the part of it that is not the glyph's own: kerning */
  guint32 cluster;           /* bytes from the word's start */
} TrameGlyph;

/* A place between two glyphs where a line may end. */
typedef struct
{
  guint glyph; /* the first of the next line */
  guint kind;  /* as in TrameCut */
} TrameShapedCut;

typedef struct
{
  const TrameFont *font;
  char *text;
  gsize length;
  TrameGlyph *glyphs;
  guint n_glyphs;
  gboolean plain; /* one glyph a character, each giving its character back */
  gboolean has_cuts;
  TrameShapedCut *cuts; /* NULL until asked for, and when there is none */
  guint n_cuts;
} TrameShapedWord;

typedef struct _TrameShaper TrameShaper;

/* HYPHENATION is borrowed. */
TrameShaper *trame_shaper_new (const TrameHyphenation *hyphenation);
void trame_shaper_free (TrameShaper *shaper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameShaper, trame_shaper_free)

/* Shapes TEXT, which FONT has all characters of. Owned by SHAPER, until trame_shaper_trim(). */
TrameShapedWord *trame_shaper_shape (TrameShaper *shaper, const TrameFont *font, const char *text, gsize length);

/* Finds where WORD may be cut. */
void trame_shaper_cut (TrameShaper *shaper, TrameShapedWord *word);

/* Forgets the words when there are many. Call it between two documents. */
void trame_shaper_trim (TrameShaper *shaper);

/* The width of glyphs FROM to TO (excluded), units of the font. */
gint trame_shaped_word_measure (const TrameShapedWord *word, guint from, guint to);

G_END_DECLS
