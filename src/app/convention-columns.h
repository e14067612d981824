/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of conventions: their cells, their headers that sort, and what is remembered of them. */
#pragma once

#include <gtk/gtk.h>

#include "app/convention-list.h"

G_BEGIN_DECLS

/* Gives VIEW its columns; a click on a header sorts LIST. The order, the widths and the columns hidden are remembered
 * when there are settings. */
void trame_convention_columns_install (GtkColumnView *view, TrameConventionList *list);
/* The actions "columns.<id>" that show and hide each column, and the menu that lists them. */
GActionGroup *trame_convention_columns_actions (GtkColumnView *view);
GMenu *trame_convention_columns_menu (GtkColumnView *view);
/* While something is searched: a column with the passage that was found takes the place of what it repeats, and no header
 * shows an order, the best come first. After: the columns and their order as they were. */
void trame_convention_columns_show_passages (GtkColumnView *view, gboolean shown);
/* The factory of the narrow list: two lines a convention. */
GtkListItemFactory *trame_convention_lines_factory (void);

G_END_DECLS
