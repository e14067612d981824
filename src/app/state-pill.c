/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state pill: a drawn shape of 10 px, doubled by a word. The words and the class are in label-text.c. */
#include "app/state-pill.h"

#include <math.h>

#include "app/label-text.h"

#define SHAPE_SIZE 10

#define TRAME_TYPE_STATE_SHAPE (trame_state_shape_get_type ())
G_DECLARE_FINAL_TYPE (TrameStateShape, trame_state_shape, TRAME, STATE_SHAPE, GtkWidget)

struct _TrameStateShape
{
  GtkWidget parent;
  TrameState state;
  guint signed_by;
};

G_DEFINE_FINAL_TYPE (TrameStateShape, trame_state_shape, GTK_TYPE_WIDGET)

struct _TrameStatePill
{
  GtkBox parent;
  TrameStateShape *shape;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TrameStatePill, trame_state_pill, GTK_TYPE_BOX)

static void
draw_cross (cairo_t *cr)
{
  cairo_move_to (cr, 2, 2);
  cairo_line_to (cr, 8, 8);
  cairo_move_to (cr, 8, 2);
  cairo_line_to (cr, 2, 8);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr, gboolean dotted, gboolean half)
{
  static const double DOTS[] = { 1.6, 1.9 };
  cairo_set_line_width (cr, 1.8);
  if (dotted)
    cairo_set_dash (cr, DOTS, 2, 0);
  cairo_arc (cr, 5, 5, 4, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (!half)
    return;
  cairo_arc (cr, 5, 5, 4, G_PI / 2, 3 * G_PI / 2);
  cairo_fill (cr);
}

static void
draw_shape (TrameStateShape *self, cairo_t *cr)
{
  cairo_set_line_width (cr, 2);
  switch (self->state)
    {
    case TRAME_STATE_DRAFT:
      draw_ring (cr, TRUE, FALSE);
      return;
    case TRAME_STATE_AWAITING_SIGNATURE:
    case TRAME_STATE_UNDETERMINED:
      draw_ring (cr, FALSE, self->signed_by != 0);
      return;
    case TRAME_STATE_SIGNED_NOT_IN_FORCE:
      cairo_move_to (cr, 1.5, 5.2);
      cairo_line_to (cr, 4, 7.8);
      cairo_line_to (cr, 8.5, 2.2);
      cairo_stroke (cr);
      return;
    case TRAME_STATE_IN_FORCE:
      cairo_arc (cr, 5, 5, 4.5, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    case TRAME_STATE_IN_FORCE_TERMINATION_RUNNING:
      cairo_move_to (cr, 5, 0.8);
      cairo_line_to (cr, 9.6, 9);
      cairo_line_to (cr, 0.4, 9);
      cairo_close_path (cr);
      cairo_fill (cr);
      return;
    case TRAME_STATE_EXPIRED:
      cairo_move_to (cr, 1, 5);
      cairo_line_to (cr, 9, 5);
      cairo_stroke (cr);
      return;
    default:
      draw_cross (cr);
    }
}

static void
trame_state_shape_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  float top = floorf ((gtk_widget_get_height (widget) - SHAPE_SIZE) / 2.0f);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SHAPE_SIZE, SHAPE_SIZE));
  gdk_cairo_set_source_rgba (cr, &colour);
  draw_shape (TRAME_STATE_SHAPE (widget), cr);
  cairo_destroy (cr);
}

static void
trame_state_shape_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *min_base,
                           int *nat_base)
{
  *minimum = *natural = SHAPE_SIZE;
  *min_base = *nat_base = -1;
}

static void
trame_state_shape_class_init (TrameStateShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->snapshot = trame_state_shape_snapshot;
  widget_class->measure = trame_state_shape_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trame_state_shape_init (TrameStateShape *self)
{
}

static void
trame_state_pill_class_init (TrameStatePillClass *klass)
{
}

static void
trame_state_pill_init (TrameStatePill *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (widget, "state");
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  self->shape = g_object_new (TRAME_TYPE_STATE_SHAPE, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->shape));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
}

GtkWidget *
trame_state_pill_new (void)
{
  return g_object_new (TRAME_TYPE_STATE_PILL, NULL);
}

void
trame_state_pill_set_state (TrameStatePill *self, TrameState state, guint signed_by)
{
  g_return_if_fail (TRAME_IS_STATE_PILL (self));

  static const char *const CLASSES[] = { "ok", "wait", "bad", "info", "done" };
  for (guint i = 0; i < G_N_ELEMENTS (CLASSES); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), CLASSES[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), trame_label_state_class (state));
  gtk_label_set_text (self->label, trame_label_state (state, signed_by));
  self->shape->state = state;
  self->shape->signed_by = signed_by;
  gtk_widget_queue_draw (GTK_WIDGET (self->shape));
}
