/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept file in a window of its own: its pages, saved, printed, or opened outside. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_FILE_WINDOW (trame_file_window_get_type ())
G_DECLARE_FINAL_TYPE (TrameFileWindow, trame_file_window, TRAME, FILE_WINDOW, AdwWindow)

/* Shows DOCUMENT (copied) once its bytes are read, over the window of PARENT. DETAILS is the line under its name. A file
 * that came from outside is read and drawn by a child process. */
void trame_file_window_present (GtkWidget *parent,
                                TrameOffice *office,
                                const TrameDocumentRecord *document,
                                const char *details);

G_END_DECLS
