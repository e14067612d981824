/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doors by which conventions signed before come in, a service's spreadsheet or one by hand, and by which they go. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/existing-dialog.h"
#include "app/retention-dialog.h"
#include "app/table-dialog.h"

static void
table_chosen (GtkNativeDialog *dialog, int response, TrameWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && self->office != NULL)
    trame_table_dialog_present (GTK_WIDGET (self), self->office, path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
take_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const SUFFIXES[] = { "ods", "csv", "tsv", "txt" };
  if (TRAME_WINDOW (widget)->office == NULL)
    return;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Spreadsheet to take over"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose"), _ ("Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Spreadsheets (ODS, CSV)"));
  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    gtk_file_filter_add_suffix (filter, SUFFIXES[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (table_chosen), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
take_existing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRAME_WINDOW (widget)->office != NULL)
    trame_existing_dialog_present (widget, TRAME_WINDOW (widget)->office);
}

static void
show_retention (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRAME_WINDOW (widget)->office != NULL)
    trame_retention_dialog_present (widget, TRAME_WINDOW (widget)->office);
}

void
trame_window_install_take_over_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.take-table", NULL, take_table);
  gtk_widget_class_install_action (widget_class, "win.take-existing", NULL, take_existing);
  gtk_widget_class_install_action (widget_class, "win.retention", NULL, show_retention);
}
