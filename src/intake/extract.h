/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of a paragraph, found by a pattern over its folded text and given back as written. */
#pragma once

#include "intake/source.h"

G_BEGIN_DECLS

typedef struct
{
  const TrameParagraph *paragraph;
  gsize start, end; /* bytes of its text */
} TrameExtract;

/* The whole paragraph. */
TrameExtract trame_extract_whole (const TrameParagraph *paragraph);

/* Looks for PATTERN (over folded text: lower case, no accent, hyphens "-", apostrophes "'") in the paragraph at or after
 * byte FROM of its text; OUT is its GROUP. PATTERN must outlive the program (a literal): it is compiled once. */
gboolean
trame_extract_find (const TrameParagraph *paragraph, const char *pattern, guint group, gsize from, TrameExtract *out);
/* Whether it is there at all. */
gboolean trame_paragraph_matches (const TrameParagraph *paragraph, const char *pattern);
/* The same over any text, folded here. */
gboolean trame_text_matches (const char *text, const char *pattern);
/* GROUP of PATTERN in TEXT, as written; NULL: not there. */
char *trame_text_find (const char *text, const char *pattern, guint group);

/* The words, as written. Owned by the caller. */
char *trame_extract_text (const TrameExtract *extract);
/* Takes white space and the characters of MARKS (ASCII) off both ends. */
void trame_extract_trim (TrameExtract *extract, const char *marks);
/* The first number in figures, or in words, of the extract: FALSE when there is none. */
gboolean trame_extract_number (const TrameExtract *extract, gint *out);

G_END_DECLS
