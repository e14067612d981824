/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what is typed to words, words to rows, rows to the passage that holds them. */
#include "register/search.h"
#include "french/fold.h"
#include "register/connection.h"
#include "register/search-words.h"

#include <string.h>

/* How much of a text is shown on each side of what was found, in bytes. */
#define BEFORE 40
#define AFTER 90
/* Of more words than these, which ones stand together is not told. */
#define MOST_TOLD_APART 32

/* The convention that a row is about. */
#define OF(table) " WHEN '" table "' THEN (SELECT t.convention FROM " table " t WHERE t.id = entity_id)"

typedef struct
{
  GArray *words;    /* of TrameSoughtWord, with the one that ends them */
  GPtrArray *texts; /* what they point to */
  guint limit;
} Asked;

void
trame_search_hit_free (TrameSearchHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->table);
  g_free (hit->passage);
  g_free (hit);
}

/* Which of the words asked KEY, of a word of a text, answers: a bit for each of the first ones. */
static guint
answers (const Asked *asked, const char *key)
{
  guint which = 0;
  for (guint n = 0; n < MIN (asked->words->len, MOST_TOLD_APART); n++)
    {
      const TrameSoughtWord *word = &g_array_index (asked->words, TrameSoughtWord, n);
      gboolean found = g_str_has_prefix (key, word->beginning);
      for (guint i = 0; !found && i < G_N_ELEMENTS (word->wholes); i++)
        found = g_strcmp0 (key, word->wholes[i]) == 0;
      which |= found ? 1u << n : 0;
    }
  return which;
}

/* The nearest beginning of a word at or after AT. */
static const char *
word_after (const char *text, const char *at)
{
  while (at > text && (*at & 0xc0) == 0x80)
    at++;
  while (at > text && *at != '\0' && !g_ascii_isspace (at[-1]))
    at = g_utf8_next_char (at);
  return at;
}

/* Where the line that holds AT begins and ends: what is found in one value is not shown with another. */
static void
find_line (const char *text, gsize at, gsize *start, gsize *end)
{
  for (*start = at; *start > 0 && text[*start - 1] != '\n';)
    (*start)--;
  *end = at + strcspn (text + at, "\n");
}

/* Cuts TEXT, in the line of the word from START to END, around it. */
static void
cut (TrameSearchHit *hit, const char *text, gsize start, gsize end)
{
  gsize first, length;
  find_line (text, start, &first, &length);
  const char *from = start <= first + BEFORE ? text + first : word_after (text, text + start - BEFORE);
  const char *to = end + AFTER >= length ? text + length : word_after (text, text + end + AFTER);
  if (to > text + length)
    to = text + length;
  if (from > text + start)
    from = text + start;
  GString *passage = g_string_new (from > text + first ? "…" : "");
  hit->start = passage->len + (text + start - from);
  hit->end = passage->len + (text + end - from);
  g_string_append_len (passage, from, to - from);
  g_strchomp (passage->str);
  passage->len = strlen (passage->str);
  if (to < text + length)
    g_string_append (passage, "…");
  hit->passage = g_strdelimit (g_string_free (passage, FALSE), "\n\r\t", ' ');
}

/* How many of the words asked stand in the line of TEXT from its word FIRST on, as far as is shown. */
static guint
count_from (const Asked *asked, const TrameSearchWords *words, const char *text, guint first)
{
  guint which = 0;
  const TrameSearchWord *begins = &g_array_index (words->words, TrameSearchWord, first);
  const char *line_end = text + begins->start + strcspn (text + begins->start, "\n");
  for (guint i = first; i < words->words->len; i++)
    {
      const TrameSearchWord *word = &g_array_index (words->words, TrameSearchWord, i);
      if (word->start > begins->end + AFTER || text + word->start > line_end)
        break;
      which |= answers (asked, trame_search_words_key (words, i));
    }
  return (guint) __builtin_popcount (which);
}

