/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application's options and files, its about window, and midnight. Windows are in window.c. */
#include "app/application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/resources.h"
#include "app/window.h"
#include "french/date-text.h"
#include "office/office.h"

#define MIDNIGHT_CHECK 30

struct _TrameApplication
{
  AdwApplication parent;
  GDate today; /* --today; cleared: the clock's */
  guint midnight;
  guint terminate;
};

G_DEFINE_FINAL_TYPE (TrameApplication, trame_application, ADW_TYPE_APPLICATION)

void
trame_application_read_clock (const char *name, GDate *out)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (GDateTime) now = zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_local ();
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
}

void
trame_application_get_today (TrameApplication *self, GDate *out)
{
  g_return_if_fail (TRAME_IS_APPLICATION (self));

  *out = self->today;
  if (!g_date_valid (out))
    trame_application_read_clock ("Europe/Paris", out);
}

gboolean
trame_application_is_another_day (TrameApplication *self)
{
  g_return_val_if_fail (TRAME_IS_APPLICATION (self), FALSE);
  return g_date_valid (&self->today);
}

/* After midnight, or a resume from sleep, every window is told the new day. */
static gboolean
look_at_the_day (gpointer data)
{
  TrameApplication *self = data;
  GDate today;
  trame_application_get_today (self, &today);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRAME_IS_WINDOW (l->data))
      trame_window_set_today (l->data, &today);
  return G_SOURCE_CONTINUE;
}

static TrameWindow *
window_for (TrameApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRAME_IS_WINDOW (l->data) && g_strcmp0 (trame_window_get_path (l->data), path) == 0)
      return l->data;
  TrameWindow *window = trame_window_new (self);
  trame_window_open_register (window, path);
  return window;
}

static gboolean
is_register (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  return name != NULL && g_str_has_suffix (name, ".trame");
}

/* The register asked for: the option, a file of the command line, else the usual one. Owned by the caller. */
static char *
register_path (GApplicationCommandLine *line, GPtrArray *acts, char **arguments)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree char *option = NULL, *path = NULL;
  if (g_variant_dict_lookup (options, "register", "^ay", &option))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, option);
      path = g_file_get_path (file);
    }
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);
      if (!is_register (file))
        g_ptr_array_add (acts, g_steal_pointer (&file));
      else if (path == NULL)
        path = g_file_get_path (file);
    }
  return path != NULL ? g_steal_pointer (&path) : trame_office_default_path ();
}

static gboolean
read_today (TrameApplication *self, GApplicationCommandLine *line)
{
  const char *today = NULL;
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  if (!g_variant_dict_lookup (options, "today", "&s", &today))
    return TRUE;
  if (trame_date_read (today, NULL, &self->today))
    return TRUE;
  g_application_command_line_printerr (line, _ ("“%s” is not a date: write 2026-11-23 or 23/11/2026.\n"), today);
  return FALSE;
}

static int
trame_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  TrameApplication *self = TRAME_APPLICATION (application);
  if (!read_today (self, line))
    return 2;
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = register_path (line, acts, arguments);
  TrameWindow *window = window_for (self, path);
  if (acts->len > 0)
    trame_window_import_file (window, g_ptr_array_index (acts, 0));
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

/* The desktop asks by the program's name on the bus, without a command line: the window at hand, else the usual register. */
static void
trame_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (window == NULL)
    {
      g_autofree char *path = trame_office_default_path ();
      window = GTK_WINDOW (window_for (TRAME_APPLICATION (application), path));
    }
  gtk_window_present (window);
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "Trame", NULL };
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", "Trame", "application-icon",
                         TRAME_APPLICATION_ID, "version", TRAME_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
                         "developers", developers, "comments",
                         _ ("The town hall’s partnership conventions, from the délibération to the last day."), NULL);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* The desktop ends the session: windows close as by hand, so that what is typed is stored. */
static gboolean
terminated (gpointer data)
{
  TRAME_APPLICATION (data)->terminate = 0;
  quit (NULL, NULL, data);
  return G_SOURCE_REMOVE;
}

static void
trame_application_startup (GApplication *application)
{
  static const GActionEntry ACTIONS[] = { { "about", about }, { "quit", quit } };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } KEYS[] = {
    { "app.quit", { "<Control>q" } },
    { "win.import", { "<Control>i" } },
    { "win.search", { "<Control>f" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.back", { "<Alt>Left" } },
    { "window.close", { "<Control>w" } },
    { "win.section(1)", { "<Alt>1", "<Alt>KP_1" } },
    { "win.section(2)", { "<Alt>2", "<Alt>KP_2" } },
    { "win.section(3)", { "<Alt>3", "<Alt>KP_3" } },
    { "win.section(4)", { "<Alt>4", "<Alt>KP_4" } },
    { "win.section(5)", { "<Alt>5", "<Alt>KP_5" } },
    { "win.section(6)", { "<Alt>6", "<Alt>KP_6" } },
  };
  g_resources_register (trame_get_resource ());
  G_APPLICATION_CLASS (trame_application_parent_class)->startup (application);
  g_set_application_name ("Trame");
  gtk_window_set_default_icon_name (TRAME_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), ACTIONS, G_N_ELEMENTS (ACTIONS), application);
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), KEYS[i].action, KEYS[i].keys);
  TRAME_APPLICATION (application)->terminate = g_unix_signal_add (SIGTERM, terminated, application);
  TRAME_APPLICATION (application)->midnight = g_timeout_add_seconds (MIDNIGHT_CHECK, look_at_the_day, application);
}

static void
trame_application_shutdown (GApplication *application)
{
  g_clear_handle_id (&TRAME_APPLICATION (application)->midnight, g_source_remove);
  g_clear_handle_id (&TRAME_APPLICATION (application)->terminate, g_source_remove);
  G_APPLICATION_CLASS (trame_application_parent_class)->shutdown (application);
}

static void
trame_application_class_init (TrameApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  application_class->startup = trame_application_startup;
  application_class->shutdown = trame_application_shutdown;
  application_class->command_line = trame_application_command_line;
  application_class->activate = trame_application_activate;
}

static void
trame_application_init (TrameApplication *self)
{
  g_date_clear (&self->today, 1);
}

TrameApplication *
trame_application_new (void)
{
  gtk_disable_setlocale (); /* the office's language module chose the locale */
  const GOptionEntry options[] = {
    { "register", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The register to open"), N_ ("FILE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Work as if it were that day"), N_ ("DATE") },
    { NULL },
  };
  TrameApplication *self = g_object_new (TRAME_TYPE_APPLICATION, "application-id", TRAME_APPLICATION_ID,
                                         "resource-base-path", "/fr/armentieres/Trame", "flags",
                                         G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[ACT.pdf | REGISTER.trame]"));
  return self;
}
