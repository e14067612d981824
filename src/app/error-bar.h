/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lasting bar for an error that blocks: what failed, why, and the act that mends it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_ERROR_BAR (trame_error_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrameErrorBar, trame_error_bar, TRAME, ERROR_BAR, AdwBin)

/* WHAT failed, in bold; WHY may be NULL. LABEL and ACTION (an action's detailed name, found from the bar) offer the
 * mending act; NULL: none. The bar stays until it is closed, cleared, or its act is done. */
void
trame_error_bar_show (TrameErrorBar *self, const char *what, const char *why, const char *label, const char *action);
void trame_error_bar_clear (TrameErrorBar *self);

G_END_DECLS
