/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each kind of block looks: its family, size, colour, alignment and the space around it. Only numbers here; what a
 * commune chooses comes from its style. */
#pragma once

#include "documents/fill.h"
#include "documents/style.h"

G_BEGIN_DECLS

/* The size of the sheet (A4), points. */
#define TRAME_SHEET_WIDTH 595.276
#define TRAME_SHEET_HEIGHT 841.89

/* Lengths in points. */
typedef struct
{
  const char *family; /* borrowed from the style */
  gboolean bold, italic;
  double size;
  double leading; /* from a line to the next */
  guint32 colour; /* 0xRRGGBB */
  TrameAlign align;
  gboolean hyphenate;
  double before, after; /* space around the block; of two neighbours the larger counts */
  double indent;        /* of the text */
} TrameLook;

/* The part of the sheet that holds the text, from its top left. */
typedef struct
{
  double left, top, width, height;
} TrameTextArea;

/* The look of a block of KIND; LEVEL as in the block, ALIGN as it asks for. */
TrameLook trame_look_for (const TrameStyle *style, TrameBlockKind kind, guint level, TrameAlign align);

/* The look of a paragraph of a signature's column. */
TrameLook trame_look_for_signature (const TrameStyle *style, TrameAlign align);

/* The looks of a table's cell, of the heads of its columns when HEAD, and of its caption. */
TrameLook trame_look_for_cell (const TrameStyle *style, TrameAlign align, gboolean head);
TrameLook trame_look_for_caption (const TrameStyle *style);

/* The look of a figure's caption, which stands under it. */
TrameLook trame_look_for_legend (const TrameStyle *style);

/* STYLE's margins, kept within what can hold a text. */
TrameTextArea trame_look_get_text_area (const TrameStyle *style);

G_END_DECLS
