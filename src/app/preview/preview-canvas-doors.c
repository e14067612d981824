/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page view asks of its desk: what to show, where, how large, with which rectangles. */
#include "app/preview/preview-canvas.h"

#include <math.h>

/* Seen around what is revealed, pixels. */
#define AIR 24

GtkWidget *
trame_preview_canvas_new (void)
{
  return g_object_new (TRAME_TYPE_PREVIEW_CANVAS, NULL);
}

static void
take_marks (TramePreviewCanvas *canvas, GArray *marks)
{
  g_clear_pointer (&canvas->next_marks, g_array_unref);
  if (marks != NULL)
    canvas->next_marks = g_array_ref (marks);
}

void
trame_preview_canvas_keep_pictures (TramePreviewCanvas *canvas)
{
  const guint n = canvas->marks != NULL && canvas->next_marks != NULL
                      ? MIN (canvas->marks->len, canvas->next_marks->len)
                      : 0;

  for (guint page = 0; page < n; page++)
    if (g_array_index (canvas->marks, guint64, page) == g_array_index (canvas->next_marks, guint64, page))
      trame_picture_cache_renew (canvas->pictures, page, canvas->shown, canvas->serial);
  g_clear_pointer (&canvas->marks, g_array_unref);
  canvas->marks = g_steal_pointer (&canvas->next_marks);
  canvas->shown = canvas->serial;
}

/* Nothing of the document before stays. */
static void
start_afresh (TramePreviewCanvas *canvas)
{
  g_clear_pointer (&canvas->marks, g_array_unref);
  trame_picture_cache_clear (canvas->pictures);
  trame_preview_canvas_empty (canvas);
  canvas->from_top = TRUE;
}

void
trame_preview_canvas_show (TramePreviewCanvas *canvas, GBytes *pdf, GArray *marks, TrameReader *reader)
{
  take_marks (canvas, marks);
  canvas->serial = trame_page_worker_show (canvas->worker, pdf, reader);
  if (pdf == NULL)
    start_afresh (canvas);
}

void
trame_preview_canvas_show_foreign (TramePreviewCanvas *canvas, GBytes *bytes, const char *media_type)
{
  take_marks (canvas, NULL);
  canvas->serial = trame_page_worker_show_foreign (canvas->worker, bytes, media_type);
  start_afresh (canvas);
}

void
trame_preview_canvas_set_mode (TramePreviewCanvas *canvas, TrameZoomMode mode)
{
  canvas->mode = mode;
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  trame_preview_canvas_changed (canvas);
}

void
trame_preview_canvas_set_zoom (TramePreviewCanvas *canvas, double zoom, double view_x, double view_y)
{
  trame_preview_canvas_drop_anchor (canvas, view_x, view_y);
  canvas->mode = TRAME_ZOOM_FREE;
  canvas->zoom = CLAMP (zoom, 0.1, 4);
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
  trame_preview_canvas_changed (canvas);
}

void
trame_preview_canvas_go_to (TramePreviewCanvas *canvas, guint page)
{
  if (page < canvas->layout.n_pages)
    gtk_adjustment_set_value (canvas->vertical, canvas->layout.frames[page].y - TRAME_DESK_MARGIN);
}

void
trame_preview_canvas_set_overlays (TramePreviewCanvas *canvas, const TramePreviewOverlay *given, guint n_given)
{
  trame_overlays_set (&canvas->overlays, given, n_given);
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
}

void
trame_preview_canvas_focus_overlay (TramePreviewCanvas *canvas, const char *id)
{
  trame_overlays_focus (&canvas->overlays, id);
  canvas->focus_pending = id != NULL;
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
}

/* The value that brings FROM … TO into a view of PAGE_SIZE at VALUE, as near a third of it as can be. */
static double
bring (double value, double page_size, double from, double to)
{
  if (from - AIR >= value && to + AIR <= value + page_size)
    return value;
  if (to - from + 2 * AIR >= page_size)
    return from - AIR;
  return from - MIN ((page_size - (to - from)) / 3, page_size - (to - from) - AIR);
}

void
trame_preview_canvas_reveal (TramePreviewCanvas *canvas, guint page, TrameBox box)
{
  const TramePageFrame place = trame_layout_box (&canvas->layout, page, box);
  GtkAdjustment *across = canvas->horizontal, *down = canvas->vertical;

  gtk_adjustment_set_value (down, round (bring (gtk_adjustment_get_value (down), gtk_adjustment_get_page_size (down),
                                                place.y, place.y + place.height)));
  gtk_adjustment_set_value (across,
                            round (bring (gtk_adjustment_get_value (across), gtk_adjustment_get_page_size (across),
                                          place.x, place.x + place.width)));
}

gboolean
trame_preview_canvas_pick (TramePreviewCanvas *canvas, double view_x, double view_y, guint *page, double *x, double *y)
{
  const double desk_x = gtk_adjustment_get_value (canvas->horizontal) + view_x;
  const double desk_y = gtk_adjustment_get_value (canvas->vertical) + view_y;
  const TramePageFrame *frame;

  if (canvas->layout.n_pages == 0)
    return FALSE;
  *page = trame_layout_page_at (&canvas->layout, desk_y);
  frame = &canvas->layout.frames[*page];
  *x = (desk_x - frame->x) / canvas->layout.scale;
  *y = (desk_y - frame->y) / canvas->layout.scale;
  return desk_x >= frame->x && desk_x < frame->x + frame->width && desk_y >= frame->y
         && desk_y < frame->y + frame->height;
}

TramePageText *
trame_preview_canvas_text (TramePreviewCanvas *canvas, guint page)
{
  return page < canvas->texts->len ? canvas->texts->pdata[page] : NULL;
}
