/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a kind and a folder, has the office write, shows how far it is, then the report. */
#include "app/batch-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/groups-view.h"

/* Failures shown one by one; the rest is counted. */
#define MOST_ROWS 200

struct _TrameBatchDialog
{
  AdwWindow parent;
  GtkButton *leave, *write, *show_folder;
  TrameErrorBar *error;
  GtkStack *stack;
  AdwPreferencesGroup *choices, *failures, *drafts;
  AdwComboRow *kind;
  AdwActionRow *folder_row, *issue_row;
  GtkSwitch *issue;
  GtkWidget *choose;
  GtkLabel *count, *outcome;
  GtkProgressBar *progress;

  TrameOffice *office;
  GArray *conventions; /* of gint64 */
  GFile *folder;       /* NULL: not chosen yet */
  GCancellable *cancellable;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (TrameBatchDialog, trame_batch_dialog, ADW_TYPE_WINDOW)

static void
name_kinds (TrameBatchDialog *self)
{
  const char *const *kinds = trame_office_document_kinds ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (names, trame_document_kind_label (kinds[i]));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
}

void
trame_batch_dialog_set_folder (TrameBatchDialog *dialog, GFile *folder)
{
  g_return_if_fail (TRAME_IS_BATCH_DIALOG (dialog) && G_IS_FILE (folder));
  g_autofree char *path = g_file_get_path (folder);
  if (path == NULL)
    return; /* a place that is not on this machine */
  g_set_object (&dialog->folder, folder);
  g_autofree char *shown = g_filename_display_name (path);
  adw_action_row_set_subtitle (dialog->folder_row, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->write), TRUE);
}

static void
folder_chosen (GtkNativeDialog *native, int response, TrameBatchDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native))
                                                           : NULL;
  if (file != NULL)
    trame_batch_dialog_set_folder (self, file);
  g_object_unref (native);
}

