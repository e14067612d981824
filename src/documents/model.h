/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model: the text of a document with its blanks and the rules it declares. Read from and written to XML that the
 * project's RelaxNG schema validates; built block by block when an act's annex comes in. */
#pragma once

#include "documents/picture.h"
#include "domain/terms.h"

G_BEGIN_DECLS

#define TRAME_MODEL_ERROR (trame_model_error_quark ())
GQuark trame_model_error_quark (void);
typedef enum
{
  TRAME_MODEL_ERROR_XML,     /* not well-formed; the message names the line */
  TRAME_MODEL_ERROR_SCHEMA,  /* not a model of the schema; the message names the line */
  TRAME_MODEL_ERROR_MEANING, /* valid but contradictory (a field named twice, an unknown field…) */
  TRAME_MODEL_ERROR_LARGE,
} TrameModelError;

typedef enum
{
  TRAME_MODEL_CONVENTION = 0,
  TRAME_MODEL_AMENDMENT,
  TRAME_MODEL_LETTER,
  TRAME_MODEL_SHEET, /* the sheet that explains the dates */
  TRAME_MODEL_ACT,   /* a délibération, for the examples and the working copy */
} TrameModelKind;

typedef enum
{
  TRAME_FIELD_LINE = 0,
  TRAME_FIELD_TEXT,
  TRAME_FIELD_DATE,
  TRAME_FIELD_PERSON,
  TRAME_FIELD_AMOUNT,
  TRAME_FIELD_CHOICE,
  TRAME_FIELD_LIST,
  TRAME_FIELD_AT_SIGNATURE, /* place and date written by hand: printed dotted, never missing */
} TrameFieldKind;

typedef struct
{
  char *id; /* [a-z][a-z0-9-]* */
  char *label;
  char *article; /* number of the article it stands in; NULL: outside */
  TrameFieldKind kind;
  gboolean required;
  char *help;          /* NULL: none */
  char *default_value; /* what the act itself says; NULL: none */
  GPtrArray *choices;  /* of char*; NULL unless CHOICE */
  guint line;          /* of the file it was read from; 0: none */
} TrameField;

typedef enum
{
  TRAME_SPAN_BOLD = 1 << 0,
  TRAME_SPAN_ITALIC = 1 << 1,
  TRAME_SPAN_SMALL_CAPS = 1 << 2,
} TrameSpanStyle;

/* A run of text of one style, a forced line break (text "\n"), a field's place, a declared term's value, or inside EACH
 * what the repeated item gives. */
typedef struct
{
  char *text;  /* NULL for what follows */
  char *field; /* id of a field; NULL for text */
  char *value; /* name of a declared term, shown in words ("length" → "un an"); shipped models only */
  guint part;  /* of the item, from 1; TRAME_PART_RANK: the item's number; 0: none of these */
  TrameSpanStyle style;
} TrameSpan;

typedef enum
{
  TRAME_BLOCK_TITLE = 0, /* of the document */
  TRAME_BLOCK_SUBTITLE,
  TRAME_BLOCK_HEADING, /* level 1: article, 2: sub-article */
  TRAME_BLOCK_PARAGRAPH,
  TRAME_BLOCK_ITEM,       /* of a bulleted list; neighbours make one list */
  TRAME_BLOCK_FIELD,      /* a blank standing alone, or invisible (an empty article): spans = { field } */
  TRAME_BLOCK_SIGNATURES, /* children: two columns, each a COLUMN with paragraphs */
  TRAME_BLOCK_COLUMN,
  TRAME_BLOCK_PAGE_BREAK,
  TRAME_BLOCK_STAMP, /* top right of each page of an act: spans */
  TRAME_BLOCK_TABLE, /* children: HEAD for each column, then ROW, or EACH of ROW; spans: its caption */
  TRAME_BLOCK_HEAD,  /* of a column */
  TRAME_BLOCK_ROW,   /* children: CELL, one a column */
  TRAME_BLOCK_CELL,
  TRAME_BLOCK_EACH,   /* children, once for each item of a list */
  TRAME_BLOCK_FIGURE, /* a picture; spans: its caption */
} TrameBlockKind;
#define TRAME_N_BLOCK_KINDS (TRAME_BLOCK_FIGURE + 1)

#define TRAME_PART_RANK G_MAXUINT
#define TRAME_MOST_COLUMNS 12

typedef enum
{
  TRAME_ALIGN_JUSTIFY = 0,
  TRAME_ALIGN_LEFT,
  TRAME_ALIGN_CENTER,
  TRAME_ALIGN_RIGHT,
} TrameAlign;

