/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies of the window's register: those that there are, one more, one put back. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

#define TRAME_TYPE_BACKUPS_DIALOG (trame_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrameBackupsDialog, trame_backups_dialog, TRAME, BACKUPS_DIALOG, AdwWindow)

/* Shows it over WINDOW, whose register may be one that does not open. Owned by GTK. */
void trame_backups_dialog_present (TrameWindow *window);

G_END_DECLS
