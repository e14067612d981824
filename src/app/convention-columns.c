/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the table's columns. GTK 4.8 does not say which header was clicked: each column has a sorter that recognises a
 * comparison made on purpose, and the list sorts itself. The cells are in convention-cells.c. */
#include "app/convention-columns.h"

#include <glib/gi18n-lib.h>

#include "app/convention-cells.h"
#include "app/convention-choice.h"
#include "app/preferences.h"

typedef struct
{
  const char *id;
  const char *title;
  TrameConventionSort sort;
  int width; /* -1: takes what is left */
} ColumnSpec;

static const ColumnSpec COLUMNS[] = {
  { "partner", N_ ("Partner"), TRAME_SORT_PARTNER, -1 },
  { "object", N_ ("Object"), TRAME_SORT_OBJECT, -1 },
  { "scheme", N_ ("Scheme"), TRAME_SORT_SCHEME, -1 },
  { "state", N_ ("State"), TRAME_SORT_STATE, 190 },
  { "last-day", N_ ("Last day"), TRAME_SORT_LAST_DAY, 110 },
  { "days-left", N_ ("Days left"), TRAME_SORT_DAYS_LEFT, 124 },
  { "agent", N_ ("Agent"), TRAME_SORT_AGENT, 92 },
};

/* The sort a probe found: the first column that is asked is the one clicked. */
static gint probed = -1;

static int
answer_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  if (probed < 0)
    probed = GPOINTER_TO_INT (data);
  return a < b ? -1 : 1;
}

static void
sort_asked (GtkSorter *sorter, GtkSorterChange change, TrameConventionList *list)
{
  g_autoptr (TrameConventionItem) one = g_object_new (TRAME_TYPE_CONVENTION_ITEM, NULL);
  g_autoptr (TrameConventionItem) two = g_object_new (TRAME_TYPE_CONVENTION_ITEM, NULL);
  gpointer low = MIN ((gpointer) one, (gpointer) two), high = MAX ((gpointer) one, (gpointer) two);
  probed = -1;
  GtkOrdering order = gtk_sorter_compare (sorter, low, high);
  if (probed < 0)
    return;
  gboolean descending = order == GTK_ORDERING_LARGER;
  trame_convention_list_set_sort (list, (TrameConventionSort) probed, descending);
  GSettings *settings = trame_preferences_get ();
  if (settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    if (COLUMNS[i].sort == (TrameConventionSort) probed)
      g_settings_set_string (settings, "sort-column", COLUMNS[i].id);
  g_settings_set_boolean (settings, "sort-descending", descending);
}

static const char *
id_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "id");
}

static GtkColumnViewColumn *
column_by_id (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_strcmp0 (id_of (column), id) == 0)
        return column; /* the view keeps it */
    }
  return NULL;
}

/* The column of passages, while something is searched; NULL: nothing is. */
static GtkColumnViewColumn *
passages (GtkColumnView *view)
{
  return g_object_get_data (G_OBJECT (view), "passages");
}

static void
remember_columns (GtkColumnView *view)
{
  GSettings *settings = trame_preferences_get ();
  if (passages (view) != NULL)
    return; /* for the time of a search only */
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GStrvBuilder) order = g_strv_builder_new (), hidden = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_str_equal (id_of (column), TRAME_CHOICE_COLUMN))
        continue;
      g_strv_builder_add (order, id_of (column));
      if (!gtk_column_view_column_get_visible (column))
        g_strv_builder_add (hidden, id_of (column));
    }
  g_auto (GStrv) order_ids = g_strv_builder_end (order);
  g_auto (GStrv) hidden_ids = g_strv_builder_end (hidden);
  if (g_strv_length (order_ids) < G_N_ELEMENTS (COLUMNS))
    return; /* a column is on its way from one place to another */
  g_settings_set_strv (settings, "columns", (const char *const *) order_ids);
  g_settings_set_strv (settings, "hidden-columns", (const char *const *) hidden_ids);
}

static void
columns_moved (GListModel *columns, guint position, guint removed, guint added, GtkColumnView *view)
{
  remember_columns (view);
}

static void
column_shown (GtkColumnViewColumn *column, GParamSpec *pspec, GtkColumnView *view)
{
  remember_columns (view);
}

/* GTK 4.8 keeps room for a hidden column whose width is fixed. */
static void
fit_width (GtkColumnViewColumn *column, GParamSpec *pspec, gpointer width)
{
  gtk_column_view_column_set_fixed_width (column,
                                          gtk_column_view_column_get_visible (column) ? GPOINTER_TO_INT (width) : -1);
}

