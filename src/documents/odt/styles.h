/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named styles and the pages of an OpenDocument text, in the house style. */
#pragma once

#include "documents/fill.h"
#include "documents/style.h"

G_BEGIN_DECLS

/* The namespaces that every part declares on its root. */
#define TRAME_ODT_NAMESPACES                                                                                           \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                                                 \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                                                   \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                                     \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                                                   \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                                          \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                                                  \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                                                                      \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "                                            \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                                                     \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""

/* The styles that content.xml names. */
typedef enum
{
  TRAME_ODT_TITLE,
  TRAME_ODT_SUBTITLE,
  TRAME_ODT_HEADING_1,
  TRAME_ODT_HEADING_2,
  TRAME_ODT_BODY,
  TRAME_ODT_ITEM,
  TRAME_ODT_SIGNATURE,
  TRAME_ODT_ROOM, /* to sign */
  TRAME_ODT_STAMP,
  TRAME_ODT_TABLE_HEAD,
  TRAME_ODT_TABLE_CELL,
  TRAME_ODT_CAPTION,
  TRAME_ODT_FIGURE,
  TRAME_ODT_LEGEND, /* under a figure */
  TRAME_ODT_N_STYLES,
} TrameOdtStyle;

/* The style's name ("Heading_20_1"). Static. */
const char *trame_odt_style_name (TrameOdtStyle style);

/* The part that holds the arms of STYLE, which has some. Static. */
const char *trame_odt_arms_name (const TrameStyle *style);

/* Appends a picture, NAME, that stands in the file PART and shows what WORDS say; WIDTH by HEIGHT points. */
void trame_odt_add_picture (
    GString *xml, const char *name, const char *part, const char *words, double width, double height);

/* styles.xml for TEXT in STYLE: page, header, footer, named styles. Owned by the caller. */
char *trame_odt_styles (const TrameText *text, const TrameStyle *style);

G_END_DECLS
