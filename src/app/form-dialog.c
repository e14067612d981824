/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of every small form; nothing of what is asked is known here. */
#include "app/form-dialog.h"

#include "app/date-row.h"
#include "app/error-bar.h"
#include "app/window.h"

struct _TrameFormDialog
{
  AdwWindow parent;
  GtkButton *save;
  TrameErrorBar *error;
  AdwPreferencesGroup *group;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (TrameFormDialog, trame_form_dialog, ADW_TYPE_WINDOW)

enum
{
  CHANGED,
  SAVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
save_clicked (GtkButton *button, TrameFormDialog *self)
{
  trame_error_bar_clear (self->error);
  g_signal_emit (self, signals[SAVE], 0);
}

static void
say_changed (TrameFormDialog *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_activated (GtkWidget *entry, TrameFormDialog *self)
{
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->save)))
    save_clicked (self->save, self);
}

static void
trame_form_dialog_class_init (TrameFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameFormDialog, save);
  gtk_widget_class_bind_template_child (widget_class, TrameFormDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TrameFormDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TrameFormDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_form_dialog_init (TrameFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrameFormDialog *
trame_form_dialog_new (GtkWidget *parent, const char *title, const char *save, const char *note)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  GtkRoot *root = gtk_widget_get_root (parent);
  TrameFormDialog *self = g_object_new (TRAME_TYPE_FORM_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                        "title", title, NULL);
  gtk_button_set_label (self->save, save);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  return self;
}

void
trame_form_dialog_add_row (TrameFormDialog *self, GtkWidget *row)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self) && GTK_IS_WIDGET (row));

  adw_preferences_group_add (self->group, row);
  if (TRAME_IS_DATE_ROW (row))
    g_signal_connect_swapped (row, "date-changed", G_CALLBACK (say_changed), self);
  else if (GTK_IS_EDITABLE (row))
    g_signal_connect_swapped (row, "changed", G_CALLBACK (say_changed), self);
  else if (ADW_IS_COMBO_ROW (row))
    g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (say_changed), self);
  if (ADW_IS_ENTRY_ROW (row))
    g_signal_connect (row, "entry-activated", G_CALLBACK (entry_activated), self);
}

void
trame_form_dialog_remove_row (TrameFormDialog *self, GtkWidget *row)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self) && GTK_IS_WIDGET (row));
  adw_preferences_group_remove (self->group, row);
}

void
trame_form_dialog_set_ready (TrameFormDialog *self, gboolean ready)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), ready);
}

void
trame_form_dialog_wait (TrameFormDialog *self)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

void
trame_form_dialog_fail (TrameFormDialog *self, const char *what, const char *why)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  /* On one line, which the bar folds: it measures lines that end by themselves too low. */
  g_autoptr (GString) line = g_string_new (why);
  g_string_replace (line, "\n  ", " · ", 0);
  g_string_replace (line, "\n", " — ", 0);
  trame_error_bar_show (self->error, what, line->str, NULL, NULL);
}

void
trame_form_dialog_done (TrameFormDialog *self, const char *sentence)
{
  g_return_if_fail (TRAME_IS_FORM_DIALOG (self));

  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (sentence != NULL && TRAME_IS_WINDOW (parent))
    trame_window_toast (TRAME_WINDOW (parent), sentence, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}
