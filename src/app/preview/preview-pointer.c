/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mouse, touch and keys on the desk: clicks on rectangles, selecting words, zooming, scrolling by keys. */
#include "app/preview/preview-canvas.h"

#include <math.h>

/* A press that moves less than this is a click. */
#define CLICK 4.0
/* While a selection is drawn past an edge, the pages come along: how often, and the part of the way past it each time. */
#define DRAW_ALONG 30
#define DRAW_ALONG_PART 0.25

static void
say_hovered (TramePreviewCanvas *canvas, const char *id)
{
  if (g_strcmp0 (canvas->hovered, id) == 0)
    return;
  g_free (canvas->hovered);
  canvas->hovered = g_strdup (id);
  g_signal_emit_by_name (canvas, "overlay-hovered", id);
}

static gboolean
is_over_word (TramePreviewCanvas *canvas, guint page, double x, double y)
{
  const TramePageText *text = trame_preview_canvas_text (canvas, page);
  TramePagePlace place;
  TrameBox box;

  if (text == NULL || !trame_page_place_at (text, (float) x, (float) y, &place))
    return FALSE;
  box = trame_page_place_box (text, place);
  return x >= box.x0 - 2 && x <= box.x1 + 2 && y >= box.y0 && y <= box.y1;
}

static void
on_motion (GtkEventControllerMotion *motion, double view_x, double view_y, TramePreviewCanvas *canvas)
{
  const TrameOverlay *overlay = NULL;
  const char *cursor = NULL;
  guint page;
  double x, y;

  if (canvas->selecting)
    return;
  if (trame_preview_canvas_pick (canvas, view_x, view_y, &page, &x, &y))
    {
      overlay = trame_overlays_at (&canvas->overlays, page, x, y);
      cursor = overlay != NULL ? "pointer" : is_over_word (canvas, page, x, y) ? "text" : NULL;
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), cursor);
  say_hovered (canvas, overlay == NULL ? NULL : overlay->id);
}

static void
on_leave (GtkEventControllerMotion *motion, TramePreviewCanvas *canvas)
{
  say_hovered (canvas, NULL);
}

/* Moves one end of the selection to the word nearest to a point of the view. */
static gboolean
take_end (TramePreviewCanvas *canvas, double view_x, double view_y, TrameSelectionEnd *end)
{
  guint page = 0;
  double x, y;
  const TramePageText *text;
  TramePagePlace place;

  trame_preview_canvas_pick (canvas, view_x, view_y, &page, &x, &y);
  text = trame_preview_canvas_text (canvas, page);
  if (text == NULL || !trame_page_place_at (text, (float) x, (float) y, &place))
    return FALSE;
  *end = (TrameSelectionEnd){ .page = page, .place = place };
  return TRUE;
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, TramePreviewCanvas *canvas)
{
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas->selecting = FALSE;
  canvas->dragged = FALSE;
}

/* How far Y is outside the view: less than 0 above it. */
static double
past_edge (TramePreviewCanvas *canvas, double y)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  return y < 0 ? y : y > height ? y - height : 0;
}

