/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conventions that are chosen one by one in the table, by a check before each. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal: "changed": another one is chosen, or no longer. */
#define TRAME_TYPE_CONVENTION_CHOICE (trame_convention_choice_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionChoice, trame_convention_choice, TRAME, CONVENTION_CHOICE, GObject)

/* The column's id among those of the table: it is neither hidden nor remembered. */
#define TRAME_CHOICE_COLUMN "chosen"

TrameConventionChoice *trame_convention_choice_new (void);
/* Puts the checks before the other columns of VIEW. */
void trame_convention_choice_install (TrameConventionChoice *self, GtkColumnView *view);
gboolean trame_convention_choice_has (TrameConventionChoice *self, gint64 convention);
gboolean trame_convention_choice_is_empty (TrameConventionChoice *self);
void trame_convention_choice_clear (TrameConventionChoice *self);

G_END_DECLS
