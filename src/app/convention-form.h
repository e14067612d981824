/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention's form: its blanks and the terms of its model, in the order of the articles. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_CONVENTION_FORM (trame_convention_form_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionForm, trame_convention_form, TRAME, CONVENTION_FORM, AdwBin)

/* Signals:
 *   "value-changed" (field id, value or NULL): something was typed; NULL while it cannot be read
 *   "field-focused" (field id): the keyboard entered a field */

/* Builds the rows anew. Keeps a reference of DOSSIER (NULL: empty). */
void trame_convention_form_show (TrameConventionForm *self, TrameDossier *dossier, const GDate *today);
/* The same fields, other dates and missing fields: nothing typed is touched. */
void trame_convention_form_update (TrameConventionForm *self, TrameDossier *dossier);
/* Says which required fields are empty in VALUES; how many there are. */
guint trame_convention_form_show_missing (TrameConventionForm *self, TrameValues *values);
/* Puts the keyboard in FIELD and shows it. */
void trame_convention_form_focus (TrameConventionForm *self, const char *field);
/* The first required field that is empty in VALUES, or NULL. Owned by the dossier. */
const char *trame_convention_form_first_missing (TrameConventionForm *self, TrameValues *values);

G_END_DECLS
