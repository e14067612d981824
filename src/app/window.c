/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: navigation between sections and pages, the open register, drops and toasts. What a page shows is its own
 * business; the intake's start and the register's opening are in window-register.c. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/label-text.h"
#include "app/preferences.h"
#include "office/merge.h"

G_DEFINE_FINAL_TYPE (TrameWindow, trame_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

#define TOAST_SECONDS 8
/* libadwaita 1.2 uses a toast that it has freed when one is dismissed while it still comes in, which takes 500 ms. */
#define TOAST_SETTLED 600

const TrameSection TRAME_SECTIONS[] = {
  { "todo", N_ ("To do"), "checkbox-checked-symbolic" },
  { "conventions", N_ ("Conventions"), "x-office-document-symbolic" },
  { "partners", N_ ("Partners"), "system-users-symbolic" },
  { "deliberations", N_ ("Délibérations"), "accessories-dictionary-symbolic" },
  { "models", N_ ("Models"), "folder-templates-symbolic" },
};

gsize
trame_window_n_sections (void)
{
  return G_N_ELEMENTS (TRAME_SECTIONS);
}

static GtkWidget *
section_row (TrameWindow *self, const TrameSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (section->icon);
  GtkWidget *label = gtk_label_new (_ (section->title));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (g_str_equal (section->name, "todo"))
    {
      self->badge = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->badge), "badge");
      gtk_widget_add_css_class (GTK_WIDGET (self->badge), "numeric");
      gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
      gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->badge));
    }
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (section->title), -1);
  return row;
}

void
trame_window_show_page (TrameWindow *self, const char *name)
{
  gboolean alone = g_str_equal (name, "first") || g_str_equal (name, "intake") || g_str_equal (name, "opening");
  gtk_widget_set_visible (self->sidebar, !alone);
  gtk_widget_set_visible (self->separator, !alone);
  gtk_stack_set_visible_child_name (self->content, name);
  for (guint i = 0; i < G_N_ELEMENTS (TRAME_SECTIONS); i++)
    if (g_str_equal (TRAME_SECTIONS[i].name, name))
      {
        self->section = TRAME_SECTIONS[i].name;
        gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, (int) i));
      }
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
}

static void
section_activated (GtkListBox *list, GtkListBoxRow *row, TrameWindow *self)
{
  int index = gtk_list_box_row_get_index (row);
  if (index >= 0 && index < (int) G_N_ELEMENTS (TRAME_SECTIONS))
    trame_window_show_page (self, TRAME_SECTIONS[index].name);
}

static void
show_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  gint index = g_variant_get_int32 (parameter) - 1;
  const char *shown = gtk_stack_get_visible_child_name (self->content);
  if (self->office == NULL || index < 0 || index >= (gint) G_N_ELEMENTS (TRAME_SECTIONS)
      || g_strcmp0 (shown, "intake") == 0 || g_strcmp0 (shown, "first") == 0)
    return;
  trame_window_show_page (self, TRAME_SECTIONS[index].name);
}

