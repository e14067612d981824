/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search and selection on a page's words: the same for our own bytes and for foreign files. No poppler here. */
#pragma once

#include "pages/page-text.h"

G_BEGIN_DECLS

/* TEXT as it is compared: without case, accents and marks, "œ" as "oe", "’" as "'", hyphens as "-", any space as one
 * space, none at the ends. Owned by the caller. */
char *trame_page_fold (const char *text);

/* One hit: its boxes, one a line. */
typedef struct
{
  TrameBox boxes[4];
  guint n_boxes;
} TramePageHit;

/* Where FOLDED (of trame_page_fold) stands on PAGE, in reading order; words cut by a hyphen at a line's end are found
 * whole. An array of TramePageHit, owned by the caller; empty for "". */
GArray *trame_page_find (const TramePageText *page, const char *folded);

/* A place between words: line and word, both from 0. */
typedef struct
{
  guint line, word;
} TramePagePlace;

/* The word nearest to a point (points from the page's top left); FALSE on a page without words. */
gboolean trame_page_place_at (const TramePageText *page, float x, float y, TramePagePlace *place);
/* The box of a place's word. */
TrameBox trame_page_place_box (const TramePageText *page, TramePagePlace place);
/* From one place to another, both words taken, whichever comes first: boxes, one a line (of TrameBox, owned by the
 * caller). */
GArray *trame_page_selection_boxes (const TramePageText *page, TramePagePlace from, TramePagePlace to);
/* The same as text, one line a line; owned by the caller. */
char *trame_page_selection_text (const TramePageText *page, TramePagePlace from, TramePagePlace to);

G_END_DECLS
