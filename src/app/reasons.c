/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of reasons. Its words come from domain/reason; what it adds is order and emphasis. */
#include "app/reasons.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "office/language.h"

/* The edges and margins of a popover, both sides. */
#define BORDERS 64

struct _TrameReasons
{
  GtkPopover parent;
  AdwClamp *clamp;
  GtkLabel *title;
  GtkLabel *rule;
  GtkGrid *steps;
  GtkLabel *sources;
  GtkBox *others;
  GtkBox *actions;
};

G_DEFINE_FINAL_TYPE (TrameReasons, trame_reasons, GTK_TYPE_POPOVER)

static GtkWidget *
text_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* The mark of a step: a ring, a disc for the last one, and the line that joins it to the next. */
static GtkWidget *
step_mark (gboolean last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (dot, last ? "step-last" : "step-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  if (!last)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (line, "step-line");
      gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

static void
add_step (TrameReasons *self, guint row, const TrameReason *reason, gboolean last)
{
  const GDate *date = trame_reason_date (reason);
  g_autofree char *numbers = date != NULL ? trame_label_date (date) : g_strdup ("");
  GtkWidget *when = gtk_label_new (numbers);
  gtk_widget_add_css_class (when, "heading");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (when), 0);
  gtk_widget_set_size_request (when, 86, -1);

  g_autofree char *words = trame_reason_text (reason, trame_language_current ());
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_margin_bottom (text, last ? 0 : 12);
  gtk_box_append (GTK_BOX (text), text_label (trame_rule_title (reason->rule, trame_language_current ()), NULL));
  GtkWidget *arithmetic = text_label (words, "caption");
  gtk_widget_add_css_class (arithmetic, "quiet");
  gtk_box_append (GTK_BOX (text), arithmetic);

  gtk_grid_attach (self->steps, step_mark (last), 0, (int) row, 1, 1);
  gtk_grid_attach (self->steps, when, 1, (int) row, 1, 1);
  gtk_grid_attach (self->steps, text, 2, (int) row, 1, 1);
}

static void
add_other (TrameReasons *self, const TrameReason *reason)
{
  const GDate *date = trame_reason_date (reason);
  g_autofree char *numbers = date != NULL ? trame_label_date (date) : NULL;
  g_autofree char *title = numbers != NULL ? g_strdup_printf (_ ("Other reading: %s"), numbers) : g_strdup (_ ("Note"));
  g_autofree char *words = trame_reason_text (reason, trame_language_current ());

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (box, "other-reading");
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_box_append (GTK_BOX (text), text_label (title, "caption-heading"));
  gtk_box_append (GTK_BOX (text), text_label (words, "caption"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (self->others, box);
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
}

static void
show_sources (TrameReasons *self, const GArray *reasons)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  for (guint i = 0; i < reasons->len; i++)
    {
      const char *source = g_array_index (reasons, TrameReason, i).source;
      if (source != NULL && *source != '\0' && !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, (gpointer) source);
    }
  g_ptr_array_add (sources, NULL);
  g_autofree char *line = g_strjoinv (" · ", (char **) sources->pdata);
  gtk_label_set_text (self->sources, line);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), *line != '\0');
}

static const TrameReason *
last_step (const GArray *reasons)
{
  for (guint i = reasons->len; i > 0; i--)
    if (!g_array_index (reasons, TrameReason, i - 1).other_reading)
      return &g_array_index (reasons, TrameReason, i - 1);
  return NULL;
}

char *
trame_reasons_question (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return NULL;
  g_autofree char *words = trame_date_words (date, trame_language_current ());
  return g_strdup_printf (_ ("Why %s?"), words);
}

static void
fill (TrameReasons *self, const char *title, const GArray *reasons)
{
  const TrameReason *last = last_step (reasons);
  guint row = 0;
  for (guint i = 0; i < reasons->len; i++)
    {
      const TrameReason *reason = &g_array_index (reasons, TrameReason, i);
      if (reason->other_reading)
        add_other (self, reason);
      else
        add_step (self, row++, reason, reason == last);
    }
  show_sources (self, reasons);

  const GDate *date = last != NULL ? trame_reason_date (last) : NULL;
  if (title != NULL)
    gtk_label_set_text (self->title, title);
  else
    {
      g_autofree char *question = trame_reasons_question (date);
      gtk_label_set_text (self->title, question != NULL ? question : _ ("Why?"));
    }
  gtk_label_set_text (self->rule, last != NULL ? trame_rule_title (last->rule, trame_language_current ()) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rule), last != NULL && row > 1);
}

