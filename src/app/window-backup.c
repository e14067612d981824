/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's automatic backup: one a real day, on a worker; what keeps it from being made is said, and nothing waits. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "office/backup.h"

static void
backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (trame_office_backup_daily_finish (TRAME_OFFICE (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *said = g_strdup_printf (_ ("Today’s automatic backup was not made; the work goes on. %s"),
                                           error->message);
  g_printerr ("trame: %s\n", said);
  if (self->backup_error == NULL || TRAME_OFFICE (source) != self->office)
    return;
  self->backup_failed = TRUE;
  trame_error_bar_show (self->backup_error, _ ("Today’s automatic backup was not made"), error->message,
                        _ ("Try again"), "win.back-up");
}

static void
start (TrameWindow *self, const GDate *day)
{
  self->backed_up = *day;
  if (self->backup_failed)
    trame_error_bar_clear (self->backup_error);
  self->backup_failed = FALSE;
  trame_office_backup_daily_async (self->office, day, self->cancellable, backed_up, g_object_ref (self));
}

/* The real day where the commune is. FALSE: there is no register, or no clock to ask. */
static gboolean
day_of (TrameWindow *self, GDate *day)
{
  if (self->office == NULL)
    return FALSE;
  trame_application_read_clock (trame_office_get_time_zone (self->office), day);
  return TRUE;
}

void
trame_window_back_up (TrameWindow *self)
{
  GDate day;
  if (day_of (self, &day) && (!g_date_valid (&self->backed_up) || g_date_compare (&day, &self->backed_up) != 0))
    start (self, &day);
}

static void
back_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  GDate day;
  if (day_of (self, &day))
    start (self, &day);
}

void
trame_window_install_backup_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up);
}
