/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows to fill for the fields of one line, of dates, amounts and choices. What is typed is read by the office; lists
 * and long texts have files of their own. */
#include "app/field-row.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/date-row.h"
#include "app/label-text.h"
#include "app/value-row.h"
#include "french/date-text.h"
#include "office/convention.h"

typedef struct
{
  const TrameField *field;
  const TrameFieldSink *sink;
  GtkLabel *missing;
} Row;

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "field-row");
}

static void
keyboard_entered (GtkEventControllerFocus *controller, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const Row *row = g_object_get_data (G_OBJECT (widget), "field-watch");
  row->sink->focused (row->field, row->sink->data);
}

void
trame_field_watch_focus (GtkWidget *widget, const TrameField *field, const TrameFieldSink *sink)
{
  Row *row = g_new0 (Row, 1);
  row->field = field;
  row->sink = sink;
  g_object_set_data_full (G_OBJECT (widget), "field-watch", row, g_free);
  GtkEventController *controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (keyboard_entered), NULL);
  gtk_widget_add_controller (widget, controller);
}

static char *
amount_words (const char *cents)
{
  gint64 value;
  if (!g_ascii_string_to_signed (cents, 10, G_MININT64 / 2, G_MAXINT64 / 2, &value, NULL))
    return g_strdup (cents);
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02d €", value / 100, (int) ABS (value % 100));
}

char *
trame_field_value_words (const TrameField *field, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  GDate date;
  if (value == NULL || *value == '\0')
    return g_strdup ("");
  if (field->kind == TRAME_FIELD_DATE && trame_date_parse_iso (value, &date))
    return trame_date_to_numbers (&date);
  if (field->kind == TRAME_FIELD_AMOUNT)
    return amount_words (value);
  return g_strdup (value);
}

static void
say_invalid (GtkWidget *widget, const char *message)
{
  gtk_widget_set_tooltip_text (widget, message);
  (message != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "invalid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

static void
text_changed (GtkEditable *editable, gpointer data)
{
  const Row *row = row_of (GTK_WIDGET (editable));
  g_autoptr (GError) error = NULL;
  g_autofree char *value = trame_field_read_value (row->field, gtk_editable_get_text (editable), &row->sink->today,
                                                   &error);
  say_invalid (GTK_WIDGET (editable), error != NULL ? error->message : NULL);
  row->sink->changed (row->field, value, row->sink->data);
}

static void
choice_changed (AdwComboRow *combo, GParamSpec *pspec, gpointer data)
{
  const Row *row = row_of (GTK_WIDGET (combo));
  guint selected = adw_combo_row_get_selected (combo);
  const GPtrArray *choices = row->field->choices;
  const char *value = selected > 0 && selected <= choices->len ? g_ptr_array_index (choices, selected - 1) : "";
  row->sink->changed (row->field, value, row->sink->data);
}

static GtkWidget *
choice_row (const TrameField *field, const char *value)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;
  gtk_string_list_append (words, "—");
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    {
      const char *choice = g_ptr_array_index (field->choices, i);
      gtk_string_list_append (words, choice);
      if (g_strcmp0 (choice, value) == 0)
        selected = i + 1;
    }
  GtkWidget *combo = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), selected);
  return combo;
}

static GtkWidget *
missing_label (void)
{
  GtkWidget *label = gtk_label_new (_ ("to be filled in"));
  gtk_widget_add_css_class (label, "missing");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
add_hint (GtkWidget *entry, const TrameField *field)
{
  if (field->help == NULL)
    return;
  gtk_widget_set_tooltip_text (entry, field->help);
}

static GtkWidget *
at_signature_row (const TrameField *field)
{
  GtkWidget *row = trame_value_row_new (field->label, _ ("Written by hand, at signature"));
  trame_value_row_add_lock (TRAME_VALUE_ROW (row));
  return row;
}

static GtkWidget *
entry_for (const TrameField *field, const char *words, const TrameFieldSink *sink)
{
  GtkWidget *widget = field->kind == TRAME_FIELD_DATE ? trame_date_row_new (field->label, &sink->today)
                                                      : adw_entry_row_new ();
  gtk_editable_set_text (GTK_EDITABLE (widget), words);
  add_hint (widget, field);
  return widget;
}

GtkWidget *
trame_field_row_new (const TrameField *field, const char *value, const TrameFieldSink *sink)
{
  g_return_val_if_fail (field != NULL && sink != NULL, NULL);

  if (field->kind == TRAME_FIELD_LIST)
    return trame_list_field_new (field, value, sink);
  if (field->kind == TRAME_FIELD_TEXT)
    return trame_text_field_new (field, value, sink);
  if (field->kind == TRAME_FIELD_AT_SIGNATURE)
    return at_signature_row (field);

  g_autofree char *words = trame_field_value_words (field, value);
  gboolean choice = field->kind == TRAME_FIELD_CHOICE;
  GtkWidget *widget = choice ? choice_row (field, value) : entry_for (field, words, sink);
  Row *row = g_new0 (Row, 1);
  row->field = field;
  row->sink = sink;
  row->missing = GTK_LABEL (missing_label ());
  g_object_set_data_full (G_OBJECT (widget), "field-row", row, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), field->label);
  if (choice)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->missing));
      g_signal_connect (widget, "notify::selected", G_CALLBACK (choice_changed), NULL);
    }
  else
    {
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (widget), GTK_WIDGET (row->missing));
      g_signal_connect (widget, "changed", G_CALLBACK (text_changed), NULL);
    }
  trame_accessible_name (widget, field->label);
  trame_field_watch_focus (widget, field, sink);
  return widget;
}

GtkWidget *
trame_field_row_new_fixed (const TrameField *field, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->kind == TRAME_FIELD_AT_SIGNATURE)
    return at_signature_row (field);
  g_autofree char *words = trame_field_value_words (field, value);
  return trame_value_row_new (field->label, words);
}

void
trame_field_row_focus (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (GTK_IS_EDITABLE (row))
    {
      gtk_widget_grab_focus (row);
      gtk_editable_set_position (GTK_EDITABLE (row), -1);
    }
  else
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

void
trame_field_row_set_value (GtkWidget *row, const TrameField *field, const char *value)
{
  g_return_if_fail (GTK_IS_WIDGET (row) && field != NULL && value != NULL);

  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (row), "buffer");
  g_autofree char *words = trame_field_value_words (field, value);
  if (buffer != NULL)
    gtk_text_buffer_set_text (buffer, words, -1);
  else if (GTK_IS_EDITABLE (row))
    gtk_editable_set_text (GTK_EDITABLE (row), words);
  else if (ADW_IS_COMBO_ROW (row))
    {
      guint selected = 0;
      for (guint i = 0; field->choices != NULL && i < field->choices->len && selected == 0; i++)
        if (g_strcmp0 (g_ptr_array_index (field->choices, i), value) == 0)
          selected = i + 1;
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
    }
}

void
trame_field_row_set_missing (GtkWidget *widget, gboolean missing)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  const Row *row = row_of (widget);
  GtkWidget *label = row != NULL ? GTK_WIDGET (row->missing) : g_object_get_data (G_OBJECT (widget), "missing");
  if (label != NULL)
    gtk_widget_set_visible (label, missing);
}
