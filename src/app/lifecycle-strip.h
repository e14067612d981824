/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lifecycle strip: marks that open their reasons, over a drawn track. It shows order and gaps, not a scale. */
#pragma once

#include <gtk/gtk.h>

#include "domain/lifecycle.h"

G_BEGIN_DECLS

#define TRAME_TYPE_LIFECYCLE_STRIP (trame_lifecycle_strip_get_type ())
G_DECLARE_FINAL_TYPE (TrameLifecycleStrip, trame_lifecycle_strip, TRAME, LIFECYCLE_STRIP, GtkWidget)

/* Shows CONTRACT as LIFECYCLE evaluates it; both are read now and not kept. */
void trame_lifecycle_strip_show (TrameLifecycleStrip *self, const TrameCase *contract, const TrameLifecycle *lifecycle);
/* Short names and dates. */
void trame_lifecycle_strip_set_narrow (TrameLifecycleStrip *self, gboolean narrow);

G_END_DECLS
