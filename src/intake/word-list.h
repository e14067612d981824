/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's words one after the other, as two copies of it are compared: without what a printer, another program or the
 * end of a line changes (kinds of space, ligatures, hyphens of line ends, punctuation, dotted blanks, running heads and
 * feet). What differs is compare.h's. */
#pragma once

#include "pages/page-text.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;      /* as it is shown */
  char *hard;      /* as it is compared */
  char *soft;      /* the same without hyphens */
  guint page;      /* from 1 */
  gboolean broken; /* was cut at a line's end: which hyphens are its own is not known */
  guint article;   /* index in the list's articles */
} TrameListedWord;

typedef struct
{
  GPtrArray *words;    /* of TrameListedWord* */
  GPtrArray *articles; /* of char*: the headings, as they stand; the first is "": what comes before any */
  GHashTable *running; /* of char*: the lines taken for running heads and feet, folded */
} TrameWordList;

/* PAGES: of TramePageText*. LIKE (nullable): the list of the issued document; then only its running lines are left out, so
 * that a line added on every page is seen. Owned by the caller. */
TrameWordList *trame_word_list_new (const GPtrArray *pages, const TrameWordList *like);
/* The words of PDF, bytes that we made ourselves. NULL and a TRAME_READER_ERROR. */
TrameWordList *trame_word_list_new_own (GBytes *pdf, GError **error);
void trame_word_list_free (TrameWordList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameWordList, trame_word_list_free)

G_END_DECLS
