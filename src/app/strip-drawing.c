/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the lifecycle strip: tracks with render nodes (the hatch is a repeating gradient anchored to the widget's
 * origin, so that neighbouring bars agree), symbols with cairo. */
#include "app/strip-drawing.h"

#include <adwaita.h>

#define BAR_HEIGHT 8
#define SYMBOL 24

static void
look_up (GtkStyleContext *style, const char *name, const char *fallback, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (style, name, colour))
    gdk_rgba_parse (colour, fallback);
}

void
trame_strip_colours_read (TrameStripColours *colours, GtkWidget *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  look_up (style, "accent_bg_color", "#3584e4", &colours->accent);
  look_up (style, dark ? "green_4" : "green_5", "#26a269", &colours->green);
  look_up (style, "yellow_5", "#e5a50a", &colours->yellow);
  look_up (style, dark ? "red_1" : "red_4", "#c01c28", &colours->red);
  look_up (style, "error_color", "#c01c28", &colours->error);
  look_up (style, "window_bg_color", "#fafafa", &colours->window);
  gtk_style_context_get_color (style, &colours->text);
  colours->high_contrast = adw_style_manager_get_high_contrast (manager);
}

static GdkRGBA
faded (GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  return colour;
}

static void
draw_line (GtkSnapshot *snapshot, GdkRGBA colour, gboolean dashed, float x0, float x1, float y)
{
  static const double DASHES[] = { 2, 5 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x0, y - 3, x1 - x0, 6));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 2);
  if (dashed)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, DASHES, 2, 0);
    }
  cairo_move_to (cr, x0, y);
  cairo_line_to (cr, x1, y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_bar (GtkSnapshot *snapshot, GdkRGBA colour, float x0, float x1, float y)
{
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x0, y - BAR_HEIGHT / 2.0f, x1 - x0, BAR_HEIGHT));
}

static void
draw_hatch (GtkSnapshot *snapshot, const TrameStripColours *colours, GdkRGBA colour, float x0, float x1, float y)
{
  graphene_rect_t bar = GRAPHENE_RECT_INIT (x0, y - BAR_HEIGHT / 2.0f, x1 - x0, BAR_HEIGHT);
  float width = colours->high_contrast ? .54f : .4f;
  GdkRGBA none = faded (colour, 0);
  const GskColorStop stops[] = { { 0, colour }, { width, colour }, { width, none }, { 1, none } };
  GdkRGBA wash = faded (colour, .3f);
  gtk_snapshot_append_color (snapshot, &wash, &bar);
  gtk_snapshot_push_clip (snapshot, &bar);
  gtk_snapshot_append_repeating_linear_gradient (snapshot, &bar, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (4.24f, 4.24f), stops, G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
}

void
trame_strip_draw_track (
    GtkSnapshot *snapshot, const TrameStripColours *colours, TrameTrack track, float x0, float x1, float y)
{
  if (x1 <= x0)
    return;
  switch (track)
    {
    case TRAME_TRACK_DONE:
      draw_line (snapshot, faded (colours->accent, .75f), TRUE, x0, x1, y);
      break;
    case TRAME_TRACK_TO_DO:
      draw_line (snapshot, faded (colours->text, .3f), TRUE, x0, x1, y);
      break;
    case TRAME_TRACK_RUN:
      draw_bar (snapshot, colours->green, x0, x1, y);
      break;
    case TRAME_TRACK_TO_RUN:
      draw_bar (snapshot, faded (colours->green, .4f), x0, x1, y);
      break;
    case TRAME_TRACK_NOTICE:
      draw_hatch (snapshot, colours, colours->yellow, x0, x1, y);
      break;
    case TRAME_TRACK_TERMINATION:
      draw_hatch (snapshot, colours, colours->error, x0, x1, y);
      break;
    case TRAME_TRACK_AFTER:
    default:
      draw_line (snapshot, faded (colours->text, .3f), FALSE, x0, x1, y);
    }
}

static void
draw_disc (cairo_t *cr, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_arc (cr, 0, 0, 7.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, -3.1, .2);
  cairo_line_to (cr, -.9, 2.6);
  cairo_line_to (cr, 3.3, -2.4);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr, const GdkRGBA *colour, gboolean dashed)
{
  static const double DASHES[] = { 3, 2.6 };
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, dashed ? 2 : 2.5);
  if (dashed)
    cairo_set_dash (cr, DASHES, 2, 0);
  cairo_arc (cr, 0, 0, 6.25, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_square (cairo_t *cr, const GdkRGBA *colour, gboolean dashed)
{
  static const double DASHES[] = { 3, 2.6 };
  const double r = 2.5, side = 5.5;
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, dashed ? 2 : 2.5);
  if (dashed)
    cairo_set_dash (cr, DASHES, 2, 0);
  cairo_new_sub_path (cr);
  cairo_arc (cr, side - r, -side + r, r, -G_PI / 2, 0);
  cairo_arc (cr, side - r, side - r, r, 0, G_PI / 2);
  cairo_arc (cr, -side + r, side - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, -side + r, -side + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
draw_exclamation (cairo_t *cr, const GdkRGBA *colour)
{
  draw_ring (cr, colour, FALSE);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, 0, -3.5);
  cairo_line_to (cr, 0, .8);
  cairo_move_to (cr, 0, 2.2);
  cairo_line_to (cr, 0, 3.6);
  cairo_stroke (cr);
}

static void
draw_today (cairo_t *cr, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_rectangle (cr, -1.5, -13, 3, 26);
  cairo_fill (cr);
}

/* The window's own colour around and inside the symbol: the track stops there. */
static void
cut_out (cairo_t *cr, const GdkRGBA *window, TrameMarkShape shape)
{
  gdk_cairo_set_source_rgba (cr, window);
  if (shape == TRAME_MARK_LAST_DAY || shape == TRAME_MARK_END_AWAITED)
    cairo_rectangle (cr, -8.25, -8.25, 16.5, 16.5);
  else if (shape == TRAME_MARK_TODAY)
    cairo_rectangle (cr, -3, -13, 6, 26);
  else
    cairo_arc (cr, 0, 0, 9, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
trame_strip_draw_symbol (
    GtkSnapshot *snapshot, const TrameStripColours *colours, TrameMarkShape shape, float x, float y)
{
  const GdkRGBA pale = faded (colours->text, .5f);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - SYMBOL / 2.0f, y - 14, SYMBOL, 28));
  cairo_translate (cr, x, y);
  cut_out (cr, &colours->window, shape);
  switch (shape)
    {
    case TRAME_MARK_FACT:
      draw_disc (cr, &colours->accent);
      break;
    case TRAME_MARK_START:
      draw_disc (cr, &colours->green);
      break;
    case TRAME_MARK_LIMIT:
      draw_ring (cr, &colours->yellow, FALSE);
      break;
    case TRAME_MARK_LATE:
      draw_exclamation (cr, &colours->error);
      break;
    case TRAME_MARK_LAST_DAY:
      draw_square (cr, &colours->red, FALSE);
      break;
    case TRAME_MARK_AWAITED:
      draw_ring (cr, &pale, TRUE);
      break;
    case TRAME_MARK_END_AWAITED:
      draw_square (cr, &pale, TRUE);
      break;
    case TRAME_MARK_TODAY:
    default:
      draw_today (cr, &colours->accent);
    }
  cairo_destroy (cr);
}
