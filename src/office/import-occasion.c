/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sitting, the scheme and the councillors of an act that comes in. What is known already is left as it is. */
#include "office/import-occasion.h"

#include "french/fold.h"
#include "french/name.h"
#include "register/councillor.h"
#include "register/scheme.h"
#include "register/sitting.h"

static gboolean
add_sitting (TrameDesk *desk, const TrameDeliberation *act, TrameChanges *changes, GError **error)
{
  if (!g_date_valid (&act->dates.sitting) || act->body == NULL)
    return TRUE;
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, &trame_sitting_aggregate, NULL, 0, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const TrameSitting *other = g_ptr_array_index (known, i);
      if (g_date_compare (&other->held_on, &act->dates.sitting) == 0 && trame_fold_equal (other->body, act->body))
        return TRUE;
    }
  g_autoptr (TrameSitting) sitting = trame_kept_new (&trame_sitting_aggregate);
  sitting->body = g_strdup (act->body);
  sitting->held_on = act->dates.sitting;
  sitting->time = g_strdup (act->time);
  sitting->notice_date = act->notice_date;
  sitting->place = g_strdup (act->place);
  sitting->chair = g_strdup (act->chair);
  sitting->secretary = g_strdup (act->secretary);
  sitting->in_office = act->in_office >= 0 ? act->in_office : TRAME_NUMBER_NONE;
  trame_changes_add_kept (changes, sitting);
  return TRUE;
}

static gboolean
add_scheme (TrameDesk *desk, const TrameDeliberation *act, gint64 act_handle, TrameChanges *changes, GError **error)
{
  if (act->scheme == NULL)
    return TRUE;
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, &trame_scheme_aggregate, NULL, 0, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    if (trame_fold_equal (((TrameScheme *) known->pdata[i])->name, act->scheme))
      return TRUE;
  g_autoptr (TrameScheme) scheme = trame_kept_new (&trame_scheme_aggregate);
  scheme->name = g_strdup (act->scheme);
  scheme->deliberation = act_handle;
  trame_changes_add_kept (changes, scheme);
  return TRUE;
}

/* The names of those who sit, each once, in the act's order: present, represented, absent. Borrowed from ACT. */
static GPtrArray *
members_of (const TrameDeliberation *act)
{
  GPtrArray *members = g_ptr_array_new ();
  for (guint i = 0; i < act->present->len; i++)
    g_ptr_array_add (members, act->present->pdata[i]);
  for (guint i = 0; i < act->proxies->len; i++)
    g_ptr_array_add (members, ((TrameProxy *) act->proxies->pdata[i])->giver);
  for (guint i = 0; i < act->absent->len; i++)
    g_ptr_array_add (members, act->absent->pdata[i]);
  return members;
}

/* The keys of the councillors whom the register knows on DAY. NULL and ERROR. */
static GHashTable *
known_members (TrameDesk *desk, const GDate *day, GError **error)
{
  g_autoptr (GPtrArray) known = trame_register_load_kept (desk->store, &trame_councillor_aggregate, NULL, 0, error);
  if (known == NULL)
    return NULL;
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < known->len; i++)
    {
      const TrameCouncillor *other = g_ptr_array_index (known, i);
      gboolean left = g_date_valid (&other->until_date) && g_date_valid (day)
                      && g_date_compare (&other->until_date, day) < 0;
      if (!left)
        g_hash_table_add (keys, trame_name_key (other->name));
    }
  return keys;
}

static gboolean
add_councillors (TrameDesk *desk, const TrameDeliberation *act, TrameChanges *changes, GError **error)
{
  if (act->body == NULL || !trame_fold_contains (act->body, "conseil municipal"))
    return TRUE;
  g_autoptr (GHashTable) known = known_members (desk, &act->dates.sitting, error);
  if (known == NULL)
    return FALSE;
  g_autoptr (GPtrArray) members = members_of (act);
  for (guint i = 0; i < members->len; i++)
    {
      const char *written = members->pdata[i];
      g_autofree char *name = written != NULL ? trame_name_without_civility (written) : NULL;
      if (name == NULL || *name == '\0' || !g_hash_table_add (known, trame_name_key (name)))
        continue;
      g_autoptr (TrameCouncillor) councillor = trame_kept_new (&trame_councillor_aggregate);
      councillor->name = g_steal_pointer (&name);
      trame_changes_add_kept (changes, councillor);
    }
  return TRUE;
}

gboolean
trame_import_add_occasion (
    TrameDesk *desk, const TrameDeliberation *act, gint64 act_handle, TrameChanges *changes, GError **error)
{
  return add_sitting (desk, act, changes, error) && add_scheme (desk, act, act_handle, changes, error)
         && add_councillors (desk, act, changes, error);
}
