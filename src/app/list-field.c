/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that is a list: one row an item, each with a button that takes it away, and a row that adds one. */
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/field-row.h"

typedef struct
{
  const TrameField *field;
  const TrameFieldSink *sink;
  GtkListBox *list;
  GtkWidget *add;
  GtkWidget *missing;
} List;

static List *
list_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "list-field");
}

static void
say_changed (List *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *item = GTK_IS_EDITABLE (row) ? gtk_editable_get_text (GTK_EDITABLE (row)) : "";
      if (*item == '\0')
        continue;
      if (value->len > 0)
        g_string_append_c (value, '\n');
      g_string_append (value, item);
    }
  self->sink->changed (self->field, value->str, self->sink->data);
}

/* "Prestations 1", "Prestations 2": the names of the rows follow their order. */
static void
number_rows (List *self)
{
  guint n = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_EDITABLE (row))
      {
        g_autofree char *name = g_strdup_printf ("%s %u", self->field->label, ++n);
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
        trame_accessible_name (row, name);
      }
}

static void
item_changed (GtkEditable *row, List *self)
{
  say_changed (self);
}

static void
item_removed (GtkButton *button, List *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (next != NULL ? next : self->add);
  gtk_list_box_remove (self->list, row);
  number_rows (self);
  say_changed (self);
}

static GtkWidget *
add_item (List *self, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Take away"));
  trame_accessible_name (remove, _ ("Take away"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  int place = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL && child != self->add;
       child = gtk_widget_get_next_sibling (child))
    place++;
  gtk_list_box_insert (self->list, row, place);
  g_signal_connect (row, "changed", G_CALLBACK (item_changed), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (item_removed), self);
  trame_field_watch_focus (row, self->field, self->sink);
  number_rows (self);
  return row;
}

static void
add_clicked (GtkButton *button, List *self)
{
  gtk_widget_grab_focus (add_item (self, ""));
}

static GtkWidget *
add_row (List *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf (_ ("Add: %s"), self->field->label);
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  trame_accessible_name (button, words);
  self->missing = gtk_label_new (_ ("to be filled in"));
  gtk_widget_add_css_class (self->missing, "missing");
  gtk_widget_set_visible (self->missing, FALSE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), self->missing);
  gtk_widget_add_css_class (box, "value-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (add_clicked), self);
  return row;
}

GtkWidget *
trame_list_field_new (const TrameField *field, const char *value, const TrameFieldSink *sink)
{
  List *self = g_new0 (List, 1);
  self->field = field;
  self->sink = sink;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  trame_accessible_name (GTK_WIDGET (self->list), field->label);
  g_object_set_data_full (G_OBJECT (self->list), "list-field", self, g_free);
  self->add = add_row (self);
  gtk_list_box_append (self->list, self->add);
  g_object_set_data (G_OBJECT (self->list), "missing", self->missing);

  g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", -1);
  for (guint i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0')
      add_item (self, items[i]);
  return GTK_WIDGET (self->list);
}

void
trame_list_field_focus (GtkWidget *field)
{
  List *self = list_of (field);
  g_return_if_fail (self != NULL);

  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (first == self->add)
    first = add_item (self, "");
  gtk_widget_grab_focus (first);
}
