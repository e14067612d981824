/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each page carries besides the text: header, footer, the mark of a draft, the prefecture's stamp. */
#pragma once

#include "documents/pdf/document.h"
#include "documents/typeset/flow.h"

G_BEGIN_DECLS

/* The text's area of STYLE, made smaller where a stamp needs room above it. */
TrameTextArea trame_furniture_make_room (const TrameText *text, const TrameStyle *style);

/* Draws what goes under or before the text on every page of DOCUMENT. FOOTER: the document's title and number. Where
 * fields stand is appended to PLACES. */
void trame_furniture_draw (const TrameSetter *setter,
                           const TrameFlow *flow,
                           const TrameText *text,
                           const TrameStyle *style,
                           const char *footer,
                           TramePdfDocument *document,
                           GArray *places);

G_END_DECLS
