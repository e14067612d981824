/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that shows a value under its name; it may carry a bar, a lock, a confidence, a "Pourquoi ?". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_VALUE_ROW (trame_value_row_get_type ())
G_DECLARE_FINAL_TYPE (TrameValueRow, trame_value_row, TRAME, VALUE_ROW, AdwPreferencesRow)

/* NAME above VALUE; both are plain text. VALUE may be NULL or empty. */
GtkWidget *trame_value_row_new (const char *name, const char *value);
void trame_value_row_set_value (TrameValueRow *self, const char *value);
const char *trame_value_row_get_value (TrameValueRow *self);
void trame_value_row_add_prefix (TrameValueRow *self, GtkWidget *widget);
void trame_value_row_add_suffix (TrameValueRow *self, GtkWidget *widget);
/* A lock with the words "Fixé par le modèle". */
void trame_value_row_add_lock (TrameValueRow *self);

G_END_DECLS
