/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure tree of a tagged PDF: what each marked piece of a page is. It knows elements and marks, no drawing. */
#pragma once

#include "documents/pdf/file.h"

G_BEGIN_DECLS

typedef struct _TramePdfTree TramePdfTree;

/* The element that holds the whole document. */
#define TRAME_PDF_TREE_DOCUMENT 0u

TramePdfTree *trame_pdf_tree_new (void);
void trame_pdf_tree_free (TramePdfTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePdfTree, trame_pdf_tree_free)

/* A new last child of PARENT. TYPE: a standard structure type, static. ATTRIBUTES: entries of the element's dictionary
 * ("/A<<…>>"), static; NULL: none. */
guint trame_pdf_tree_add (TramePdfTree *tree, guint parent, const char *type, const char *attributes);

/* Says of a figure what it shows, and where: BOX is left, bottom, right, top in points from the page's bottom left. WORDS are
 * copied. */
void trame_pdf_tree_describe (TramePdfTree *tree, guint element, const char *words, const double box[4]);

/* A new marked-content identifier on PAGE (from 0) whose content is the next piece of ELEMENT. */
guint trame_pdf_tree_mark (TramePdfTree *tree, guint element, guint page);

/* The annotation NUMBER (from 0) on PAGE is the next piece of ELEMENT. */
void trame_pdf_tree_add_annotation (TramePdfTree *tree, guint element, guint page, guint number);

/* How many marks PAGE has. */
guint trame_pdf_tree_count_marks (const TramePdfTree *tree, guint page);

/* Writes the tree for pages that have the objects PAGE_IDS; annotations have those from FIRST_ANNOTATION on, and their keys in
 * the parent tree follow the pages'. The number of its root. */
guint trame_pdf_tree_put (
    const TramePdfTree *tree, TramePdfFile *file, const guint *page_ids, guint pages, guint first_annotation);

G_END_DECLS
