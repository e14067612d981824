/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which partner a name is. */
#include "office/partner-names.h"

#include "french/fold.h"

void
trame_know_partner (GHashTable *partners, const char *name, gint64 id)
{
  char *key = trame_fold (name);
  if (g_hash_table_contains (partners, key))
    g_free (key);
  else
    g_hash_table_insert (partners, key, g_memdup2 (&id, sizeof id));
}

GHashTable *
trame_desk_partners_by_name (TrameDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) known = trame_register_load_partners (desk->store, error);
  g_autoptr (GPtrArray) merged = known != NULL ? trame_register_load_merged_partners (desk->store, error) : NULL;
  g_autoptr (GHashTable) into = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) partners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (merged == NULL)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      const TramePartner *partner = g_ptr_array_index (known, i);
      trame_know_partner (partners, partner->name, partner->id);
      if (partner->legal_name != NULL)
        trame_know_partner (partners, partner->legal_name, partner->id);
    }
  for (guint i = 0; i < merged->len; i++)
    g_hash_table_insert (into, &((TramePartner *) merged->pdata[i])->id, merged->pdata[i]);
  for (guint i = 0; i < merged->len; i++)
    {
      const TramePartner *duplicate = g_ptr_array_index (merged, i), *next = duplicate;
      gint64 kept = duplicate->merged_into;
      for (guint turn = 0; turn < merged->len && (next = g_hash_table_lookup (into, &kept)) != NULL; turn++)
        kept = next->merged_into;
      trame_know_partner (partners, duplicate->name, kept);
    }
  return g_steal_pointer (&partners);
}
