/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start. The three questions about the commune are stored in the register as soon as they are answered. */
#include "app/first-start-page.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/preferences.h"
#include "app/window.h"
#include "domain/deliberation.h"
#include "register/changes.h"
#include "register/load.h"

struct _TrameFirstStartPage
{
  AdwBin parent;
  TrameErrorBar *error;
  GtkWidget *frame;
  GtkWidget *example;
  AdwEntryRow *commune;
  AdwEntryRow *department;
  AdwEntryRow *siren;
  GtkLabel *siren_hint;
  AdwStatusPage *status;
  TrameOffice *office;
};

G_DEFINE_FINAL_TYPE (TrameFirstStartPage, trame_first_start_page, ADW_TYPE_BIN)

/* The example act: beside an executable that is not installed, else where it was installed. NULL: none. */
static char *
example_path (void)
{
  g_autofree char *folder = trame_executable_folder ();
  const char *roots[] = { folder != NULL ? folder : "", TRAME_DATA_DIR };
  const char *under[] = { "data/examples", "examples" };
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autofree char *path = g_build_filename (roots[i], under[i], "exemple-deliberation.pdf", NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
open_example (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *window = trame_window_of (widget);
  g_autofree char *path = example_path ();
  if (window == NULL || path == NULL)
    return;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  trame_window_import_file (window, file);
}

static void
setting_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFirstStartPage) self = data;
  g_autoptr (GError) error = NULL;
  TrameRegister *store = self->office != NULL ? trame_office_get_register (self->office) : NULL;
  if (store == NULL)
    return;
  g_autoptr (TrameChanges) changes = trame_register_commit_finish (store, result, &error);
  if (changes == NULL)
    trame_error_bar_show (self->error, _ ("The answer is not stored"), error->message, NULL, NULL);
}

static void
store (TrameFirstStartPage *self, const char *key, const char *value)
{
  if (self->office == NULL)
    return;
  TrameChanges *changes = trame_changes_new (g_get_user_name (), g_get_real_time ());
  trame_changes_set_setting (changes, key, *value != '\0' ? value : NULL);
  trame_register_commit_async (trame_office_get_register (self->office), changes, NULL, setting_stored,
                               g_object_ref (self));
}

static void
answered (AdwEntryRow *row, TrameFirstStartPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  if (row == self->siren && *text != '\0' && !trame_siren_valid (text))
    {
      gtk_label_set_text (self->siren_hint, _ ("to check: this number does not fit"));
      gtk_widget_add_css_class (GTK_WIDGET (self->siren_hint), "missing");
      return;
    }
  gtk_label_set_text (self->siren_hint, _ ("9 digits"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->siren_hint), "missing");
  store (self, row == self->commune ? "commune" : row == self->siren ? "siren" : "department", text);
}

static void
drag_enters (GtkDropControllerMotion *controller, double x, double y, TrameFirstStartPage *self)
{
  gtk_widget_add_css_class (self->frame, "drop");
  adw_status_page_set_title (self->status, _ ("Let go to read"));
}

static void
drag_leaves (GtkDropControllerMotion *controller, TrameFirstStartPage *self)
{
  gtk_widget_remove_css_class (self->frame, "drop");
  adw_status_page_set_title (self->status, _ ("Drop a délibération here"));
}

static void
trame_first_start_page_dispose (GObject *object)
{
  g_clear_object (&TRAME_FIRST_START_PAGE (object)->office);
  G_OBJECT_CLASS (trame_first_start_page_parent_class)->dispose (object);
}

static void
trame_first_start_page_class_init (TrameFirstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_first_start_page_dispose;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_install_action (widget_class, "first.example", NULL, open_example);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/first-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, frame);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, example);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, commune);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, department);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, siren);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, siren_hint);
  gtk_widget_class_bind_template_child (widget_class, TrameFirstStartPage, status);
  gtk_widget_class_bind_template_callback (widget_class, answered);
}

static void
trame_first_start_page_init (TrameFirstStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autofree char *example = example_path ();
  gtk_widget_set_visible (self->example, example != NULL);
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  g_signal_connect (motion, "enter", G_CALLBACK (drag_enters), self);
  g_signal_connect (motion, "leave", G_CALLBACK (drag_leaves), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
show_settings (TrameFirstStartPage *self)
{
  g_autoptr (TrameSettings) settings = trame_register_load_settings (trame_office_get_register (self->office), NULL);
  if (settings == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->commune), settings->commune != NULL ? settings->commune : "");
  gtk_editable_set_text (GTK_EDITABLE (self->department), settings->department != NULL ? settings->department : "");
  gtk_editable_set_text (GTK_EDITABLE (self->siren), settings->siren != NULL ? settings->siren : "");
}

void
trame_first_start_page_set_office (TrameFirstStartPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_FIRST_START_PAGE (self));

  g_set_object (&self->office, office);
  if (office != NULL)
    show_settings (self);
}
