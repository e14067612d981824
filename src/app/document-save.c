/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file dialog with both formats, then the office's writing. */
#include "app/document-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkWidget *widget; /* a reference */
  TrameOffice *office;
  gint64 convention;
  char *kind;
  TrameValues *values; /* NULL: none */
  TrameDocumentSaved done;
  GtkFileFilter *odt; /* of the dialog */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->widget);
  g_object_unref (asked->office);
  g_clear_pointer (&asked->values, g_hash_table_unref);
  g_free (asked->kind);
  g_free (asked);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameGeneration) all = trame_office_generate_finish (TRAME_OFFICE (source), result, &error);
  const TrameGenerated *row = all != NULL && all->rows->len > 0 ? g_ptr_array_index (all->rows, 0) : NULL;
  const char *failure = error != NULL ? error->message : row != NULL ? row->failure : NULL;
  if (failure != NULL)
    asked->done (asked->widget, NULL, failure);
  else if (row != NULL && row->file != NULL)
    {
      g_autofree char *name = g_path_get_basename (row->file);
      g_autofree char *whole = g_strdup_printf (_ ("“%s” is written."), name);
      g_autofree char *draft = g_strdup_printf (
          ngettext ("“%s” is written, marked PROJET: %u field is left to fill in.",
                    "“%s” is written, marked PROJET: %u fields are left to fill in.", row->missing->len),
          name, row->missing->len);
      asked->done (asked->widget, row->missing->len == 0 ? whole : draft, NULL);
    }
  asked_free (asked);
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
      g_array_append_val (one, asked->convention);
      trame_office_generate_async (asked->office, one, asked->kind, asked->values, format, FALSE, whole, NULL, NULL,
                                   written, asked);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (path == NULL)
    asked_free (asked);
}

/* The kinds of file, the one that is proposed chosen. The dialog owns them. */
static void
offer_formats (Asked *asked, GtkFileChooser *chooser, TrameFileFormat proposed)
{
  g_autoptr (GtkFileFilter) pdf = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) odt = asked->odt = gtk_file_filter_new ();
  gtk_file_filter_set_name (pdf, _ ("PDF, to sign and to keep"));
  gtk_file_filter_add_pattern (pdf, "*.pdf");
  gtk_file_filter_set_name (odt, _ ("OpenDocument text, to be commented on"));
  gtk_file_filter_add_pattern (odt, "*.odt");
  gtk_file_chooser_add_filter (chooser, pdf);
  gtk_file_chooser_add_filter (chooser, odt);
  gtk_file_chooser_set_filter (chooser, proposed == TRAME_FILE_ODT ? odt : pdf);
}

void
trame_document_save (GtkWidget *widget,
                     TrameOffice *office,
                     const TrameConvention *convention,
                     const char *kind,
                     TrameValues *values,
                     TrameFileFormat format,
                     TrameDocumentSaved done)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && convention != NULL && trame_document_kind_exists (kind));
  Asked *asked = g_new0 (Asked, 1);
  *asked = (Asked){ .widget = g_object_ref (widget),
                    .office = g_object_ref (office),
                    .convention = convention->id,
                    .kind = g_strdup (kind),
                    .values = values != NULL ? trame_values_copy (values) : NULL,
                    .done = done };
  g_autofree char *name = trame_generate_file_name (convention->number, convention->id, convention->partner_name, kind,
                                                    format);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (trame_document_kind_label (kind),
                                                              GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  offer_formats (asked, GTK_FILE_CHOOSER (dialog), format);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (place_chosen), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
