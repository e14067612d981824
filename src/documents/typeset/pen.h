/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes lines of text and simple shapes into a page's content, each marked with what it is. It knows no layout. */
#pragma once

#include "documents/pdf/document.h"
#include "documents/typeset/paragraph.h"

G_BEGIN_DECLS

/* Places are in points from the page's top left. */
typedef struct
{
  TramePdfDocument *document;
  GString *content;
  guint page;
  /* state of the text being written */
  const TrameFont *font;
  guint8 *used;
  double size;
  double spacing; /* between letters, points */
  gboolean in_array, in_string;
  /* of what is being marked */
  const char *tag; /* borrowed; NULL: an artifact, or nothing */
  guint element;
  const char *link; /* where the words being written lead; NULL: nowhere */
  const char *last_link;
  guint link_element; /* of LAST_LINK */
} TramePen;

/* A pen for a page of DOCUMENT. */
TramePen trame_pen_for_page (TramePdfDocument *document, guint page);

/* What follows, until trame_pen_end(), is the next piece of ELEMENT (TAG is its type, static), or no part of the text: KIND is an
 * artifact's entries ("/Type/Pagination/Subtype/Header"). Words that lead somewhere become links inside ELEMENT. */
void trame_pen_begin (TramePen *pen, const char *tag, guint element);
void trame_pen_begin_artifact (TramePen *pen, const char *kind);
void trame_pen_end (TramePen *pen);

/* The colour of what is filled, or stroked: 0xRRGGBB. */
void trame_pen_set_colour (TramePen *pen, guint32 colour);
void trame_pen_set_stroke (TramePen *pen, guint32 colour, double width);

void trame_pen_draw_line (TramePen *pen, double x0, double y0, double x1, double y1);
/* An empty box with round corners. */
void trame_pen_draw_box (TramePen *pen, double x, double y, double width, double height, double radius);

/* PICTURE, as large as the box says. */
void
trame_pen_draw_picture (TramePen *pen, const TramePicture *picture, double x, double y, double width, double height);

/* The same as a figure of PARENT, which shows what WORDS say. */
void trame_pen_draw_figure (TramePen *pen,
                            guint parent,
                            const TramePicture *picture,
                            const char *words,
                            double x,
                            double y,
                            double width,
                            double height);

/* Draws lines FROM to TO (excluded) of PARAGRAPH in its look's colour; the first line's top is at Y. Where its fields stand
 * is appended to PLACES (TrameFieldPlace), unless that is NULL. */
void trame_pen_draw_paragraph (
    TramePen *pen, const TrameSetParagraph *paragraph, guint from, guint to, double x, double y, GArray *places);

/* Draws the first line of PARAGRAPH turned by ANGLE degrees, its middle at X, Y. */
void trame_pen_draw_turned (TramePen *pen, const TrameSetParagraph *paragraph, double x, double y, double angle);

G_END_DECLS
