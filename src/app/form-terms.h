/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a convention's form that nobody types: what its model fixes, and the dates computed from it. */
#pragma once

#include <gtk/gtk.h>

#include "office/dossier.h"

G_BEGIN_DECLS

gboolean trame_form_has_terms (const TrameDossier *dossier, const char *article);
/* New rows (floating) for the terms that ARTICLE founds. The array is the caller's. */
GPtrArray *trame_form_terms (const TrameDossier *dossier, const char *article);
/* Shows what DOSSIER says now in a row made by trame_form_terms. */
void trame_form_term_update (GtkWidget *row, const TrameDossier *dossier);
/* "Texte signé — il ne change que par avenant", or "Texte mis à la signature". Floating. */
GtkWidget *trame_form_locked_banner (const TrameDossier *dossier);

G_END_DECLS
