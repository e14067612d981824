/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form in a window of its own: rows, "Cancel", one act. What it asks and what it does are its maker's. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_FORM_DIALOG (trame_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrameFormDialog, trame_form_dialog, TRAME, FORM_DIALOG, AdwWindow)

/* Signals: "changed": something was typed or chosen, say whether it is ready; "save": the act was asked for. */

/* Over the window of PARENT. SAVE is the act's verb; NOTE (nullable) says below the rows what is to be known. */
TrameFormDialog *trame_form_dialog_new (GtkWidget *parent, const char *title, const char *save, const char *note);
/* A row at the end: an entry, a date row, a combo or any other. */
void trame_form_dialog_add_row (TrameFormDialog *self, GtkWidget *row);
/* A row that was added goes. */
void trame_form_dialog_remove_row (TrameFormDialog *self, GtkWidget *row);
/* Whether the act can be asked for. */
void trame_form_dialog_set_ready (TrameFormDialog *self, gboolean ready);
/* The act is under way: nothing can be typed meanwhile. */
void trame_form_dialog_wait (TrameFormDialog *self);
/* It failed: WHAT and WHY; everything typed is still there. */
void trame_form_dialog_fail (TrameFormDialog *self, const char *what, const char *why);
/* It is done: SENTENCE (nullable) is said by the window below, and the form goes. */
void trame_form_dialog_done (TrameFormDialog *self, const char *sentence);

G_END_DECLS
