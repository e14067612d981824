/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy put back in the place of the window's register. What lists the copies is in backups-dialog.c, what makes the day's
 * in window-backup.c. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/backups-dialog.h"
#include "office/backup.h"
#include "register/error.h"

/* How long the file may still be held by what the window was doing with it. */
#define PATIENCE_US (5 * G_USEC_PER_SEC)

typedef struct
{
  char *backup;
  char *path;
  char *replaced;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;
  g_free (restoring->backup);
  g_free (restoring->path);
  g_free (restoring->replaced);
  g_free (restoring);
}

static void
restore_on_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameCopy)
          copy = trame_office_restore (restoring->backup, restoring->path, &restoring->replaced, &error);
      if (copy != NULL)
        g_task_return_boolean (task, TRUE);
      else if (g_error_matches (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_BUSY)
               && g_get_monotonic_time () < end)
        {
          g_usleep (100 * G_TIME_SPAN_MILLISECOND);
          continue;
        }
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
}

static void
restored (GObject *source, GAsyncResult *result, gpointer data)
{
  TrameWindow *self = TRAME_WINDOW (source);
  const Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *kept = restoring->replaced != NULL ? g_path_get_basename (restoring->replaced) : NULL;
  trame_window_open_register (self, restoring->path);
  if (!done)
    trame_error_bar_show (self->backup_error, _ ("The backup was not put back"), error->message, _ ("Backups…"),
                          "win.backups");
  else if (kept == NULL)
    trame_window_toast (self, _ ("The backup was put back."), NULL, NULL, NULL);
  else
    {
      g_autofree char *words = g_strdup_printf (_ ("The backup was put back. What was there is kept: %s"), kept);
      trame_window_toast (self, words, NULL, NULL, NULL);
    }
}

void
trame_window_restore (TrameWindow *self, const char *backup)
{
  g_return_if_fail (TRAME_IS_WINDOW (self) && backup != NULL && self->path != NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, restored, NULL);
  Restoring *restoring = g_new0 (Restoring, 1);
  restoring->backup = g_strdup (backup);
  restoring->path = g_strdup (self->path);
  g_task_set_task_data (task, restoring, restoring_free);
  trame_error_bar_clear (self->backup_error);
  trame_window_drop_office (self);
  trame_window_show_opening (self, _ ("Putting the backup back…"));
  g_task_run_in_thread (task, restore_on_worker);
}

static void
show_backups (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRAME_WINDOW (widget)->path != NULL)
    trame_backups_dialog_present (TRAME_WINDOW (widget));
}

void
trame_window_install_restore_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, show_backups);
}
