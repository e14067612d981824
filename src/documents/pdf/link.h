/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of a PDF: annotations over the words that lead somewhere, and the places of the document that they lead to. */
#pragma once

#include "documents/pdf/file.h"

G_BEGIN_DECLS

typedef struct _TramePdfLinks TramePdfLinks;

TramePdfLinks *trame_pdf_links_new (void);
void trame_pdf_links_free (TramePdfLinks *links);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePdfLinks, trame_pdf_links_free)

/* A link on PAGE over BOX (left, bottom, right, top in points from the page's bottom left) to TARGET: an address, or "#" and
 * the name of a place. TARGET is copied. Its number, from 0. */
guint trame_pdf_links_add (TramePdfLinks *links, guint page, const char *target, const double box[4]);

/* The place NAME: X, Y (points from the bottom left) of PAGE. NAME is copied. The first of a name stands. */
void trame_pdf_links_add_place (TramePdfLinks *links, const char *name, guint page, double x, double y);

guint trame_pdf_links_count (const TramePdfLinks *links);

/* Appends the entry of PAGE for its links, whose objects start at FIRST_ID; nothing when it has none. */
void trame_pdf_links_append_entry (const TramePdfLinks *links, GString *body, guint page, guint first_id);

/* Writes them at FIRST_ID and on. FIRST_KEY: of the first one in the structure's parent tree. */
void trame_pdf_links_put (
    const TramePdfLinks *links, TramePdfFile *file, guint first_id, const guint *page_ids, guint first_key);

G_END_DECLS
