/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two short reads: the acts' lists of partners, and the names that duplicates had before they were merged. */
#include "register/named-partners.h"
#include "french/fold.h"

struct _TrameNamedPartners
{
  GHashTable *acts;  /* gint64* → set of folded names */
  GHashTable *other; /* gint64* → set of the folded names of a partner's duplicates */
};

static void
add_name (GHashTable *sets, gint64 id, const char *name)
{
  GHashTable *names = g_hash_table_lookup (sets, &id);
  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (sets, g_memdup2 (&id, sizeof id), names);
    }
  g_hash_table_add (names, trame_fold (name));
}

static gboolean
read_names (TrameStore *store, const char *sql, gint64 convention, GHashTable *sets, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, sql, error);
  if (row == NULL)
    return FALSE;
  if (convention != 0)
    trame_statement_set_int (row, 1, convention);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    {
      g_autofree char *name = trame_statement_dup (row, 1);
      if (name != NULL)
        add_name (sets, trame_statement_int (row, 0), name);
    }
  return step == 0;
}

TrameNamedPartners *
trame_named_partners_load (TrameStore *store, gint64 convention, GError **error)
{
  TrameNamedPartners *named = g_new0 (TrameNamedPartners, 1);
  named->acts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  named->other = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (read_names (store,
                  convention == 0 ? "SELECT deliberation, words FROM deliberation_line WHERE list = 'partner'"
                                  : "SELECT deliberation, words FROM deliberation_line WHERE list = 'partner'"
                                    " AND deliberation = (SELECT deliberation FROM convention WHERE id = ?1)",
                  convention, named->acts, error)
      && read_names (store, "SELECT merged_into, name FROM partner WHERE merged_into IS NOT NULL", 0, named->other,
                     error))
    return named;
  trame_named_partners_free (named);
  return NULL;
}

void
trame_named_partners_free (TrameNamedPartners *named)
{
  if (named == NULL)
    return;
  g_hash_table_unref (named->acts);
  g_hash_table_unref (named->other);
  g_free (named);
}

gboolean
trame_named_partners_lack (const TrameNamedPartners *named, gint64 deliberation, gint64 partner, const char *folded)
{
  GHashTable *names = g_hash_table_lookup (named->acts, &deliberation);
  if (names == NULL || g_hash_table_contains (names, folded))
    return FALSE;
  GHashTable *others = g_hash_table_lookup (named->other, &partner);
  GHashTableIter iter;
  gpointer other;
  if (others != NULL)
    {
      g_hash_table_iter_init (&iter, others);
      while (g_hash_table_iter_next (&iter, &other, NULL))
        if (g_hash_table_contains (names, other))
          return FALSE;
    }
  return TRUE;
}
