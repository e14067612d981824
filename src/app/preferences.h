/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers: its size, the columns, the last register. Nothing that changes a date or a document. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings, from the schema that stands beside an executable that is not installed, else the installed one. NULL
 * when there is none: everything then keeps its default. Owned by the program. */
GSettings *trame_preferences_get (void);
/* The folder the executable stands in, NULL when that is not known. Owned by the caller. */
char *trame_executable_folder (void);

G_END_DECLS
