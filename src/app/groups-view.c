/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows under one another. What the rows say is their makers' business. */
#include "app/groups-view.h"

#include "app/accessible-name.h"

struct _TrameGroupsView
{
  AdwBin parent;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (TrameGroupsView, trame_groups_view, ADW_TYPE_BIN)

static void
trame_groups_view_class_init (TrameGroupsViewClass *klass)
{
}

static void
trame_groups_view_init (TrameGroupsView *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 22));
  gtk_widget_set_margin_top (GTK_WIDGET (self->groups), 20);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->groups), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->groups), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->groups), 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

GtkWidget *
trame_groups_view_new (void)
{
  return g_object_new (TRAME_TYPE_GROUPS_VIEW, NULL);
}

void
trame_groups_view_clear (TrameGroupsView *self)
{
  g_return_if_fail (TRAME_IS_GROUPS_VIEW (self));

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

/* The library cuts a long title short: in a narrow window, beside a button, that is most of them. */
static void
wrap_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_title (child);
}

AdwPreferencesGroup *
trame_groups_view_add_group (TrameGroupsView *self, const char *title, const char *description)
{
  g_return_val_if_fail (TRAME_IS_GROUPS_VIEW (self), NULL);

  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  g_autofree char *below = description != NULL ? g_markup_escape_text (description, -1) : NULL;
  if (escaped != NULL)
    {
      adw_preferences_group_set_title (group, escaped);
      wrap_title (GTK_WIDGET (group));
    }
  if (below != NULL)
    adw_preferences_group_set_description (group, below);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

void
trame_groups_view_add (TrameGroupsView *self, GtkWidget *widget)
{
  g_return_if_fail (TRAME_IS_GROUPS_VIEW (self));
  gtk_box_append (self->groups, widget);
}

AdwActionRow *
trame_group_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);

  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

void
trame_group_add_button (AdwPreferencesGroup *group, const char *label, const char *action)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, button);
}

void
trame_row_add_icon_button (
    AdwActionRow *row, const char *icon, const char *tooltip, const char *name, const char *action, gint64 target)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  trame_accessible_name (button, name);
  adw_action_row_add_suffix (row, button);
}
