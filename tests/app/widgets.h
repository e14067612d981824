/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding widgets by what they show, and waiting for them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets the program go on for so long. */
void turn (guint milliseconds);
/* The first widget under TOP that is of TYPE and shows TEXT (a label, a button's label, a row's title), mapped; or NULL. */
GtkWidget *find (GtkWidget *top, GType type, const char *text);
/* The same, once it is there: the test fails when it never is. */
GtkWidget *wait_for (GtkWidget *top, GType type, const char *text);

G_END_DECLS
