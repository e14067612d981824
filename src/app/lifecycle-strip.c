/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lifecycle strip's widget: places one button a mark and paints the track under them. What the marks are is in
 * strip-marks.c, how they are painted in strip-drawing.c. */
#include "app/lifecycle-strip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "app/reasons.h"
#include "app/strip-drawing.h"
#include "app/strip-marks.h"

#define INSET 8
#define AXIS 54
#define HEIGHT 84
#define GAP 8
#define DURATION_TOP 65
#define DURATION_LEAST 70

typedef struct
{
  TrameMark *mark;
  GtkWidget *widget; /* a GtkMenuButton; a plain box for today */
  GtkLabel *name;
  GtkLabel *when;
  GtkWidget *duration; /* a label under the gap that follows */
  float x;             /* of the symbol's centre */
  int width;           /* of the widget */
  gboolean shown;
} Place;

struct _TrameLifecycleStrip
{
  GtkWidget parent;
  GPtrArray *marks;
  GArray *places; /* of Place */
  TrameStripColours colours;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (TrameLifecycleStrip, trame_lifecycle_strip, GTK_TYPE_WIDGET)

static Place *
place_at (TrameLifecycleStrip *self, guint index)
{
  return &g_array_index (self->places, Place, index);
}

static void
clear (TrameLifecycleStrip *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      g_clear_pointer (&place_at (self, i)->widget, gtk_widget_unparent);
      g_clear_pointer (&place_at (self, i)->duration, gtk_widget_unparent);
    }
  g_array_set_size (self->places, 0);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
}

/* Marks to let go when there is no room: facts of the past first, the oldest first, then the limits. Never the last
 * fact, today, the next limit or the last day. */
static gint
one_to_hide (TrameLifecycleStrip *self)
{
  gint fact = -1, facts = 0, limit = -1, limits = 0;
  for (guint i = self->places->len; i > 0; i--)
    {
      Place *place = place_at (self, i - 1);
      if (!place->shown)
        continue;
      if (place->mark->shape == TRAME_MARK_FACT || place->mark->shape == TRAME_MARK_START)
        facts++, fact = (gint) i - 1;
      else if (place->mark->shape == TRAME_MARK_LIMIT || place->mark->shape == TRAME_MARK_AWAITED)
        {
          limits++;
          if (limit < 0)
            limit = (gint) i - 1;
        }
    }
  return facts > 1 ? fact : limits > 1 ? limit : -1;
}

/* The least distance between the symbols of two neighbours: their words do not touch. */
static float
least_gap (TrameLifecycleStrip *self, const Place *one, const Place *two, gboolean first, gboolean last)
{
  float right = first ? one->width - INSET : one->width / 2.0f;
  float left = last ? two->width - INSET : two->width / 2.0f;
  return right + left + GAP;
}

static guint
visible_places (TrameLifecycleStrip *self, Place **visible)
{
  guint n = 0;
  for (guint i = 0; i < self->places->len; i++)
    if (place_at (self, i)->shown)
      visible[n++] = place_at (self, i);
  return n;
}

static float
least_width (TrameLifecycleStrip *self, Place **visible, guint n)
{
  float sum = 2 * INSET;
  for (guint i = 0; i + 1 < n; i++)
    sum += least_gap (self, visible[i], visible[i + 1], i == 0, i + 2 == n);
  return sum;
}

static float
weight_between (const Place *one, const Place *two)
{
  if (!g_date_valid (&one->mark->date) || !g_date_valid (&two->mark->date))
    return 6;
  return sqrtf ((float) MAX (0, g_date_days_between (&one->mark->date, &two->mark->date)));
}

/* Gives every shown mark its x. */
static void
spread (TrameLifecycleStrip *self, int width)
{
  g_autofree Place **visible = g_new0 (Place *, self->places->len + 1);
  for (guint i = 0; i < self->places->len; i++)
    place_at (self, i)->shown = TRUE;
  guint n = visible_places (self, visible);
  for (gint hide = 0; n > 1 && hide >= 0 && least_width (self, visible, n) > width;)
    {
      hide = one_to_hide (self);
      if (hide >= 0)
        place_at (self, (guint) hide)->shown = FALSE;
      n = visible_places (self, visible);
    }
  float room = MAX (0, width - least_width (self, visible, n)), weights = 0, x = INSET;
  for (guint i = 0; i + 1 < n; i++)
    weights += weight_between (visible[i], visible[i + 1]);
  for (guint i = 0; i < n; i++)
    {
      visible[i]->x = x;
      if (i + 1 < n)
        x += least_gap (self, visible[i], visible[i + 1], i == 0, i + 2 == n)
             + (weights > 0 ? room * weight_between (visible[i], visible[i + 1]) / weights : room / (float) (n - 1));
    }
  if (n > 1 && visible[n - 1]->x > width - INSET)
    visible[n - 1]->x = (float) width - INSET;
}

