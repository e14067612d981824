/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of several lines: a text view in a row, that grows up to eight lines. */
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/field-row.h"

#define TALLEST 160

typedef struct
{
  const TrameField *field;
  const TrameFieldSink *sink;
} Text;

static void
text_changed (GtkTextBuffer *buffer, gpointer data)
{
  const Text *text = data;
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  text->sink->changed (text->field, words, text->sink->data);
}

static void
free_text (gpointer data, GClosure *closure)
{
  g_free (data);
}

GtkWidget *
trame_text_field_new (const TrameField *field, const char *value, const TrameFieldSink *sink)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (field->label);
  GtkWidget *missing = gtk_label_new (_ ("to be filled in"));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (name, "field-name");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (missing, "missing");
  gtk_widget_set_visible (missing, FALSE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), missing);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  trame_accessible_name (view, field->label);
  gtk_widget_set_tooltip_text (view, field->help);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), TALLEST);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  gtk_widget_add_css_class (box, "value-box");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");
  g_object_set_data (G_OBJECT (row), "missing", missing);

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_object_set_data (G_OBJECT (row), "buffer", buffer);
  gtk_text_buffer_set_text (buffer, value != NULL ? value : "", -1);
  Text *text = g_new0 (Text, 1);
  text->field = field;
  text->sink = sink;
  g_signal_connect_data (buffer, "changed", G_CALLBACK (text_changed), text, free_text, 0);
  trame_field_watch_focus (view, field, sink);
  return row;
}
