/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a letter as rows: first those left to fill in, then those filled already, then how it goes. */
#pragma once

#include <adwaita.h>

#include "office/letter.h"

G_BEGIN_DECLS

#define TRAME_TYPE_LETTER_FORM (trame_letter_form_get_type ())
G_DECLARE_FINAL_TYPE (TrameLetterForm, trame_letter_form, TRAME, LETTER_FORM, AdwBin)

/* Signals: as a TrameConventionForm's, "value-changed" (field id, value or NULL) and "field-focused" (field id). */

/* Builds the rows for DRAFT's model, with its values. DRAFT is not kept, its model must outlive the rows. */
void trame_letter_form_show (TrameLetterForm *self, const TrameLetterDraft *draft, const GDate *today);
/* Takes the rows away. */
void trame_letter_form_clear (TrameLetterForm *self);
/* What the register reckons anew from what was typed: rows that nobody typed in (not in GIVEN) follow DRAFT; those missing say
 * so. */
void trame_letter_form_follow (TrameLetterForm *self, const TrameLetterDraft *draft, TrameValues *given);
/* Puts the keyboard in FIELD. */
void trame_letter_form_focus (TrameLetterForm *self, const char *field);
/* How the letter goes, a nick; NULL: nothing was chosen, or it is no letter. Static. */
const char *trame_letter_form_get_medium (TrameLetterForm *self);

G_END_DECLS