static void
allocate_mark (Place *place, int width)
{
  float left = CLAMP (place->x - place->width / 2.0f, 0, MAX (0, width - place->width));
  float align = left <= 0 ? 0 : left >= width - place->width ? 1 : .5f;
  gtk_label_set_xalign (place->name, align);
  gtk_label_set_xalign (place->when, align);
  gtk_widget_size_allocate (place->widget, &(GtkAllocation){ (int) left, 0, place->width, AXIS + 12 }, -1);
}

static const Place *
next_shown (TrameLifecycleStrip *self, guint after)
{
  for (guint i = after + 1; i < self->places->len; i++)
    if (place_at (self, i)->shown)
      return place_at (self, i);
  return NULL;
}

static void
allocate_duration (TrameLifecycleStrip *self, guint index)
{
  Place *place = place_at (self, index);
  if (place->duration == NULL)
    return;
  const Place *next = place->shown ? next_shown (self, index) : NULL;
  int natural = 0;
  gtk_widget_measure (place->duration, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gboolean fits = next == place + 1 && next->x - place->x > MAX (DURATION_LEAST, natural + 8);
  gtk_widget_set_child_visible (place->duration, fits);
  if (fits)
    gtk_widget_size_allocate (
        place->duration,
        &(GtkAllocation){ (int) ((place->x + next->x - natural) / 2), DURATION_TOP, natural, HEIGHT - DURATION_TOP },
        -1);
}

static void
trame_lifecycle_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrameLifecycleStrip *self = TRAME_LIFECYCLE_STRIP (widget);
  for (guint i = 0; i < self->places->len; i++)
    gtk_widget_measure (place_at (self, i)->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place_at (self, i)->width,
                        NULL, NULL);
  spread (self, width);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = place_at (self, i);
      gtk_widget_set_child_visible (place->widget, place->shown);
      if (place->shown)
        allocate_mark (place, width);
      allocate_duration (self, i);
    }
}

static void
trame_lifecycle_strip_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *min_base,
                               int *nat_base)
{
  *min_base = *nat_base = -1;
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 300;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 600;
}

static void
trame_lifecycle_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrameLifecycleStrip *self = TRAME_LIFECYCLE_STRIP (widget);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = place_at (self, i), *next = place->shown ? next_shown (self, i) : NULL;
      if (next != NULL)
        trame_strip_draw_track (snapshot, &self->colours, place->mark->track, place->x, next->x, AXIS);
    }
  for (guint i = 0; i < self->places->len; i++)
    if (place_at (self, i)->shown)
      trame_strip_draw_symbol (snapshot, &self->colours, place_at (self, i)->mark->shape, place_at (self, i)->x, AXIS);
  GTK_WIDGET_CLASS (trame_lifecycle_strip_parent_class)->snapshot (widget, snapshot);
}

static void
trame_lifecycle_strip_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trame_lifecycle_strip_parent_class)->css_changed (widget, change);
  trame_strip_colours_read (&TRAME_LIFECYCLE_STRIP (widget)->colours, widget);
}

/* Where Tab enters: the next limit, else the last day, else the last mark that can be opened. */
static gint
mark_to_enter (TrameLifecycleStrip *self)
{
  gint last = -1;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = place_at (self, i);
      if (!place->shown || place->mark->shape == TRAME_MARK_TODAY)
        continue;
      last = (gint) i;
      if (place->mark->shape == TRAME_MARK_LIMIT || place->mark->shape == TRAME_MARK_LAST_DAY)
        break;
    }
  return last;
}

static gint
focused_mark (TrameLifecycleStrip *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  for (guint i = 0; child != NULL && i < self->places->len; i++)
    if (place_at (self, i)->widget == child)
      return (gint) i;
  return -1;
}

static gboolean
walk (TrameLifecycleStrip *self, gint from, gint step)
{
  for (gint i = from + step; i >= 0 && i < (gint) self->places->len; i += step)
    {
      const Place *place = place_at (self, (guint) i);
      if (place->shown && place->mark->shape != TRAME_MARK_TODAY && gtk_widget_grab_focus (place->widget))
        return TRUE;
    }
  return FALSE;
}

static gboolean
trame_lifecycle_strip_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TrameLifecycleStrip *self = TRAME_LIFECYCLE_STRIP (widget);
  gint focused = focused_mark (self);
  if (focused >= 0)
    {
      if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
        return walk (self, focused, direction == GTK_DIR_LEFT ? -1 : 1) || TRUE;
      return FALSE;
    }
  gint enter = mark_to_enter (self);
  return enter >= 0 && gtk_widget_grab_focus (place_at (self, (guint) enter)->widget);
}

static gboolean
jump (GtkWidget *widget, GVariant *args, gpointer data)
{
  TrameLifecycleStrip *self = TRAME_LIFECYCLE_STRIP (widget);
  return g_variant_get_boolean (args) ? walk (self, -1, 1) : walk (self, (gint) self->places->len, -1);
}

