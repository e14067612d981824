/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter or a sheet about a convention: its fields, the page that follows them, and its issue. */
#pragma once

#include <adwaita.h>

#include "office/letter.h"

G_BEGIN_DECLS

#define TRAME_TYPE_LETTER_WINDOW (trame_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (TrameLetterWindow, trame_letter_window, TRAME, LETTER_WINDOW, AdwWindow)

/* Opens over PARENT on the document of KIND about CONVENTION; what was typed in it before and is not issued comes back. The
 * window, owned by GTK. */
TrameLetterWindow *trame_letter_window_present (GtkWindow *parent,
                                                TrameOffice *office,
                                                const TrameConvention *convention,
                                                const char *kind);

G_END_DECLS
