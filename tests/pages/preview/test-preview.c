/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page view in a window: own and foreign files, replacing, zooming, rectangles, search, selection, ending. */
#include "app/preview/preview-bar.h"
#include "app/preview/preview-private.h"
#include "pages/own-bytes.h"
#include "preview-fixture.h"
#include "sample-pdf.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

static double
value (Fixture *f)
{
  return gtk_adjustment_get_value (preview_fixture_canvas (f)->vertical);
}

/* Whether BOX lies in the view. */
static gboolean
is_seen (Fixture *f, guint page, TrameBox box)
{
  const TramePageFrame frame = trame_layout_box (&preview_fixture_canvas (f)->layout, page, box);

  return frame.y >= value (f)
         && frame.y + frame.height <= value (f) + gtk_widget_get_height (GTK_WIDGET (preview_fixture_canvas (f)));
}

static guint32
pixel (Fixture *f, double x, double y)
{
  GtkWidget *canvas = GTK_WIDGET (preview_fixture_canvas (f));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (canvas);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  const int width = gtk_widget_get_width (canvas), height = gtk_widget_get_height (canvas);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (f->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pixels = g_new0 (guint32, (gsize) width * height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[(gsize) y * width + (gsize) x] & 0xFFFFFF;
}

static void
test_shows (Fixture *f, gconstpointer data)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  const TramePageFrame *frame;

  preview_fixture_show (f, 3);
  g_assert_cmpuint (trame_preview_get_n_pages (TRAME_PREVIEW (f->preview)), ==, 3);
  g_assert_cmpuint (trame_preview_get_page (TRAME_PREVIEW (f->preview)), ==, 1);
  g_assert_cmpfloat (value (f), ==, 0);
  frame = &canvas->layout.frames[0];
  g_assert_cmpfloat_with_epsilon (frame->width, gtk_widget_get_width (f->preview) - 64, 2);
  g_assert_cmphex (pixel (f, frame->x + 5, frame->y + 5), ==, 0xFFFFFF);
  g_assert_cmphex (pixel (f, 3, 3), ==, 0xDEDDDA);
  /* The rule at y 200 was drawn. */
  g_assert_cmphex (pixel (f, frame->x + 200 * canvas->layout.scale, frame->y + 200 * canvas->layout.scale), !=,
                   0xFFFFFF);
}

static GtkWidget *
label_of (Fixture *f)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (preview_fixture_canvas (f))); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && strstr (gtk_label_get_label (GTK_LABEL (child)), "Convention") != NULL)
      return child;
  return NULL;
}

static gboolean
has_label (Fixture *f)
{
  return label_of (f) != NULL;
}

static gboolean
has_no_label (Fixture *f)
{
  return label_of (f) == NULL;
}

