/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that leave the page view: a file, a print. A foreign file is printed as pictures, one page at a time, drawn by a
 * reader of its own on a worker. */
#include "app/preview/preview-private.h"
#include "pages/own-bytes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels a point of a printed foreign page: 300 an inch, fewer on a sheet so large that it could not be drawn. */
#define PRINT_SCALE (300.0 / 72.0)
#define PRINT_PIXELS 30e6

void
trame_preview_tell (TramePreview *self, const char *what, const char *why)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, what, why);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_written (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (TramePreview) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    trame_preview_tell (self, _ ("The copy was not saved"), error->message);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, TramePreview *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  GBytes *bytes = g_object_get_data (G_OBJECT (dialog), "bytes");

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_written,
                                         g_object_ref (self));
  g_object_unref (dialog);
}

void
trame_preview_save (TramePreview *preview)
{
  GtkFileChooserNative *dialog;
  GtkRoot *root;

  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  if (preview->pdf == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (preview));
  dialog = gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     preview->file_name == NULL ? _ ("document.pdf") : preview->file_name);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", g_bytes_ref (preview->pdf), (GDestroyNotify) g_bytes_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), preview, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* A print in hand. */
typedef struct
{
  GBytes *bytes;
  gboolean foreign;
  TramePages *pages;   /* our own bytes */
  TrameReader *reader; /* a foreign file */
  GArray *sizes;       /* of TramePageSize */
  char *name, *path;   /* job's name; file to print to, NULL: ask for a printer */
  TramePreview *view;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_pointer (&print->pages, trame_pages_close);
  g_clear_pointer (&print->reader, trame_reader_close);
  g_clear_pointer (&print->sizes, g_array_unref);
  g_bytes_unref (print->bytes);
  g_free (print->name);
  g_free (print->path);
  g_object_unref (print->view);
  g_free (print);
}

static void
fit (GtkPrintContext *context, const TramePageSize *size)
{
  const double scale = MIN (1, MIN (gtk_print_context_get_width (context) / size->width,
                                    gtk_print_context_get_height (context) / size->height));

  cairo_scale (gtk_print_context_get_cairo_context (context), scale, scale);
}

/* One foreign page to be drawn. */
typedef struct
{
  GtkPrintContext *context;
  TrameReader *reader;
  guint page;
  double scale;
  cairo_surface_t *picture;
} ForeignPage;

static void
foreign_page_free (gpointer data)
{
  ForeignPage *page = data;

  g_clear_pointer (&page->picture, cairo_surface_destroy);
  g_object_unref (page->context);
  g_free (page);
}

static cairo_surface_t *
picture_of (GBytes *pixels, guint width, guint height, guint stride)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) g_bytes_get_data (pixels, NULL), CAIRO_FORMAT_ARGB32, (int) width, (int) height, (int) stride);

  cairo_surface_set_user_data (surface, &key, g_bytes_ref (pixels), (cairo_destroy_func_t) g_bytes_unref);
  return surface;
}