static void
restore_columns (GtkColumnView *view)
{
  GSettings *settings = trame_preferences_get ();
  if (settings == NULL)
    return;
  g_auto (GStrv) order = g_settings_get_strv (settings, "columns");
  g_auto (GStrv) hidden = g_settings_get_strv (settings, "hidden-columns");
  guint place = 0;
  for (guint i = 0; order[i] != NULL; i++)
    {
      GtkColumnViewColumn *column = column_by_id (view, order[i]);
      if (column != NULL)
        gtk_column_view_insert_column (view, place++, column);
    }
  for (guint i = 0; hidden[i] != NULL; i++)
    {
      GtkColumnViewColumn *column = column_by_id (view, hidden[i]);
      if (column != NULL && !g_str_equal (hidden[i], "partner"))
        gtk_column_view_column_set_visible (column, FALSE);
    }
  GListModel *columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_signal_connect (column, "notify::visible", G_CALLBACK (column_shown), view);
    }
  g_signal_connect (columns, "items-changed", G_CALLBACK (columns_moved), view);
}

static void
restore_sort (GtkColumnView *view)
{
  GSettings *settings = trame_preferences_get ();
  g_autofree char *id = settings != NULL ? g_settings_get_string (settings, "sort-column") : NULL;
  GtkColumnViewColumn *column = id != NULL ? column_by_id (view, id) : NULL;
  gboolean descending = column != NULL && g_settings_get_boolean (settings, "sort-descending");
  if (column == NULL)
    column = column_by_id (view, "days-left");
  gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
trame_convention_columns_install (GtkColumnView *view, TrameConventionList *list)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    {
      const ColumnSpec *spec = &COLUMNS[i];
      g_autoptr (GtkColumnViewColumn)
          column = gtk_column_view_column_new (_ (spec->title), trame_convention_cell_factory (spec->sort));
      g_autoptr (GtkSorter)
          sorter = GTK_SORTER (gtk_custom_sorter_new (answer_probe, GINT_TO_POINTER (spec->sort), NULL));
      g_object_set_data (G_OBJECT (column), "id", (gpointer) spec->id);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, spec->width < 0);
      if (spec->width > 0)
        {
          gtk_column_view_column_set_fixed_width (column, spec->width);
          g_signal_connect (column, "notify::visible", G_CALLBACK (fit_width), GINT_TO_POINTER (spec->width));
        }
      gtk_column_view_append_column (view, column);
    }
  restore_columns (view);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sort_asked), list, 0);
  restore_sort (view);
}

/* What the passage says again. */
static const char *const REPEATED[] = { "object", "scheme", "agent" };

static void
start_passages (GtkColumnView *view)
{
  g_autoptr (GtkColumnViewColumn)
      column = gtk_column_view_column_new (_ ("Found"), trame_convention_passage_factory ());
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "id", (gpointer) "passage");
  g_object_set_data (G_OBJECT (view), "passages", column);
  gtk_column_view_insert_column (view, column_by_id (view, TRAME_CHOICE_COLUMN) != NULL ? 2 : 1, column);
  for (guint i = 0; i < G_N_ELEMENTS (REPEATED); i++)
    {
      GtkColumnViewColumn *other = column_by_id (view, REPEATED[i]);
      gboolean visible = gtk_column_view_column_get_visible (other);
      g_object_set_data (G_OBJECT (other), "back", GINT_TO_POINTER (visible));
      gtk_column_view_column_set_visible (other, FALSE);
    }
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
}

static void
end_passages (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (REPEATED); i++)
    {
      GtkColumnViewColumn *other = column_by_id (view, REPEATED[i]);
      gtk_column_view_column_set_visible (other, g_object_get_data (G_OBJECT (other), "back") != NULL);
    }
  gtk_column_view_remove_column (view, passages (view));
  g_object_set_data (G_OBJECT (view), "passages", NULL);
  restore_sort (view);
}

void
trame_convention_columns_show_passages (GtkColumnView *view, gboolean shown)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  if (shown != (passages (view) != NULL))
    (shown ? start_passages : end_passages) (view);
}

GActionGroup *
trame_convention_columns_actions (GtkColumnView *view)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    {
      g_autoptr (GPropertyAction)
          action = g_property_action_new (COLUMNS[i].id, column_by_id (view, COLUMNS[i].id), "visible");
      if (COLUMNS[i].sort != TRAME_SORT_PARTNER)
        g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return G_ACTION_GROUP (group);
}

GMenu *
trame_convention_columns_menu (GtkColumnView *view)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    {
      g_autofree char *action = g_strconcat ("columns.", COLUMNS[i].id, NULL);
      if (COLUMNS[i].sort != TRAME_SORT_PARTNER)
        g_menu_append (section, _ (COLUMNS[i].title), action);
    }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (section));
  return menu;
}
