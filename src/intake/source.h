/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source as intake reads it: visual lines, cut at columns, then paragraphs with every word's place. Stamps, page
 * numbers and running heads are set apart. Meaning is for the readers of each subject. */
#pragma once

#include "pages/page-text.h"

G_BEGIN_DECLS

/* A stretch of one visual line that belongs to one column. Words are borrowed from the file's text, or from EXTRA. */
typedef struct
{
  GPtrArray *words; /* of const TrameWord* */
  char *text;       /* as written, bullet included */
  char *folded;
  TrameBox box;
  guint page; /* from 1 */
  float page_width, page_height;
  float size;
  gboolean bold, italic; /* every word is */
  gboolean item;         /* begins with a bullet */
  gboolean rule;         /* a drawn or typed rule: a blank to fill, or an ornament */
  gboolean stamp, artifact;
  gboolean space_above; /* an empty line stands before (files without pages) */
  guint column;         /* 1 or 2 in a region of two columns, else 0 */
} TrameSourceLine;

/* A word's place in a paragraph's text. */
typedef struct
{
  gsize start, end; /* bytes of the text */
  guint page;
  TrameBox box;
  gsize offset; /* characters from the file's start */
  gboolean bold, italic;
  guint line; /* visual line, within the paragraph */
} TramePiece;

typedef struct
{
  char *text;     /* words as written, one space between, hyphens of line ends taken out, no bullet */
  char *folded;   /* french/fold.h, with offsets */
  GArray *map;    /* of gsize: byte of folded → byte of text */
  GArray *pieces; /* of TramePiece */
  TrameBox box;   /* on its first page */
  guint page;
  float size;
  gboolean bold, italic, centered, item, rule, stamp;
  guint column;
  guint index; /* in the source, stamps included */
} TrameParagraph;

typedef struct
{
  GPtrArray *paragraphs; /* of TrameParagraph*, in reading order, stamps among them */
  gboolean has_pages;
  GPtrArray *lines;   /* private */
  GPtrArray *extra;   /* private: words made up for drawn rules */
  GHashTable *spells; /* private: folded words met inside lines */
  float right, left;  /* margins of the text, points; 0: not known */
  guint longest;      /* characters of the longest usual line, for files without pages */
} TrameSource;

TrameSource *trame_source_new (const TrameFileText *text);
void trame_source_free (TrameSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSource, trame_source_free)

/* Inner steps, in this order. */
void trame_source_collect_lines (TrameSource *source, const TrameFileText *text);
void trame_source_mark_artifacts (TrameSource *source);
void trame_source_order_columns (TrameSource *source);
void trame_source_build_paragraphs (TrameSource *source);

/* Whether a line is one of a control-of-legality stamp. */
gboolean trame_line_is_stamp (const char *folded);
/* Whether FOLDED begins an article of a contract ("article 3.1 : …"). */
gboolean trame_line_begins_article (const char *folded);

G_END_DECLS
