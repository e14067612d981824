/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section Conventions: chips, table and narrow list over one model. The columns are in convention-columns.c, the
 * model in convention-list.c, what is searched in conventions-search.c. */
#include "app/conventions-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/batch-dialog.h"
#include "app/convention-columns.h"
#include "app/hand-over-dialog.h"
#include "app/label-text.h"

G_DEFINE_FINAL_TYPE (TrameConventionsPage, trame_conventions_page, ADW_TYPE_BIN)

static const char *const FILTERS[TRAME_N_FILTERS] = {
  [TRAME_FILTER_ALL] = N_ ("All"),
  [TRAME_FILTER_DRAFT] = N_ ("Drafts"),
  [TRAME_FILTER_TO_SIGN] = N_ ("To be signed"),
  [TRAME_FILTER_TO_COME] = N_ ("To come"),
  [TRAME_FILTER_IN_FORCE] = N_ ("In force"),
  [TRAME_FILTER_OVER] = N_ ("Over"),
};

/* Those of the conventions shown that are chosen; all of them when none is. Owned by the caller. */
static GArray *
chosen_ids (TrameConventionsPage *self, gboolean *all)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64)), *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const gint64 id = trame_convention_item_get (item)->id;
      g_array_append_val (ids, id);
      if (trame_convention_choice_has (self->choice, id))
        g_array_append_val (chosen, id);
    }
  *all = chosen->len == 0;
  g_array_unref (*all ? chosen : ids);
  return *all ? ids : chosen;
}

static void
show_foot (TrameConventionsPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *count = self->more ? g_strdup_printf (_ ("The %u best results"), shown)
                                      : trame_label_conventions (shown);
  const TrameConvention *next = trame_convention_list_next_to_end (self->list);
  gboolean all = TRUE;
  g_autoptr (GArray) ids = !trame_convention_choice_is_empty (self->choice) ? chosen_ids (self, &all) : NULL;
  g_autofree char *chosen = all ? NULL
                                : g_strdup_printf (ngettext ("%u convention chosen", "%u conventions chosen", ids->len),
                                                   ids->len);
  gtk_label_set_text (self->foot_count, all ? count : chosen);
  gtk_widget_set_visible (self->clear_choice, !all);
  adw_window_title_set_subtitle (self->title, count);
  gtk_label_set_text (self->foot_next, "");
  if (next == NULL)
    return;
  g_autofree char *date = trame_label_long_date (&next->lifecycle->end_day);
  g_autofree char *words = g_strdup_printf (_ ("Next last day: %s, %s"), next->partner_name, date);
  gtk_label_set_text (self->foot_next, words);
}

static void
show_view (TrameConventionsPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *view = trame_convention_list_total (self->list) == 0 ? "none"
                     : shown == 0                                  ? "nothing-found"
                     : self->narrow                                ? "lines"
                                                                   : "table";
  if (shown == 0)
    {
      const char *typed = self->searched != NULL ? self->searched : "";
      g_autofree char *words = *typed != '\0' ? g_markup_printf_escaped (
                                   _ ("Nothing matches “%s”. Try the beginning of one word only: "
                                      "accents and capitals do not matter."),
                                   typed)
                                              : g_strdup (_ ("No convention is in this state."));
      adw_status_page_set_description (self->nothing_found, words);
    }
  gtk_stack_set_visible_child_name (self->views, view);
}

static void
show_counts (TrameConventionsPage *self)
{
  for (guint i = 0; i < TRAME_N_FILTERS; i++)
    {
      guint n = trame_convention_list_count (self->list, (TrameConventionFilter) i);
      g_autofree char *count = g_strdup_printf ("%u", n);
      g_autofree char *name = g_strdup_printf ("%s, %u", _ (FILTERS[i]), n);
      gtk_label_set_text (self->chip_count[i], count);
      gtk_widget_set_visible (GTK_WIDGET (self->chip[i]),
                              n > 0 || i == TRAME_FILTER_ALL || trame_convention_list_get_filter (self->list) == i);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

void
trame_conventions_page_refresh (TrameConventionsPage *self)
{
  show_counts (self);
  show_foot (self);
  show_view (self);
  const gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conventions.write", some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conventions.hand-over", some);
}

static void
load_rows (TrameConventionsPage *self)
{
  trame_convention_list_set_rows (self->list,
                                  self->office != NULL ? trame_office_get_conventions (self->office) : NULL);
  trame_conventions_page_search_again (self);
  trame_conventions_page_refresh (self);
}

static void
row_changed (TrameOffice *office, gint64 id, TrameConventionsPage *self)
{
  load_rows (self);
}

static void
chip_toggled (GtkToggleButton *chip, TrameConventionsPage *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  for (guint i = 0; i < TRAME_N_FILTERS; i++)
    if (self->chip[i] == chip)
      trame_convention_list_set_filter (self->list, (TrameConventionFilter) i);
  trame_conventions_page_refresh (self);
}

static void
clear_choice (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trame_convention_choice_clear (TRAME_CONVENTIONS_PAGE (widget)->choice);
}

static void
clear_filters (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionsPage *self = TRAME_CONVENTIONS_PAGE (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->chip[TRAME_FILTER_ALL], TRUE);
}

static void
write_documents (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionsPage *self = TRAME_CONVENTIONS_PAGE (widget);
  gboolean all;
  g_autoptr (GArray) ids = chosen_ids (self, &all);
  if (ids->len > 0)
    trame_batch_dialog_present (widget, self->office, ids);
}

static void
hand_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrameConventionsPage *self = TRAME_CONVENTIONS_PAGE (widget);
  gboolean all;
  g_autoptr (GArray) ids = chosen_ids (self, &all);
  if (ids->len > 0)
    trame_hand_over_dialog_present (widget, self->office, ids);
}

