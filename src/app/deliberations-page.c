/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of acts, the detail of one, its source: three panes that fold into one. */
#include "app/deliberations-page.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/deliberation-view.h"
#include "app/error-bar.h"
#include "app/label-text.h"
#include "app/preview/preview-bar.h"
#include "app/preview/preview.h"
#include "register/load.h"

struct _TrameDeliberationsPage
{
  AdwBin parent;
  TrameErrorBar *error;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkWidget *source_pane;
  GtkListBox *list;
  GtkScrolledWindow *detail_scroll;
  TrameDeliberationView *detail;
  GtkButton *back;
  GtkButton *show_source;
  TramePreview *preview;

  TrameOffice *office;
  GPtrArray *acts;   /* of TrameDeliberationRecord* */
  GPtrArray *models; /* of TrameModelRecord* */
  gint64 shown;      /* id of the act; 0: none */
  gint64 wanted;     /* id to show once loaded */
  gboolean narrow;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TrameDeliberationsPage, trame_deliberations_page, ADW_TYPE_BIN)

typedef struct
{
  TrameRegister *store;
  GPtrArray *acts;
  GPtrArray *models;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;
  g_clear_pointer (&listing->acts, g_ptr_array_unref);
  g_clear_pointer (&listing->models, g_ptr_array_unref);
  trame_register_unref (listing->store);
  g_free (listing);
}

/* ---- the source ---- */

typedef struct
{
  TrameRegister *store;
  gint64 id;
  char *type;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;
  trame_register_unref (source->store);
  g_free (source->type);
  g_free (source);
}

static void
open_source (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Source *source = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = trame_register_load_source (source->store, source->id, &error);
  TrameReader *reader = bytes != NULL && source->type != NULL
                            ? trame_reader_open_bytes (bytes, source->type, cancellable, &error)
                            : NULL;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, reader, (GDestroyNotify) trame_reader_close);
}

static void
source_opened (GObject *object, GAsyncResult *result, gpointer data)
{
  TrameDeliberationsPage *self = TRAME_DELIBERATIONS_PAGE (object);
  const Source *source = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  TrameReader *reader = g_task_propagate_pointer (G_TASK (result), &error);
  if (reader != NULL && source->id == self->shown)
    trame_preview_set_reader (self->preview, reader);
  else if (reader != NULL)
    trame_reader_close (reader);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trame_error_bar_show (self->error, _ ("The source’s pages cannot be shown"), error->message, NULL, NULL);
}

static void
load_source (TrameDeliberationsPage *self, const TrameDeliberationRecord *record)
{
  Source *source = g_new0 (Source, 1);
  source->store = trame_register_ref (trame_office_get_register (self->office));
  source->id = record->act->id;
  source->type = g_strdup (record->source_type);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, source_opened, NULL);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, open_source);
}

/* ---- the detail ---- */

static const TrameDeliberationRecord *
record_of (TrameDeliberationsPage *self, gint64 id)
{
  for (guint i = 0; self->acts != NULL && i < self->acts->len; i++)
    {
      const TrameDeliberationRecord *record = g_ptr_array_index (self->acts, i);
      if (record->act->id == id)
        return record;
    }
  return NULL;
}

static void
show_act (TrameDeliberationsPage *self, gint64 id)
{
  const TrameDeliberationRecord *record = record_of (self, id);
  if (record == NULL)
    return;
  gboolean other = self->shown != id;
  self->shown = id;
  trame_deliberation_view_show (self->detail, self->office, record->act, self->models);
  if (!other)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->detail_scroll), 0);
  trame_preview_set_reader (self->preview, NULL);
  trame_preview_set_file_name (self->preview, record->source_name);
  load_source (self, record);
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, TrameDeliberationsPage *self)
{
  const TrameDeliberationRecord *record = g_ptr_array_index (self->acts, (guint) gtk_list_box_row_get_index (row));
  show_act (self, record->act->id);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

static void
conventions_changed (TrameDeliberationsPage *self)
{
  if (self->shown != 0)
    show_act (self, self->shown);
}

static void
convention_changed (TrameOffice *office, gint64 id, TrameDeliberationsPage *self)
{
  conventions_changed (self);
}

/* ---- the list ---- */

static GtkWidget *
act_row (const TrameDeliberation *act)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *number = act->number != NULL ? act->number : _ ("no number");
  const char *object = act->title != NULL ? act->title : "";
  g_autofree char *date = trame_label_date (&act->dates.sitting);
  g_autofree char *head = g_strdup_printf ("%s · %s", number, date);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s", number, object, date);
  GtkWidget *title = gtk_label_new (head), *subtitle = gtk_label_new (object);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_lines (GTK_LABEL (subtitle), 2);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (title, "numeric");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "quiet");
  gtk_widget_add_css_class (box, "act-row");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  trame_accessible_name (row, sentence);
  return row;
}

