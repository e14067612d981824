/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's register: opening it, what is shown first, and the way an act comes in. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/preferences.h"
#include "app/style-dialog.h"
#include "office/deadlines.h"
#include "office/language.h"
#include "office/watch.h"

static void
count_late (TrameWindow *self)
{
  g_autoptr (GPtrArray) dues = trame_office_get_deadlines (self->office, 0, trame_language_current ());
  guint late = 0;
  for (guint i = 0; i < dues->len; i++)
    late += trame_todo_is_late (g_ptr_array_index (dues, i));
  trame_window_show_late (self, late);
}

static void
something_changed (TrameOffice *office, gint64 id, TrameWindow *self)
{
  count_late (self);
}

static void
give_office (TrameWindow *self, TrameOffice *office)
{
  trame_todo_page_set_office (self->todo, office);
  trame_conventions_page_set_office (self->conventions, office);
  trame_partners_page_set_office (self->partners, office);
  trame_deliberations_page_set_office (self->deliberations, office);
  trame_models_page_set_office (self->models, office);
  trame_convention_page_set_office (self->convention, office);
  trame_intake_page_set_office (self->intake, office);
  trame_first_start_page_set_office (self->first, office);
}

void
trame_window_drop_office (TrameWindow *self)
{
  if (self->office == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->office, self);
  if (self->todo != NULL)
    give_office (self, NULL);
  trame_office_close (self->office);
  g_clear_object (&self->office);
}

static gboolean
register_is_empty (TrameWindow *self)
{
  return trame_office_get_conventions (self->office)->len == 0
         && trame_deliberations_page_is_empty (self->deliberations);
}

static void
show_first_page (TrameWindow *self)
{
  GSettings *settings = trame_preferences_get ();
  g_autofree char *section = settings != NULL ? g_settings_get_string (settings, "section") : NULL;
  const char *page = "conventions";
  for (gsize i = 0; section != NULL && i < trame_window_n_sections (); i++)
    if (g_str_equal (TRAME_SECTIONS[i].name, section))
      page = TRAME_SECTIONS[i].name;
  trame_window_show_page (self, register_is_empty (self) ? "first" : page);
  if (self->waiting != NULL)
    {
      g_autoptr (GFile) file = g_steal_pointer (&self->waiting);
      trame_window_import_file (self, file);
    }
}

static const char *
current_agent (void)
{
  const char *name = g_get_user_name ();
  return name != NULL ? name : "?";
}

static void
office_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameOffice) office = trame_office_open_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (office == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);
      adw_status_page_set_icon_name (self->opening, "dialog-error-symbolic");
      adw_status_page_set_title (self->opening, _ ("The register cannot be opened"));
      adw_status_page_set_description (self->opening, escaped);
      gtk_widget_set_visible (adw_status_page_get_child (self->opening), TRUE);
      return;
    }
  self->office = g_steal_pointer (&office);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  if (application != NULL && !trame_application_is_another_day (TRAME_APPLICATION (application)))
    trame_office_set_clock (self->office, g_get_real_time);
  g_signal_connect (self->office, "convention-changed", G_CALLBACK (something_changed), self);
  g_signal_connect_swapped (self->office, "conventions-reset", G_CALLBACK (count_late), self);
  trame_office_watch (self->office);
  give_office (self, self->office);
  count_late (self);
  show_first_page (self);
  trame_window_back_up (self);
}

void
trame_window_show_opening (TrameWindow *self, const char *title)
{
  g_autofree char *name = g_path_get_basename (self->path);
  adw_status_page_set_icon_name (self->opening, NULL);
  adw_status_page_set_title (self->opening, title);
  adw_status_page_set_description (self->opening, name);
  gtk_widget_set_visible (adw_status_page_get_child (self->opening), FALSE);
  trame_window_show_page (self, "opening");
}

void
trame_window_open_register (TrameWindow *self, const char *path)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  GDate today;
  trame_application_get_today (TRAME_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &today);
  trame_window_drop_office (self);
  g_date_clear (&self->backed_up, 1);
  g_free (self->path);
  self->path = g_strdup (path);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  trame_window_show_opening (self, _ ("Opening the register…"));
  trame_office_open_async (path, TRAME_OFFICE_DEFAULT, &today, current_agent (), self->cancellable, office_opened,
                           g_object_ref (self));
}

const char *
trame_window_get_path (TrameWindow *self)
{
  g_return_val_if_fail (TRAME_IS_WINDOW (self), NULL);
  return self->path;
}

TrameOffice *
trame_window_get_office (TrameWindow *self)
{
  g_return_val_if_fail (TRAME_IS_WINDOW (self), NULL);
  return self->office;
}

void
trame_window_set_today (TrameWindow *self, const GDate *today)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));

  if (self->office != NULL && g_date_compare (trame_office_get_today (self->office), today) != 0)
    trame_office_set_today (self->office, today);
  trame_window_back_up (self); /* a window that stays open has its days too */
}

void
trame_window_import_file (TrameWindow *self, GFile *file)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));

  if (self->office == NULL)
    {
      g_set_object (&self->waiting, file);
      return;
    }
  trame_intake_page_read (self->intake, file);
  trame_window_show_page (self, "intake");
}

void
trame_window_finish_intake (TrameWindow *self, gint64 show_act)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));

  if (show_act != 0)
    trame_window_show_deliberation (self, show_act);
  else
    trame_window_show_page (self, register_is_empty (self) ? "first" : "conventions");
}

static void
act_chosen (GtkNativeDialog *dialog, int response, TrameWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  if (file != NULL)
    trame_window_import_file (self, file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const TYPES[] = { "application/pdf", "text/plain", "text/markdown" };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Import a délibération"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import"), _ ("Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Published acts (PDF, Markdown, text)"));
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    gtk_file_filter_add_mime_type (filter, TYPES[i]);
  gtk_file_filter_add_suffix (filter, "md");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (act_chosen), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
register_chosen (GtkNativeDialog *dialog, int response, TrameWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    trame_window_open_register (self, path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
open_register (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open a register"), GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open"), _ ("Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Registers of Trame"));
  gtk_file_filter_add_suffix (filter, "trame");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (register_chosen), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
retry (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *path = g_strdup (TRAME_WINDOW (widget)->path);
  if (path != NULL)
    trame_window_open_register (TRAME_WINDOW (widget), path);
}

static void
show_style (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRAME_WINDOW (widget)->office != NULL)
    trame_style_dialog_present (widget, TRAME_WINDOW (widget)->office);
}

void
trame_window_install_register_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.open-register", NULL, open_register);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "win.style", NULL, show_style);
}
