/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a PDF: the headings that a reader shows beside the pages. */
#pragma once

#include "documents/pdf/file.h"

G_BEGIN_DECLS

typedef struct _TramePdfOutline TramePdfOutline;

TramePdfOutline *trame_pdf_outline_new (void);
void trame_pdf_outline_free (TramePdfOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePdfOutline, trame_pdf_outline_free)

/* Adds a line that leads to X, Y (points from the bottom left) of PAGE. A LEVEL (from 1) deeper than the next one after
 * the line before is brought up to it. */
void trame_pdf_outline_add (TramePdfOutline *outline, guint level, const char *title, guint page, double x, double y);

/* Writes it; the number of its root, or 0 when there is no line. */
guint trame_pdf_outline_put (const TramePdfOutline *outline, TramePdfFile *file, const guint *page_ids);

G_END_DECLS
