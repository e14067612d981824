/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a date is typed freely or picked; it shows the date as it was understood. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAME_TYPE_DATE_ROW (trame_date_row_get_type ())
G_DECLARE_FINAL_TYPE (TrameDateRow, trame_date_row, TRAME, DATE_ROW, AdwEntryRow)

/* TITLE names the row. TODAY helps to read what is typed. Emits "date-changed" at each change of what is understood. */
GtkWidget *trame_date_row_new (const char *title, const GDate *today);
/* FALSE, and OUT cleared, while nothing typed is a date. */
gboolean trame_date_row_get_date (TrameDateRow *self, GDate *out);
/* TRUE when nothing is typed. */
gboolean trame_date_row_is_empty (TrameDateRow *self);
void trame_date_row_set_date (TrameDateRow *self, const GDate *date);

G_END_DECLS
