/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk: a scrollable widget that lays pages out, says which pictures it wants, and keeps what is looked at in place.
 * Painting, pointer, selection and search are in the files named in preview-canvas.h. */
#include "app/preview/preview-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CACHE_BUDGET (192u * 1024 * 1024)
#define LARGEST_PICTURE 24e6 /* pixels */
#define PREFETCH 2

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CHANGED,
  OPENED,
  FAILED,
  TEXT_FILE,
  OVERLAY_ACTIVATED,
  OVERLAY_HOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TramePreviewCanvas,
                               trame_preview_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static gboolean
say_changed (gpointer data)
{
  TramePreviewCanvas *self = data;

  self->changed_idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
trame_preview_canvas_changed (TramePreviewCanvas *canvas)
{
  if (canvas->changed_idle == 0)
    canvas->changed_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, say_changed, canvas, NULL);
}

static double
value_of (GtkAdjustment *adjustment)
{
  return adjustment == NULL ? 0 : gtk_adjustment_get_value (adjustment);
}

/* Pixels a point at which PAGE is to be drawn, device pixels counted. */
static double
picture_scale (TramePreviewCanvas *self, guint page)
{
  const TramePageSize *size = &g_array_index (self->sizes, TramePageSize, page);
  const double scale = self->layout.scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return MIN (scale, sqrt (LARGEST_PICTURE / MAX (1, size->width * size->height)));
}

static void
want (TramePreviewCanvas *self, GArray *wanted, guint page)
{
  const TrameWantedPicture picture = { .page = page, .scale = picture_scale (self, page) };

  if (!trame_picture_cache_is_current (self->pictures, page, self->serial, picture.scale))
    g_array_append_val (wanted, picture);
}

/* Tells the worker what to draw: what can be seen, then what comes next in the direction of the scroll. */
static void
ask_for_pictures (TramePreviewCanvas *self)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (TrameWantedPicture));
  const double top = value_of (self->vertical), bottom = top + gtk_widget_get_height (GTK_WIDGET (self));
  guint first, last;

  if (self->layout.n_pages == 0)
    return;
  first = trame_layout_page_at (&self->layout, top);
  for (last = first; last + 1 < self->layout.n_pages && self->layout.frames[last + 1].y < bottom;)
    last++;
  for (guint page = first; page <= last; page++)
    want (self, wanted, page);
  for (guint i = 1; i <= PREFETCH; i++)
    {
      if (!self->backwards && last + i < self->layout.n_pages)
        want (self, wanted, last + i);
      if (self->backwards && first >= i)
        want (self, wanted, first - i);
    }
  trame_page_worker_want (self->worker, (const TrameWantedPicture *) (void *) wanted->data, wanted->len);
}

static void
update_current (TramePreviewCanvas *self)
{
  const double top = value_of (self->vertical), bottom = top + gtk_widget_get_height (GTK_WIDGET (self));
  const guint page = self->layout.n_pages == 0 ? 0 : trame_layout_current (&self->layout, top, bottom);

  if (page == self->page)
    return;
  self->page = page;
  trame_preview_canvas_changed (self);
}

