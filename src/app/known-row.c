/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a known name: an entry, a word about the name, and the name that is offered. */
#include "app/known-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/accessible-name.h"
#include "french/fold.h"

struct _TrameKnownRow
{
  AdwEntryRow parent;
  const char *known;
  const char *other;
  GStrv names;
  GStrv folded; /* in the same order */
  guint place;
  guint offered;
  GtkLabel *word;
  GtkWidget *offer;
  GtkLabel *offer_name;
};

G_DEFINE_FINAL_TYPE (TrameKnownRow, trame_known_row, ADW_TYPE_ENTRY_ROW)

/* The first name that begins with what is typed, else the first that holds it. */
static guint
find_like (TrameKnownRow *self, const char *folded)
{
  guint holds = G_MAXUINT;
  for (guint i = 0; self->folded != NULL && self->folded[i] != NULL; i++)
    {
      if (g_str_has_prefix (self->folded[i], folded))
        return i;
      if (holds == G_MAXUINT && strstr (self->folded[i], folded) != NULL)
        holds = i;
    }
  return holds;
}

static void
show_offer (TrameKnownRow *self)
{
  gtk_widget_set_visible (self->offer, self->offered != G_MAXUINT);
  if (self->offered == G_MAXUINT)
    return;
  g_autofree char *name = g_strdup_printf (_ ("Write %s"), self->names[self->offered]);
  gtk_label_set_text (self->offer_name, self->names[self->offered]);
  gtk_widget_set_tooltip_text (self->offer, name);
  trame_accessible_name (self->offer, name);
}

static void
read_text (TrameKnownRow *self)
{
  g_autofree char *folded = trame_fold (gtk_editable_get_text (GTK_EDITABLE (self)));
  self->place = self->offered = G_MAXUINT;
  for (guint i = 0; self->folded != NULL && self->folded[i] != NULL && self->place == G_MAXUINT; i++)
    if (g_str_equal (self->folded[i], folded))
      self->place = i;
  if (self->place == G_MAXUINT && *folded != '\0')
    self->offered = find_like (self, folded);
  const char *word = *folded == '\0' || self->names == NULL ? "" : self->place != G_MAXUINT ? self->known : self->other;
  gtk_label_set_text (self->word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, word, -1);
  show_offer (self);
}

static void
offer_taken (GtkButton *button, TrameKnownRow *self)
{
  if (self->offered == G_MAXUINT)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self), self->names[self->offered]);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static void
trame_known_row_finalize (GObject *object)
{
  g_strfreev (TRAME_KNOWN_ROW (object)->names);
  g_strfreev (TRAME_KNOWN_ROW (object)->folded);
  G_OBJECT_CLASS (trame_known_row_parent_class)->finalize (object);
}

static void
trame_known_row_class_init (TrameKnownRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trame_known_row_finalize;
}

static void
trame_known_row_init (TrameKnownRow *self)
{
  self->place = self->offered = G_MAXUINT;
  self->offer_name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->offer_name, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->offer_name, 24);
  self->offer = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->offer), GTK_WIDGET (self->offer_name));
  gtk_widget_set_valign (self->offer, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->offer, FALSE);
  gtk_widget_add_css_class (self->offer, "chip");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->offer);
  self->word = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->word), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->word), "quiet");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->word));
  g_signal_connect (self, "changed", G_CALLBACK (read_text), NULL);
  g_signal_connect (self->offer, "clicked", G_CALLBACK (offer_taken), self);
}

GtkWidget *
trame_known_row_new (const char *title, const char *known, const char *other)
{
  TrameKnownRow *self = g_object_new (TRAME_TYPE_KNOWN_ROW, "title", title, NULL);
  self->known = known;
  self->other = other;
  return GTK_WIDGET (self);
}

void
trame_known_row_set_names (TrameKnownRow *self, const char *const *names)
{
  g_return_if_fail (TRAME_IS_KNOWN_ROW (self) && names != NULL);

  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *one = trame_fold (names[i]);
      g_strv_builder_add (folded, one);
    }
  g_strfreev (self->names);
  g_strfreev (self->folded);
  self->names = g_strdupv ((char **) names);
  self->folded = g_strv_builder_end (folded);
  read_text (self);
}

guint
trame_known_row_get_place (TrameKnownRow *self)
{
  g_return_val_if_fail (TRAME_IS_KNOWN_ROW (self), G_MAXUINT);
  return self->place;
}

char *
trame_known_row_get_typed (TrameKnownRow *self)
{
  g_return_val_if_fail (TRAME_IS_KNOWN_ROW (self), NULL);
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}