static void
trame_lifecycle_strip_dispose (GObject *object)
{
  clear (TRAME_LIFECYCLE_STRIP (object));
  G_OBJECT_CLASS (trame_lifecycle_strip_parent_class)->dispose (object);
}

static void
trame_lifecycle_strip_finalize (GObject *object)
{
  g_array_unref (TRAME_LIFECYCLE_STRIP (object)->places);
  G_OBJECT_CLASS (trame_lifecycle_strip_parent_class)->finalize (object);
}

static void
trame_lifecycle_strip_class_init (TrameLifecycleStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = trame_lifecycle_strip_dispose;
  object_class->finalize = trame_lifecycle_strip_finalize;
  widget_class->measure = trame_lifecycle_strip_measure;
  widget_class->size_allocate = trame_lifecycle_strip_size_allocate;
  widget_class->snapshot = trame_lifecycle_strip_snapshot;
  widget_class->css_changed = trame_lifecycle_strip_css_changed;
  widget_class->focus = trame_lifecycle_strip_focus;
  gtk_widget_class_set_css_name (widget_class, "lifecyclestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump, "b", FALSE);
}

static void
trame_lifecycle_strip_init (TrameLifecycleStrip *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
}

static GtkWidget *
mark_words (TrameLifecycleStrip *self, Place *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const TrameMark *mark = place->mark;
  place->name = GTK_LABEL (gtk_label_new (self->narrow ? mark->short_name : mark->name));
  place->when = GTK_LABEL (gtk_label_new (self->narrow ? mark->short_when : mark->when));
  gtk_widget_add_css_class (GTK_WIDGET (place->name), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (place->when), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (place->when), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (place->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (place->when));
  if (mark->shape == TRAME_MARK_TODAY)
    gtk_widget_add_css_class (box, "today");
  if (mark->shape == TRAME_MARK_AWAITED || mark->shape == TRAME_MARK_END_AWAITED)
    gtk_widget_add_css_class (box, "awaited");
  return box;
}

static void
add_place (TrameLifecycleStrip *self, TrameMark *mark)
{
  Place place = { .mark = mark };
  GtkWidget *words = mark_words (self, &place);
  if (mark->shape == TRAME_MARK_TODAY)
    {
      place.widget = words;
      gtk_widget_add_css_class (words, "mark");
    }
  else
    {
      place.widget = gtk_menu_button_new ();
      gtk_menu_button_set_child (GTK_MENU_BUTTON (place.widget), words);
      gtk_widget_add_css_class (place.widget, "flat");
      gtk_widget_add_css_class (place.widget, "mark");
      g_autofree char *question = trame_reasons_question (&mark->date);
      if (mark->reasons != NULL)
        trame_reasons_attach (GTK_MENU_BUTTON (place.widget), question, mark->reasons);
      else
        trame_reasons_attach_note (GTK_MENU_BUTTON (place.widget), mark->name,
                                   mark->note != NULL ? mark->note : mark->reading);
      gtk_widget_set_tooltip_text (place.widget, mark->reading);
      trame_accessible_name (place.widget, mark->reading);
    }
  gtk_widget_set_parent (place.widget, GTK_WIDGET (self));
  if (mark->duration != NULL)
    {
      place.duration = gtk_label_new (mark->duration);
      gtk_widget_add_css_class (place.duration, "caption");
      gtk_widget_add_css_class (place.duration, "quiet");
      gtk_widget_set_parent (place.duration, GTK_WIDGET (self));
    }
  g_array_append_val (self->places, place);
}

void
trame_lifecycle_strip_show (TrameLifecycleStrip *self, const TrameCase *contract, const TrameLifecycle *lifecycle)
{
  g_return_if_fail (TRAME_IS_LIFECYCLE_STRIP (self));
  g_return_if_fail (contract != NULL && lifecycle != NULL);

  clear (self);
  self->marks = trame_strip_marks (contract, lifecycle);
  for (guint i = 0; i < self->marks->len; i++)
    add_place (self, g_ptr_array_index (self->marks, i));

  gint left = trame_lifecycle_days_left (lifecycle);
  const char *state = trame_label_state (lifecycle->state, lifecycle->signed_by);
  g_autofree char *days = left > 0 ? trame_label_duration (left) : NULL;
  g_autofree char *name = days != NULL ? g_strdup_printf (_ ("Life cycle: %s, %s left"), state, days)
                                       : g_strdup_printf (_ ("Life cycle: %s"), state);
  trame_accessible_name (GTK_WIDGET (self), name);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
trame_lifecycle_strip_set_narrow (TrameLifecycleStrip *self, gboolean narrow)
{
  g_return_if_fail (TRAME_IS_LIFECYCLE_STRIP (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = place_at (self, i);
      gtk_label_set_text (place->name, narrow ? place->mark->short_name : place->mark->name);
      gtk_label_set_text (place->when, narrow ? place->mark->short_when : place->mark->when);
    }
}
