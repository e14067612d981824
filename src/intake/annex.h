/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An annexed convention becoming a model: what its builders share. Inside intake only. */
#pragma once

#include "intake/reading.h"

G_BEGIN_DECLS

/* How acts draw a blank inside a text: dots, underscores, XX, brackets. Over folded text. */
#define TRAME_BLANK                                                                                                    \
  "(?:[.] ?){4,}|(?<= )[.]{3}(?= |,|$)|_{3,}(?: ?_+)*|\\bx{2,}(?:[/.-]x{2,})*\\b|\\[[^\\][]{0,80}\\]|\\((?:a "         \
  "completer|a preciser)[^()]{0,40}\\)|<[a-z][^<>]{1,60}>"

/* A paragraph of text and the article it stands in. */
typedef struct
{
  const TrameParagraph *paragraph;
  char *article; /* number; NULL: outside articles */
} TrameClause;

typedef enum
{
  TRAME_CONTENT_NONE = 0, /* nothing since the heading */
  TRAME_CONTENT_AWAITED,  /* the last paragraph ends with a colon */
  TRAME_CONTENT_GIVEN,
} TrameContent;

typedef struct
{
  TrameReading *reading;
  TrameModel *model;
  GPtrArray *clauses;             /* of TrameClause*, in order */
  char *article;                  /* number of the article in hand; NULL before the first */
  char *article_title;            /* folded */
  const TrameParagraph *heading;  /* of the article in hand */
  const TrameParagraph *previous; /* the last paragraph of text */
  TrameContent content;
  gboolean city_named; /* the city's party is read */
  gboolean in_city;    /* the paragraph in hand is the city's party */
  gboolean closing;    /* "Fait à …" is passed */
  guint n_headings;
} TrameAnnexBuild;

/* Where a field comes from, for its evidence: LABEL is the paragraph that calls for it. The field's id; a field that the
 * model already has is shared when it is one of the conventional ones. Owned by the model. */
const char *trame_annex_add_field (TrameAnnexBuild *build,
                                   const char *id,
                                   const char *label,
                                   TrameFieldKind kind,
                                   const char *default_value,
                                   const TrameExtract *where,
                                   double confidence);
/* The field that a blank calls for after the words BEFORE (as written, of the same or of the paragraph above); BETWEEN
 * brackets or NULL. */
const char *trame_annex_name_blank (
    TrameAnnexBuild *build, const char *before, const char *between, gboolean alone, const TrameExtract *where);
/* The field of an article that leaves its content to write, after PARAGRAPH (its heading, or a sentence with a colon). */
const char *trame_annex_name_content (TrameAnnexBuild *build, const TrameParagraph *paragraph);

/* A paragraph into spans: text in its styles, blanks and what the act leaves to change as fields. */
void trame_annex_add_spans (TrameAnnexBuild *build, GPtrArray *spans, const TrameParagraph *paragraph);
/* Whether the whole paragraph is a blank. */
gboolean trame_annex_is_blank (const TrameParagraph *paragraph);

/* The signature blocks, from paragraph FROM of the annex on. */
void trame_annex_add_signatures (TrameAnnexBuild *build, guint from);
/* Whether the signature blocks begin at PARAGRAPH. */
gboolean trame_annex_is_signature (const TrameAnnexBuild *build, const TrameParagraph *paragraph);

/* The terms that the clauses declare, with their clauses and quotes; MASK: those found. */
TrameChangesMask trame_annex_read_terms (TrameAnnexBuild *build, TrameTerms *terms);

G_END_DECLS
