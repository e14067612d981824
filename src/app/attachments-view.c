/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of files and what can be done with each. Attaching and removing ask in attach-dialog.c. */
#include "app/attachments-view.h"

#include <glib/gi18n-lib.h>

#include "app/attach-dialog.h"
#include "app/attachment-label.h"
#include "app/error-bar.h"
#include "app/file-window.h"
#include "app/groups-view.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/document-bytes.h"
#include "register/tombstone.h"

struct _TrameAttachmentsView
{
  AdwBin parent;
  TrameErrorBar *error;
  TrameGroupsView *groups;
  TrameDossier *dossier; /* NULL: nothing shown */
};

G_DEFINE_FINAL_TYPE (TrameAttachmentsView, trame_attachments_view, ADW_TYPE_BIN)

static const TrameDocumentRecord *
find_document (TrameAttachmentsView *self, gint64 id)
{
  for (guint i = 0; self->dossier != NULL && i < self->dossier->documents->len; i++)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (self->dossier->documents, i);
      if (document->id == id)
        return document;
    }
  return NULL;
}

/* ---- rows ---- */

/* "Contenu supprimé le 26/11/2026, avec l’accord de … : motif". Owned by the caller. */
static char *
removal_words (TrameAttachmentsView *self, const TrameDocumentRecord *document)
{
  for (guint i = 0; i < self->dossier->tombstones->len; i++)
    {
      const TrameTombstone *tombstone = g_ptr_array_index (self->dossier->tombstones, i);
      if (tombstone->entity_id != document->id)
        continue;
      g_autofree char *on = trame_label_date (&tombstone->removed_on);
      return g_strdup_printf (_ ("Content removed on %s, agreed by %s: %s"), on, tombstone->visa, tombstone->reason);
    }
  return g_strdup (_ ("Content removed"));
}

static void
add_document (TrameAttachmentsView *self, AdwPreferencesGroup *group, const TrameDocumentRecord *document)
{
  g_autofree char *details = trame_attachment_details (document);
  g_autofree char *removal = document->removed ? removal_words (self, document) : NULL;
  g_autofree char *subtitle = g_strdup_printf ("%s\nSHA-256 %s", removal != NULL ? removal : details, document->sha256);
  const char *name = *document->name != '\0' ? document->name : trame_attachment_label (document->kind);
  AdwActionRow *row = trame_group_add_row (group, name, subtitle);
  const char *icon = document->removed    ? "edit-clear-symbolic"
                     : document->attached ? "mail-attachment-symbolic"
                                          : "x-office-document-symbolic";
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
  if (document->removed)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "over");
      return;
    }
  g_autofree char *show = g_strdup_printf (_ ("Show %s"), document->name);
  g_autofree char *export = g_strdup_printf (_ ("Export %s"), document->name);
  g_autofree char *remove = g_strdup_printf (_ ("Remove the content of %s"), document->name);
  trame_row_add_icon_button (row, "view-reveal-symbolic", _ ("Show"), show, "attachments.show", document->id);
  trame_row_add_icon_button (row, "document-save-symbolic", _ ("Export…"), export, "attachments.export", document->id);
  if (document->attached)
    trame_row_add_icon_button (row, "user-trash-symbolic", _ ("Remove the content…"), remove, "attachments.remove",
                               document->id);
}

static guint
count (const TrameDossier *dossier, gboolean attached)
{
  guint n = 0;
  for (guint i = 0; i < dossier->documents->len; i++)
    n += ((const TrameDocumentRecord *) g_ptr_array_index (dossier->documents, i))->attached == attached;
  return n;
}

static void
add_documents (TrameAttachmentsView *self, AdwPreferencesGroup *group, gboolean attached)
{
  for (guint i = self->dossier->documents->len; i > 0; i--)
    {
      const TrameDocumentRecord *document = g_ptr_array_index (self->dossier->documents, i - 1);
      if (document->attached == attached)
        add_document (self, group, document);
    }
}