static void
test_read_aloud (Fixture *f, gconstpointer data)
{
  preview_fixture_show (f, 2);
  preview_fixture_wait_for (f, has_label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label_of (f)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Page 1 of 2");
  preview_fixture_show (f, 2); /* other bytes, the same words: the label stays */
  g_assert_true (has_label (f));
  preview_fixture_show (f, 40);
  preview_fixture_wait_for (f, has_label);
  trame_preview_set_page (TRAME_PREVIEW (f->preview), 40);
  preview_fixture_wait_for (f, has_no_label); /* far from the view */
}

/* What is looked at stays where it is when the bytes are replaced. */
static void
test_replace (Fixture *f, gconstpointer data)
{
  double zoom, before;

  preview_fixture_show (f, 3);
  trame_preview_set_zoom (TRAME_PREVIEW (f->preview), 1.25);
  preview_fixture_settle (f);
  trame_preview_set_page (TRAME_PREVIEW (f->preview), 2);
  gtk_adjustment_set_value (preview_fixture_canvas (f)->vertical, value (f) + 123);
  gtk_adjustment_set_value (preview_fixture_canvas (f)->horizontal, 40);
  preview_fixture_settle (f);
  before = value (f);
  zoom = trame_preview_get_zoom (TRAME_PREVIEW (f->preview));
  preview_fixture_show (f, 5);
  g_assert_cmpfloat (value (f), ==, before);
  g_assert_cmpfloat (gtk_adjustment_get_value (preview_fixture_canvas (f)->horizontal), ==, 40);
  g_assert_cmpfloat (trame_preview_get_zoom (TRAME_PREVIEW (f->preview)), ==, zoom);
  g_assert_cmpuint (trame_preview_get_page (TRAME_PREVIEW (f->preview)), ==, 2);
  preview_fixture_show (f, 1);
  g_assert_cmpuint (trame_preview_get_page (TRAME_PREVIEW (f->preview)), ==, 1);
  g_assert_cmpfloat (value (f), <=, preview_fixture_canvas (f)->layout.height);
}

/* As when somebody types: the last bytes are what is shown, one thread does it, the old picture stays meanwhile. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  preview_fixture_show (f, 3);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GBytes) bytes = sample_pdf (1 + i % 4);

      trame_preview_set_document (TRAME_PREVIEW (f->preview), bytes);
      g_main_context_iteration (NULL, FALSE);
      g_assert_nonnull (trame_picture_cache_get (preview_fixture_canvas (f)->pictures, 0));
    }
  preview_fixture_show (f, 2);
  g_assert_cmpuint (trame_preview_get_n_pages (TRAME_PREVIEW (f->preview)), ==, 2);
  g_assert_cmpuint (trame_page_worker_running (), ==, 1);
}

/* The first two pages' pictures are of what is shown. */
static gboolean
has_two_pictures (Fixture *f)
{
  const TramePreviewCanvas *canvas = preview_fixture_canvas (f);

  for (guint page = 0; page < 2; page++)
    if (!trame_picture_cache_is_current (canvas->pictures, page, canvas->serial, canvas->layout.scale))
      return FALSE;
  return canvas->shown == canvas->serial;
}

/* Pages that look as they did are not drawn again; those that do not are, and so is one that only came to look alike. */
static void
test_unchanged (Fixture *f, gconstpointer data)
{
  const guint64 before[] = { 1, 2, 3 }, after[] = { 1, 7, 3, 4 };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GBytes) first = sample_pdf (3), second = sample_pdf (4);
  TramePictureCache *pictures;
  GdkTexture *kept, *replaced;
  guint serial;

  g_array_append_vals (marks, before, G_N_ELEMENTS (before));
  g_array_append_vals (next, after, G_N_ELEMENTS (after));
  preview_fixture_show (f, 3);
  trame_preview_set_zoom_mode (TRAME_PREVIEW (f->preview), TRAME_ZOOM_FREE);
  trame_preview_set_zoom (TRAME_PREVIEW (f->preview), 0.2);
  trame_preview_set_pages (TRAME_PREVIEW (f->preview), first, marks);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  pictures = preview_fixture_canvas (f)->pictures;
  preview_fixture_wait_for (f, has_two_pictures);
  kept = trame_picture_cache_get (pictures, 0);
  replaced = trame_picture_cache_get (pictures, 1);
  trame_preview_set_pages (TRAME_PREVIEW (f->preview), second, next);
  serial = preview_fixture_canvas (f)->serial;
  while (preview_fixture_canvas (f)->shown != serial)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (trame_picture_cache_is_current (pictures, 0, serial, preview_fixture_canvas (f)->layout.scale));
  g_assert_false (trame_picture_cache_is_current (pictures, 1, serial, preview_fixture_canvas (f)->layout.scale));
  preview_fixture_wait_for (f, has_two_pictures);
  g_assert_true (trame_picture_cache_get (pictures, 0) == kept);
  g_assert_true (trame_picture_cache_get (pictures, 1) != replaced);
  /* Bytes without marks say nothing of what they look like: all is drawn. */
  trame_preview_set_document (TRAME_PREVIEW (f->preview), second);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, has_two_pictures);
  g_assert_true (trame_picture_cache_get (pictures, 0) != kept);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  trame_preview_set_document (preview, NULL);
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 0);
  g_assert_cmpuint (trame_preview_get_page (preview), ==, 0);
  trame_preview_search (preview, "a");
  trame_preview_set_page (preview, 3);
  trame_preview_set_zoom (preview, 2);
  trame_preview_focus_overlay (preview, "x");
  g_assert_null (trame_preview_get_selected_text (preview));
  preview_fixture_show (f, 1);
  trame_preview_set_document (preview, NULL);
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 0);
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  double before;

  preview_fixture_show (f, 3);
  g_assert_cmpint (trame_preview_get_zoom_mode (preview), ==, TRAME_ZOOM_FIT_WIDTH);
  trame_preview_set_zoom_mode (preview, TRAME_ZOOM_FIT_PAGE);
  preview_fixture_settle (f);
  g_assert_cmpfloat (canvas->layout.frames[0].height, <=, gtk_widget_get_height (GTK_WIDGET (canvas)));
  gtk_widget_activate_action (f->preview, "preview.zoom-normal", NULL);
  preview_fixture_settle (f);
  g_assert_cmpfloat (trame_preview_get_zoom (preview), ==, 1);
  g_assert_cmpint (trame_preview_get_zoom_mode (preview), ==, TRAME_ZOOM_FREE);
  gtk_widget_activate_action (f->preview, "preview.zoom-in", NULL);
  preview_fixture_settle (f);
  g_assert_cmpfloat_with_epsilon (trame_preview_get_zoom (preview), 1.1, 1e-6);
  gtk_widget_activate_action (f->preview, "preview.zoom-out", NULL);
  gtk_widget_activate_action (f->preview, "preview.zoom-out", NULL);
  preview_fixture_settle (f);
  g_assert_cmpfloat_with_epsilon (trame_preview_get_zoom (preview), 0.9, 1e-6);
  trame_preview_set_zoom (preview, 50);
  preview_fixture_settle (f);
  g_assert_cmpfloat (trame_preview_get_zoom (preview), ==, 4);
  /* The middle of the view stays in the middle. */
  trame_preview_set_zoom (preview, 1);
  preview_fixture_settle (f);
  gtk_adjustment_set_value (canvas->vertical, 400);
  before = (400 + gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0 - canvas->layout.frames[0].y)
           / canvas->layout.scale;
  trame_preview_set_zoom (preview, 2);
  preview_fixture_settle (f);
  g_assert_cmpfloat_with_epsilon (
      (value (f) + gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0 - canvas->layout.frames[0].y)
          / canvas->layout.scale,
      before, 1);
}

