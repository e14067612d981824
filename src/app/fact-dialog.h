/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog in which a fact is recorded or corrected; it says what it changes before it is stored. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_FACT_DIALOG (trame_fact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrameFactDialog, trame_fact_dialog, TRAME, FACT_DIALOG, AdwWindow)

/* "Enregistrer une signature": of PARTY, that can be changed. PARENT stands in the window to come over. */
void trame_fact_dialog_sign (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, TrameParty party);
/* "Enregistrer un fait": of KIND, that can be changed. */
void trame_fact_dialog_record (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, TrameFactKind kind);
/* "Corriger un fait": the register keeps the wrong one, the correction cites it. Nothing when FACT is not there. */
void trame_fact_dialog_correct (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, gint64 fact);

G_END_DECLS
