/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists of words → the places where they part. */
#include "intake/compare.h"

#include "intake/word-match.h"

#include <string.h>

typedef struct
{
  const TrameWordList *issued, *returned;
  TrameComparison *out;
} Comparing;

static void
difference_free (gpointer data)
{
  TrameDifference *difference = data;

  g_free (difference->article);
  g_free (difference->issued);
  g_free (difference->returned);
  g_free (difference);
}

void
trame_comparison_free (TrameComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->differences);
  g_free (comparison);
}

double
trame_comparison_likeness (const TrameComparison *comparison)
{
  const guint most = MAX (comparison->issued, comparison->returned);

  return most == 0 ? 0 : (double) comparison->same / most;
}

/* A number for each word that is written alike, hyphens apart. Owned by the caller. */
static guint *
number_words (const TrameWordList *list, GHashTable *numbers)
{
  guint *out = g_new (guint, list->words->len + 1);

  for (guint i = 0; i < list->words->len; i++)
    {
      const TrameListedWord *word = list->words->pdata[i];
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, word->soft));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, word->soft, GUINT_TO_POINTER (number));
        }
      out[i] = number;
    }
  return out;
}

static const TrameListedWord *
word_at (const TrameWordList *list, guint i)
{
  return list->words->pdata[i];
}

/* The words from FROM to TO with a space between; NULL: none. Owned by the caller. */
static char *
words_between (const TrameWordList *list, guint from, guint to)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (out, "%s%s", i == from ? "" : " ", word_at (list, i)->text);
  return from == to ? NULL : g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether BEFORE and AFTER are two numbers, not the thousands of one: "1 2" is not "12", "10 000" is "10000". */
static gboolean
are_two_numbers (const char *before, const char *after)
{
  static const char digits[] = "0123456789";
  gsize length = strlen (before), n_before = 0;

  while (n_before < length && g_ascii_isdigit (before[length - 1 - n_before]))
    n_before++;
  return n_before > 0 && g_ascii_isdigit (*after) && (n_before > 3 || strspn (after, digits) != 3);
}

/* The words from FROM to TO as one run of letters; *BROKEN when one was cut at a line's end. Owned by the caller. */
static char *
letters_between (const TrameWordList *list, guint from, guint to, gboolean hard, gboolean *broken)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const TrameListedWord *word = word_at (list, i);

      *broken = *broken || word->broken;
      if (i > from && are_two_numbers (word_at (list, i - 1)->soft, word->soft))
        g_string_append_c (out, ' ');
      g_string_append (out, hard ? word->hard : word->soft);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether both runs are the same letters, cut into words in another way. */
static gboolean
only_spaces_differ (const Comparing *c, guint a0, guint a1, guint b0, guint b1)
{
  gboolean broken = FALSE;
  g_autofree char *hard_issued = letters_between (c->issued, a0, a1, TRUE, &broken);
  g_autofree char *hard_returned = letters_between (c->returned, b0, b1, TRUE, &broken);
  g_autofree char *soft_issued = letters_between (c->issued, a0, a1, FALSE, &broken);
  g_autofree char *soft_returned = letters_between (c->returned, b0, b1, FALSE, &broken);

  return broken ? g_str_equal (soft_issued, soft_returned) : g_str_equal (hard_issued, hard_returned);
}

static guint
article_at (const Comparing *c, guint a)
{
  if (c->issued->words->len == 0)
    return 0;
  /* What is added between two articles goes with the one before. */
  return word_at (c->issued, MIN (a, c->issued->words->len - 1))->article;
}

/* Whether the words from FROM to TO are all those of their article. */
static gboolean
is_whole_article (const Comparing *c, guint from, guint to)
{
  const guint article = word_at (c->issued, from)->article, n = c->issued->words->len;

  return article > 0 && (from == 0 || word_at (c->issued, from - 1)->article != article)
         && (to == n || word_at (c->issued, to)->article != article);
}