typedef struct
{
  TrameBlockKind kind;
  guint level;           /* HEADING, ITEM: from 1; HEAD: the column's share of the width, 0: as its words need;
                        * FIGURE: its width in millimetres, 0: as its pixels ask */
  TrameAlign align;      /* HEAD: of the column */
  gboolean addresses;    /* SIGNATURES: who writes and whom to, at the head of a letter; nobody signs there */
  gboolean numbered;     /* ITEM, FIELD of a list: 1. a) i) in place of a bullet */
  gboolean figures;      /* HEAD: figures, set as French sets them and to the right */
  gboolean heads;        /* HEAD: the column's cells name their rows */
  char *of;              /* EACH: id of the list field that is repeated; an item's parts are separated by "|" */
  char *number;          /* HEADING: "1", "3.1" */
  char *title;           /* HEADING: the title alone ("OBJET DE LA CONVENTION ET DURÉE"); spans hold the whole line.
                        * TABLE: what is said when it has no row; NULL: in general words. FIGURE: what it shows */
  TramePicture *picture; /* FIGURE */
  guint line;            /* of the file; 0: none */
  char *when;            /* id of a field: left out while that field is empty; NULL: always there */
  GPtrArray *spans;      /* of TrameSpan* */
  GPtrArray *children;   /* of TrameBlock*; NULL unless trame_block_kind_has_children() */
} TrameBlock;

/* A rule beside the clause that founds it ("length" → Art. 1). */
typedef struct
{
  char *name;   /* key of interchange.md's terms, "originals", "follow-up" */
  char *clause; /* "1", "3.3"; NULL: the closing formula */
  char *quote;  /* the words it was read from; NULL: none */
  guint line;   /* of the file; 0: none */
} TrameTermSource;

typedef struct
{
  char *id;
  guint version;
  TrameModelKind kind;
  gboolean voted; /* text quoted word for word from an act */
  char *title;
  char *act_number; /* the délibération that approved it; NULL: a shipped model */
  GDate act_date;
  TrameTerms terms;
  GPtrArray *term_sources; /* of TrameTermSource* */
  GPtrArray *fields;       /* of TrameField*, in the order of the text */
  GPtrArray *blocks;       /* of TrameBlock* */
} TrameModel;

TrameModel *trame_model_new (void);
void trame_model_free (TrameModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameModel, trame_model_free)

TrameField *trame_field_new (const char *id, const char *label, TrameFieldKind kind);
void trame_field_free (TrameField *field);
TrameSpan *trame_span_new_text (const char *text, TrameSpanStyle style);
TrameSpan *trame_span_new_field (const char *field, TrameSpanStyle style);
TrameSpan *trame_span_new_value (const char *term, TrameSpanStyle style);
TrameSpan *trame_span_new_part (guint part, TrameSpanStyle style);
void trame_span_free (TrameSpan *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSpan, trame_span_free)
TrameBlock *trame_block_new (TrameBlockKind kind);
/* SIGNATURES, COLUMN, TABLE, ROW, EACH. */
gboolean trame_block_kind_has_children (TrameBlockKind kind);
void trame_block_free (TrameBlock *block);
TrameTermSource *trame_term_source_new (const char *name, const char *clause, const char *quote);
void trame_term_source_free (TrameTermSource *source);

/* The field of that id, or NULL; owned by MODEL. */
TrameField *trame_model_get_field (const TrameModel *model, const char *id);

/* Reads and validates XML (never the network, never entities). NULL and ERROR otherwise. */
TrameModel *trame_model_parse (GBytes *xml, GError **error);
/* The same model as XML, always the same bytes for the same model; it validates. One reference. */
GBytes *trame_model_to_xml (const TrameModel *model);

/* Places where text and declaration disagree, as sentences (char*). Empty when there is none. */
GPtrArray *trame_model_check (const TrameModel *model);

const char *trame_field_kind_to_nick (TrameFieldKind kind);
const char *trame_model_kind_to_nick (TrameModelKind kind);
/* FALSE, OUT unchanged, when NICK is none. */
gboolean trame_field_kind_from_nick (const char *nick, TrameFieldKind *out);
gboolean trame_model_kind_from_nick (const char *nick, TrameModelKind *out);

/* The models that Trame ships, in its own words: ids, then one of them. */
const char *const *trame_shipped_models (void);
TrameModel *trame_shipped_model (const char *id, GError **error);

G_END_DECLS
