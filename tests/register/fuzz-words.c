/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any words where people type: names, values, numbers, logins, drafts, what is looked for. Each line is one; what is written
 * is read again as it was or was refused, and the register stays provable. */
#include "register-sample.h"

#include "register/search.h"

#include <string.h>

#define A_PROOF 512

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static Sample sample;

static void
prepare (void)
{
  sample_set_up (&sample, NULL);
  sample_open (&sample);
  sample_fill (&sample);
}

/* A name that was kept is found under its id as it was typed. */
static void
keep (const char *name, const char *value, const char *agent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameChanges) changes = trame_changes_new (agent, SAMPLE_NOW);
  g_hash_table_insert (values, (gpointer) name, (gpointer) value);
  gint64 handle = trame_changes_add_partner (changes, partner);
  trame_changes_set_values (changes, 1, 0, values, value);
  if (!trame_register_commit (sample.store, changes, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_autoptr (TramePartner)
      found = trame_register_load_partner (sample.store, trame_changes_get_id (changes, handle), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->name, ==, name);
}

static void
look_for (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = trame_register_search (sample.store, typed, 5, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const TrameSearchHit *hit = hits->pdata[i];
      g_assert_true (g_utf8_validate (hit->passage, -1, NULL));
      g_assert_cmpuint (hit->start, <=, hit->end);
      g_assert_cmpuint (hit->end, <=, strlen (hit->passage));
    }
  /* A key that is not UTF-8 is refused, in words; any other is one that may be there or not. */
  g_autoptr (GBytes) draft = trame_register_load_draft (sample.store, typed, &error);
  g_assert_true (draft == NULL && (error == NULL) == g_utf8_validate (typed, -1, NULL));
  g_clear_error (&error);
  g_autoptr (GPtrArray) rows = trame_register_load_journal (sample.store, typed, 1, &error);
  g_assert_true ((rows != NULL) == g_utf8_validate (typed, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static guint runs;
  if (sample.store == NULL)
    prepare ();
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) words = g_strsplit (text, "\n", 4);
  guint n = g_strv_length (words);
  look_for (n > 0 ? words[0] : "");
  /* The doors hand in UTF-8 only. */
  if (n > 2 && g_utf8_validate (text, -1, NULL))
    keep (words[0], words[1], words[2]);
  if (n > 0)
    look_for (words[n - 1]);
  if (++runs % A_PROOF == 0)
    sample_assert_verified (&sample);
  /* A register that has grown is slow to prove: begins again. */
  if (runs % (A_PROOF * 8) == 0)
    {
      sample_tear_down (&sample, NULL);
      memset (&sample, 0, sizeof sample);
    }
  return 0;
}
