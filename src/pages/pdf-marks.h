/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes, strokes, stamps and filled fields that lie over a page of an open PDF. Private to the room, for foreign files. */
#pragma once

#include "pages/page-text.h"
#include "pages/poppler-use.h"

G_BEGIN_DECLS

/* Counts in TEXT the marks that lie over PAGE, which it is the text of, and adds the words of those that say them, where they
 * stand. A link, a signature's field and what is hidden are no marks. */
void trame_pdf_page_marks (TramePageText *text, PopplerPage *page);

G_END_DECLS