static void
click (Fixture *f, double x, double y)
{
  GtkWidget *canvas = GTK_WIDGET (preview_fixture_canvas (f));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (one))
        g_signal_emit_by_name (one, "released", 1, x, y);
    }
}

static void
test_overlays (Fixture *f, gconstpointer data)
{
  const TrameBox first = { 72, 90, 138, 104 }, far_box = { 500, 788, 540, 804 },
                 lines[] = { { 72, 390, 300, 402 }, { 72, 405, 150, 417 } };
  const TramePreviewOverlay overlays[] = {
    { .id = "name", .page = 1, .boxes = &first, .n_boxes = 1, .style = TRAME_OVERLAY_FILLED },
    { .id = "two", .page = 1, .boxes = lines, .n_boxes = 2, .style = TRAME_OVERLAY_ATTENDANCE },
    { .id = "far", .page = 3, .boxes = &far_box, .n_boxes = 1, .style = TRAME_OVERLAY_DOUBT, .number = 1 },
    { .id = "nowhere", .page = 9, .boxes = &first, .n_boxes = 1, .style = TRAME_OVERLAY_ACT, .number = 2 },
    { .id = "no box", .page = 1, .style = TRAME_OVERLAY_ACT },
  };
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  TramePageFrame frame;
  guint32 bare, tinted;

  trame_preview_focus_overlay (preview, "far"); /* before there is anything */
  trame_preview_set_overlays (preview, overlays, G_N_ELEMENTS (overlays));
  preview_fixture_show (f, 3);
  g_assert_cmpuint (trame_preview_get_page (preview), ==, 3);
  g_assert_true (is_seen (f, 2, far_box));

  trame_preview_set_page (preview, 1);
  preview_fixture_settle (f);
  frame = trame_layout_box (&canvas->layout, 0, first);
  tinted = pixel (f, frame.x - 1, frame.y - value (f) + 2);
  click (f, frame.x + 10, frame.y - value (f) + 5);
  g_assert_cmpstr (f->activated, ==, "name");
  click (f, frame.x + 10, frame.y - value (f) - 30);
  g_assert_cmpstr (f->activated, ==, "name");
  trame_preview_set_overlays (preview, NULL, 0);
  preview_fixture_settle (f);
  bare = pixel (f, frame.x - 1, frame.y - value (f) + 2);
  g_assert_cmphex (bare, ==, 0xFFFFFF);
  g_assert_cmphex (tinted, !=, bare);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  preview_fixture_show (f, 3);
  trame_preview_search (preview, "page 3");
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_hits (preview), ==, 1);
  g_assert_cmpuint (trame_preview_get_page (preview), ==, 3);
  trame_preview_search (preview, "PAGE");
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_hits (preview), ==, 3);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (preview->hits)), ==, "3 of 3");
  gtk_widget_activate_action (f->preview, "preview.find-next", NULL);
  preview_fixture_settle (f);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (preview->hits)), ==, "1 of 3");
  g_assert_true (is_seen (f, 0, g_array_index (preview_fixture_canvas (f)->found, TrameFound, 0).hit.boxes[0]));
  g_assert_false (is_seen (f, 2, g_array_index (preview_fixture_canvas (f)->found, TrameFound, 2).hit.boxes[0]));
  preview_fixture_show (f, 2); /* the search goes on in the new bytes */
  g_assert_cmpuint (trame_preview_get_n_hits (preview), ==, 2);
  trame_preview_search (preview, "avenant");
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_hits (preview), ==, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (preview->hits)), ==, "Not found");
  trame_preview_search (preview, NULL);
  preview_fixture_settle (f);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (preview->hits)), ==, "");
}