static void
draw_foreign (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ForeignPage *page = data;
  guint width, height, stride;
  GError *error = NULL;
  g_autoptr (GBytes)
      pixels = trame_reader_draw (page->reader, page->page, page->scale, &width, &height, &stride, cancellable, &error);

  if (pixels != NULL)
    {
      page->picture = picture_of (pixels, width, height, stride);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
on_foreign_drawn (GObject *operation, GAsyncResult *result, gpointer data)
{
  const ForeignPage *page = g_task_get_task_data (G_TASK (result));
  cairo_t *cr = gtk_print_context_get_cairo_context (page->context);
  TramePreview *self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      cairo_scale (cr, 1 / page->scale, 1 / page->scale);
      cairo_set_source_surface (cr, page->picture, 0, 0);
      cairo_paint (cr);
      gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (operation));
    }
  else
    {
      gtk_print_operation_cancel (GTK_PRINT_OPERATION (operation));
      trame_preview_tell (self, _ ("The document was not printed"), error->message);
    }
  g_object_unref (self);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  const TramePageSize *size = &g_array_index (print->sizes, TramePageSize, page);
  g_autoptr (GTask) task = NULL;
  ForeignPage *foreign;

  fit (context, size);
  if (print->pages != NULL)
    {
      trame_pages_print (print->pages, (guint) page + 1, gtk_print_context_get_cairo_context (context));
      return;
    }
  gtk_print_operation_set_defer_drawing (operation);
  foreign = g_new0 (ForeignPage, 1);
  foreign->context = g_object_ref (context);
  foreign->reader = print->reader;
  foreign->page = (guint) page + 1;
  foreign->scale = MIN (PRINT_SCALE, sqrt (PRINT_PIXELS / MAX (1, size->width * size->height)));
  task = g_task_new (operation, NULL, on_foreign_drawn, g_object_ref (print->view));
  g_task_set_task_data (task, foreign, foreign_page_free);
  g_task_run_in_thread (task, draw_foreign);
}

static void
on_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, TramePreview *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  trame_preview_tell (self, _ ("The document was not printed"), error == NULL ? NULL : error->message);
}

static void
run (TramePreview *self, Print *print)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) print->sizes->len);
  gtk_print_operation_set_current_page (operation, (int) MAX (trame_preview_get_page (self), 1) - 1);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (print->name != NULL)
    gtk_print_operation_set_job_name (operation, print->name);
  if (print->path != NULL)
    gtk_print_operation_set_export_filename (operation, print->path);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), print);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, 0);
  gtk_print_operation_run (
      operation, print->path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static void
add_size (Print *print, double width, double height)
{
  const TramePageSize size = { .width = width, .height = height };

  g_array_append_val (print->sizes, size);
}

static gboolean
open_foreign (Print *print, GCancellable *cancellable, GError **error)
{
  print->reader = trame_reader_open_bytes (print->bytes, NULL, cancellable, error);
  for (guint page = 1; print->reader != NULL && page <= trame_reader_pages (print->reader); page++)
    {
      float width = 595, height = 842;

      trame_reader_page_size (print->reader, page, &width, &height);
      add_size (print, width, height);
    }
  return print->reader != NULL;
}

static gboolean
open_own (Print *print, GError **error)
{
  print->pages = trame_pages_open (print->bytes, error);
  for (guint page = 1; print->pages != NULL && page <= trame_pages_count (print->pages); page++)
    {
      double width = 595, height = 842;

      trame_pages_size (print->pages, page, &width, &height);
      add_size (print, width, height);
    }
  return print->pages != NULL;
}

static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Print *print = data;
  GError *error = NULL;

  if (print->foreign ? open_foreign (print, cancellable, &error) : open_own (print, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_prepared (GObject *object, GAsyncResult *result, gpointer data)
{
  TramePreview *self = TRAME_PREVIEW (object);
  Print *print = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      run (self, print);
      return;
    }
  trame_preview_tell (self, _ ("The document was not printed"), error->message);
  print_free (print);
}

void
trame_preview_print_to (TramePreview *preview, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Print *print;

  if (preview->pdf == NULL || trame_preview_get_n_pages (preview) == 0)
    return;
  print = g_new0 (Print, 1);
  print->bytes = g_bytes_ref (preview->pdf);
  print->foreign = preview->foreign;
  print->sizes = g_array_new (FALSE, FALSE, sizeof (TramePageSize));
  print->name = g_strdup (preview->file_name);
  print->path = g_strdup (path);
  print->view = g_object_ref (preview);
  task = g_task_new (preview, NULL, on_prepared, print);
  g_task_set_task_data (task, print, NULL);
  g_task_run_in_thread (task, prepare);
}

void
trame_preview_print (TramePreview *preview)
{
  g_return_if_fail (TRAME_IS_PREVIEW (preview));
  trame_preview_print_to (preview, NULL);
}
