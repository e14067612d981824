/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a cell of the table of conventions, and in a row of the narrow list. */
#pragma once

#include <gtk/gtk.h>

#include "app/convention-list.h"

G_BEGIN_DECLS

/* The cells of the column that sorts by SORT. One reference. */
GtkListItemFactory *trame_convention_cell_factory (TrameConventionSort sort);

/* The cells of the passages that a search found. One reference. */
GtkListItemFactory *trame_convention_passage_factory (void);

/* "La Maison Nord Emploi, en vigueur, dernier jour vendredi 15 janvier 2027, 53 jours". Owned by the caller. */
char *trame_convention_sentence (const TrameConvention *convention);

G_END_DECLS