static void
test_selection (Fixture *f, gconstpointer data)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  TramePagePlace place;
  g_autofree char *all = NULL, *word = NULL, *line = NULL;

  preview_fixture_show (f, 2);
  g_assert_null (trame_preview_get_selected_text (preview));
  gtk_widget_activate_action (f->preview, "preview.select-all", NULL);
  all = trame_preview_get_selected_text (preview);
  g_assert_nonnull (strstr (all, "Convention de partenariat"));
  g_assert_true (g_str_has_suffix (all, "Page 2"));
  g_assert_true (trame_page_place_at (canvas->texts->pdata[0], 80, 98, &place));
  trame_preview_selection_word (canvas, 0, place, FALSE);
  word = trame_preview_get_selected_text (preview);
  g_assert_cmpstr (word, ==, "Convention");
  trame_preview_selection_word (canvas, 0, place, TRUE);
  line = trame_preview_get_selected_text (preview);
  g_assert_cmpstr (line, ==, "Convention de partenariat");
  trame_preview_selection_clear (canvas);
  g_assert_null (trame_preview_get_selected_text (preview));
}

static TrameReader *
open_reader (const char *bytes, gsize length)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  TrameReader *reader = trame_reader_open_bytes (given, NULL, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf (2);
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  preview_fixture_show (f, 3);
  trame_preview_set_page (preview, 3);
  trame_preview_set_reader (preview, open_reader (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 2);
  g_assert_cmpuint (trame_preview_get_page (preview), ==, 1); /* from its top */
  g_assert_cmpuint (trame_preview_get_text (preview, 1)->rules->len, ==, 1);
}

static gboolean
is_text_shown (Fixture *f)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (preview->stack)), "text") == 0;
}

static void
test_text_file (Fixture *f, gconstpointer data)
{
  static const char text[] = "# Séance\n\nLe **Maire** dit.\n\n- un\n";
  const TramePreviewOverlay overlays[] = {
    { .id = "maire", .page = 1, .style = TRAME_OVERLAY_DOUBT, .start = 15, .end = 20 }
  };
  TramePreview *preview = TRAME_PREVIEW (f->preview);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  trame_preview_set_overlays (preview, overlays, 1);
  trame_preview_focus_overlay (preview, "maire");
  trame_preview_set_reader (preview, open_reader (text, strlen (text)));
  preview_fixture_wait_for (f, is_text_shown);
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_pages (preview), ==, 0);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (preview->text)))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, "Séance\n\nLe Maire dit.\n\n• un\n");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 12);
  {
    GSList *tags = gtk_text_iter_get_tags (&start);

    g_assert_cmpuint (g_slist_length (tags), ==, 2); /* bold, and the overlay's */
    g_slist_free (tags);
  }
  trame_preview_search (preview, "seance");
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_hits (preview), ==, 1);
  g_assert_nonnull (trame_preview_get_text (preview, 1));
  preview_fixture_show (f, 1);
}

static gboolean
is_failed (Fixture *f)
{
  TramePreview *preview = TRAME_PREVIEW (f->preview);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (preview->stack)), "failed") == 0;
}

static void
test_broken (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 <no>", 13);

  trame_preview_set_document (TRAME_PREVIEW (f->preview), bytes);
  preview_fixture_wait_for (f, is_failed);
  preview_fixture_show (f, 1);
  g_assert_false (is_failed (f));
}

/* A reader that hangs on its page: the window goes on, and closing it waits for nothing. */
static void
test_hanging (Fixture *f, gconstpointer data)
{
  const gint64 start = g_get_monotonic_time ();
  TrameReader *reader;

  g_setenv ("TRAME_READER", g_getenv ("TRAME_EVIL_READER"), TRUE);
  reader = open_reader ("hang on a page", 14);
  g_unsetenv ("TRAME_READER");
  trame_preview_set_reader (TRAME_PREVIEW (f->preview), reader);
  preview_fixture_settle (f);
  g_assert_cmpuint (trame_preview_get_n_pages (TRAME_PREVIEW (f->preview)), ==, 1);
  preview_fixture_show (f, 2);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_TIME_SPAN_SECOND);
}

static char *printed_to;

