/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists the copies, newest first. The window puts one back: it has to let go of the register first. */
#include "app/backups-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/groups-view.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/backup.h"

struct _TrameBackupsDialog
{
  AdwWindow parent;
  TrameErrorBar *error;
  TrameGroupsView *groups;
  GPtrArray *backups; /* of TrameBackup*, as listed; a row's target is a place in it */
  char *chosen;       /* the one to put back; NULL: none */
};

G_DEFINE_FINAL_TYPE (TrameBackupsDialog, trame_backups_dialog, ADW_TYPE_WINDOW)

static TrameWindow *
window_of (TrameBackupsDialog *self)
{
  return TRAME_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

/* ---- the list ---- */

static void
add_backup (AdwPreferencesGroup *group, const TrameBackup *backup, guint place)
{
  g_autofree char *day = trame_label_long_date (&backup->day);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autofree char *about = g_strdup_printf (
      "%s · %s · %s", backup->kind == TRAME_BACKUP_DAILY ? _ ("automatic") : _ ("by hand"), size, name);
  g_autofree char *restore = g_strdup_printf (_ ("Put back the backup of %s"), day);
  AdwActionRow *row = trame_group_add_row (group, day, about);
  trame_row_add_icon_button (row, "document-revert-symbolic", _ ("Put back…"), restore, "backups.restore", place);
}

static void
list (TrameBackupsDialog *self)
{
  const char *path = trame_window_get_path (window_of (self));
  g_autofree char *folder = trame_backup_folder (path);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  self->backups = trame_backup_list (folder, path);
  trame_groups_view_clear (self->groups);
  AdwPreferencesGroup *group = trame_groups_view_add_group (
      self->groups, folder,
      self->backups->len == 0
          ? _ ("There is no backup yet: one is made by itself at the first opening of each day.")
          : _ ("One is made by itself at the first opening of each day. Copy this folder elsewhere now "
               "and then: it is on the same disk as the register."));
  for (guint i = 0; i < self->backups->len; i++)
    add_backup (group, g_ptr_array_index (self->backups, i), i);
}

/* ---- one more ---- */

static void
made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameCopy) copy = trame_office_backup_finish (TRAME_OFFICE (source), result, &error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", TRUE);
  if (gtk_window_get_transient_for (GTK_WINDOW (self)) == NULL)
    return;
  if (copy == NULL)
    trame_error_bar_show (self->error, _ ("No backup was made"), error->message, NULL, NULL);
  else
    {
      trame_error_bar_clear (self->error);
      list (self);
      trame_window_toast (window_of (self), _ ("The backup was made, read back and proved."), NULL, NULL, NULL);
    }
}

static void
make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameOffice *office = trame_window_get_office (window_of (TRAME_BACKUPS_DIALOG (widget)));
  gtk_widget_action_set_enabled (widget, "backups.make", FALSE);
  if (office != NULL)
    trame_office_backup_async (office, NULL, NULL, made, g_object_ref (widget));
}

/* ---- one put back ---- */

static gboolean
restore_chosen (gpointer data)
{
  TrameBackupsDialog *self = data;
  TrameWindow *window = window_of (self);
  if (window != NULL)
    {
      g_autofree char *backup = g_steal_pointer (&self->chosen);
      gtk_window_close (GTK_WINDOW (self));
      trame_window_restore (window, backup);
    }
  return G_SOURCE_REMOVE;
}

/* The question stands over this window until it has answered: closing both at once makes GTK 4.8 stumble. */
static void
answered (AdwMessageDialog *question, const char *response, TrameBackupsDialog *self)
{
  if (!g_str_equal (response, "restore"))
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (g_object_get_data (G_OBJECT (question), "backup"));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_chosen, g_object_ref (self), g_object_unref);
}

static void
restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameBackupsDialog *self = TRAME_BACKUPS_DIALOG (widget);
  gint64 place = g_variant_get_int64 (parameter);
  g_return_if_fail (place >= 0 && place < self->backups->len);
  const TrameBackup *backup = g_ptr_array_index (self->backups, (guint) place);
  g_autofree char *day = trame_label_long_date (&backup->day);
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (self), _ ("Put this backup back?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (question),
      _ ("The register becomes what it was in the backup of %s, which is proved first. The register of now is not "
         "deleted: it is kept beside under another name."),
      day);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("Cancel"), "restore", _ ("Put back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_object_set_data_full (G_OBJECT (question), "backup", g_strdup (backup->path), g_free);
  g_signal_connect_object (question, "response", G_CALLBACK (answered), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

/* ---- the widget ---- */

static void
trame_backups_dialog_dispose (GObject *object)
{
  g_clear_pointer (&TRAME_BACKUPS_DIALOG (object)->backups, g_ptr_array_unref);
  g_clear_pointer (&TRAME_BACKUPS_DIALOG (object)->chosen, g_free);
  G_OBJECT_CLASS (trame_backups_dialog_parent_class)->dispose (object);
}

static void
trame_backups_dialog_class_init (TrameBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_backups_dialog_dispose;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  g_type_ensure (TRAME_TYPE_GROUPS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameBackupsDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TrameBackupsDialog, groups);
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "backups.restore", "x", restore);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_backups_dialog_init (TrameBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trame_backups_dialog_present (TrameWindow *window)
{
  g_return_if_fail (TRAME_IS_WINDOW (window));
  TrameBackupsDialog *self = g_object_new (TRAME_TYPE_BACKUPS_DIALOG, "transient-for", window, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", trame_window_get_office (window) != NULL);
  list (self);
  gtk_window_present (GTK_WINDOW (self));
}
