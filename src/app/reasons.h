/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Pourquoi ?": a popover that explains a date by its reasons, from the known date to the computed one. The same in
 * the queue, the strip, the form, the intake and the lists. */
#pragma once

#include <gtk/gtk.h>

#include "domain/lifecycle.h"

G_BEGIN_DECLS

#define TRAME_TYPE_REASONS (trame_reasons_get_type ())
G_DECLARE_FINAL_TYPE (TrameReasons, trame_reasons, TRAME, REASONS, GtkPopover)

/* TITLE: NULL for "Pourquoi le DATE ?", from the last reason's date. REASONS: of TrameReason, read now and not kept.
 * Where "convention.explain" is an action of the widget it stands on, it offers the printed sheet. */
GtkWidget *trame_reasons_new (const char *title, const GArray *reasons);

/* "Pourquoi le 4 janvier 2027 ?", for the date that is shown beside the button; NULL for a cleared date. The caller's. */
char *trame_reasons_question (const GDate *date);

/* A flat button "Pourquoi ?" that makes the popover on demand. WHAT completes its accessible name ("Dernier jour"). It
 * keeps a reference of REASONS (g_array_ref). */
GtkWidget *trame_reasons_button_new (const char *what, const char *title, GArray *reasons);
/* Makes BUTTON (a GtkMenuButton) show REASONS on demand; its own words stay. NULL REASONS: insensitive. */
void trame_reasons_attach (GtkMenuButton *button, const char *title, GArray *reasons);
/* The same for what needs no computation: a title and one sentence. */
void trame_reasons_attach_note (GtkMenuButton *button, const char *title, const char *note);

G_END_DECLS
