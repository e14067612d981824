/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models: a list, what the chosen one declares, and its pages set by the office. */
#include "app/models-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "app/preview/preview-bar.h"
#include "office/term-words.h"
#include "app/value-row.h"
#include "office/document.h"

G_DEFINE_FINAL_TYPE (TrameModelsPage, trame_models_page, ADW_TYPE_BIN)

AdwPreferencesGroup *
trame_models_page_add_group (TrameModelsPage *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

static void
add_row (AdwPreferencesGroup *group, const char *name, const char *clause, const char *value)
{
  if (value == NULL)
    return;
  g_autofree char *title = clause != NULL ? g_strdup_printf ("%s (%s)", name, clause) : g_strdup (name);
  adw_preferences_group_add (group, trame_value_row_new (title, value));
}

static void
show_rules (TrameModelsPage *self, const TrameModelRecord *record)
{
  const TrameTerms *terms = &record->terms;
  AdwPreferencesGroup *group = trame_models_page_add_group (self, _ ("Declared rules"));
  g_autofree char *length = trame_length_words (terms), *renewal = trame_renewal_words (terms);
  g_autofree char *notice = trame_notice_words (terms);
  g_autofree char *originals = terms->originals > 0 ? g_strdup_printf ("%d", terms->originals) : NULL;
  add_row (group, _ ("Initial length"), record->clauses.length, length);
  add_row (group, _ ("Renewal"), record->clauses.renewal, renewal);
  add_row (group, _ ("Notice"), record->clauses.notice, notice);
  add_row (group, _ ("Money"), record->clauses.money, trame_money_words (terms->money));
  add_row (group, _ ("Originals"), NULL, originals);
}

static void
show_fields (TrameModelsPage *self, const TrameModel *model)
{
  AdwPreferencesGroup *group = trame_models_page_add_group (self, _ ("Blanks"));
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      g_autofree char *where = field->article != NULL ? g_strdup_printf (_ ("Article %s"), field->article)
                                                      : g_strdup ("");
      const char *kind = field->kind == TRAME_FIELD_AT_SIGNATURE ? _ ("written by hand, at signature")
                         : field->required                       ? _ ("to be filled in")
                                                                 : _ ("may stay empty");
      g_autofree char *value = *where != '\0' ? g_strdup_printf ("%s · %s", where, kind) : g_strdup (kind);
      adw_preferences_group_add (group, trame_value_row_new (field->label, value));
    }
}

static void
document_set (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameModelsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameDocument) document = trame_office_set_document_finish (TRAME_OFFICE (source), result, &error);
  if (document != NULL)
    trame_preview_set_document (self->preview, document->set->pdf);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trame_error_bar_show (self->error, _ ("The page could not be set"), error->message, NULL, NULL);
}

static void
show_model (TrameModelsPage *self, const TrameModelRecord *record)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel) model = record->xml != NULL ? trame_model_parse (record->xml, &error) : NULL;
  show_rules (self, record);
  if (model == NULL)
    {
      trame_error_bar_show (self->error, _ ("The model could not be read"), error != NULL ? error->message : NULL, NULL,
                            NULL);
      return;
    }
  trame_models_page_show_version (self, record);
  show_fields (self, model);
  g_autofree char *name = g_strconcat (record->title, ".pdf", NULL);
  trame_preview_set_file_name (self->preview, name);
  trame_office_set_model_async (self->office, model, NULL, self->cancellable, document_set, g_object_ref (self));
}

static void
row_chosen (GtkListBox *list, GtkListBoxRow *row, TrameModelsPage *self)
{
  if (row != NULL && self->models != NULL)
    show_model (self, g_ptr_array_index (self->models, (guint) gtk_list_box_row_get_index (row)));
}

