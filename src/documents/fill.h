/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model and a convention's values → the document's text: the model's words plus the values, nothing else. */
#pragma once

#include "documents/model.h"

G_BEGIN_DECLS

/* The values of a convention: field id → text. A list has one item a line; a date is YYYY-MM-DD; an amount is in
 * cents; the rest is text. Not there, or empty: not filled. */
typedef GHashTable TrameValues; /* of char* → char*, owned */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameValues, g_hash_table_unref)
TrameValues *trame_values_new (void);
TrameValues *trame_values_copy (TrameValues *values);

/* A stretch of filled text: of one style, and of one field or none. */
typedef struct
{
  char *text; /* NFC, with the typography of documents; "\n" is a forced break */
  TrameSpanStyle style;
  const char *field; /* interned; NULL: the model's own text */
  gboolean blank;    /* a visible dotted blank: nothing was given, or it is filled by hand at signature */
  const char *link;  /* where it leads: "https://…", "mailto:…", "#3.1" (an article); the text's; NULL: nowhere */
} TrameRun;

typedef struct _TrameText TrameText;

/* A block of the filled document. ITEM blocks of one list field are already one block an item, what EACH repeats is written
 * out. A TABLE's children are its HEADs, one a column, then its ROWs; runs hold its caption, as a FIGURE's do. */
typedef struct
{
  TrameBlockKind kind;
  guint level; /* as TrameBlock's */
  TrameAlign align;
  gboolean addresses;    /* SIGNATURES: of a letter's head */
  gboolean heads;        /* HEAD: the column's cells name their rows */
  char *sign;            /* ITEM: what stands before it, "1." or "a)"; NULL: a bullet */
  char *number;          /* HEADING: of the article, "3.1"; NULL: none */
  TramePicture *picture; /* FIGURE; NULL: none */
  char *shows;           /* FIGURE: what the picture shows; NULL: no picture */
  GArray *runs;          /* of TrameRun */
  GPtrArray *children;   /* of TrameTextBlock*; NULL unless trame_block_kind_has_children() */
} TrameTextBlock;

struct _TrameText
{
  char *title;        /* of the document, for its properties and footer */
  char *number;       /* the convention's; NULL: not numbered yet */
  gboolean draft;     /* marked "PROJET" */
  gboolean act;       /* leaves the top right corner free for the prefecture's stamp */
  GPtrArray *blocks;  /* of TrameTextBlock* */
  GPtrArray *missing; /* of char*: ids of required fields that are not filled */
  GPtrArray *links;   /* of char*: where runs lead; one a place */
  GBytes *data;       /* XML to embed in the PDF: model id and version, values */
};

/* A text to build by hand (a sheet that has no model): empty, no draft, no data. */
TrameText *trame_text_new (const char *title);
/* Appends a block to BLOCKS (TEXT->blocks, or another block's children). Owned by BLOCKS. */
TrameTextBlock *trame_text_add_block (GPtrArray *blocks, TrameBlockKind kind, guint level, TrameAlign align);
/* Appends a run, with the typography of the project's own words. FIELD nullable. */
void trame_text_block_add_run (TrameTextBlock *block, const char *words, TrameSpanStyle style, const char *field);
/* Makes PICTURE, which shows what SHOWS says, that of a FIGURE. NULL: nothing is done. */
void trame_text_block_set_picture (TrameTextBlock *figure, const TramePicture *picture, const char *shows);
/* RUNS (TrameRun) in place of BLOCK's; taken. */
void trame_text_block_take_runs (TrameTextBlock *block, GArray *runs);
/* A column of TABLE: SHARE of the width (0: as its words need). Owned by TABLE, whose rows come after. */
TrameTextBlock *trame_text_table_add_column (TrameTextBlock *table, const char *words, guint share, TrameAlign align);
/* A row of TABLE with CELLS, as many as there are columns (NULL: empty), each aligned as its column. Owned by TABLE. */
TrameTextBlock *trame_text_table_add_row (TrameTextBlock *table, const char *const *cells);
void trame_text_free (TrameText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameText, trame_text_free)

/* Fills MODEL. NUMBER may be NULL. A value for a field the model has not is ignored. A missing required field makes a
 * draft; FORCE_DRAFT makes one all the same (not issued yet). Never fails. */
TrameText *trame_fill (const TrameModel *model, TrameValues *values, const char *number, gboolean force_draft);

/* The ids (char*) of MODEL's required fields that VALUES (nullable) leave empty; spaces alone are nothing. What is filled by
 * hand at signature is never missing. Owned by the caller. */
GPtrArray *trame_fill_missing (const TrameModel *model, TrameValues *values);

/* The words alone, one block a line: for search, comparison and assistive technology. Owned by the caller. */
char *trame_text_to_plain (const TrameText *text);

G_END_DECLS