static gboolean
draw_along (gpointer data)
{
  TramePreviewCanvas *canvas = data;
  const double past = past_edge (canvas, canvas->drag_y);

  if (past == 0 || !canvas->selecting)
    {
      canvas->drag_timer = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (canvas->vertical, gtk_adjustment_get_value (canvas->vertical) + past * DRAW_ALONG_PART);
  take_end (canvas, canvas->drag_x, canvas->drag_y, &canvas->selection_end);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  return G_SOURCE_CONTINUE;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, TramePreviewCanvas *canvas)
{
  double x, y;

  if (!canvas->selecting && hypot (dx, dy) < CLICK)
    return;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  canvas->dragged = TRUE;
  if (!canvas->selecting)
    {
      canvas->has_selection = take_end (canvas, x, y, &canvas->selection_start);
      canvas->selecting = canvas->has_selection;
    }
  canvas->drag_x = x + dx;
  canvas->drag_y = y + dy;
  if (canvas->selecting)
    take_end (canvas, canvas->drag_x, canvas->drag_y, &canvas->selection_end);
  if (canvas->selecting && canvas->drag_timer == 0 && past_edge (canvas, canvas->drag_y) != 0)
    canvas->drag_timer = g_timeout_add (DRAW_ALONG, draw_along, canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, TramePreviewCanvas *canvas)
{
  canvas->selecting = FALSE;
}

/* A click: on a rectangle it is told; with Shift it moves the selection's end; twice takes the word, three times the line; elsewhere nothing stays selected. */
static void
on_released (GtkGestureClick *click, int n_press, double view_x, double view_y, TramePreviewCanvas *canvas)
{
  const TrameOverlay *overlay;
  g_autofree char *id = NULL;
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint page;
  double x, y;

  if (canvas->dragged)
    return;
  if ((state & GDK_SHIFT_MASK) != 0 && canvas->has_selection && n_press == 1)
    {
      take_end (canvas, view_x, view_y, &canvas->selection_end);
      gtk_widget_queue_draw (GTK_WIDGET (canvas));
      return;
    }
  if (!trame_preview_canvas_pick (canvas, view_x, view_y, &page, &x, &y))
    {
      trame_preview_selection_clear (canvas);
      return;
    }
  if (n_press >= 2 && is_over_word (canvas, page, x, y))
    {
      TrameSelectionEnd end;

      if (take_end (canvas, view_x, view_y, &end))
        trame_preview_selection_word (canvas, end.page, end.place, n_press >= 3);
      return;
    }
  trame_preview_selection_clear (canvas);
  overlay = trame_overlays_at (&canvas->overlays, page, x, y);
  id = overlay == NULL ? NULL : g_strdup (overlay->id);
  if (id != NULL)
    g_signal_emit_by_name (canvas, "overlay-activated", id);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, TramePreviewCanvas *canvas)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x = gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0, y = gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0;
  graphene_point_t point;

  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (canvas)));
      double surface_x, surface_y;

      gtk_native_get_surface_transform (GTK_NATIVE (root), &surface_x, &surface_y);
      if (gtk_widget_compute_point (root, GTK_WIDGET (canvas),
                                    &GRAPHENE_POINT_INIT ((float) (x - surface_x), (float) (y - surface_y)), &point))
        {
          x = point.x;
          y = point.y;
        }
    }
  trame_preview_canvas_set_zoom (canvas, canvas->zoom * pow (1.1, -dy), x, y);
  return TRUE;
}

static void
on_pinch (GtkGestureZoom *pinch, double ratio, TramePreviewCanvas *canvas)
{
  double x = 0, y = 0, *begun = g_object_get_data (G_OBJECT (pinch), "zoom");

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  if (begun != NULL)
    trame_preview_canvas_set_zoom (canvas, *begun * ratio, x, y);
}

static void
on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, TramePreviewCanvas *canvas)
{
  g_object_set_data_full (G_OBJECT (pinch), "zoom", g_memdup2 (&canvas->zoom, sizeof canvas->zoom), g_free);
}

static void
move (GtkAdjustment *adjustment, double by)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TramePreviewCanvas *canvas)
{
  const double step = gtk_adjustment_get_step_increment (canvas->vertical);
  const double leap = gtk_adjustment_get_page_increment (canvas->vertical);
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  /* The scrolled window would take these two for itself. */
  if ((state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down))
    return gtk_widget_activate_action (GTK_WIDGET (canvas),
                                       key == GDK_KEY_Page_Up ? "preview.previous-page" : "preview.next-page", NULL);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
      move (canvas->vertical, -step);
      break;
    case GDK_KEY_Down:
      move (canvas->vertical, step);
      break;
    case GDK_KEY_Left:
      move (canvas->horizontal, -step);
      break;
    case GDK_KEY_Right:
      move (canvas->horizontal, step);
      break;
    case GDK_KEY_Page_Up:
      move (canvas->vertical, -leap);
      break;
    case GDK_KEY_Page_Down:
      move (canvas->vertical, leap);
      break;
    case GDK_KEY_space:
      move (canvas->vertical, shift ? -leap : leap);
      break;
    case GDK_KEY_Home:
      gtk_adjustment_set_value (canvas->vertical, 0);
      break;
    case GDK_KEY_End:
      gtk_adjustment_set_value (canvas->vertical, gtk_adjustment_get_upper (canvas->vertical));
      break;
    default:
      return FALSE;
    }
  return TRUE;
}

static void
attach (TramePreviewCanvas *canvas, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (canvas), controller);
}

void
trame_preview_pointer_attach (TramePreviewCanvas *canvas)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), canvas);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), canvas);
  g_signal_connect (click, "released", G_CALLBACK (on_released), canvas);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), canvas);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), canvas);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), canvas);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), canvas);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), canvas);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), canvas);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  attach (canvas, motion);
  attach (canvas, scroll);
  attach (canvas, keys);
  attach (canvas, GTK_EVENT_CONTROLLER (drag));
  attach (canvas, GTK_EVENT_CONTROLLER (click));
  attach (canvas, GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_group (drag, click);
}
