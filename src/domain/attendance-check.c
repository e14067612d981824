/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sat: counts, quorum (CGCT L2121-17), proxies (L2121-20), secretary (L2121-15), names. Compared folded; a holder
 * named by role is the chair. */
#include "domain/deliberation-check.h"
#include "domain/rules.h"
#include "french/fold.h"
#include "french/name.h"

static gboolean
is_role (const char *name)
{
  static const char *const roles[] = { "maire", "president", "presidente", "madame le maire", "monsieur le maire" };
  g_autofree char *bare = trame_name_without_civility (name);
  g_autofree char *folded = trame_fold (bare);
  const char *word = g_str_has_prefix (folded, "le ") || g_str_has_prefix (folded, "la ") ? folded + 3 : folded;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (word, roles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
same_person (const TrameDeliberation *act, const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  if (trame_name_equal (a, b))
    return TRUE;
  return act->chair != NULL && is_role (a) && trame_name_equal (act->chair, b);
}

static gboolean
is_listed (const TrameDeliberation *act, const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (same_person (act, name, g_ptr_array_index (names, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_noted (const TrameDeliberation *act, const GPtrArray *notes, const char *name)
{
  for (guint i = 0; i < notes->len; i++)
    if (same_person (act, name, ((const TrameNamedNote *) g_ptr_array_index (notes, i))->name))
      return TRUE;
  return FALSE;
}

static gboolean
gives_proxy (const TrameDeliberation *act, const char *name)
{
  for (guint i = 0; i < act->proxies->len; i++)
    if (same_person (act, name, ((const TrameProxy *) g_ptr_array_index (act->proxies, i))->giver))
      return TRUE;
  return FALSE;
}

/* In office = present + proxies + absent. Who came late or left early may be listed elsewhere: nothing is then said. */
static void
check_counts (GPtrArray *findings, const TrameDeliberation *act)
{
  gint present = (gint) act->present->len;
  gint listed = present + (gint) act->proxies->len + (gint) act->absent->len;
  if (act->arrivals->len > 0 || act->departures->len > 0 || present == 0)
    return;
  if (act->present_count >= 0 && act->present_count != present)
    TRAME_FIND (findings, "present-count", "present_count", .rule = "council.present-count", .source = "CGCT L2121-23",
                .number = present);
  if (act->in_office >= 0 && act->in_office != listed)
    TRAME_FIND (findings, "in-office-count", "in_office", .rule = "council.in-office", .source = "CGCT L2121-2",
                .number = listed);
}

static void
check_quorum (GPtrArray *findings, const TrameDeliberation *act)
{
  gint present = act->present->len > 0 ? (gint) act->present->len : act->present_count;
  gint needed = act->in_office / 2 + 1;
  if (act->in_office > 0 && present >= 0 && present < needed)
    TRAME_FIND (findings, "quorum", "present", .rule = "council.quorum", .source = "CGCT L2121-17", .number = needed);
}

static void
check_proxy (GPtrArray *findings, const TrameDeliberation *act, guint index)
{
  const TrameProxy *proxy = g_ptr_array_index (act->proxies, index);
  g_autofree char *giver = g_strdup_printf ("proxies.%u.giver", index);
  g_autofree char *holder = g_strdup_printf ("proxies.%u.holder", index);
  const TrameStep because = { .rule = "council.proxy", .source = "CGCT L2121-20" };
  for (guint i = 0; i < index && proxy->holder != NULL; i++)
    {
      const TrameProxy *other = g_ptr_array_index (act->proxies, i);
      if (other->holder != NULL && same_person (act, proxy->holder, other->holder))
        {
          trame_findings_add (findings, "proxy-holder-twice", holder, &because);
          break;
        }
    }
  if (act->present->len == 0)
    return;
  if (proxy->holder != NULL && !is_listed (act, act->present, proxy->holder)
      && !is_noted (act, act->arrivals, proxy->holder) && !same_person (act, proxy->holder, act->chair))
    trame_findings_add (findings, "proxy-holder-absent", holder, &because);
  if (proxy->giver != NULL && is_listed (act, act->present, proxy->giver)
      && !is_noted (act, act->arrivals, proxy->giver) && !is_noted (act, act->departures, proxy->giver))
    trame_findings_add (findings, "proxy-giver-present", giver, &because);
}

static void
check_secretary (GPtrArray *findings, const TrameDeliberation *act)
{
  if (act->secretary == NULL || act->present->len == 0)
    return;
  if (!is_listed (act, act->present, act->secretary) && !is_noted (act, act->arrivals, act->secretary)
      && !is_listed (act, act->absent, act->secretary) && !gives_proxy (act, act->secretary))
    TRAME_FIND (findings, "secretary-not-member", "secretary", .rule = "council.secretary", .source = "CGCT L2121-15");
}

/* Twice among the present, or both present and absent. */
static void
check_twice (GPtrArray *findings, const TrameDeliberation *act)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *lists[] = { act->present, act->absent };
  const char *const names[] = { "present", "absent" };
  for (guint list = 0; list < 2; list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        char *key = trame_name_key (g_ptr_array_index (lists[list], i));
        g_autofree char *path = g_strdup_printf ("%s.%u", names[list], i);
        if (*key == '\0')
          g_free (key);
        else if (!g_hash_table_add (seen, key))
          TRAME_FIND (findings, "listed-twice", path, .rule = "council.in-office", .source = "CGCT L2121-2",
                      .number = (gint) (act->present->len + act->proxies->len + act->absent->len));
      }
}

static void
check_script (GPtrArray *findings, const char *name, const char *list, gint index, const char *member)
{
  if (name == NULL || !trame_name_mixed_scripts (name))
    return;
  GString *path = g_string_new (list);
  if (index >= 0)
    g_string_append_printf (path, ".%d", index);
  if (member != NULL)
    g_string_append_printf (path, ".%s", member);
  TRAME_FIND (findings, "mixed-scripts", path->str, .rule = "name.mixed-scripts", .source = "Unicode UTS 39");
  g_string_free (path, TRUE);
}

static void
check_scripts (GPtrArray *findings, const TrameDeliberation *act)
{
  check_script (findings, act->chair, "chair", -1, NULL);
  for (guint i = 0; i < act->present->len; i++)
    check_script (findings, g_ptr_array_index (act->present, i), "present", (gint) i, NULL);
  for (guint i = 0; i < act->proxies->len; i++)
    {
      const TrameProxy *proxy = g_ptr_array_index (act->proxies, i);
      check_script (findings, proxy->giver, "proxies", (gint) i, "giver");
      check_script (findings, proxy->holder, "proxies", (gint) i, "holder");
    }
  for (guint i = 0; i < act->absent->len; i++)
    check_script (findings, g_ptr_array_index (act->absent, i), "absent", (gint) i, NULL);
  check_script (findings, act->secretary, "secretary", -1, NULL);
  for (guint i = 0; i < act->signatories->len; i++)
    check_script (findings, ((const TrameNamedNote *) g_ptr_array_index (act->signatories, i))->name, "signatories",
                  (gint) i, "name");
}

void
trame_check_attendance (GPtrArray *findings, const TrameDeliberation *act)
{
  check_counts (findings, act);
  check_quorum (findings, act);
  check_twice (findings, act);
  for (guint i = 0; i < act->proxies->len; i++)
    check_proxy (findings, act, i);
  check_secretary (findings, act);
  check_scripts (findings, act);
}

GPtrArray *
trame_deliberation_check_interest (const TrameDeliberation *act, const char *const *board)
{
  g_return_val_if_fail (act != NULL && board != NULL, NULL);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_finding_free);
  for (guint member = 0; board[member] != NULL; member++)
    {
      for (guint i = 0; i < act->present->len; i++)
        {
          g_autofree char *path = g_strdup_printf ("present.%u", i);
          if (trame_name_equal (board[member], g_ptr_array_index (act->present, i)))
            TRAME_FIND (findings, "councillor-interest", path, .rule = "council.interest", .source = "CGCT L2131-11");
        }
      for (guint i = 0; i < act->proxies->len; i++)
        {
          g_autofree char *path = g_strdup_printf ("proxies.%u.giver", i);
          if (trame_name_equal (board[member], ((const TrameProxy *) g_ptr_array_index (act->proxies, i))->giver))
            TRAME_FIND (findings, "councillor-interest", path, .rule = "council.interest", .source = "CGCT L2131-11");
        }
    }
  return findings;
}
