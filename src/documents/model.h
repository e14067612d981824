/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model: the text of a document with its blanks and the rules it declares. Read from and written to XML that the
 * project's RelaxNG schema validates; built block by block when an act's annex comes in. */
#pragma once

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
} TrameField;

typedef enum
{
  TRAME_SPAN_BOLD = 1 << 0,
  TRAME_SPAN_ITALIC = 1 << 1,
  TRAME_SPAN_SMALL_CAPS = 1 << 2,
} TrameSpanStyle;

/* A run of text of one style, a forced line break (text "\n"), a field's place, or a declared term's value. */
typedef struct
{
  char *text;  /* NULL for a field or a value */
  char *field; /* id of a field; NULL for text */
  char *value; /* name of a declared term, shown in words ("length" → "un an"); shipped models only */
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
} TrameBlockKind;

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
  guint level;
  TrameAlign align;
  char *number;        /* HEADING: "1", "3.1" */
  char *title;         /* HEADING: the title alone ("OBJET DE LA CONVENTION ET DURÉE"); spans hold the whole line */
  char *when;          /* id of a field: left out while that field is empty; NULL: always there */
  GPtrArray *spans;    /* of TrameSpan* */
  GPtrArray *children; /* of TrameBlock*; NULL unless SIGNATURES, COLUMN */
} TrameBlock;

/* A rule beside the clause that founds it ("length" → Art. 1). */
typedef struct
{
  char *name;   /* key of interchange.md's terms, "originals", "follow-up" */
  char *clause; /* "1", "3.3"; NULL: the closing formula */
  char *quote;  /* the words it was read from; NULL: none */
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
void trame_span_free (TrameSpan *span);
TrameBlock *trame_block_new (TrameBlockKind kind);
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
