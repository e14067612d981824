/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one file. How pages are read and drawn is the preview's business. */
#include "app/file-window.h"

#include <glib/gi18n-lib.h>

#include "app/error-bar.h"
#include "app/preview/preview-bar.h"
#include "app/preview/preview.h"
#include "office/document-bytes.h"

struct _TrameFileWindow
{
  AdwWindow parent;
  AdwWindowTitle *title;
  TrameErrorBar *error;
  TramePreview *preview;
  gboolean foreign;
  char *media_type;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TrameFileWindow, trame_file_window, ADW_TYPE_WINDOW)

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFileWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = trame_office_load_document_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    return;
  if (bytes == NULL)
    trame_error_bar_show (self->error, _ ("The file cannot be shown"), error->message, NULL, NULL);
  else if (self->foreign)
    trame_preview_set_foreign (self->preview, bytes, self->media_type);
  else
    trame_preview_set_document (self->preview, bytes);
}

static void
trame_file_window_dispose (GObject *object)
{
  TrameFileWindow *self = TRAME_FILE_WINDOW (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->media_type, g_free);
  G_OBJECT_CLASS (trame_file_window_parent_class)->dispose (object);
}

static void
trame_file_window_class_init (TrameFileWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_file_window_dispose;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  g_type_ensure (TRAME_TYPE_PREVIEW);
  g_type_ensure (TRAME_TYPE_PREVIEW_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/file-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameFileWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrameFileWindow, error);
  gtk_widget_class_bind_template_child (widget_class, TrameFileWindow, preview);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_file_window_init (TrameFileWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

void
trame_file_window_present (GtkWidget *parent,
                           TrameOffice *office,
                           const TrameDocumentRecord *document,
                           const char *details)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && document != NULL);

  GtkRoot *root = gtk_widget_get_root (parent);
  TrameFileWindow *self = g_object_new (TRAME_TYPE_FILE_WINDOW, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                        "title", document->name, NULL);
  adw_window_title_set_title (self->title, document->name);
  adw_window_title_set_subtitle (self->title, details);
  trame_preview_set_file_name (self->preview, document->name);
  self->foreign = document->attached;
  self->media_type = g_strdup (document->media_type);
  trame_office_load_document_async (office, document->id, self->cancellable, loaded, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
