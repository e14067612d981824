/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the section Conventions share. */
#pragma once

#include "app/convention-choice.h"
#include "app/convention-list.h"
#include "app/conventions-page.h"
#include "app/error-bar.h"

G_BEGIN_DECLS

struct _TrameConventionsPage
{
  AdwBin parent;
  GtkSearchEntry *search;
  GtkWidget *places_line;
  GtkBox *places;
  TrameErrorBar *error;
  GtkBox *chips;
  GtkStack *views;
  GtkColumnView *table;
  GtkListView *lines;
  AdwStatusPage *nothing_found;
  GtkMenuButton *menu;
  AdwWindowTitle *title;
  GtkLabel *foot_count;
  GtkLabel *foot_next;
  GtkWidget *clear_choice;
  GtkToggleButton *chip[TRAME_N_FILTERS];
  GtkLabel *chip_count[TRAME_N_FILTERS];

  TrameConventionList *list;
  TrameConventionChoice *choice;
  TrameOffice *office;
  gboolean narrow;

  /* The search */
  GCancellable *searching;     /* of the question under way; NULL: none */
  char *searched;              /* the text that the list answers */
  gboolean more;               /* the list holds the best passages only */
  gboolean open_when_answered; /* Enter came before the answer */
};

/* conventions-page.c: after the list changed. */
void trame_conventions_page_refresh (TrameConventionsPage *self);
/* conventions-search.c */
void trame_conventions_page_install_search (GtkWidgetClass *widget_class);
/* Asks again for the text typed: the register changed. */
void trame_conventions_page_search_again (TrameConventionsPage *self);
void trame_conventions_page_stop_search (TrameConventionsPage *self);

G_END_DECLS