/* Its title, and which version it is when there are several. */
static GtkWidget *
model_row (TrameModelsPage *self, const TrameModelRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (record->title);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *version = trame_models_page_version_words (self, record);
  g_autofree char *name = version != NULL ? g_strdup_printf ("%s, %s", record->title, version) : NULL;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (version != NULL)
    {
      GtkWidget *below = gtk_label_new (version);
      gtk_label_set_xalign (GTK_LABEL (below), 0);
      gtk_widget_add_css_class (below, "caption");
      gtk_widget_add_css_class (below, "dim-label");
      gtk_box_append (GTK_BOX (box), below);
    }
  gtk_widget_add_css_class (box, "act-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  trame_accessible_name (row, name != NULL ? name : record->title);
  return row;
}

static void
fill_list (TrameModelsPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  int chosen = 0;
  for (guint i = 0; i < self->models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (self->models, i);
      gtk_list_box_append (self->list, model_row (self, record));
      if (record->id == self->wanted)
        chosen = (int) i;
    }
  self->wanted = 0;
  gtk_stack_set_visible_child_name (self->stack, self->models->len > 0 ? "models" : "none");
  if (self->models->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, chosen));
}

static void
load (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) listed = trame_register_load_models (data, &error);
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_model_record_free);
  for (guint i = 0; listed != NULL && i < listed->len && error == NULL; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (listed, i);
      TrameModelRecord *whole = trame_register_load_model (data, record->id, &error);
      if (whole != NULL)
        g_ptr_array_add (models, whole);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&models), (GDestroyNotify) g_ptr_array_unref);
}

static void
loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  TrameModelsPage *self = TRAME_MODELS_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) models = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (models == NULL)
    {
      trame_error_bar_show (self->error, _ ("The models could not be loaded"), error->message, _ ("Try again"),
                            "models.reload");
      return;
    }
  g_clear_pointer (&self->models, g_ptr_array_unref);
  self->models = g_steal_pointer (&models);
  fill_list (self);
}

void
trame_models_page_reload (TrameModelsPage *self)
{
  if (self->office == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, loaded, NULL);
  g_task_set_task_data (task, trame_register_ref (trame_office_get_register (self->office)),
                        (GDestroyNotify) trame_register_unref);
  g_task_run_in_thread (task, load);
}

static void
reload_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_error_bar_clear (TRAME_MODELS_PAGE (widget)->error);
  trame_models_page_reload (TRAME_MODELS_PAGE (widget));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!adw_leaflet_navigate (TRAME_MODELS_PAGE (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK))
    gtk_widget_activate_action (widget, "win.show-sections", NULL);
}

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_leaflet_set_visible_child (TRAME_MODELS_PAGE (widget)->leaflet, TRAME_MODELS_PAGE (widget)->page_pane);
}

static void
show_buttons (TrameModelsPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->show_page),
                          adw_leaflet_get_folded (self->leaflet)
                              && adw_leaflet_get_visible_child (self->leaflet) == self->list_pane);
}

static void
trame_models_page_dispose (GObject *object)
{
  TrameModelsPage *self = TRAME_MODELS_PAGE (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  G_OBJECT_CLASS (trame_models_page_parent_class)->dispose (object);
}

static void
trame_models_page_class_init (TrameModelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_models_page_dispose;
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_install_action (widget_class, "models.reload", NULL, reload_action);
  trame_models_page_install_versions (widget_class);
  gtk_widget_class_install_action (widget_class, "models.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "models.page", NULL, show_page);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/models-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, page_pane);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, show_page);
  gtk_widget_class_bind_template_child (widget_class, TrameModelsPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, row_chosen);
  gtk_widget_class_bind_template_callback (widget_class, show_buttons);
}

static void
trame_models_page_init (TrameModelsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_buttons (self);
}

void
trame_models_page_set_office (TrameModelsPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_MODELS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_set_object (&self->office, office);
  if (office == NULL)
    return;
  g_signal_connect_swapped (office, "acts-changed", G_CALLBACK (trame_models_page_reload), self);
  trame_models_page_reload (self);
}

void
trame_models_page_select (TrameModelsPage *self, gint64 id)
{
  g_return_if_fail (TRAME_IS_MODELS_PAGE (self));

  self->wanted = id;
  if (self->models != NULL)
    fill_list (self);
}
