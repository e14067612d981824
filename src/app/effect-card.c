/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of what a fact changes: state before and after as pills, dates in full, warnings as sentences. */
#include "app/effect-card.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/label-text.h"
#include "app/state-pill.h"
#include "office/language.h"

struct _TrameEffectCard
{
  AdwBin parent;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (TrameEffectCard, trame_effect_card, ADW_TYPE_BIN)

static GtkWidget *
label (const char *text, const char *class)
{
  GtkWidget *widget = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (widget, class);
  return widget;
}

static GtkWidget *
state_widget (const TrameFactEffect *effect, TrameState was, TrameState is)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *before = trame_state_pill_new (), *after = trame_state_pill_new ();
  trame_state_pill_set_state (TRAME_STATE_PILL (before), was, effect->before != NULL ? effect->before->signed_by : 0);
  trame_state_pill_set_state (TRAME_STATE_PILL (after), is, effect->after->signed_by);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_box_append (GTK_BOX (box), after);
  return box;
}

static GtkWidget *
date_widget (const TrameChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *after = trame_label_date (&change->after);
  GtkWidget *date = label (after, "heading");
  gtk_widget_add_css_class (date, "numeric");
  gtk_box_append (GTK_BOX (box), date);
  g_autofree char *note = NULL;
  if (g_date_valid (&change->other_date) && g_date_compare (&change->other_date, &change->after) != 0)
    {
      g_autofree char *other = trame_label_date (&change->other_date);
      note = g_strdup_printf (_ ("other reading: %s"), other);
    }
  else if (g_date_valid (&change->before))
    {
      g_autofree char *before = trame_label_date (&change->before);
      note = g_strdup_printf (_ ("instead of %s"), before);
    }
  if (note != NULL)
    {
      GtkWidget *words = label (note, "caption");
      gtk_widget_add_css_class (words, "quiet");
      gtk_box_append (GTK_BOX (box), words);
    }
  return box;
}

static const char *
name_of (TrameChangeKind kind)
{
  switch (kind)
    {
    case TRAME_CHANGE_STATE:
      return _ ("State");
    case TRAME_CHANGE_START:
      return _ ("Start");
    case TRAME_CHANGE_LAST_DAY:
      return _ ("Last day");
    case TRAME_CHANGE_END_DAY:
      return _ ("End");
    case TRAME_CHANGE_FIRST_DAY_OUT:
      return _ ("First day out");
    case TRAME_CHANGE_WARNING_NEW:
      return _ ("To check");
    case TRAME_CHANGE_WARNING_GONE:
    default:
      return _ ("Settled");
    }
}

static GtkWidget *
widget_of (const TrameFactEffect *effect, const TrameChange *change)
{
  switch (change->kind)
    {
    case TRAME_CHANGE_STATE:
      return state_widget (effect, change->state_before, change->state_after);
    case TRAME_CHANGE_START:
    case TRAME_CHANGE_LAST_DAY:
    case TRAME_CHANGE_END_DAY:
    case TRAME_CHANGE_FIRST_DAY_OUT:
      return date_widget (change);
    case TRAME_CHANGE_WARNING_NEW:
    case TRAME_CHANGE_WARNING_GONE:
    default:
      return label (trame_warning_text (change->code, trame_language_current ()), "caption");
    }
}

/* The state stays "awaiting signature", but another party holds the document. */
static gboolean
changes_hands (const TrameFactEffect *effect)
{
  return effect->before != NULL && effect->before->state == effect->after->state
         && effect->after->state == TRAME_STATE_AWAITING_SIGNATURE
         && effect->before->signed_by != effect->after->signed_by;
}

static void
add_line (TrameEffectCard *self, int line, TrameChangeKind kind, GtkWidget *widget)
{
  GtkWidget *name = label (name_of (kind), "caption");
  gtk_widget_add_css_class (name, "quiet");
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (name, 90, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
  gtk_grid_attach (self->grid, name, 0, line, 1, 1);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (self->grid, widget, 1, line, 1, 1);
}

static void
clear (TrameEffectCard *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
trame_effect_card_class_init (TrameEffectCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trame_effect_card_init (TrameEffectCard *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "effect");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
  trame_accessible_name (GTK_WIDGET (self), _ ("What this date changes"));
}

void
trame_effect_card_show (TrameEffectCard *self, const TrameFactEffect *effect, const char *problem)
{
  g_return_if_fail (TRAME_IS_EFFECT_CARD (self));

  clear (self);
  int line = 0;
  const char *summary = problem != NULL ? problem : effect == NULL ? _ ("Give a date to see what it changes.") : NULL;
  guint n = effect != NULL ? effect->changes->len : 0;
  gboolean other_hands = effect != NULL && changes_hands (effect);
  if (effect != NULL && n == 0 && !other_hands)
    summary = _ ("No date changes; the fact is kept.");
  if (summary != NULL)
    {
      GtkWidget *words = label (summary, "quiet");
      gtk_grid_attach (self->grid, words, 0, line++, 2, 1);
    }
  if (other_hands)
    add_line (self, line++, TRAME_CHANGE_STATE, state_widget (effect, effect->before->state, effect->after->state));
  for (guint i = 0; i < n; i++)
    {
      const TrameChange *change = &g_array_index (effect->changes, TrameChange, i);
      add_line (self, line++, change->kind, widget_of (effect, change));
    }
  const char *description = summary != NULL ? summary : effect->summary != NULL ? effect->summary : "";
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