static void
show_sections (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_leaflet_navigate (TRAME_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->content);
  if (g_strcmp0 (shown, "convention") == 0)
    {
      trame_convention_page_leave (self->convention);
      trame_window_show_page (self, self->section != NULL ? self->section : "conventions");
    }
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
open_convention (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_window_show_convention (TRAME_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
open_deliberation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_window_show_deliberation (TRAME_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
open_model (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  trame_models_page_select (self->models, g_variant_get_int64 (parameter));
  trame_window_show_page (self, "models");
}

static void
open_partner (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  trame_window_show_page (self, "partners");
  trame_partners_page_select (self->partners, g_variant_get_int64 (parameter));
}

static void
merge_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (trame_office_merge_finish (TRAME_OFFICE (source), result, &error) != 0)
    trame_window_toast (self, _ ("The two partners are apart again."), NULL, NULL, NULL);
  else if (self->backup_error != NULL)
    trame_error_bar_show (self->backup_error, _ ("The partners stay merged"), error->message, NULL, NULL);
}

static void
undo_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  if (self->office != NULL)
    trame_office_undo_merge_async (self->office, g_variant_get_int64 (parameter), NULL, NULL, merge_undone,
                                   g_object_ref (self));
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->content);
  if (g_strcmp0 (shown, "convention") == 0)
    trame_convention_page_search (self->convention);
  else if (self->office != NULL && gtk_widget_get_visible (self->sidebar))
    {
      trame_window_show_page (self, "conventions");
      trame_conventions_page_search (self->conventions);
    }
}

static void
correct_fact (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameWindow *self = TRAME_WINDOW (widget);
  gint64 convention, fact;
  g_variant_get (parameter, "(xx)", &convention, &fact);
  trame_window_show_convention (self, convention);
  trame_convention_page_correct (self->convention, fact);
}

static void
folded_changed (AdwLeaflet *leaflet, GParamSpec *pspec, TrameWindow *self)
{
  gboolean narrow = adw_leaflet_get_folded (leaflet);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_bar, narrow);
  trame_todo_page_set_narrow (self->todo, narrow);
  trame_conventions_page_set_narrow (self->conventions, narrow);
  trame_convention_page_set_narrow (self->convention, narrow);
  trame_deliberations_page_set_narrow (self->deliberations, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static gboolean
file_dropped (GtkDropTarget *target, const GValue *value, double x, double y, TrameWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  trame_window_import_file (self, files->data);
  g_slist_free (files);
  return TRUE;
}

static void
trame_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TrameWindow *self = TRAME_WINDOW (object);
  g_value_set_boolean (value, self->leaflet != NULL && adw_leaflet_get_folded (self->leaflet));
}

static gboolean
trame_window_close_request (GtkWindow *window)
{
  TrameWindow *self = TRAME_WINDOW (window);
  GSettings *settings = trame_preferences_get ();
  trame_convention_page_leave (self->convention);
  if (settings != NULL)
    {
      int width, height;
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
      if (!gtk_window_is_maximized (window))
        {
          g_settings_set_int (settings, "window-width", width);
          g_settings_set_int (settings, "window-height", height);
        }
      if (self->section != NULL)
        g_settings_set_string (settings, "section", self->section);
    }
  return GTK_WINDOW_CLASS (trame_window_parent_class)->close_request (window);
}

static void
trame_window_dispose (GObject *object)
{
  TrameWindow *self = TRAME_WINDOW (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  trame_window_drop_office (self);
  g_clear_object (&self->waiting);
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_object (&self->next_toast);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (trame_window_parent_class)->dispose (object);
}

/* Made when asked for and gone when closed. GTK makes one at the start from `gtk/help-overlay.ui` and keeps it hidden; but
 * GTK 4.8 answers assistive technology that asks for a window just closed with the last one, and a hidden one kills the
 * program (it has no place on the bus yet). */
static void
show_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/fr/armentieres/Trame/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, sidebar_bar);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, todo);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, conventions);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, partners);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, deliberations);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, models);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, convention);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, intake);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, first);
  gtk_widget_class_bind_template_child (widget_class, TrameWindow, backup_error);
  gtk_widget_class_bind_template_callback (widget_class, section_activated);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed);
}

