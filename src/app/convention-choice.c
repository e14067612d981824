/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of ids, and the checks that show it. What is done with them is the page's business. */
#include "app/convention-choice.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-list.h"

#define WIDTH 44

struct _TrameConventionChoice
{
  GObject parent;
  GHashTable *chosen; /* set of gint64* */
  GHashTable *shown;  /* of GtkListItem*, those that stand in the table now */
  gboolean showing;   /* checks follow the set, not the reverse */
};

G_DEFINE_FINAL_TYPE (TrameConventionChoice, trame_convention_choice, G_TYPE_OBJECT)

static guint changed;

static gint64
id_of (GtkListItem *item)
{
  return trame_convention_item_get (gtk_list_item_get_item (item))->id;
}

static void
show (TrameConventionChoice *self, GtkListItem *item)
{
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)),
                               trame_convention_choice_has (self, id_of (item)));
  self->showing = FALSE;
}

static void
toggled (GtkCheckButton *check, GtkListItem *item)
{
  TrameConventionChoice *self = g_object_get_data (G_OBJECT (check), "choice");
  if (self->showing || gtk_list_item_get_item (item) == NULL)
    return;
  gint64 id = id_of (item);
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->chosen, &id);
  g_signal_emit (self, changed, 0);
}

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item, TrameConventionChoice *self)
{
  GtkWidget *check = gtk_check_button_new ();
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "choice", self);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), item);
  gtk_list_item_set_child (item, check);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, TrameConventionChoice *self)
{
  const TrameConvention *convention = trame_convention_item_get (gtk_list_item_get_item (item));
  g_autofree char *name = g_strdup_printf (_ ("Choose %s"), convention->partner_name);
  trame_accessible_name (gtk_list_item_get_child (item), name);
  g_hash_table_add (self->shown, item);
  show (self, item);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, TrameConventionChoice *self)
{
  g_hash_table_remove (self->shown, item);
}

static void
trame_convention_choice_finalize (GObject *object)
{
  g_hash_table_unref (TRAME_CONVENTION_CHOICE (object)->chosen);
  g_hash_table_unref (TRAME_CONVENTION_CHOICE (object)->shown);
  G_OBJECT_CLASS (trame_convention_choice_parent_class)->finalize (object);
}

static void
trame_convention_choice_class_init (TrameConventionChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trame_convention_choice_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trame_convention_choice_init (TrameConventionChoice *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
}

TrameConventionChoice *
trame_convention_choice_new (void)
{
  return g_object_new (TRAME_TYPE_CONVENTION_CHOICE, NULL);
}

void
trame_convention_choice_install (TrameConventionChoice *self, GtkColumnView *view)
{
  g_return_if_fail (TRAME_IS_CONVENTION_CHOICE (self) && GTK_IS_COLUMN_VIEW (view));

  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind), self, 0);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);
  g_object_set_data (G_OBJECT (column), "id", (gpointer) TRAME_CHOICE_COLUMN);
  gtk_column_view_column_set_fixed_width (column, WIDTH);
  gtk_column_view_insert_column (view, 0, column);
}

gboolean
trame_convention_choice_has (TrameConventionChoice *self, gint64 convention)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_CHOICE (self), FALSE);
  return g_hash_table_contains (self->chosen, &convention);
}

gboolean
trame_convention_choice_is_empty (TrameConventionChoice *self)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_CHOICE (self), TRUE);
  return g_hash_table_size (self->chosen) == 0;
}

void
trame_convention_choice_clear (TrameConventionChoice *self)
{
  g_return_if_fail (TRAME_IS_CONVENTION_CHOICE (self));

  GHashTableIter iter;
  gpointer item;
  g_hash_table_remove_all (self->chosen);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show (self, item);
  g_signal_emit (self, changed, 0);
}
