/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tagged document being made: pages with their content, structure, fonts, outline and attached data. What is drawn where
 * is decided by the typesetter. */
#pragma once

#include "documents/pdf/font-program.h"
#include "documents/pdf/metadata.h"
#include "documents/pdf/structure.h"
#include "documents/picture.h"

G_BEGIN_DECLS

typedef struct _TramePdfDocument TramePdfDocument;

/* PACKER and PROGRAMS are borrowed. WIDTH and HEIGHT of the sheets, points. */
TramePdfDocument *
trame_pdf_document_new (TramePacker *packer, TrameFontPrograms *programs, double width, double height);
void trame_pdf_document_free (TramePdfDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePdfDocument, trame_pdf_document_free)

/* Adds an empty page; its content, to append operators to. Owned by DOCUMENT. */
GString *trame_pdf_document_add_page (TramePdfDocument *document);
GString *trame_pdf_document_get_content (TramePdfDocument *document, guint page);

/* Owned by DOCUMENT. */
/* What PAGE (from 0) shows, as a number: two pages that show the same, in any document, have the same one. To be asked when all is
 * drawn. */
guint64 trame_pdf_document_get_mark (TramePdfDocument *document, guint page);
TramePdfTree *trame_pdf_document_get_tree (TramePdfDocument *document);

/* The number of FONT in the names "F0", "F1"… of the content, and the marks for the codes that are drawn (one byte a code,
 * owned by DOCUMENT). */
guint trame_pdf_document_use_font (TramePdfDocument *document, const TrameFont *font, guint8 **used);

/* The number of PICTURE in the names "I0", "I1"… of the content; shared by the pages that show it. */
guint trame_pdf_document_use_picture (TramePdfDocument *document, const TramePicture *picture);

/* A line of the outline. LEVEL from 1; X and Y in points from the top left of PAGE. TITLE is copied. */
void trame_pdf_document_add_outline (
    TramePdfDocument *document, guint level, const char *title, guint page, double x, double y);

/* A link of ELEMENT on PAGE over the box from X0, Y0 to X1, Y1 (points from the top left). TARGET: an address, or "#" and the
 * name of a place; copied. */
void trame_pdf_document_add_link (TramePdfDocument *document,
                                  guint element,
                                  guint page,
                                  const char *target,
                                  double x0,
                                  double y0,
                                  double x1,
                                  double y1);

/* The place NAME that links lead to; X and Y in points from the top left of PAGE. NAME is copied. */
void trame_pdf_document_add_place (TramePdfDocument *document, const char *name, guint page, double x, double y);

/* The data the document was made from, attached as NAME. DATA is borrowed until the end. */
void trame_pdf_document_attach (TramePdfDocument *document, GBytes *data, const char *name, const char *description);

/* The bytes of the file; one reference. NULL: a font program could not be cut. */
GBytes *trame_pdf_document_finish (TramePdfDocument *document, const TramePdfMetadata *metadata);

G_END_DECLS
