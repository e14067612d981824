/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlays as values, and how they are drawn. Their geometry is in preview-outline.c. */
#include "app/preview/preview-overlays.h"

#include <math.h>

#define RADIUS 3.0
#define DISC 10.0

static void
overlay_free (gpointer data)
{
  TrameOverlay *overlay = data;

  g_clear_pointer (&overlay->node, gsk_render_node_unref);
  g_array_unref (overlay->boxes);
  g_free (overlay->id);
  g_free (overlay);
}

void
trame_overlays_init (TrameOverlays *overlays)
{
  overlays->list = g_ptr_array_new_with_free_func (overlay_free);
  overlays->focused = NULL;
}

void
trame_overlays_clear (TrameOverlays *overlays)
{
  g_clear_pointer (&overlays->list, g_ptr_array_unref);
  g_clear_pointer (&overlays->focused, g_free);
}

void
trame_overlays_set (TrameOverlays *overlays, const TramePreviewOverlay *given, guint n_given)
{
  g_ptr_array_set_size (overlays->list, 0);
  for (guint i = 0; i < n_given; i++)
    {
      TrameOverlay *overlay;

      if (given[i].page < 1 || (given[i].n_boxes == 0 && given[i].end <= given[i].start))
        continue;
      overlay = g_new0 (TrameOverlay, 1);
      overlay->id = g_strdup (given[i].id);
      overlay->page = given[i].page - 1;
      overlay->boxes = g_array_sized_new (FALSE, FALSE, sizeof (TrameBox), given[i].n_boxes);
      if (given[i].n_boxes > 0)
        g_array_append_vals (overlay->boxes, given[i].boxes, given[i].n_boxes);
      overlay->style = given[i].style;
      overlay->number = given[i].number;
      overlay->start = given[i].start;
      overlay->end = given[i].end;
      g_ptr_array_add (overlays->list, overlay);
    }
}

void
trame_overlays_focus (TrameOverlays *overlays, const char *id)
{
  if (g_strcmp0 (overlays->focused, id) == 0)
    return;
  g_free (overlays->focused);
  overlays->focused = g_strdup (id);
  trame_overlays_redraw (overlays);
}

void
trame_overlays_redraw (TrameOverlays *overlays)
{
  for (guint i = 0; i < overlays->list->len; i++)
    g_clear_pointer (&((TrameOverlay *) overlays->list->pdata[i])->node, gsk_render_node_unref);
}

const TrameOverlay *
trame_overlays_find (const TrameOverlays *overlays, const char *id)
{
  for (guint i = 0; id != NULL && i < overlays->list->len; i++)
    {
      const TrameOverlay *overlay = overlays->list->pdata[i];

      if (g_strcmp0 (overlay->id, id) == 0)
        return overlay;
    }
  return NULL;
}

const TrameOverlay *
trame_overlays_at (const TrameOverlays *overlays, guint page, double x, double y)
{
  for (guint i = overlays->list->len; i > 0; i--)
    {
      const TrameOverlay *overlay = overlays->list->pdata[i - 1];

      for (guint j = 0; overlay->page == page && j < overlay->boxes->len; j++)
        {
          const TrameBox box = g_array_index (overlay->boxes, TrameBox, j);

          if (x >= box.x0 - 2 && x <= box.x1 + 2 && y >= box.y0 - 1 && y <= box.y1 + 1)
            return overlay;
        }
    }
  return NULL;
}

TrameBox
trame_overlay_extent (const TrameOverlay *overlay)
{
  TrameBox extent;

  g_assert (overlay->boxes->len > 0);
  extent = g_array_index (overlay->boxes, TrameBox, 0);

  for (guint i = 1; i < overlay->boxes->len; i++)
    extent = trame_box_join (extent, g_array_index (overlay->boxes, TrameBox, i));
  return extent;
}