static void
on_scrolled (GtkAdjustment *adjustment, TramePreviewCanvas *self)
{
  const double value = value_of (self->vertical);

  if (self->arranging)
    return;
  if (adjustment == self->vertical && value != self->last_value)
    {
      self->backwards = value < self->last_value;
      self->last_value = value;
    }
  self->anchored = FALSE;
  update_current (self);
  ask_for_pictures (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
take_adjustment (TramePreviewCanvas *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (*slot == adjustment && adjustment != NULL)
    return;
  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_func (*slot, on_scrolled, self);
      g_clear_object (slot);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Remembers what lies at a point of the view, so that it can be put back there. */
void
trame_preview_canvas_drop_anchor (TramePreviewCanvas *canvas, double view_x, double view_y)
{
  const double x = value_of (canvas->horizontal) + view_x, y = value_of (canvas->vertical) + view_y;
  const TramePageFrame *frame;
  double down;

  if (canvas->layout.n_pages == 0)
    return;
  canvas->anchor.page = trame_layout_page_at (&canvas->layout, y);
  frame = &canvas->layout.frames[canvas->anchor.page];
  down = y - frame->y;
  canvas->anchor.x = (x - frame->x) / canvas->layout.scale;
  /* The gap above a page does not grow with it. */
  canvas->anchor.y = down < 0 ? down : down / canvas->layout.scale;
  canvas->anchor.view_x = view_x;
  canvas->anchor.view_y = view_y;
  canvas->anchored = TRUE;
}

static double
scale_for (TramePreviewCanvas *self, int width, int height)
{
  const TramePageSize *sizes = (const TramePageSize *) (void *) self->sizes->data;
  double scale = self->zoom * TRAME_PIXELS_PER_POINT;

  if (self->mode == TRAME_ZOOM_FIT_WIDTH)
    scale = trame_layout_fit_width (sizes, self->sizes->len, width);
  else if (self->mode == TRAME_ZOOM_FIT_PAGE)
    scale = trame_layout_fit_page (sizes, self->sizes->len, self->page, width, height);
  return CLAMP (scale, 0.1 * TRAME_PIXELS_PER_POINT, 4 * TRAME_PIXELS_PER_POINT);
}

/* Sets both adjustments for the new layout, with what was anchored back in its place. */
static void
configure (TramePreviewCanvas *self, int width, int height)
{
  double x = value_of (self->horizontal), y = value_of (self->vertical);

  if (self->from_top && self->layout.n_pages > 0)
    {
      x = (self->layout.width - width) / 2;
      y = 0;
      self->from_top = FALSE;
    }
  else if (self->anchored && self->layout.n_pages > 0)
    {
      const TramePageFrame *frame = &self->layout.frames[MIN (self->anchor.page, self->layout.n_pages - 1)];

      x = frame->x + self->anchor.x * self->layout.scale - self->anchor.view_x;
      y = frame->y + self->anchor.y * (self->anchor.y < 0 ? 1 : self->layout.scale) - self->anchor.view_y;
    }
  self->anchored = FALSE;
  gtk_adjustment_configure (self->horizontal, CLAMP (round (x), 0, MAX (0, self->layout.width - width)), 0,
                            MAX (self->layout.width, width), width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (self->vertical, CLAMP (round (y), 0, MAX (0, self->layout.height - height)), 0,
                            MAX (self->layout.height, height), height * 0.1, height * 0.9, height);
  self->last_value = value_of (self->vertical);
}

static void
reveal_focused (TramePreviewCanvas *self)
{
  const TrameOverlay *overlay = trame_overlays_find (&self->overlays, self->overlays.focused);

  if (!self->focus_pending || overlay == NULL || overlay->page >= self->layout.n_pages || overlay->boxes->len == 0)
    return;
  self->focus_pending = FALSE;
  trame_preview_canvas_reveal (self, overlay->page, trame_overlay_extent (overlay));
}

static void
trame_preview_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TramePreviewCanvas *self = TRAME_PREVIEW_CANVAS (widget);
  const double before = self->layout.scale, scale = scale_for (self, width, height);

  self->arranging = TRUE;
  if (scale != before)
    trame_overlays_redraw (&self->overlays);
  if (!self->anchored)
    trame_preview_canvas_drop_anchor (self, 0, 0);
  trame_layout_arrange (&self->layout, (const TramePageSize *) (void *) self->sizes->data, self->sizes->len, scale,
                        width);
  configure (self, width, height);
  reveal_focused (self);
  trame_preview_readings_place (self);
  self->arranging = FALSE;
  self->zoom = scale / TRAME_PIXELS_PER_POINT;
  update_current (self);
  if (scale != before)
    trame_preview_canvas_changed (self);
  ask_for_pictures (self);
  gtk_widget_queue_draw (widget);
}

static void
trame_preview_canvas_measure (
    GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *mb, int *nb)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 360;
}

static void
trame_preview_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  trame_preview_paint (TRAME_PREVIEW_CANVAS (widget), snapshot);
}

static void
trame_preview_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trame_preview_canvas_parent_class)->css_changed (widget, change);
  trame_overlays_redraw (&TRAME_PREVIEW_CANVAS (widget)->overlays);
}

static void
take_sizes (TramePreviewCanvas *self, TramePageNews *news)
{
  const guint n_pages = news->sizes->len;

  if (self->layout.n_pages == 0)
    self->from_top = TRUE;
  else if (!self->anchored)
    trame_preview_canvas_drop_anchor (self, 0, 0);
  g_array_unref (self->sizes);
  self->sizes = g_array_ref (news->sizes);
  trame_preview_readings_cut (self, n_pages);
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->texts, (int) n_pages);
  trame_layout_arrange (&self->layout, (const TramePageSize *) (void *) self->sizes->data, n_pages, self->layout.scale,
                        gtk_widget_get_width (GTK_WIDGET (self)));
  trame_preview_selection_clear (self);
  trame_preview_search_page (self, G_MAXUINT);
  trame_picture_cache_cut (self->pictures, n_pages);
  trame_overlays_redraw (&self->overlays);
  if (news->text != NULL)
    {
      g_ptr_array_add (self->texts, g_steal_pointer (&news->text));
      g_signal_emit (self, signals[TEXT_FILE], 0, self->texts->pdata[0]);
    }
  else
    g_signal_emit (self, signals[OPENED], 0);
  trame_preview_canvas_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