static void
trame_window_class_init (TrameWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_window_dispose;
  G_OBJECT_CLASS (klass)->get_property = trame_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = trame_window_close_request;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "win.section", "i", show_section);
  gtk_widget_class_install_action (widget_class, "win.show-sections", NULL, show_sections);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.open-convention", "x", open_convention);
  gtk_widget_class_install_action (widget_class, "win.open-deliberation", "x", open_deliberation);
  gtk_widget_class_install_action (widget_class, "win.open-partner", "x", open_partner);
  gtk_widget_class_install_action (widget_class, "win.open-model", "x", open_model);
  gtk_widget_class_install_action (widget_class, "win.correct-fact", "(xx)", correct_fact);
  gtk_widget_class_install_action (widget_class, "win.undo-merge", "x", undo_merge);
  trame_window_install_register_actions (widget_class);
  trame_window_install_take_over_actions (widget_class);
  trame_window_install_backup_actions (widget_class);
  trame_window_install_restore_actions (widget_class);
  g_type_ensure (TRAME_TYPE_TODO_PAGE);
  g_type_ensure (TRAME_TYPE_CONVENTIONS_PAGE);
  g_type_ensure (TRAME_TYPE_PARTNERS_PAGE);
  g_type_ensure (TRAME_TYPE_DELIBERATIONS_PAGE);
  g_type_ensure (TRAME_TYPE_MODELS_PAGE);
  g_type_ensure (TRAME_TYPE_CONVENTION_PAGE);
  g_type_ensure (TRAME_TYPE_INTAKE_PAGE);
  g_type_ensure (TRAME_TYPE_FIRST_START_PAGE);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  bind_template (widget_class);
}

static void
restore_size (TrameWindow *self)
{
  GSettings *settings = trame_preferences_get ();
  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
trame_window_init (TrameWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_date_clear (&self->backed_up, 1);
  for (guint i = 0; i < G_N_ELEMENTS (TRAME_SECTIONS); i++)
    gtk_list_box_append (self->sections, section_row (self, &TRAME_SECTIONS[i]));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (file_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  restore_size (self);
}

TrameWindow *
trame_window_new (TrameApplication *application)
{
  return g_object_new (TRAME_TYPE_WINDOW, "application", application, NULL);
}

TrameWindow *
trame_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  return TRAME_IS_WINDOW (root) ? TRAME_WINDOW (root) : NULL;
}

void
trame_window_show_convention (TrameWindow *self, gint64 id)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));

  if (self->office == NULL)
    return;
  trame_convention_page_load (self->convention, self->office, id);
  trame_window_show_page (self, "convention");
}

void
trame_window_show_deliberation (TrameWindow *self, gint64 id)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));

  trame_window_show_page (self, "deliberations");
  trame_deliberations_page_select (self->deliberations, id);
}

void
trame_window_show_late (TrameWindow *self, guint late)
{
  g_autofree char *count = g_strdup_printf ("%u", late);
  g_autofree char *words = g_strdup_printf (ngettext ("%u late", "%u late", late), late);
  gtk_label_set_text (self->badge, count);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), late > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
toast_dismissed (AdwToast *toast, TrameWindow *self)
{
  if (toast == self->next_toast)
    g_clear_object (&self->next_toast);
  if (toast != self->toast)
    return;
  g_clear_handle_id (&self->toast_timer, g_source_remove);
  g_clear_object (&self->toast);
  self->toast = g_steal_pointer (&self->next_toast);
  self->toast_since = g_get_monotonic_time ();
}

static gboolean
toast_settled (gpointer data)
{
  TrameWindow *self = data;
  self->toast_timer = 0;
  if (self->toast != NULL && self->next_toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

void
trame_window_toast (TrameWindow *self, const char *text, const char *label, const char *action, GVariant *target)
{
  g_return_if_fail (TRAME_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      if (target != NULL)
        adw_toast_set_action_target_value (toast, target);
    }
  if (self->next_toast != NULL)
    adw_toast_dismiss (self->next_toast);
  g_set_object (self->toast == NULL ? &self->toast : &self->next_toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (self->toast == toast)
    self->toast_since = g_get_monotonic_time ();
  else if (self->toast_timer == 0) /* what was just done is said at once */
    {
      gint64 age = (g_get_monotonic_time () - self->toast_since) / 1000;
      self->toast_timer = g_timeout_add ((guint) CLAMP (TOAST_SETTLED - age, 0, TOAST_SETTLED), toast_settled, self);
    }
}