/* The print is whole: its last line is there. */
static gboolean
is_printed (Fixture *f)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  return g_file_get_contents (printed_to, &data, &length, NULL) && length > 6
         && memcmp (data + length - 6, "%%EOF\n", 6) == 0;
}

/* Our own file and a foreign one, printed to a file: the same pages come out. */
static void
test_print (Fixture *f, gconstpointer data)
{
  const gboolean foreign = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = sample_pdf (3);
  g_autofree char *folder = g_dir_make_tmp ("trame-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autofree char *printed = NULL;
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (TramePages) pages = NULL;
  g_autoptr (TramePageText) text = NULL;
  gsize length;
  double width, height;

  printed_to = path;
  trame_preview_print_to (TRAME_PREVIEW (f->preview), path); /* nothing to print */
  if (foreign)
    trame_preview_set_reader (TRAME_PREVIEW (f->preview),
                              open_reader (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  else
    trame_preview_set_document (TRAME_PREVIEW (f->preview), bytes);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  trame_preview_print_to (TRAME_PREVIEW (f->preview), path);
  preview_fixture_wait_for (f, is_printed);
  preview_fixture_settle (f);
  g_assert_true (g_file_get_contents (path, &printed, &length, NULL));
  copy = g_bytes_new_take (g_steal_pointer (&printed), length);
  pages = trame_pages_open (copy, NULL);
  g_assert_cmpuint (trame_pages_count (pages), ==, 3);
  g_assert_true (trame_pages_size (pages, 1, &width, &height));
  g_assert_cmpfloat_with_epsilon (height, 842, 2);
  text = trame_pages_text (pages, 1);
  g_assert_cmpint (text->lines->len > 0, ==, !foreign);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The picture has every pixel of the screen, however many the screen has for one of the window's. */
static void
test_dense (Fixture *f, gconstpointer data)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  const char *scale = g_getenv ("GDK_SCALE");
  GdkTexture *picture;

  preview_fixture_show (f, 1);
  picture = trame_picture_cache_get (canvas->pictures, 0);
  g_assert_nonnull (picture);
  g_assert_cmpint (gtk_widget_get_scale_factor (f->preview), ==, scale == NULL ? 1 : atoi (scale));
  g_assert_cmpint (ABS (gdk_texture_get_width (picture)
                        - (int) (canvas->layout.frames[0].width * gtk_widget_get_scale_factor (f->preview))),
                   <=, 2);
}

static void
test_bar (Fixture *f, gconstpointer data)
{
  preview_fixture_show (f, 3);
  g_assert_nonnull (find_label (f->bar, "Page 1 of 3"));
  trame_preview_set_page (TRAME_PREVIEW (f->preview), 3);
  preview_fixture_settle (f);
  g_assert_nonnull (find_label (f->bar, "Page 3 of 3"));
  trame_preview_set_zoom (TRAME_PREVIEW (f->preview), 1);
  preview_fixture_settle (f);
  g_assert_nonnull (find_label (f->bar, "100 %"));
  g_assert_false (gtk_widget_is_visible (gtk_widget_get_parent (find_label (f->bar, "To check"))));
  trame_preview_bar_set_legend (TRAME_PREVIEW_BAR (f->bar), TRUE);
  g_assert_true (gtk_widget_is_visible (gtk_widget_get_parent (find_label (f->bar, "To check"))));
  trame_preview_set_document (TRAME_PREVIEW (f->preview), NULL);
  preview_fixture_settle (f);
  g_assert_null (find_label (f->bar, "Page 3 of 3"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function)                                                                                            \
  g_test_add ("/preview/" name, Fixture, NULL, preview_fixture_set_up, function, preview_fixture_tear_down)
  ADD ("shows", test_shows);
  ADD ("read-aloud", test_read_aloud);
  ADD ("replace", test_replace);
  ADD ("typing", test_typing);
  ADD ("unchanged", test_unchanged);
  ADD ("nothing", test_nothing);
  ADD ("zoom", test_zoom);
  ADD ("overlays", test_overlays);
  ADD ("search", test_search);
  ADD ("selection", test_selection);
  ADD ("foreign", test_foreign);
  ADD ("text-file", test_text_file);
  ADD ("broken", test_broken);
  ADD ("hanging", test_hanging);
  ADD ("bar", test_bar);
  ADD ("dense", test_dense);
  g_test_add ("/preview/print/own", Fixture, GINT_TO_POINTER (FALSE), preview_fixture_set_up, test_print,
              preview_fixture_tear_down);
  g_test_add ("/preview/print/foreign", Fixture, GINT_TO_POINTER (TRUE), preview_fixture_set_up, test_print,
              preview_fixture_tear_down);
#undef ADD
  return g_test_run ();
}