static void
add_empty (TrameAttachmentsView *self)
{
  GtkWidget *page = adw_status_page_new (), *add = gtk_button_new_with_label (_ ("Add…"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-attachment-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No file"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("Drop the signed original or the acknowledgement of receipt here: 50 MB at most."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "attachments.add");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), add);
  trame_groups_view_add (self->groups, page);
}

void
trame_attachments_view_show (TrameAttachmentsView *self, TrameDossier *dossier)
{
  g_return_if_fail (TRAME_IS_ATTACHMENTS_VIEW (self));

  g_clear_pointer (&self->dossier, trame_dossier_unref);
  trame_groups_view_clear (self->groups);
  if (dossier == NULL)
    return;
  self->dossier = trame_dossier_ref (dossier);
  if (dossier->documents->len == 0)
    {
      add_empty (self);
      return;
    }
  AdwPreferencesGroup *group = trame_groups_view_add_group (
      self->groups, _ ("Attached files"), _ ("Drop files here, or add them: 50 MB at most for each."));
  trame_group_add_button (group, _ ("Add…"), "attachments.add");
  add_documents (self, group, TRUE);
  if (count (dossier, FALSE) > 0)
    add_documents (self, trame_groups_view_add_group (self->groups, _ ("Documents made here"), NULL), FALSE);
}

/* ---- acts ---- */

static void
attach (TrameAttachmentsView *self, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      if (g_file_peek_path (file) == NULL)
        {
          trame_error_bar_show (self->error, _ ("The file is not attached"),
                                _ ("It is not on this computer. Copy it here first, then add it."), NULL, NULL);
          return;
        }
    }
  if (self->dossier != NULL && g_list_model_get_n_items (files) > 0)
    trame_attach_dialog_present (GTK_WIDGET (self), self->dossier->office, self->dossier->convention->id, files);
}

static void
files_chosen (GtkNativeDialog *dialog, int response, TrameAttachmentsView *self)
{
  g_autoptr (GListModel)
      files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;
  if (files != NULL)
    attach (self, files);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Files to attach"),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose"), _ ("Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (files_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
files_dropped (GtkDropTarget *target, const GValue *value, double x, double y, TrameAttachmentsView *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *at = dropped; at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  g_slist_free (dropped);
  attach (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameAttachmentsView *self = TRAME_ATTACHMENTS_VIEW (widget);
  const TrameDocumentRecord *document = find_document (self, g_variant_get_int64 (parameter));
  if (document == NULL)
    return;
  g_autofree char *details = trame_attachment_details (document);
  trame_file_window_present (widget, self->dossier->office, document, details);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameAttachmentsView) self = data;
  g_autoptr (GError) error = NULL;
  TrameWindow *window = trame_window_of (GTK_WIDGET (self));
  if (!trame_office_write_document_finish (TRAME_OFFICE (source), result, &error))
    trame_error_bar_show (self->error, _ ("The file is not written"), error->message, NULL, NULL);
  else if (window != NULL)
    trame_window_toast (window, _ ("The file is written."), NULL, NULL, NULL);
}

typedef struct
{
  TrameAttachmentsView *view; /* a reference */
  gint64 document;
} Exporting;

static void
place_chosen (GtkNativeDialog *dialog, int response, Exporting *exporting)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && exporting->view->dossier != NULL)
    trame_office_write_document_async (exporting->view->dossier->office, exporting->document, path, NULL, written,
                                       g_object_ref (exporting->view));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (exporting->view);
  g_free (exporting);
}

static void export(GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameAttachmentsView *self = TRAME_ATTACHMENTS_VIEW (widget);
  const TrameDocumentRecord *document = find_document (self, g_variant_get_int64 (parameter));
  if (document == NULL)
    return;
  Exporting *exporting = g_new0 (Exporting, 1);
  exporting->view = g_object_ref (self);
  exporting->document = document->id;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export the file"),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), document->name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (place_chosen), exporting);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
remove_content (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameAttachmentsView *self = TRAME_ATTACHMENTS_VIEW (widget);
  const TrameDocumentRecord *document = find_document (self, g_variant_get_int64 (parameter));
  if (document != NULL)
    trame_attach_dialog_remove (widget, self->dossier->office, document->id, document->name);
}

/* ---- the widget ---- */

static void
trame_attachments_view_dispose (GObject *object)
{
  g_clear_pointer (&TRAME_ATTACHMENTS_VIEW (object)->dossier, trame_dossier_unref);
  G_OBJECT_CLASS (trame_attachments_view_parent_class)->dispose (object);
}

static void
trame_attachments_view_class_init (TrameAttachmentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_attachments_view_dispose;
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "attachments.show", "x", show);
  gtk_widget_class_install_action (widget_class, "attachments.export", "x", export);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "x", remove_content);
}

static void
trame_attachments_view_init (TrameAttachmentsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  self->error = g_object_new (TRAME_TYPE_ERROR_BAR, NULL);
  self->groups = TRAME_GROUPS_VIEW (trame_groups_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->groups), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (drop, "drop", G_CALLBACK (files_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop-frame");
}
