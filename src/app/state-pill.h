/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a convention as a shape and a word on a tinted pill. */
#pragma once

#include <gtk/gtk.h>

#include "domain/lifecycle.h"

G_BEGIN_DECLS

#define TRAME_TYPE_STATE_PILL (trame_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (TrameStatePill, trame_state_pill, TRAME, STATE_PILL, GtkBox)

GtkWidget *trame_state_pill_new (void);
/* SIGNED_BY: bits 1 << TRAME_PARTY_…, as in TrameLifecycle. */
void trame_state_pill_set_state (TrameStatePill *self, TrameState state, guint signed_by);

G_END_DECLS
