/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view's own style: the desk in light and dark, the legend's swatches. Private to the page view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the style to the default display, once. */
void trame_preview_style_load (void);

G_END_DECLS
