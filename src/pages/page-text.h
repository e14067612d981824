/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a file's pages, with boxes. Plain values; the same shape for PDF, Markdown and plain text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  float x0, y0, x1, y1; /* PDF points from the page's top left */
} TrameBox;

/* A word as it stands on a line. */
typedef struct
{
  char *text; /* NFC UTF-8, never empty, no space */
  TrameBox box;
  float size; /* font size, points; 0: unknown */
  gboolean bold;
  gboolean italic;
  gboolean space_before; /* a space (or the line's start) stands before it */
} TrameWord;

/* A line: words from left to right. Lines come in reading order; a stamp's lines are lines like the others. */
typedef struct
{
  GPtrArray *words; /* of TrameWord* */
  TrameBox box;
  gsize offset; /* of the first character in the file, for files without pages */
} TrameLine;

/* A drawn horizontal rule: often a blank to fill. */
typedef struct
{
  TrameBox box;
} TrameRule;

typedef struct
{
  guint number; /* from 1 */
  float width, height;
  GPtrArray *lines; /* of TrameLine* */
  GArray *rules;    /* of TrameRule, top to bottom */
} TramePageText;

typedef struct
{
  char *media_type; /* "application/pdf", "text/markdown", "text/plain" */
  guint n_pages;    /* 0 for files without pages; their text is one page of lines */
  gboolean text_layer;
  char *sha256;
  gsize size;
  GPtrArray *pages; /* of TramePageText* */
} TrameFileText;

void trame_file_text_free (TrameFileText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFileText, trame_file_text_free)

G_END_DECLS
