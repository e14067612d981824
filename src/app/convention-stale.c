/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed over a version of the convention that is no longer the last: what does not clash goes together, what does
 * is asked. Nothing of either is lost meanwhile. */
#include "app/convention-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/stale-dialog.h"

/* The register's values under what is still to be stored. */
static void
take_theirs (TrameConventionPage *self, const TrameStale *stale)
{
  GHashTableIter each;
  gpointer field, value;
  g_clear_pointer (&self->base, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  self->base = trame_values_copy (stale->values);
  self->values = trame_values_copy (stale->values);
  if (self->changes != NULL)
    {
      g_hash_table_iter_init (&each, self->changes);
      while (g_hash_table_iter_next (&each, &field, &value))
        g_hash_table_replace (self->values, g_strdup (field), g_strdup (value));
    }
}

/* Stores what is left to store over their version; the form shows both after. */
static void
go_on (TrameConventionPage *self, const TrameStale *stale)
{
  take_theirs (self, stale);
  if (self->changes != NULL && g_hash_table_size (self->changes) == 0)
    g_clear_pointer (&self->changes, g_hash_table_unref);
  self->renew = TRUE;
  trame_error_bar_clear (self->error);
  if (self->changes == NULL)
    trame_convention_page_reload (self);
  else
    trame_convention_page_save_over (self, stale->version);
}

static void
decided (const TrameStale *stale, const GArray *mine, gpointer data)
{
  TrameConventionPage *self = data;
  if (self->values == NULL)
    return;
  if (mine == NULL)
    {
      trame_error_bar_show (self->error, _ ("What you typed is not stored"),
                            _ ("somebody else changed the same fields meanwhile."), _ ("Compare…"),
                            "convention.compare");
      return;
    }
  for (guint i = 0; i < stale->clashes->len && self->changes != NULL; i++)
    if (!g_array_index (mine, gboolean, i))
      g_hash_table_remove (self->changes, ((TrameClash *) stale->clashes->pdata[i])->field);
  go_on (self, stale);
}

static void
compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameStale) stale = trame_office_compare_finish (TRAME_OFFICE (source), result, &error);
  if (self->values == NULL || self->office != TRAME_OFFICE (source))
    return;
  if (stale == NULL)
    trame_error_bar_show (self->error, _ ("What you typed is not stored"), error->message, _ ("Try again"),
                          "convention.compare");
  else if (stale->clashes->len == 0)
    go_on (self, stale);
  else
    trame_stale_dialog_present (GTK_WIDGET (self), g_steal_pointer (&stale), decided, g_object_ref (self),
                                g_object_unref);
}

void
trame_convention_page_compare (TrameConventionPage *self)
{
  if (self->office != NULL && self->changes != NULL)
    trame_office_compare_async (self->office, self->id, self->base, self->changes, NULL, compared, g_object_ref (self));
}
