/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service's spreadsheet taken over: which column is what, what would come of it, then the good rows written. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_TABLE_DIALOG (trame_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrameTableDialog, trame_table_dialog, TRAME, TABLE_DIALOG, AdwWindow)

/* Over the window of PARENT, on the spreadsheet at PATH. Nothing is written before it is asked for. */
GtkWindow *trame_table_dialog_present (GtkWidget *parent, TrameOffice *office, const char *path);

G_END_DECLS