static void
choose_clicked (GtkButton *button, TrameBatchDialog *self)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_ ("Folder of the documents"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                                                              _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_object (native, "response", G_CALLBACK (folder_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/* "DE25_139_01 — Le P.L.I.E", or what is known of it. Owned by the caller. */
static char *
name_of (TrameBatchDialog *self, gint64 id)
{
  const TrameConvention *convention = trame_office_get_convention (self->office, id);
  if (convention == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return convention->number != NULL ? g_strdup_printf ("%s — %s", convention->number, convention->partner_name)
                                    : g_strdup (convention->partner_name);
}

/* The rows of GENERATION that failed (or, FAILED being FALSE, that are marked as drafts) in GROUP. */
static void
list_rows (TrameBatchDialog *self, AdwPreferencesGroup *group, const TrameGeneration *generation, gboolean failed)
{
  guint n = 0;
  for (guint i = 0; i < generation->rows->len; i++)
    {
      const TrameGenerated *row = g_ptr_array_index (generation->rows, i);
      if (failed ? row->failure == NULL : row->missing == NULL || row->missing->len == 0)
        continue;
      if (++n > MOST_ROWS)
        continue;
      g_autofree char *name = name_of (self, row->convention);
      g_autofree char *missing = failed ? NULL
                                        : g_strdup_printf (
                                            ngettext ("%u field to fill in", "%u fields to fill in", row->missing->len),
                                            row->missing->len);
      trame_group_add_row (group, name, failed ? row->failure : missing);
    }
  if (n > MOST_ROWS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
      trame_group_add_row (group, rest, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

/* "298 documents written. One was not. 2 were not tried: …" Owned by the caller. */
static char *
sentence_of (const TrameGeneration *generation)
{
  const guint left = generation->asked - generation->rows->len;
  g_autoptr (GString) out = g_string_new (NULL);
  g_string_append_printf (out, ngettext ("%u document written.", "%u documents written.", generation->written),
                          generation->written);
  if (generation->failed > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, ngettext ("%u could not be.", "%u could not be.", generation->failed),
                              generation->failed);
    }
  if (left > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, ngettext ("%u was not tried.", "%u were not tried.", left), left);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
show_report (TrameBatchDialog *self, const TrameGeneration *generation)
{
  g_autofree char *sentence = sentence_of (generation);
  gtk_label_set_label (self->outcome, sentence);
  adw_preferences_group_set_title (self->failures, _ ("Not written"));
  adw_preferences_group_set_title (self->drafts, _ ("Marked PROJET: not everything is filled in"));
  list_rows (self, self->failures, generation, TRUE);
  list_rows (self, self->drafts, generation, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->show_folder), generation->written > 0);
  gtk_button_set_label (self->leave, _ ("Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->write), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
show_progress (guint done, guint total, gpointer data)
{
  TrameBatchDialog *self = data;
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), done, total);
  gtk_label_set_label (self->count, count);
  gtk_progress_bar_set_fraction (self->progress, total == 0 ? 1 : (double) done / total);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameBatchDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameGeneration) generation = trame_office_generate_finish (TRAME_OFFICE (source), result, &error);
  self->writing = FALSE;
  if (generation != NULL)
    {
      show_report (self, generation);
      return;
    }
  trame_error_bar_show (self->error, _ ("The documents were not written"), error->message, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_set_sensitive (GTK_WIDGET (self->write), TRUE);
}

static void
write_clicked (GtkButton *button, TrameBatchDialog *self)
{
  const char *const *kinds = trame_office_document_kinds ();
  const guint selected = adw_combo_row_get_selected (self->kind);
  g_autofree char *path = self->folder != NULL ? g_file_get_path (self->folder) : NULL;
  if (path == NULL || selected >= g_strv_length ((char **) kinds) || self->writing)
    return;
  self->writing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->write), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  show_progress (0, self->conventions->len, self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  trame_office_generate_async (self->office, self->conventions, kinds[selected], NULL, TRAME_FILE_PDF,
                               trame_document_kind_model (kinds[selected]) != NULL
                                   && gtk_switch_get_active (self->issue),
                               path, self->cancellable, show_progress, on_written, g_object_ref (self));
}

/* Only what has a model is issued from here: a convention is, on its own page. */
static void
kind_chosen (AdwComboRow *row, GParamSpec *pspec, TrameBatchDialog *self)
{
  const char *const *kinds = trame_office_document_kinds ();
  const guint selected = adw_combo_row_get_selected (self->kind);
  gtk_widget_set_visible (GTK_WIDGET (self->issue_row), selected < g_strv_length ((char **) kinds)
                                                            && trame_document_kind_model (kinds[selected]) != NULL);
}

static void
folder_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameBatchDialog) self = data;
  g_autoptr (GError) error = NULL;
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    trame_error_bar_show (self->error, _ ("The folder was not opened"), error->message, NULL, NULL);
}

static void
show_folder_clicked (GtkButton *button, TrameBatchDialog *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, folder_shown, g_object_ref (self));
}

/* While it writes, leaving cancels and the report tells what was written; then it closes. */
static gboolean
trame_batch_dialog_close_request (GtkWindow *window)
{
  TrameBatchDialog *self = TRAME_BATCH_DIALOG (window);
  if (self->writing)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (trame_batch_dialog_parent_class)->close_request (window);
}

static void
trame_batch_dialog_dispose (GObject *object)
{
  TrameBatchDialog *self = TRAME_BATCH_DIALOG (object);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  g_clear_object (&self->office);
  g_clear_pointer (&self->conventions, g_array_unref);
  G_OBJECT_CLASS (trame_batch_dialog_parent_class)->dispose (object);
}

static void
trame_batch_dialog_class_init (TrameBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_batch_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trame_batch_dialog_close_request;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, write);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, show_folder);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, failures);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, drafts);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, issue_row);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, issue);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, count);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, TrameBatchDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, write_clicked);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_batch_dialog_init (TrameBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_kinds (self);
}

GtkWindow *
trame_batch_dialog_present (GtkWidget *parent, TrameOffice *office, const GArray *conventions)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && conventions->len > 0, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  TrameBatchDialog *self = g_object_new (TRAME_TYPE_BATCH_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                         NULL);
  self->office = g_object_ref (office);
  self->conventions = g_array_copy ((GArray *) conventions);
  g_autofree char *many = g_strdup_printf (ngettext ("%u convention", "%u conventions", conventions->len),
                                           conventions->len);
  adw_preferences_group_set_title (self->choices, many);
  adw_action_row_set_subtitle (self->folder_row, _ ("Not chosen yet"));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->choose);
  return GTK_WINDOW (self);
}
