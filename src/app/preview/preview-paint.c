/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the desk: pages with their shadow, pictures, what is found and selected, rectangles. Only what can be seen. */
#include "app/preview/preview-canvas.h"

#include <math.h>

static GdkRGBA
tint (GtkWidget *widget, const char *name, float alpha)
{
  GdkRGBA color = { .red = 0.2f, .green = 0.5f, .blue = 0.9f, .alpha = 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color);
  color.alpha *= alpha;
  return color;
}

/* The sheet: white in light and dark alike, with its edge and its shadow. */
static void
paint_sheet (GtkSnapshot *snapshot, const TramePageFrame *frame)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, edge = { 0, 0, 0, 0.08f }, shade = { 0, 0, 0, 0.16f };
  const graphene_rect_t sheet = GRAPHENE_RECT_INIT (0, 0, (float) frame->width, (float) frame->height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 2, 0, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_color (snapshot, &white, &sheet);
}

static void
paint_picture (TramePreviewCanvas *canvas, GtkSnapshot *snapshot, guint page)
{
  const TramePageFrame *frame = &canvas->layout.frames[page];
  const double factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  GdkTexture *texture = trame_picture_cache_get (canvas->pictures, page);
  double width = frame->width, height = frame->height;

  if (texture == NULL)
    return;
  /* A picture of this very scale is painted pixel for pixel. */
  if (fabs (gdk_texture_get_width (texture) / factor - width) <= 1
      && fabs (gdk_texture_get_height (texture) / factor - height) <= 1)
    {
      width = gdk_texture_get_width (texture) / factor;
      height = gdk_texture_get_height (texture) / factor;
    }
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
paint_box (GtkSnapshot *snapshot, TrameBox box, double scale, const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) (box.x0 * scale - 1), (float) (box.y0 * scale - 1),
                                                  (float) ((box.x1 - box.x0) * scale + 2),
                                                  (float) ((box.y1 - box.y0) * scale + 2)));
}

static void
paint_found (TramePreviewCanvas *canvas, GtkSnapshot *snapshot, guint page)
{
  const GdkRGBA other = tint (GTK_WIDGET (canvas), "yellow_3", 0.45f);
  const GdkRGBA shown = tint (GTK_WIDGET (canvas), "orange_3", 0.6f);

  for (guint i = 0; i < canvas->found->len; i++)
    {
      const TrameFound *found = &g_array_index (canvas->found, TrameFound, i);

      for (guint j = 0; found->page == page && j < found->hit.n_boxes; j++)
        paint_box (snapshot, found->hit.boxes[j], canvas->layout.scale, i == canvas->found_at ? &shown : &other);
    }
}

static void
paint_selection (TramePreviewCanvas *canvas, GtkSnapshot *snapshot, guint page)
{
  const GdkRGBA color = tint (GTK_WIDGET (canvas), "accent_bg_color", 0.3f);
  g_autoptr (GArray) boxes = NULL;
  TramePagePlace from, to;

  if (!trame_preview_selection_on (canvas, page, &from, &to))
    return;
  boxes = trame_page_selection_boxes (canvas->texts->pdata[page], from, to);
  for (guint i = 0; i < boxes->len; i++)
    paint_box (snapshot, g_array_index (boxes, TrameBox, i), canvas->layout.scale, &color);
}

static void
paint_page (TramePreviewCanvas *canvas, GtkSnapshot *snapshot, guint page)
{
  const TramePageFrame *frame = &canvas->layout.frames[page];
  const TramePageSize *size = &g_array_index (canvas->sizes, TramePageSize, page);
  const double x = frame->x - gtk_adjustment_get_value (canvas->horizontal);
  const double y = frame->y - gtk_adjustment_get_value (canvas->vertical);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  paint_sheet (snapshot, frame);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame->width, (float) frame->height));
  paint_picture (canvas, snapshot, page);
  paint_found (canvas, snapshot, page);
  paint_selection (canvas, snapshot, page);
  gtk_snapshot_pop (snapshot);
  trame_overlays_snapshot (&canvas->overlays, GTK_WIDGET (canvas), snapshot, page, size, canvas->layout.scale,
                           trame_preview_canvas_text (canvas, page));
  gtk_snapshot_restore (snapshot);
}

void
trame_preview_paint (TramePreviewCanvas *canvas, GtkSnapshot *snapshot)
{
  const double top = gtk_adjustment_get_value (canvas->vertical) - TRAME_DESK_MARGIN;
  const double bottom = top + gtk_widget_get_height (GTK_WIDGET (canvas)) + 2 * TRAME_DESK_MARGIN;

  for (guint page = trame_layout_page_at (&canvas->layout, top);
       page < canvas->layout.n_pages && canvas->layout.frames[page].y < bottom; page++)
    if (page < canvas->sizes->len)
      paint_page (canvas, snapshot, page);
}
