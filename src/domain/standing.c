/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which facts stand once corrections are applied: a correction may itself be corrected, the last one recorded wins. */
#include "domain/lifecycle.h"

/* The index of the fact that CORRECTION is about, or -1. */
static gint
target_of (const TrameCase *contract, const TrameFact *correction, guint before)
{
  if (!contract->corrects_by_id)
    return correction->corrects >= 0 && correction->corrects < (gint64) before ? (gint) correction->corrects : -1;
  for (guint i = 0; i < before; i++)
    {
      const TrameFact *fact = g_ptr_array_index (contract->facts, i);
      if (fact->id == correction->corrects)
        return (gint) i;
    }
  return -1;
}

GPtrArray *
trame_facts_standing (const TrameCase *contract)
{
  g_return_val_if_fail (contract != NULL, NULL);

  GPtrArray *standing = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_fact_unref);
  guint n = contract->facts->len;
  g_autofree TrameFact **now = g_new0 (TrameFact *, n + 1);
  g_autofree gint *root = g_new0 (gint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      TrameFact *fact = g_ptr_array_index (contract->facts, i);
      root[i] = (gint) i;
      if (fact->kind != TRAME_FACT_CORRECTION)
        {
          now[i] = fact;
          continue;
        }
      gint target = target_of (contract, fact, i);
      if (target < 0)
        continue;
      root[i] = root[target];
      now[root[i]] = fact->replacement;
    }
  for (guint i = 0; i < n; i++)
    if (now[i] != NULL)
      g_ptr_array_add (standing, trame_fact_ref (now[i]));
  return standing;
}