/* A selectable label takes the focus when a popover opens and shows its text selected: the popover itself takes it. */
static void
trame_reasons_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trame_reasons_parent_class)->map (widget);
  TrameReasons *self = TRAME_REASONS (widget);
  gtk_widget_set_visible (GTK_WIDGET (self->actions),
                          gtk_widget_get_ancestor (widget, g_type_from_name ("TrameConventionPage")) != NULL);
}

static void
trame_reasons_dispose (GObject *object)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (object));
  if (child != NULL)
    gtk_popover_set_child (GTK_POPOVER (object), NULL);
  G_OBJECT_CLASS (trame_reasons_parent_class)->dispose (object);
}

static void
trame_reasons_class_init (TrameReasonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_reasons_dispose;
  widget_class->map = trame_reasons_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/reasons.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, clamp);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, title);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, rule);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, steps);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, sources);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, others);
  gtk_widget_class_bind_template_child (widget_class, TrameReasons, actions);
}

static void
trame_reasons_init (TrameReasons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trame_reasons_new (const char *title, const GArray *reasons)
{
  g_return_val_if_fail (reasons != NULL, NULL);

  TrameReasons *self = g_object_new (TRAME_TYPE_REASONS, NULL);
  fill (self, title, reasons);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->title), -1);
  return GTK_WIDGET (self);
}

typedef struct
{
  char *title;
  GArray *reasons;
} Explained;

static void
explained_free (gpointer data)
{
  Explained *explained = data;
  g_free (explained->title);
  g_array_unref (explained->reasons);
  g_free (explained);
}

/* No wider than the window that BUTTON stands in: at 360 pixels the reasons take all of it. */
static void
fit (TrameReasons *self, GtkWidget *button)
{
  const int wide = adw_clamp_get_maximum_size (self->clamp);
  const int room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (button))) - BORDERS;
  if (room <= 0 || room >= wide)
    return;
  adw_clamp_set_maximum_size (self->clamp, room);
  adw_clamp_set_tightening_threshold (self->clamp, room);
  gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  const Explained *explained = data;
  GtkWidget *reasons = trame_reasons_new (explained->title, explained->reasons);
  fit (TRAME_REASONS (reasons), GTK_WIDGET (button));
  gtk_menu_button_set_popover (button, reasons);
}

void
trame_reasons_attach (GtkMenuButton *button, const char *title, GArray *reasons)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_popover (button, NULL);
  if (reasons == NULL || reasons->len == 0)
    return;
  Explained *explained = g_new0 (Explained, 1);
  explained->title = g_strdup (title);
  explained->reasons = g_array_ref (reasons);
  gtk_menu_button_set_create_popup_func (button, make_popover, explained, explained_free);
}

static void
make_note (GtkMenuButton *button, gpointer data)
{
  char **words = data;
  TrameReasons *self = g_object_new (TRAME_TYPE_REASONS, NULL);
  gtk_label_set_text (self->title, words[0]);
  gtk_label_set_text (self->rule, words[1]);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words[0],
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words[1], -1);
  fit (self, GTK_WIDGET (button));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self));
}

void
trame_reasons_attach_note (GtkMenuButton *button, const char *title, const char *note)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  const char *const words[] = { title, note, NULL };
  gtk_menu_button_set_create_popup_func (button, make_note, g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
}

GtkWidget *
trame_reasons_button_new (const char *what, const char *title, GArray *reasons)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = what != NULL ? g_strdup_printf (_ ("Why? %s"), what) : g_strdup (_ ("Why?"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (_ ("Why?"))); /* a label alone has no arrow */
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "why");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  trame_accessible_name (button, name);
  trame_reasons_attach (GTK_MENU_BUTTON (button), title, reasons);
  return button;
}
