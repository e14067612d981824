/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what files are, then attaches them to a convention; asks who agrees, then removes the content of one. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

/* FILES: GFile*, with local paths; references are taken. One kind, day and note for all of them. */
void trame_attach_dialog_present (GtkWidget *parent, TrameOffice *office, gint64 convention, GListModel *files);
/* Removes the content of DOCUMENT, called NAME: its hash and who agreed stay. */
void trame_attach_dialog_remove (GtkWidget *parent, TrameOffice *office, gint64 document, const char *name);

G_END_DECLS
