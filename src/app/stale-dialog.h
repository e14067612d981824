/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks, field by field, which of two versions is to stay: what was typed here, or what somebody else stored meanwhile. */
#pragma once

#include <gtk/gtk.h>

#include "office/stale.h"

G_BEGIN_DECLS

/* What was decided: MINE holds, of each clash, whether what was typed here stays (of gboolean, in the clashes' order); NULL:
 * the dialog was closed, nothing was decided. */
typedef void (*TrameStaleDecided) (const TrameStale *stale, const GArray *mine, gpointer user_data);

/* Over the window of PARENT. STALE has a clash at least, and is taken. DECIDED is called once; then USER_DATA is let go by
 * DESTROY. */
void trame_stale_dialog_present (
    GtkWidget *parent, TrameStale *stale, TrameStaleDecided decided, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
