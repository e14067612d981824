/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts to set, built by hand: a short notation for blocks, and a convention with all kinds of blocks. */
#pragma once

#include "documents/engine.h"

/* An empty text. Freed with sample_text_free(). */
TrameText *sample_text_new (const char *title, const char *number);
void sample_text_free (TrameText *text);
typedef TrameText SampleText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleText, sample_text_free)

/* A block of KIND from MARKUP: "*bold*", "_italic_", "^small capitals^", "{field:value}", "{field:}" for a blank. A
 * backslash takes the next character as it is. */
TrameTextBlock *sample_block_new (TrameBlockKind kind, guint level, TrameAlign align, const char *markup);

/* Appends such a block to TEXT. */
void sample_text_add (TrameText *text, TrameBlockKind kind, guint level, const char *markup);
void sample_text_add_aligned (TrameText *text, TrameBlockKind kind, TrameAlign align, const char *markup);
/* Appends a block of signatures: COLUMNS are lists of paragraphs separated by "|"; NULL ends them. */
void sample_text_add_signatures (TrameText *text, ...) G_GNUC_NULL_TERMINATED;

/* Appends a table: HEADS are separated by "|", each may start with its share of the width ("3") and ">" (to the right) or "#" (its
 * cells name their rows). Rows follow, their cells separated by "|"; NULL ends them. The table, to add rows to. */
TrameTextBlock *
sample_text_add_table (TrameText *text, const char *caption, const char *heads, ...) G_GNUC_NULL_TERMINATED;
void sample_table_add_row (TrameTextBlock *table, const char *cells);

/* A PNG of 8 by 5 pixels, and one of 4 by 60, in base64. */
#define SAMPLE_WIDE                                                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAMAAABPT11nAAAACVBMVEX///+5RC8fSoDm4mrjAAAAE0lEQVQI12NgQAaMjCCSiQkHAwABbwAVb9Xh"   \
  "mAAAAABJRU5ErkJggg=="
#define SAMPLE_TALL                                                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAA8CAMAAAB2BuuMAAAADFBMVEW4wc50iadNaJAoSXtVm7vcAAAAQklEQVQY072JgQ0AMQgCAfffuZaq6f8A"   \
  "JfFyIPAkHGF1euQ51nC+e5jOC/hWQ4Js4ja1ZdKy2n6IsoAiXNsyBY01Fj9WAPKKdIIVAAAAAElFTkSuQmCC"
/* Appends a figure: WIDTH in millimetres, CAPTION as the markup of blocks. Owned by TEXT. */
TrameTextBlock *sample_text_add_figure (TrameText *text, const char *base64, guint width, const char *caption);

/* A convention of three pages with every kind of block. */
TrameText *sample_convention (const char *partner);

/* Tables, lists and figures of all sorts, over several pages. */
TrameText *sample_tables (void);

/* A line of random blocks, the same for the same SEED. */
TrameText *sample_random_text (guint32 seed);