GdkRGBA
trame_overlay_color (GtkWidget *widget, TrameOverlayStyle style)
{
  static const char *const names[] = { [TRAME_OVERLAY_FILLED] = "accent_bg_color",
                                       [TRAME_OVERLAY_EDITING] = "accent_bg_color",
                                       [TRAME_OVERLAY_ACT] = "blue_3",
                                       [TRAME_OVERLAY_SITTING] = "green_5",
                                       [TRAME_OVERLAY_ATTENDANCE] = "purple_3",
                                       [TRAME_OVERLAY_DOUBT] = "yellow_5" };
  GdkRGBA color = { .red = 0.21f, .green = 0.52f, .blue = 0.89f, .alpha = 1 };

  if (style <= TRAME_OVERLAY_DOUBT)
    gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), names[style], &color);
  return color;
}

static void
set_source (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Goes to a corner and turns there with a small radius. */
static void
turn (cairo_t *cr, double from_x, double from_y, double x, double y, double to_x, double to_y)
{
  const double before = hypot (x - from_x, y - from_y), after = hypot (to_x - x, to_y - y);
  const double r = MIN (RADIUS, MIN (before, after) / 2);
  const double ax = before > 0 ? x + (from_x - x) / before * r : x, ay = before > 0 ? y + (from_y - y) / before * r : y;
  const double bx = after > 0 ? x + (to_x - x) / after * r : x, by = after > 0 ? y + (to_y - y) / after * r : y;

  if (cairo_has_current_point (cr))
    cairo_line_to (cr, ax, ay);
  else
    cairo_move_to (cr, ax, ay);
  cairo_curve_to (cr, x, y, x, y, bx, by);
}

/* One closed outline round N rows that continue each other: down the right side, up the left. */
static void
trace (cairo_t *cr, const TrameOutlineRow *rows, guint n)
{
  const guint n_points = 4 * n;
  g_autofree double *points = g_new (double, 2 * (gsize) n_points);

  for (guint i = 0; i < n; i++)
    {
      double *right = points + 4 * i, *left = points + 2 * n_points - 4 * (i + 1);

      right[0] = right[2] = rows[i].x1;
      right[1] = rows[i].y0;
      right[3] = rows[i].y1;
      left[0] = left[2] = rows[i].x0;
      left[1] = rows[i].y1;
      left[3] = rows[i].y0;
    }
  cairo_new_sub_path (cr);
  for (guint i = 0; i < n_points; i++)
    {
      const double *from = points + 2 * ((i + n_points - 1) % n_points), *at = points + 2 * i;
      const double *to = points + 2 * ((i + 1) % n_points);

      turn (cr, from[0], from[1], at[0], at[1], to[0], to[1]);
    }
  cairo_close_path (cr);
}

static void
trace_all (cairo_t *cr, const GArray *rows)
{
  for (guint i = 0; i < rows->len;)
    {
      guint n = 1;

      while (i + n < rows->len
             && trame_outline_continues (&g_array_index (rows, TrameOutlineRow, i + n - 1),
                                         &g_array_index (rows, TrameOutlineRow, i + n)))
        n++;
      trace (cr, &g_array_index (rows, TrameOutlineRow, i), n);
      i += n;
    }
}

static void
paint (cairo_t *cr, const GArray *rows, TrameOverlayStyle style, gboolean focused, const GdkRGBA *color)
{
  const gboolean strong = focused && style != TRAME_OVERLAY_FILLED && style != TRAME_OVERLAY_EDITING;
  const double fill = style == TRAME_OVERLAY_FILLED    ? (focused ? 0.18 : 0.10)
                      : style == TRAME_OVERLAY_EDITING ? 0.18
                      : focused                        ? 0.22
                                                       : 0.12;
  const double line = style == TRAME_OVERLAY_FILLED && !focused   ? 0
                      : focused || style == TRAME_OVERLAY_EDITING ? 2
                                                                  : 1.3;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_all (cr, rows);
  set_source (cr, color, fill);
  cairo_fill_preserve (cr);
  if (strong)
    {
      set_source (cr, color, 0.33);
      cairo_set_line_width (cr, line + 6);
      cairo_stroke_preserve (cr);
    }
  if (line > 0)
    {
      set_source (cr, color, 1);
      cairo_set_line_width (cr, line);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* What a disc keeps off: the page's words, and other overlays' first rows. */
static GArray *
obstacles_of (const TrameOverlays *overlays, guint page, double scale, const TramePageText *text)
{
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (TrameOutlineRow));

  for (guint i = 0; text != NULL && i < text->lines->len; i++)
    {
      const TrameBox box = ((const TrameLine *) text->lines->pdata[i])->box;
      const TrameOutlineRow row = {
        .x0 = box.x0 * scale, .y0 = box.y0 * scale, .x1 = box.x1 * scale, .y1 = box.y1 * scale
      };

      g_array_append_val (obstacles, row);
    }
  for (guint i = 0; i < overlays->list->len; i++)
    {
      const TrameOverlay *overlay = overlays->list->pdata[i];
      g_autoptr (GArray) rows = overlay->page == page ? trame_outline_rows (overlay->boxes, scale) : NULL;

      if (rows != NULL)
        g_array_append_vals (obstacles, rows->data, rows->len);
    }
  return obstacles;
}

static void
append_disc (
    GtkWidget *widget, GtkSnapshot *snapshot, double x, double y, guint number, gboolean focused, const GdkRGBA *color)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, digits);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GskRoundedRect disc;
  GdkRGBA halo = *color;
  const double light = 0.3 * color->red + 0.6 * color->green + 0.1 * color->blue;
  const GdkRGBA ink = light > 0.6 ? (GdkRGBA){ 0, 0, 0, 0.8f } : (GdkRGBA){ 1, 1, 1, 1 };
  int width, height;

  halo.alpha *= focused ? 0.33f : 0;
  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT ((float) (x - DISC), (float) (y - DISC), 2 * DISC, 2 * DISC), (float) DISC);
  if (focused)
    gtk_snapshot_append_outset_shadow (snapshot, &disc, &halo, 0, 0, 3, 0);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - width / 2.0), (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
draw (TrameOverlays *overlays,
      GtkWidget *widget,
      const TrameOverlay *overlay,
      const TramePageSize *size,
      double scale,
      GArray *obstacles)
{
  g_autoptr (GArray) rows = trame_outline_rows (overlay->boxes, scale);
  const gboolean focused = g_strcmp0 (overlay->id, overlays->focused) == 0;
  const GdkRGBA color = trame_overlay_color (widget, overlay->style);
  const TrameBox box = trame_overlay_extent (overlay);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (box.x0 * scale - 12), (float) (box.y0 * scale - 12),
                                                     (float) ((box.x1 - box.x0) * scale + 24),
                                                     (float) ((box.y1 - box.y0) * scale + 24));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  paint (cr, rows, overlay->style, focused, &color);
  cairo_destroy (cr);
  if (overlay->number > 0)
    {
      double x, y;
      TrameOutlineRow taken;

      trame_disc_place (&g_array_index (rows, TrameOutlineRow, 0), obstacles, DISC, size->width * scale,
                        size->height * scale, &x, &y);
      taken = (TrameOutlineRow){ .x0 = x - DISC, .y0 = y - DISC, .x1 = x + DISC, .y1 = y + DISC };
      g_array_append_val (obstacles, taken);
      append_disc (widget, snapshot, x, y, overlay->number, focused, &color);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

void
trame_overlays_snapshot (TrameOverlays *overlays,
                         GtkWidget *widget,
                         GtkSnapshot *snapshot,
                         guint page,
                         const TramePageSize *size,
                         double scale,
                         const TramePageText *text)
{
  g_autoptr (GArray) obstacles = NULL;

  for (guint i = 0; i < overlays->list->len; i++)
    {
      TrameOverlay *overlay = overlays->list->pdata[i];

      if (overlay->page != page || overlay->boxes->len == 0)
        continue;
      if (overlay->node == NULL)
        {
          if (obstacles == NULL)
            obstacles = obstacles_of (overlays, page, scale, text);
          overlay->node = draw (overlays, widget, overlay, size, scale, obstacles);
        }
      if (overlay->node != NULL)
        gtk_snapshot_append_node (snapshot, overlay->node);
    }
}
