/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions on the models' page: which one new documents follow, another chosen, a model's file taken out and brought back. */
#include "app/models-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/value-row.h"
#include "app/window.h"
#include "office/file-write.h"
#include "office/model-version.h"

static guint
count_versions (TrameModelsPage *self, const char *name)
{
  guint n = 0;
  for (guint i = 0; i < self->models->len; i++)
    n += g_strcmp0 (((const TrameModelRecord *) g_ptr_array_index (self->models, i))->name, name) == 0;
  return n;
}

static gboolean
is_current (TrameModelsPage *self, const TrameModelRecord *record)
{
  return trame_model_version_current (self->office, self->models, record->name) == record->id;
}

char *
trame_models_page_version_words (TrameModelsPage *self, const TrameModelRecord *record)
{
  if (self->office == NULL || count_versions (self, record->name) < 2)
    return NULL;
  return g_strdup_printf (is_current (self, record) ? _ ("version %u, in use") : _ ("version %u"), record->version);
}

void
trame_models_page_show_version (TrameModelsPage *self, const TrameModelRecord *record)
{
  AdwPreferencesGroup *group = trame_models_page_add_group (self, _ ("Version"));
  g_autofree char *number = g_strdup_printf ("%u", record->version);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *file = gtk_button_new_with_label (_ ("Save its file…"));
  adw_preferences_group_add (group, trame_value_row_new (_ ("Number"), number));
  if (is_current (self, record))
    adw_preferences_group_add (group, trame_value_row_new (_ ("New documents"), _ ("They follow this version")));
  else
    {
      GtkWidget *use = gtk_button_new_with_label (_ ("Use for new documents"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (use), "models.use");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (use), "x", record->id);
      gtk_box_append (GTK_BOX (tools), use);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (file), "models.save-file");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (file), "x", record->id);
  gtk_box_append (GTK_BOX (tools), file);
  gtk_widget_set_margin_top (tools, 9);
  gtk_widget_set_halign (tools, GTK_ALIGN_START);
  adw_preferences_group_add (group, tools);
}

static void
toast (TrameModelsPage *self, const char *sentence)
{
  TrameWindow *window = trame_window_of (GTK_WIDGET (self));
  if (window != NULL)
    trame_window_toast (window, sentence, NULL, NULL, NULL);
}

/* ---- another version for new documents ---- */

static void
used (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameModelsPage) self = data;
  g_autoptr (GError) error = NULL;
  if (trame_office_use_model_finish (TRAME_OFFICE (source), result, &error))
    toast (self, _ ("New documents follow this version. Those already made keep theirs."));
  else
    trame_error_bar_show (self->error, _ ("The version was not chosen"), error->message, NULL, NULL);
}

static void
use (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameModelsPage *self = TRAME_MODELS_PAGE (widget);
  self->wanted = g_variant_get_int64 (parameter);
  if (self->office != NULL)
    trame_office_use_model_async (self->office, self->wanted, NULL, used, g_object_ref (self));
}

/* ---- a file out ---- */

typedef struct
{
  TrameModelsPage *page; /* a reference */
  GBytes *xml;
} Saving;

static void
place_chosen (GtkNativeDialog *dialog, int response, Saving *saving)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  if (path != NULL && trame_office_write_file (path, saving->xml, &error))
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *words = g_strdup_printf (_ ("“%s” is written."), name);
      toast (saving->page, words);
    }
  else if (error != NULL)
    trame_error_bar_show (saving->page->error, _ ("The model’s file was not written"), error->message, NULL, NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (saving->page);
  g_bytes_unref (saving->xml);
  g_free (saving);
}

static void
save_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameModelsPage *self = TRAME_MODELS_PAGE (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  for (guint i = 0; self->models != NULL && i < self->models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (self->models, i);
      if (record->id != id || record->xml == NULL)
        continue;
      Saving *saving = g_new0 (Saving, 1);
      *saving = (Saving){ g_object_ref (self), g_bytes_ref (record->xml) };
      GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
          _ ("The model’s file"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"),
          _ ("Cancel"));
      g_autofree char *name = g_strconcat (record->name, ".xml", NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
      gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
      g_signal_connect (dialog, "response", G_CALLBACK (place_chosen), saving);
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
      return;
    }
}

/* ---- a file in ---- */

static void
added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameModelsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModelVersion) version = trame_office_add_model_finish (TRAME_OFFICE (source), result, &error);
  if (version == NULL)
    {
      trame_error_bar_show (self->error, _ ("The model was not stored"), error->message, NULL, NULL);
      return;
    }
  g_autofree char *words = g_strdup_printf (
      version->added ? _ ("Stored as version %u, which new documents follow. Those already made keep theirs.")
                     : _ ("These are the words of version %u, which new documents follow."),
      version->version);
  self->wanted = version->id;
  trame_models_page_reload (self);
  toast (self, words);
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameModelsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (xml == NULL)
    trame_error_bar_show (self->error, _ ("The model was not stored"), error->message, NULL, NULL);
  else if (self->office != NULL)
    trame_office_add_model_async (self->office, xml, NULL, added, g_object_ref (self));
}

static void
file_chosen (GtkNativeDialog *dialog, int response, TrameModelsPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  if (file != NULL)
    g_file_load_bytes_async (file, NULL, file_read, g_object_ref (self));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (self);
}

static void
add_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("A model’s file"),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Store"), _ ("Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Models (XML)"));
  gtk_file_filter_add_pattern (filter, "*.xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen), g_object_ref (widget));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
trame_models_page_install_versions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "models.use", "x", use);
  gtk_widget_class_install_action (widget_class, "models.save-file", "x", save_file);
  gtk_widget_class_install_action (widget_class, "models.add-file", NULL, add_file);
}
