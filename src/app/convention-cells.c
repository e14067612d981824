/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: labels and a pill filled from the office's row. The partner's name is a real button, because a row does
 * nothing for assistive technology. */
#include "app/convention-cells.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-columns.h"
#include "app/label-text.h"
#include "app/search-passage.h"
#include "app/state-pill.h"

static gint64
days_left (const TrameConvention *convention)
{
  if (trame_label_state_is_over (convention->lifecycle->state))
    return G_MININT;
  return trame_lifecycle_days_left (convention->lifecycle);
}

char *
trame_convention_sentence (const TrameConvention *convention)
{
  g_return_val_if_fail (convention != NULL, NULL);

  const TrameLifecycle *lifecycle = convention->lifecycle;
  g_autoptr (GString) sentence = g_string_new (convention->partner_name);
  g_string_append_printf (sentence, ", %s", trame_label_state (lifecycle->state, lifecycle->signed_by));
  if (g_date_valid (&lifecycle->end_day))
    {
      g_autofree char *date = trame_label_long_date (&lifecycle->end_day);
      g_string_append_printf (sentence, _ (", last day %s"), date);
    }
  if (days_left (convention) == 0)
    g_string_append_printf (sentence, ", %s", _ ("today"));
  else if (days_left (convention) > 0)
    {
      g_autofree char *days = trame_label_duration ((gint) days_left (convention));
      g_string_append_printf (sentence, _ (", %s left"), days);
    }
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static GtkWidget *
text_cell (TrameConventionSort sort)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean count = sort == TRAME_SORT_DAYS_LEFT;
  gtk_label_set_xalign (GTK_LABEL (label), count ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (count || sort == TRAME_SORT_LAST_DAY)
    gtk_widget_add_css_class (label, "numeric");
  if (count)
    gtk_widget_add_css_class (label, "days");
  if (sort == TRAME_SORT_SCHEME || sort == TRAME_SORT_AGENT)
    gtk_widget_add_css_class (label, "quiet");
  return label;
}

static GtkWidget *
partner_cell (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "cell-button");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TrameConventionSort sort = (TrameConventionSort) GPOINTER_TO_INT (data);
  GtkWidget *cell = sort == TRAME_SORT_PARTNER ? partner_cell ()
                    : sort == TRAME_SORT_STATE ? trame_state_pill_new ()
                                               : text_cell (sort);
  if (sort == TRAME_SORT_PARTNER) /* a row is looked for by its name: the columns beside give way first */
    gtk_label_set_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (cell))), 15);
  gtk_list_item_set_child (item, cell);
}

static void
show_days (GtkWidget *label, const TrameConvention *convention)
{
  gint days = (gint) days_left (convention);
  const char *class = trame_label_days_class (days);
  g_autofree char *words = trame_label_days_left (days);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_remove_css_class (label, "soon");
  gtk_widget_remove_css_class (label, "late");
  if (class != NULL && days >= 0)
    gtk_widget_add_css_class (label, class);
}

static void
show_partner (GtkWidget *button, const TrameConvention *convention)
{
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), convention->partner_name);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), convention->partner_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", convention->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-convention");
  trame_accessible_name (button, name);
}

static void
fill_cell (GtkWidget *cell, const TrameConvention *convention, TrameConventionSort sort)
{
  const TrameLifecycle *lifecycle = convention->lifecycle;
  switch (sort)
    {
    case TRAME_SORT_PARTNER:
      show_partner (cell, convention);
      break;
    case TRAME_SORT_STATE:
      trame_state_pill_set_state (TRAME_STATE_PILL (cell), lifecycle->state, lifecycle->signed_by);
      break;
    case TRAME_SORT_DAYS_LEFT:
      show_days (cell, convention);
      break;
    case TRAME_SORT_LAST_DAY:
      {
        g_autofree char *date = trame_label_date (&lifecycle->end_day);
        gtk_label_set_text (GTK_LABEL (cell), date);
        break;
      }
    case TRAME_SORT_OBJECT:
      gtk_label_set_text (GTK_LABEL (cell), convention->object != NULL ? convention->object : "—");
      break;
    case TRAME_SORT_SCHEME:
      gtk_label_set_text (GTK_LABEL (cell),
                          convention->scheme != NULL && *convention->scheme != '\0' ? convention->scheme : "—");
      break;
    case TRAME_SORT_AGENT:
    case TRAME_N_SORTS:
    default:
      gtk_label_set_text (GTK_LABEL (cell), convention->responsible != NULL ? convention->responsible : "");
    }
}

