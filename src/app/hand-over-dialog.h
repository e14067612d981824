/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions handed over from one agent to another. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

/* Asks whose and to whom, over the window of PARENT. CONVENTIONS (of gint64): those that may be handed over; what is chosen
 * is all of one agent's among them. */
void trame_hand_over_dialog_present (GtkWidget *parent, TrameOffice *office, const GArray *conventions);

G_END_DECLS
