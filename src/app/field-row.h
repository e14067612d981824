/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blank of the model as a row to fill, by the field's kind. */
#pragma once

#include <adwaita.h>

#include "documents/model.h"

G_BEGIN_DECLS

/* Who hears what is typed. VALUE is in the form values have ("" for emptied); NULL while it cannot be read. Must outlive
 * the rows. */
typedef struct
{
  GDate today;
  void (*changed) (const TrameField *field, const char *value, gpointer data);
  void (*focused) (const TrameField *field, gpointer data);
  gpointer data;
} TrameFieldSink;

/* A row for FIELD, which must outlive it, holding VALUE (NULL: empty). */
GtkWidget *trame_field_row_new (const TrameField *field, const char *value, const TrameFieldSink *sink);
/* The same to read only. */
GtkWidget *trame_field_row_new_fixed (const TrameField *field, const char *value);
/* Puts the keyboard in it. */
void trame_field_row_focus (GtkWidget *row);
/* Puts VALUE ("": empty) in the row of FIELD as if it had been typed; what is a list stays as it is. */
void trame_field_row_set_value (GtkWidget *row, const TrameField *field, const char *value);
/* Says "à remplir", or no longer. */
void trame_field_row_set_missing (GtkWidget *row, gboolean missing);
/* VALUE as a person reads it: "12/01/2026", "1 500,00 €", a list's items joined. Owned by the caller. */
char *trame_field_value_words (const TrameField *field, const char *value);

/* list-field.c: one row an item, and a button that adds one. */
GtkWidget *trame_list_field_new (const TrameField *field, const char *value, const TrameFieldSink *sink);
void trame_list_field_focus (GtkWidget *field);
/* text-field.c: a text of several lines that grows. */
GtkWidget *trame_text_field_new (const TrameField *field, const char *value, const TrameFieldSink *sink);
/* Tells SINK when the keyboard enters WIDGET. */
void trame_field_watch_focus (GtkWidget *widget, const TrameField *field, const TrameFieldSink *sink);

G_END_DECLS
