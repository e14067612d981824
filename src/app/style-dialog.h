/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commune's documents look like: head, foot, arms, colour, size. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

/* Shows it over the window of PARENT; what is saved is one setting a choice, and the pages shown follow. Owned by GTK. */
void trame_style_dialog_present (GtkWidget *parent, TrameOffice *office);

G_END_DECLS
