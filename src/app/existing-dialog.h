/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a convention signed before Trame: who, when, for how long, and the scan of what was signed. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

/* Asks over the window of PARENT, which shows the convention once it is taken over. */
void trame_existing_dialog_present (GtkWidget *parent, TrameOffice *office);

G_END_DECLS