trame_preview_canvas_empty (TramePreviewCanvas *canvas)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TramePageSize));
  TramePageNews news = { .kind = TRAME_NEWS_OPENED, .sizes = none };

  take_sizes (canvas, &news);
}

static void
take_text (TramePreviewCanvas *self, TramePageNews *news)
{
  if (news->page >= self->texts->len)
    return;
  g_clear_pointer (&self->texts->pdata[news->page], trame_page_text_free);
  self->texts->pdata[news->page] = g_steal_pointer (&news->text);
  trame_preview_readings_refresh (self, news->page);
  trame_overlays_redraw (&self->overlays);
  trame_preview_search_page (self, news->page);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
on_news (TramePageNews *news, gpointer data)
{
  TramePreviewCanvas *self = data;

  if (news->serial != self->serial)
    return;
  switch (news->kind)
    {
    case TRAME_NEWS_OPENED:
      trame_preview_canvas_keep_pictures (self);
      take_sizes (self, news);
      break;
    case TRAME_NEWS_FAILED:
      g_signal_emit (self, signals[FAILED], 0, news->error->message);
      break;
    case TRAME_NEWS_PICTURE:
      if (news->texture == NULL)
        break;
      trame_picture_cache_put (self->pictures, news->page, news->serial, news->scale, g_steal_pointer (&news->texture),
                               self->page);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case TRAME_NEWS_TEXT:
      take_text (self, news);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trame_preview_canvas_dispose (GObject *object)
{
  TramePreviewCanvas *self = TRAME_PREVIEW_CANVAS (object);

  g_clear_pointer (&self->worker, trame_page_worker_stop);
  g_clear_handle_id (&self->readings_idle, g_source_remove);
  g_clear_handle_id (&self->changed_idle, g_source_remove);
  g_clear_handle_id (&self->drag_timer, g_source_remove);
  trame_preview_readings_cut (self, 0);
  for (GtkAdjustment **slot = &self->horizontal; slot != NULL;
       slot = slot == &self->horizontal ? &self->vertical : NULL)
    if (*slot != NULL)
      {
        g_signal_handlers_disconnect_by_func (*slot, on_scrolled, self);
        g_clear_object (slot);
      }
  G_OBJECT_CLASS (trame_preview_canvas_parent_class)->dispose (object);
}

static void
trame_preview_canvas_finalize (GObject *object)
{
  TramePreviewCanvas *self = TRAME_PREVIEW_CANVAS (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->next_marks, g_array_unref);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->sizes);
  g_array_unref (self->found);
  g_free (self->sought);
  g_free (self->hovered);
  trame_layout_clear (&self->layout);
  trame_overlays_clear (&self->overlays);
  trame_picture_cache_free (self->pictures);
  G_OBJECT_CLASS (trame_preview_canvas_parent_class)->finalize (object);
}

static void
trame_preview_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TramePreviewCanvas *self = TRAME_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->horizontal);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vertical);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TramePreviewCanvas *self = TRAME_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      take_adjustment (self, &self->horizontal, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      take_adjustment (self, &self->vertical, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (guint) g_value_get_enum (value) & 1;
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (guint) g_value_get_enum (value) & 1;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trame_preview_canvas_class_init (TramePreviewCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = trame_preview_canvas_dispose;
  object_class->finalize = trame_preview_canvas_finalize;
  object_class->get_property = trame_preview_canvas_get_property;
  object_class->set_property = trame_preview_canvas_set_property;
  widget_class->measure = trame_preview_canvas_measure;
  widget_class->size_allocate = trame_preview_canvas_size_allocate;
  widget_class->snapshot = trame_preview_canvas_snapshot;
  widget_class->css_changed = trame_preview_canvas_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
  signals[TEXT_FILE] = g_signal_new ("text-file", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_POINTER);
  signals[OVERLAY_ACTIVATED] = g_signal_new ("overlay-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OVERLAY_HOVERED] = g_signal_new ("overlay-hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "pagedesk");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trame_preview_canvas_init (TramePreviewCanvas *self)
{
  self->worker = trame_page_worker_new (on_news, self);
  self->pictures = trame_picture_cache_new (CACHE_BUDGET);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (TramePageSize));
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);
  self->readings = g_ptr_array_new ();
  self->found = g_array_new (FALSE, FALSE, sizeof (TrameFound));
  self->mode = TRAME_ZOOM_FIT_WIDTH;
  self->zoom = 1;
  self->layout.scale = TRAME_PIXELS_PER_POINT;
  trame_overlays_init (&self->overlays);
  take_adjustment (self, &self->horizontal, NULL);
  take_adjustment (self, &self->vertical, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages of the document"),
                                  -1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_resize), NULL);
  trame_preview_pointer_attach (self);
}
