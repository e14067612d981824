/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name assistive technology reads for a widget. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names WIDGET; a menu button's inner button, which takes the focus, gets the name too. */
void trame_accessible_name (GtkWidget *widget, const char *name);

G_END_DECLS
