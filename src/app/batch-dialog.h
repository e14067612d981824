/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that writes the documents of many conventions: what and where, how far it is, what became of each. */
#pragma once

#include <adwaita.h>

#include "office/generate.h"

G_BEGIN_DECLS

#define TRAME_TYPE_BATCH_DIALOG (trame_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrameBatchDialog, trame_batch_dialog, TRAME, BATCH_DIALOG, AdwWindow)

/* For CONVENTIONS (gint64, at least one; copied). PARENT stands in the window to come over. Closing it while it writes
 * cancels; the files written stay. The dialog, shown; owned by GTK. */
GtkWindow *trame_batch_dialog_present (GtkWidget *parent, TrameOffice *office, const GArray *conventions);

/* Where to write, as if it had been chosen. */
void trame_batch_dialog_set_folder (TrameBatchDialog *dialog, GFile *folder);

G_END_DECLS
