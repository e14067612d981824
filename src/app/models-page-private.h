/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the models' page share. */
#pragma once

#include "app/error-bar.h"
#include "app/models-page.h"
#include "app/preview/preview.h"
#include "register/load.h"

G_BEGIN_DECLS

struct _TrameModelsPage
{
  AdwBin parent;
  TrameErrorBar *error;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *page_pane;
  GtkListBox *list;
  GtkBox *groups;
  GtkButton *show_page;
  TramePreview *preview;
  TrameOffice *office;
  GPtrArray *models; /* of TrameModelRecord*, with their XML */
  gint64 wanted;
  GCancellable *cancellable;
};

AdwPreferencesGroup *trame_models_page_add_group (TrameModelsPage *self, const char *title);
void trame_models_page_reload (TrameModelsPage *self);

/* model-versions.c: the actions on versions. */
void trame_models_page_install_versions (GtkWidgetClass *widget_class);
/* Which version RECORD is, and whether new documents follow it: a group of the page. */
void trame_models_page_show_version (TrameModelsPage *self, const TrameModelRecord *record);
/* "Version 2, in use"; NULL when it is the only one. Owned by the caller. */
char *trame_models_page_version_words (TrameModelsPage *self, const TrameModelRecord *record);

G_END_DECLS
