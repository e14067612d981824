/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph set in lines of a given width. Where it goes on the sheet is page.h's. */
#pragma once

#include "documents/typeset/breaker.h"

G_BEGIN_DECLS

/* Owns its items and texts; borrows words and fonts from the setter, so it lives no longer than one document. */
typedef struct
{
  TrameLook look;
  const GArray *runs; /* borrowed */
  double width;
  GArray *items; /* of TrameItem */
  GArray *lines; /* of TrameSetLine; at least one */
  GStringChunk *strings;
} TrameSetParagraph;

/* Sets RUNS (TrameRun, borrowed) in lines of WIDTH points. */
TrameSetParagraph *
trame_set_paragraph_new (const TrameSetter *setter, const GArray *runs, const TrameLook *look, double width);
/* Sets TEXT on one line, cut short with an ellipsis where it is wider than WIDTH. */
TrameSetParagraph *
trame_set_paragraph_new_line (const TrameSetter *setter, const char *text, const TrameLook *look, double width);
void trame_set_paragraph_free (TrameSetParagraph *paragraph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSetParagraph, trame_set_paragraph_free)

/* The height of its lines, and how far under its top the text of the first one stands. Points. */
double trame_set_paragraph_get_height (const TrameSetParagraph *paragraph);
double trame_set_paragraph_get_baseline (const TrameSetParagraph *paragraph);

/* Whether nothing of it is drawn. */
gboolean trame_set_paragraph_is_empty (const TrameSetParagraph *paragraph);

/* How far LINE starts from the left. Points. */
double trame_set_paragraph_get_line_start (const TrameSetParagraph *paragraph, const TrameSetLine *line);

G_END_DECLS