static void
open_row (GtkWidget *view, guint position, TrameConventionsPage *self)
{
  g_autoptr (TrameConventionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (item != NULL)
    gtk_widget_activate_action (view, "win.open-convention", "x", trame_convention_item_get (item)->id);
}

static void
add_chips (TrameConventionsPage *self)
{
  for (guint i = 0; i < TRAME_N_FILTERS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      self->chip_count[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->chip_count[i]), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->chip_count[i]), "count");
      gtk_box_append (GTK_BOX (box), gtk_label_new (_ (FILTERS[i])));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chip_count[i]));
      self->chip[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_button_set_child (GTK_BUTTON (self->chip[i]), box);
      gtk_widget_add_css_class (GTK_WIDGET (self->chip[i]), "chip");
      if (i > 0)
        gtk_toggle_button_set_group (self->chip[i], self->chip[0]);
      gtk_box_append (self->chips, GTK_WIDGET (self->chip[i]));
    }
  gtk_toggle_button_set_active (self->chip[0], TRUE);
  for (guint i = 0; i < TRAME_N_FILTERS; i++)
    g_signal_connect (self->chip[i], "toggled", G_CALLBACK (chip_toggled), self);
}

static void
trame_conventions_page_dispose (GObject *object)
{
  TrameConventionsPage *self = TRAME_CONVENTIONS_PAGE (object);
  trame_conventions_page_stop_search (self);
  g_clear_pointer (&self->searched, g_free);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  g_clear_object (&self->list);
  g_clear_object (&self->choice);
  G_OBJECT_CLASS (trame_conventions_page_parent_class)->dispose (object);
}

static void
trame_conventions_page_class_init (TrameConventionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_conventions_page_dispose;
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_install_action (widget_class, "conventions.clear-filters", NULL, clear_filters);
  gtk_widget_class_install_action (widget_class, "conventions.clear-choice", NULL, clear_choice);
  gtk_widget_class_install_action (widget_class, "conventions.write", NULL, write_documents);
  gtk_widget_class_install_action (widget_class, "conventions.hand-over", NULL, hand_over);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/conventions-page.ui");
  trame_conventions_page_install_search (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, places_line);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, places);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, error);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, views);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, lines);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, menu);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, title);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, foot_count);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, foot_next);
  gtk_widget_class_bind_template_child (widget_class, TrameConventionsPage, clear_choice);
  gtk_widget_class_bind_template_callback (widget_class, open_row);
}

static void
trame_conventions_page_init (TrameConventionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = trame_convention_list_new ();
  self->choice = trame_convention_choice_new ();
  add_chips (self);

  GtkSelectionModel *rows = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_column_view_set_model (self->table, rows);
  gtk_list_view_set_model (self->lines, rows);
  g_object_unref (rows);
  g_autoptr (GtkListItemFactory) factory = trame_convention_lines_factory ();
  gtk_list_view_set_factory (self->lines, factory);

  trame_convention_columns_install (self->table, self->list);
  trame_convention_choice_install (self->choice, self->table);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (trame_conventions_page_refresh), self,
                           G_CONNECT_SWAPPED);
  GActionGroup *actions = trame_convention_columns_actions (self->table);
  g_autoptr (GMenu) menu = trame_convention_columns_menu (self->table), acts = g_menu_new ();
  g_menu_append (acts, _ ("Write the documents of these conventions…"), "conventions.write");
  g_menu_append (acts, _ ("Hand over to another agent…"), "conventions.hand-over");
  g_menu_prepend_section (menu, NULL, G_MENU_MODEL (acts));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", actions);
  g_object_unref (actions);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
  trame_conventions_page_refresh (self);
}

void
trame_conventions_page_set_office (TrameConventionsPage *self, TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_CONVENTIONS_PAGE (self));

  trame_conventions_page_stop_search (self);
  trame_convention_choice_clear (self->choice);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_set_object (&self->office, office);
  if (office != NULL)
    {
      g_signal_connect (office, "convention-changed", G_CALLBACK (row_changed), self);
      g_signal_connect_swapped (office, "conventions-reset", G_CALLBACK (load_rows), self);
    }
  load_rows (self);
}

void
trame_conventions_page_set_narrow (TrameConventionsPage *self, gboolean narrow)
{
  g_return_if_fail (TRAME_IS_CONVENTIONS_PAGE (self));

  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->foot_next), !narrow);
  show_view (self);
}