static void
fill_list (TrameDeliberationsPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  guint chosen = 0;
  gint64 wanted = self->wanted != 0 ? self->wanted : self->shown;
  for (guint i = 0; i < self->acts->len; i++)
    {
      const TrameDeliberationRecord *record = g_ptr_array_index (self->acts, i);
      gtk_list_box_append (self->list, act_row (record->act));
      if (record->act->id == wanted)
        chosen = i;
    }
  gtk_stack_set_visible_child_name (self->stack, self->acts->len > 0 ? "acts" : "none");
  if (self->acts->len == 0)
    return;
  const TrameDeliberationRecord *record = g_ptr_array_index (self->acts, chosen);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) chosen));
  show_act (self, record->act->id);
  if (self->wanted == record->act->id)
    adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
  self->wanted = 0;
}

static void
load_listing (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Listing *listing = data;
  GError *error = NULL;
  listing->acts = trame_register_load_deliberations (listing->store, &error);
  if (listing->acts != NULL)
    listing->models = trame_register_load_models (listing->store, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
listing_loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  TrameDeliberationsPage *self = TRAME_DELIBERATIONS_PAGE (object);
  g_autoptr (GError) error = NULL;
  Listing *listing = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        trame_error_bar_show (self->error, _ ("The délibérations could not be loaded"), error->message, _ ("Try again"),
                              "deliberations.reload");
      return;
    }
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  self->acts = g_steal_pointer (&listing->acts);
  self->models = g_steal_pointer (&listing->models);
  fill_list (self);
}

static void
reload (TrameDeliberationsPage *self)
{
  if (self->office == NULL)
    return;
  Listing *listing = g_new0 (Listing, 1);
  listing->store = trame_register_ref (trame_office_get_register (self->office));
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, listing_loaded, NULL);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, load_listing);
}

/* ---- doors ---- */

static void
reload_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_DELIBERATIONS_PAGE (widget)->error);
  reload (TRAME_DELIBERATIONS_PAGE (widget));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameDeliberationsPage *self = TRAME_DELIBERATIONS_PAGE (widget);
  if (!adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    gtk_widget_activate_action (widget, "win.show-sections", NULL);
}

static void
show_source (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameDeliberationsPage *self = TRAME_DELIBERATIONS_PAGE (widget);
  adw_leaflet_set_visible_child (self->leaflet, self->source_pane);
}

static void
show_buttons (TrameDeliberationsPage *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  GtkWidget *pane = adw_leaflet_get_visible_child (self->leaflet);
  gtk_widget_set_visible (GTK_WIDGET (self->back), self->narrow || (folded && pane != self->list_pane));
  gtk_widget_set_visible (GTK_WIDGET (self->show_source), folded && pane == self->detail_pane);
}

static void
trame_deliberations_page_dispose (GObject *object)
{
  TrameDeliberationsPage *self = TRAME_DELIBERATIONS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  G_OBJECT_CLASS (trame_deliberations_page_parent_class)->dispose (object);
}

static void
trame_deliberations_page_class_init (TrameDeliberationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_deliberations_page_dispose;
  g_type_ensure (TRAME_TYPE_DELIBERATION_VIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_install_action (widget_class, "deliberations.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "deliberations.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "deliberations.source", NULL, show_source);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/deliberations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, source_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, detail_scroll);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, back);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, show_source);
  gtk_widget_class_bind_template_child (widget_class, TrameDeliberationsPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_buttons);
}

static void
trame_deliberations_page_init (TrameDeliberationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_buttons (self);
}

void
trame_deliberations_page_set_office (TrameDeliberationsPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_DELIBERATIONS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_set_object (&self->office, office);
  self->shown = 0;
  if (office == NULL)
    return;
  g_signal_connect_swapped (office, "acts-changed", G_CALLBACK (reload), self);
  g_signal_connect_swapped (office, "conventions-reset", G_CALLBACK (conventions_changed), self);
  g_signal_connect (office, "convention-changed", G_CALLBACK (convention_changed), self);
  reload (self);
}

void
trame_deliberations_page_select (TrameDeliberationsPage *self, gint64 id)
{
  g_return_if_fail (TRAME_IS_DELIBERATIONS_PAGE (self));

  self->wanted = id;
  if (record_of (self, id) != NULL)
    fill_list (self);
  else
    reload (self);
}

gboolean
trame_deliberations_page_is_empty (TrameDeliberationsPage *self)
{
  g_return_val_if_fail (TRAME_IS_DELIBERATIONS_PAGE (self), TRUE);

  if (self->acts != NULL && self->acts->len > 0)
    return FALSE;
  g_autoptr (GPtrArray) acts = self->office != NULL
                                   ? trame_register_load_deliberations (trame_office_get_register (self->office), NULL)
                                   : NULL;
  return acts == NULL || acts->len == 0;
}

void
trame_deliberations_page_set_narrow (TrameDeliberationsPage *self, gboolean narrow)
{
  g_return_if_fail (TRAME_IS_DELIBERATIONS_PAGE (self));

  self->narrow = narrow;
  show_buttons (self);
}
