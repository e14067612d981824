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
  GArray *lines; /* of TrameLine; at least one */
  GStringChunk *strings;
} TrameParagraph;

/* Sets RUNS (TrameRun, borrowed) in lines of WIDTH points. */
TrameParagraph *
trame_paragraph_new (const TrameSetter *setter, const GArray *runs, const TrameLook *look, double width);
/* Sets TEXT on one line, cut short with an ellipsis where it is wider than WIDTH. */
TrameParagraph *
trame_paragraph_new_line (const TrameSetter *setter, const char *text, const TrameLook *look, double width);
void trame_paragraph_free (TrameParagraph *paragraph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameParagraph, trame_paragraph_free)

/* The height of its lines, and how far under its top the text of the first one stands. Points. */
double trame_paragraph_get_height (const TrameParagraph *paragraph);
double trame_paragraph_get_baseline (const TrameParagraph *paragraph);

/* Whether nothing of it is drawn. */
gboolean trame_paragraph_is_empty (const TrameParagraph *paragraph);

/* How far LINE starts from the left. Points. */
double trame_paragraph_get_line_start (const TrameParagraph *paragraph, const TrameLine *line);

G_END_DECLS
