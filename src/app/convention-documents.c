/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Other documents" of a convention's page: those that make sense now, each written where the clerk says. Which they are
 * and what they say are the office's. */
#include "app/convention-page-private.h"

#include "app/window.h"
#include "office/generate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  TrameConventionPage *page; /* a reference */
  char *kind;
  GtkFileFilter *pdf, *odt; /* of the dialog */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->page);
  g_free (asked->kind);
  g_free (asked);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameGeneration) all = trame_office_generate_finish (TRAME_OFFICE (source), result, &error);
  const TrameGenerated *row = all != NULL && all->rows->len > 0 ? g_ptr_array_index (all->rows, 0) : NULL;
  const char *failure = error != NULL ? error->message : row != NULL ? row->failure : NULL;
  TrameWindow *window = trame_window_of (GTK_WIDGET (self));
  if (failure != NULL)
    trame_error_bar_show (self->error, _ ("The document was not made"), failure, NULL, NULL);
  if (row == NULL || row->file == NULL || window == NULL)
    return;
  g_autofree char *name = g_path_get_basename (row->file);
  g_autofree char *whole = g_strdup_printf (_ ("“%s” is written."), name);
  g_autofree char *draft = g_strdup_printf (ngettext ("“%s” is written, marked PROJET: %u field is left to fill in.",
                                                      "“%s” is written, marked PROJET: %u fields are left to fill in.",
                                                      row->missing->len),
                                            name, row->missing->len);
  trame_window_toast (window, row->missing->len == 0 ? whole : draft, NULL, NULL, NULL);
}

/* What is typed decides, then the kind of file that is chosen. PATH with its ending is owned by the caller. */
static char *
with_ending (const char *path, gboolean odt, TrameFileFormat *format)
{
  *format = odt || g_str_has_suffix (path, ".odt") ? TRAME_FILE_ODT : TRAME_FILE_PDF;
  const char *ending = trame_file_format_ending (*format);
  if (g_str_has_suffix (path, ending))
    return g_strdup (path);
  g_autofree char *stem = g_strndup (path, strlen (path) - (g_str_has_suffix (path, ".pdf") ? strlen (".pdf") : 0));
  return g_strconcat (stem, ending, NULL);
}

static void
place_chosen (GtkNativeDialog *dialog, int response, Asked *asked)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    {
      TrameFileFormat format;
      const gboolean odt = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (dialog)) == asked->odt;
      g_autofree char *whole = with_ending (path, odt, &format);
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (one, asked->page->id);
      trame_office_generate_async (asked->page->office, one, asked->kind, format, whole, NULL, NULL, written,
                                   g_object_ref (asked->page));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  asked_free (asked);
}

/* The kinds of file, the one that is proposed chosen. The dialog owns them. */
static void
offer_formats (Asked *asked, GtkFileChooser *chooser, TrameFileFormat proposed)
{
  asked->pdf = gtk_file_filter_new ();
  gtk_file_filter_set_name (asked->pdf, _ ("PDF, to sign and to keep"));
  gtk_file_filter_add_pattern (asked->pdf, "*.pdf");
  asked->odt = gtk_file_filter_new ();
  gtk_file_filter_set_name (asked->odt, _ ("OpenDocument text, to be commented on"));
  gtk_file_filter_add_pattern (asked->odt, "*.odt");
  gtk_file_chooser_add_filter (chooser, asked->pdf);
  gtk_file_chooser_add_filter (chooser, asked->odt);
  gtk_file_chooser_set_filter (chooser, proposed == TRAME_FILE_ODT ? asked->odt : asked->pdf);
  g_object_unref (asked->pdf);
  g_object_unref (asked->odt);
}

static void
ask_place (TrameConventionPage *self, const char *kind, TrameFileFormat format)
{
  GtkWidget *widget = GTK_WIDGET (self);
  if (self->dossier == NULL || !trame_document_kind_exists (kind))
    return;
  Asked *asked = g_new0 (Asked, 1);
  asked->page = g_object_ref (self);
  asked->kind = g_strdup (kind);
  g_autofree char *name = trame_generate_file_name (self->dossier->convention->number, self->id,
                                                    self->dossier->convention->partner_name, asked->kind, format);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (trame_document_kind_label (asked->kind),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  offer_formats (asked, GTK_FILE_CHOOSER (dialog), format);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (place_chosen), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
write_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_place (TRAME_CONVENTION_PAGE (widget), g_variant_get_string (parameter, NULL), TRAME_FILE_PDF);
}

static void
write_editable (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_place (TRAME_CONVENTION_PAGE (widget), "convention", TRAME_FILE_ODT);
}

void
trame_convention_page_install_documents (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "convention.save-editable", NULL, write_editable);
  gtk_widget_class_install_action (widget_class, "convention.document", "s", write_document);
}

void
trame_convention_page_update_documents (TrameConventionPage *self)
{
  const char *const *kinds = trame_office_document_kinds ();
  const TrameDossier *dossier = self->dossier;
  g_menu_remove_all (self->documents_menu);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (trame_document_kind_model (kinds[i]) == NULL)
        continue; /* the convention and its dates have entries of their own */
      g_autofree char *refusal = trame_document_kind_refusal (kinds[i], dossier->convention, dossier->lifecycle);
      g_autofree char *label = g_strconcat (trame_document_kind_label (kinds[i]), "…", NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      if (refusal != NULL)
        continue;
      g_menu_item_set_action_and_target (item, "convention.document", "s", kinds[i]);
      g_menu_append_item (self->documents_menu, item);
    }
}
