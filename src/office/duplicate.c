/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubtful duplicates: rows that share a key are put side by side. */
#include "office/duplicate.h"

#include "french/fold.h"

#include <string.h>

/* Words that do not tell one partner from another. */
static const char *const idle[] = { "la",   "le",  "les",  "l",    "de",    "du",          "des", "d",  "et",
                                    "a",    "au",  "aux",  "en",   "un",    "une",         "sas", "sa", "sarl",
                                    "eurl", "sci", "scop", "asso", "assoc", "association", NULL };

static const char *const nicks[] = {
  [TRAME_SAME_SIREN] = "siren",
  [TRAME_SAME_RNA] = "rna",
  [TRAME_SAME_LEGAL_NAME] = "legal-name",
  [TRAME_SAME_NAME] = "name",
};

typedef struct
{
  GHashTable *first; /* key → TramePartner*: the first row that has it */
  GHashTable *seen;  /* "1 2": pairs said already */
  GPtrArray *pairs;
} Search;

void
trame_doubtful_pair_free (TrameDoubtfulPair *pair)
{
  if (pair == NULL)
    return;
  g_free (pair->one_name);
  g_free (pair->other_name);
  g_free (pair);
}

const char *
trame_sameness_nick (TrameSameness why)
{
  return nicks[why];
}

/* NAME without what is in brackets. Owned by the caller. */
static char *
without_brackets (const char *name)
{
  GString *words = g_string_new (NULL);
  guint depth = 0;
  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '(')
        depth++;
      else if (*at == ')' && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_c (words, *at);
    }
  return g_string_free (words, FALSE);
}

/* What is left of a name once folded, cut into words and rid of the idle ones; "" when nothing is. Owned by the caller. */
static char *
key_of_name (const char *name)
{
  g_autofree char *bare = without_brackets (name);
  g_autofree char *folded = trame_fold (bare);
  g_auto (GStrv) words = g_strsplit_set (folded, " '.,;:/&+\"", -1);
  GString *key = g_string_new (NULL);
  for (char **word = words; *word != NULL; word++)
    {
      gsize length = strlen (*word);
      if (length == 0 || g_strv_contains (idle, *word))
        continue;
      /* A plural is the same word. */
      if (length > 3 && ((*word)[length - 1] == 's' || (*word)[length - 1] == 'x'))
        (*word)[length - 1] = '\0';
      g_string_append_printf (key, "%s%s", key->len == 0 ? "" : " ", *word);
    }
  return g_string_free (key, FALSE);
}

static gint
by_id (gconstpointer a, gconstpointer b)
{
  const TramePartner *one = *(TramePartner *const *) a, *other = *(TramePartner *const *) b;
  return (one->id > other->id) - (one->id < other->id);
}

/* Puts PARTNER beside the first row with that key. Takes KEY. */
static void
look (Search *search, const TramePartner *partner, char *key, TrameSameness why)
{
  const TramePartner *first = g_hash_table_lookup (search->first, key);
  if (first == NULL || first == partner)
    {
      g_hash_table_replace (search->first, key, (gpointer) partner);
      return;
    }
  g_free (key);
  char *said = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, first->id, partner->id);
  if (!g_hash_table_add (search->seen, said))
    return;
  TrameDoubtfulPair *pair = g_new0 (TrameDoubtfulPair, 1);
  *pair = (TrameDoubtfulPair){ first->id, g_strdup (first->name), partner->id, g_strdup (partner->name), why };
  g_ptr_array_add (search->pairs, pair);
}

static void
look_at (Search *search, const TramePartner *partner)
{
  g_autofree char *name = key_of_name (partner->name);
  g_autofree char *legal = partner->legal_name != NULL ? key_of_name (partner->legal_name) : g_strdup ("");
  if (partner->siren != NULL && *partner->siren != '\0')
    look (search, partner, g_strconcat ("siren ", partner->siren, NULL), TRAME_SAME_SIREN);
  if (partner->rna != NULL && *partner->rna != '\0')
    look (search, partner, g_strconcat ("rna ", partner->rna, NULL), TRAME_SAME_RNA);
  if (*name != '\0')
    look (search, partner, g_strconcat ("name ", name, NULL), TRAME_SAME_NAME);
  if (*legal != '\0' && !g_str_equal (legal, name))
    look (search, partner, g_strconcat ("name ", legal, NULL), TRAME_SAME_LEGAL_NAME);
}

GPtrArray *
trame_partners_find_doubtful (const GPtrArray *partners)
{
  g_return_val_if_fail (partners != NULL, NULL);
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Search search = { first, seen, g_ptr_array_new_with_free_func ((GDestroyNotify) trame_doubtful_pair_free) };
  for (guint i = 0; i < partners->len; i++)
    g_ptr_array_add (rows, partners->pdata[i]);
  g_ptr_array_sort (rows, by_id);
  for (guint i = 0; i < rows->len; i++)
    look_at (&search, rows->pdata[i]);
  return search.pairs;
}
