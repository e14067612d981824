/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as people type them in French. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads "12", "-3", "1 234,5", "12.50", "85 %" (the sign is left out): at most two decimals, groups of three digits apart by
 * any kind of space, at most 12 digits. OUT is the figure × 100. FALSE, OUT unchanged, when TEXT is anything else. */
gboolean trame_figure_read (const char *text, gint64 *out);
/* "1 234,5": a narrow no-break space between thousands, a decimal comma, no useless zero. Owned by the caller. */
char *trame_figure_to_text (gint64 hundredths);

G_END_DECLS
