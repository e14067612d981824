/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section Modèles: voted models, with their blanks and declared rules, previewed. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_MODELS_PAGE (trame_models_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameModelsPage, trame_models_page, TRAME, MODELS_PAGE, AdwBin)

/* NULL: no register. */
void trame_models_page_set_office (TrameModelsPage *self, TrameOffice *office);
/* Shows the model of ID, once the list is loaded. */
void trame_models_page_select (TrameModelsPage *self, gint64 id);

G_END_DECLS