/* Where most of what was asked stands together; the first such place. */
static void
find_passage (const Asked *asked, TrameSearchHit *hit, const char *text)
{
  g_autoptr (TrameSearchWords) words = trame_search_words_new (text);
  guint most = 0;
  gsize start = 0, end = 0;
  for (guint i = 0; i < words->words->len && most < MIN (asked->words->len, MOST_TOLD_APART); i++)
    {
      const TrameSearchWord *word = &g_array_index (words->words, TrameSearchWord, i);
      guint found = answers (asked, trame_search_words_key (words, i)) != 0 ? count_from (asked, words, text, i) : 0;
      if (found <= most)
        continue;
      most = found;
      start = word->start;
      end = word->end;
    }
  cut (hit, text, start, end);
}

static gboolean
add_hit (TrameStore *store, const Asked *asked, gint64 passage, GPtrArray *hits, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      store,
      "SELECT entity, entity_id, words, CASE entity WHEN 'convention' THEN entity_id" OF ("activity") OF ("amendment")
          OF ("document") OF ("evaluation") OF ("fact") OF ("letter") OF ("partner_act")
              OF ("undertaking") " END FROM passage WHERE id = ?1",
      error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, passage);
  int step = trame_statement_step (row, error);
  const char *text = step > 0 ? trame_statement_text (row, 2) : NULL;
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    {
      TrameSearchHit *hit = g_new0 (TrameSearchHit, 1);
      hit->table = trame_statement_dup (row, 0);
      hit->row = trame_statement_int (row, 1);
      hit->convention = trame_statement_int (row, 3);
      find_passage (asked, hit, text);
      g_ptr_array_add (hits, hit);
    }
  trame_statement_reset (row);
  return step >= 0;
}

static gpointer
find (TrameStore *store, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GArray) ids = trame_store_find (store, (const TrameSoughtWord *) asked->words->data, asked->limit, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_search_hit_free);
  for (guint i = 0; i < ids->len; i++)
    if (!add_hit (store, asked, g_array_index (ids, gint64, i), hits, error))
      return NULL;
  return g_steal_pointer (&hits);
}

/* "l’école": the article, of which a text that is found may have another or none. */
static gboolean
is_elided (const char *folded, const char *after)
{
  static const char *const elided[] = { "c", "d", "j", "l", "m", "n", "qu", "s", "t", NULL };
  g_autofree char *mark = g_utf8_substring (after, 0, *after != '\0' ? 1 : 0);
  g_autofree char *folded_mark = trame_fold (mark);
  return g_strv_contains (elided, folded) && g_str_equal (folded_mark, "'");
}

/* Adds the words of TYPED, but for what is elided. */
static void
ask (Asked *asked, const char *typed, gboolean elided_too)
{
  g_autoptr (TrameSearchWords) words = trame_search_words_new (typed);
  for (guint i = 0; i < words->words->len; i++)
    {
      const TrameSearchWord *word = &g_array_index (words->words, TrameSearchWord, i);
      g_autofree char *piece = g_strndup (typed + word->start, word->end - word->start);
      char *folded = trame_fold (piece), *one, *other;
      g_ptr_array_add (asked->texts, folded);
      if (!elided_too && is_elided (folded, typed + word->end))
        continue;
      trame_search_forms (folded, &one, &other);
      TrameSoughtWord sought = { folded, { one, other } };
      g_array_append_val (asked->words, sought);
      g_ptr_array_add (asked->texts, one);
      g_ptr_array_add (asked->texts, other);
    }
}

GPtrArray *
trame_register_search (TrameRegister *self, const char *typed, guint limit, GError **error)
{
  g_return_val_if_fail (self != NULL && typed != NULL, NULL);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autoptr (GArray) words = g_array_new (TRUE, TRUE, sizeof (TrameSoughtWord));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Asked asked = { words, texts, limit };
  ask (&asked, valid, FALSE);
  if (words->len == 0)
    ask (&asked, valid, TRUE);
  return trame_register_read (self, find, &asked, error);
}
