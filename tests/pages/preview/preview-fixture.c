/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a page view and its bar, and ways to wait for what it does. */
#include "preview-fixture.h"
#include "app/preview/preview-bar.h"
#include "sample-pdf.h"

TramePreviewCanvas *
preview_fixture_canvas (Fixture *f)
{
  return TRAME_PREVIEW_CANVAS (((TramePreview *) f->preview)->canvas);
}

static void
on_activated (TramePreview *preview, const char *id, Fixture *f)
{
  g_free (f->activated);
  f->activated = g_strdup (id);
}

void
preview_fixture_set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->window = gtk_window_new ();
  f->preview = trame_preview_new ();
  f->bar = trame_preview_bar_new (TRAME_PREVIEW (f->preview));
  g_signal_connect (f->preview, "overlay-activated", G_CALLBACK (on_activated), f);
  gtk_box_append (GTK_BOX (box), f->preview);
  gtk_box_append (GTK_BOX (box), f->bar);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 664, 760);
  gtk_window_present (GTK_WINDOW (f->window));
}

void
preview_fixture_tear_down (Fixture *f, gconstpointer data)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  gtk_window_destroy (GTK_WINDOW (f->window));
  while (trame_page_worker_running () > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (trame_page_worker_running (), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (f->activated);
}

void
preview_fixture_wait_for (Fixture *f, Condition condition)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!condition (f) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (condition (f));
}

/* The current page's picture and all texts are there, and nothing waits to be laid out. */
gboolean
preview_fixture_is_shown (Fixture *f)
{
  TramePreviewCanvas *canvas = preview_fixture_canvas (f);
  const double scale = canvas->layout.scale * gtk_widget_get_scale_factor (f->preview);

  if (canvas->sizes->len == 0 || canvas->layout.n_pages != canvas->sizes->len
      || gtk_widget_get_height (f->preview) < 100
      || !trame_picture_cache_is_current (canvas->pictures, canvas->page, canvas->serial, scale))
    return FALSE;
  for (guint i = 0; i < canvas->texts->len; i++)
    if (canvas->texts->pdata[i] == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  ++*(guint *) n_frames;
  return G_SOURCE_CONTINUE;
}

/* Lets what was asked be laid out and painted: some frames go by. */
void
preview_fixture_settle (Fixture *f)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  guint n_frames = 0;
  const guint tick = gtk_widget_add_tick_callback (f->window, on_tick, &n_frames, NULL);

  while (n_frames < 5 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  gtk_widget_remove_tick_callback (f->window, tick);
  g_assert_cmpuint (n_frames, >=, 5);
}

void
preview_fixture_show (Fixture *f, guint n_pages)
{
  g_autoptr (GBytes) bytes = sample_pdf (n_pages);

  trame_preview_set_document (TRAME_PREVIEW (f->preview), bytes);
  preview_fixture_settle (f);
  preview_fixture_wait_for (f, preview_fixture_is_shown);
  preview_fixture_settle (f);
}