/* The row widget is the cell's parent's parent; its name is what a screen reader says when it is focused. */
static void
name_row (GtkWidget *cell, TrameConventionItem *item)
{
  GtkWidget *row = gtk_widget_get_ancestor (cell, g_type_from_name ("GtkListItemWidget"));
  const TrameFound *found = trame_convention_item_get_found (item);
  g_autofree char *state = trame_convention_sentence (trame_convention_item_get (item));
  g_autofree char *passage = found != NULL ? trame_search_passage_text (found) : NULL;
  g_autofree char *sentence = passage != NULL ? g_strconcat (state, ", ", passage, NULL) : g_strdup (state);
  if (row != NULL && gtk_widget_get_parent (row) != NULL
      && g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (row)), "GtkListItemWidget"))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    trame_accessible_name (row, sentence);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TrameConventionSort sort = (TrameConventionSort) GPOINTER_TO_INT (data);
  GtkWidget *cell = gtk_list_item_get_child (item);
  const TrameConvention *convention = trame_convention_item_get (gtk_list_item_get_item (item));
  fill_cell (cell, convention, sort);
  if (sort != TRAME_SORT_STATE)
    {
      gboolean over = trame_label_state_is_over (convention->lifecycle->state);
      (over ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (cell, "over");
    }
  if (sort == TRAME_SORT_PARTNER)
    name_row (cell, gtk_list_item_get_item (item));
}

GtkListItemFactory *
trame_convention_cell_factory (TrameConventionSort sort)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), GINT_TO_POINTER (sort));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GINT_TO_POINTER (sort));
  return factory;
}

/* ---- what a search found ---- */

static GtkWidget *
passage_cell (void)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
show_passage (GtkWidget *label, TrameConventionItem *item)
{
  const TrameFound *found = trame_convention_item_get_found (item);
  g_autofree char *markup = found != NULL ? trame_search_passage_markup (found) : NULL;
  gtk_label_set_markup (GTK_LABEL (label), markup != NULL ? markup : "");
  gtk_widget_set_visible (label, markup != NULL);
}

static void
setup_passage (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, passage_cell ());
}

static void
bind_passage (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  show_passage (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

GtkListItemFactory *
trame_convention_passage_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_passage), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_passage), NULL);
  return factory;
}

/* ---- the narrow list ---- */

static void
setup_lines (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *cells[] = { partner_cell (), text_cell (TRAME_SORT_DAYS_LEFT), text_cell (TRAME_SORT_OBJECT),
                         trame_state_pill_new () };
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "two-lines");
  gtk_widget_add_css_class (cells[2], "caption");
  gtk_widget_add_css_class (cells[2], "quiet");
  gtk_widget_set_halign (cells[3], GTK_ALIGN_END);
  for (int i = 0; i < 4; i++)
    {
      gtk_widget_set_hexpand (cells[i], i % 2 == 0);
      gtk_grid_attach (GTK_GRID (grid), cells[i], i % 2, i / 2, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (grid), passage_cell (), 0, 2, 2, 1);
  gtk_list_item_set_child (item, grid);
}

static void
bind_lines (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  static const TrameConventionSort SORTS[] = { TRAME_SORT_PARTNER, TRAME_SORT_DAYS_LEFT, TRAME_SORT_OBJECT,
                                               TRAME_SORT_STATE };
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  const TrameConvention *convention = trame_convention_item_get (gtk_list_item_get_item (item));
  for (int i = 0; i < 4; i++)
    fill_cell (gtk_grid_get_child_at (grid, i % 2, i / 2), convention, SORTS[i]);
  show_passage (gtk_grid_get_child_at (grid, 0, 2), gtk_list_item_get_item (item));
  name_row (GTK_WIDGET (grid), gtk_list_item_get_item (item));
}

GtkListItemFactory *
trame_convention_lines_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_lines), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_lines), NULL);
  return factory;
}
