/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value row: two labels, the name small above the value, and whatever is put before or after them. */
#include "app/value-row.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"

struct _TrameValueRow
{
  AdwPreferencesRow parent;
  GtkBox *box;
  GtkLabel *name;
  GtkLabel *value;
};

G_DEFINE_FINAL_TYPE (TrameValueRow, trame_value_row, ADW_TYPE_PREFERENCES_ROW)

static GtkLabel *
wrapping_label (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
trame_value_row_class_init (TrameValueRowClass *klass)
{
}

static void
trame_value_row_init (TrameValueRow *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  self->name = wrapping_label ();
  self->value = wrapping_label ();
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "field-name");
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->value));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "value-box");
  gtk_box_append (self->box, text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

static void
read_out (TrameValueRow *self)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", gtk_label_get_text (self->name),
                                            gtk_label_get_text (self->value));
  trame_accessible_name (GTK_WIDGET (self), words);
}

GtkWidget *
trame_value_row_new (const char *name, const char *value)
{
  TrameValueRow *self = g_object_new (TRAME_TYPE_VALUE_ROW, NULL);
  gtk_label_set_text (self->name, name);
  trame_value_row_set_value (self, value);
  return GTK_WIDGET (self);
}

void
trame_value_row_set_value (TrameValueRow *self, const char *value)
{
  g_return_if_fail (TRAME_IS_VALUE_ROW (self));

  gtk_label_set_text (self->value, value != NULL && *value != '\0' ? value : "—");
  read_out (self);
}

const char *
trame_value_row_get_value (TrameValueRow *self)
{
  g_return_val_if_fail (TRAME_IS_VALUE_ROW (self), NULL);
  return gtk_label_get_text (self->value);
}

void
trame_value_row_add_prefix (TrameValueRow *self, GtkWidget *widget)
{
  g_return_if_fail (TRAME_IS_VALUE_ROW (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_prepend (self->box, widget);
}

void
trame_value_row_add_suffix (TrameValueRow *self, GtkWidget *widget)
{
  g_return_if_fail (TRAME_IS_VALUE_ROW (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (self->box, widget);
}

void
trame_value_row_add_lock (TrameValueRow *self)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  gtk_widget_set_tooltip_text (lock, _ ("Set by the model"));
  gtk_widget_add_css_class (lock, "lock");
  trame_accessible_name (lock, _ ("Set by the model"));
  trame_value_row_add_suffix (self, lock);
}