static void
add_difference (Comparing *c, guint article, guint a0, guint a1, guint b0, guint b1)
{
  TrameDifference *difference = g_new0 (TrameDifference, 1);

  difference->article = g_strdup (g_ptr_array_index (c->issued->articles, article));
  difference->issued = words_between (c->issued, a0, a1);
  difference->returned = words_between (c->returned, b0, b1);
  difference->issued_page = a0 < a1 ? word_at (c->issued, a0)->page : 0;
  difference->returned_page = b0 < b1 ? word_at (c->returned, b0)->page : 0;
  difference->all_of_it = a0 < a1 && b0 == b1 && is_whole_article (c, a0, a1);
  g_ptr_array_add (c->out->differences, difference);
}

/* A run that has no mates, on either side: one difference for each article that it touches. */
static void
take_gap (Comparing *c, guint a0, guint a1, guint b0, guint b1)
{
  if ((a0 == a1 && b0 == b1) || only_spaces_differ (c, a0, a1, b0, b1))
    return;
  if (a0 == a1)
    {
      add_difference (c, a0 == 0 ? 0 : article_at (c, a0 - 1), a0, a1, b0, b1);
      return;
    }
  while (a0 < a1)
    {
      const guint article = article_at (c, a0);
      guint end = a0;

      while (end < a1 && article_at (c, end) == article)
        end++;
      add_difference (c, article, a0, end, b0, b1);
      a0 = end;
      b0 = b1;
    }
}

static gboolean
begins_article (const TrameWordList *list, guint i)
{
  return i == 0 || i >= list->words->len || word_at (list, i)->article != word_at (list, i - 1)->article;
}

/* A run of A's words without mates, between neighbours that are each other's, can often be taken a few words earlier or
 * later with the same right: "ARTICLE" of the one taken out or of the next. It is put where an article begins. */
static void
slide (const TrameWordList *issued, const guint *a, gint *mates, guint a0, guint a1)
{
  const guint n = issued->words->len;
  guint from = a0, to = a1;

  for (; !begins_article (issued, from) && from > 0 && a[from - 1] == a[to - 1]; from--, to--)
    ;
  if (!begins_article (issued, from))
    for (from = a0, to = a1; !begins_article (issued, from) && to < n && a[from] == a[to]; from++, to++)
      ;
  if (!begins_article (issued, from))
    return;
  for (; a0 > from; a0--, a1--)
    {
      mates[a1 - 1] = mates[a0 - 1];
      mates[a0 - 1] = -1;
    }
  for (; a0 < from; a0++, a1++)
    {
      mates[a0] = mates[a1];
      mates[a1] = -1;
    }
}

static void
slide_all (const TrameWordList *issued, const guint *a, gint *mates)
{
  guint n = issued->words->len;
  gint before = -1;

  for (guint i = 0; i < n; i++)
    {
      guint end = i;

      while (end < n && mates[end] < 0)
        end++;
      /* Nothing stands in its place on the other side. */
      if (end > i && end < n && mates[end] == before + 1)
        slide (issued, a, mates, i, end);
      i = end;
      before = i < n && mates[i] >= 0 ? mates[i] : before;
    }
}

static void
walk (Comparing *c, const gint *mates)
{
  guint a = 0, b = 0, a0 = 0;
  const guint n = c->issued->words->len;

  for (; a < n; a++)
    {
      if (mates[a] < 0)
        continue;
      take_gap (c, a0, a, b, (guint) mates[a]);
      b = (guint) mates[a] + 1;
      a0 = a + 1;
      c->out->same++;
      if (!only_spaces_differ (c, a, a + 1, b - 1, b))
        add_difference (c, article_at (c, a), a, a + 1, b - 1, b);
    }
  take_gap (c, a0, n, b, c->returned->words->len);
}

TrameComparison *
trame_compare_words (const TrameWordList *issued, const TrameWordList *returned)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Comparing c = { .issued = issued, .returned = returned, .out = g_new0 (TrameComparison, 1) };
  g_autofree guint *a = NULL, *b = NULL;
  g_autofree gint *mates = NULL;

  g_return_val_if_fail (issued != NULL && returned != NULL, NULL);
  c.out->issued = issued->words->len;
  c.out->returned = returned->words->len;
  c.out->differences = g_ptr_array_new_with_free_func (difference_free);
  a = number_words (issued, numbers);
  b = number_words (returned, numbers);
  mates = g_new (gint, issued->words->len + 1);
  trame_match_words (a, issued->words->len, b, returned->words->len, mates);
  slide_all (issued, a, mates);
  walk (&c, mates);
  return c.out;
}
