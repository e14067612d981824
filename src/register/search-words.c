/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting a text into words, each with its key. The index and what is typed go through the same hands. */
#include "register/search-words.h"
#include "french/fold.h"

#include <string.h>

void
trame_search_singular (char *folded)
{
  gsize length = strlen (folded);
  if (length > 4 && g_str_has_suffix (folded, "aux") && folded[length - 4] != 'e')
    strcpy (folded + length - 2, "l");
  else if (length > 3 && (folded[length - 1] == 's' || folded[length - 1] == 'x') && folded[length - 2] != 's')
    folded[length - 1] = '\0';
}

/* "journau" is on its way to "journaux", which is kept as "journal"; "noyau" is no plural, but "noyaux" is kept as "noyal". */
void
trame_search_forms (const char *folded, char **one, char **other)
{
  gsize length = strlen (folded);
  gsize stem = g_str_has_suffix (folded, "aux") ? length - 3 : g_str_has_suffix (folded, "au") ? length - 2 : 0;
  *one = *other = NULL;
  if (stem > 1 && folded[stem - 1] != 'e')
    {
      *one = g_strdup_printf ("%.*sal", (int) stem, folded);
      *other = g_strdup_printf ("%.*sau", (int) stem, folded);
      return;
    }
  g_autofree char *singular = g_strdup (folded);
  trame_search_singular (singular);
  if (!g_str_equal (singular, folded))
    *one = g_steal_pointer (&singular);
}

static void
add_word (TrameSearchWords *words, const char *text, gsize start, gsize end)
{
  g_autofree char *piece = g_strndup (text + start, end - start);
  g_autofree char *folded = trame_fold (piece);
  trame_search_singular (folded);
  if (*folded == '\0')
    return;
  TrameSearchWord word = { .start = start, .end = end, .key = words->keys->len };
  g_string_append_len (words->keys, folded, strlen (folded) + 1);
  g_array_append_val (words->words, word);
}

static gboolean
is_of_word (gunichar c)
{
  /* Marks that combine, and the invisible ones that cut a word at a line's end, belong to it. */
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x00ad || (c >= 0x200b && c <= 0x200d);
}

TrameSearchWords *
trame_search_words_new (const char *text)
{
  TrameSearchWords *words = g_new0 (TrameSearchWords, 1);
  words->words = g_array_new (FALSE, FALSE, sizeof (TrameSearchWord));
  words->keys = g_string_new (NULL);
  const char *start = NULL;
  const char *at = text;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean inside = is_of_word (g_utf8_get_char (at));
      if (inside && start == NULL)
        start = at;
      else if (!inside && start != NULL)
        {
          add_word (words, text, start - text, at - text);
          start = NULL;
        }
    }
  if (start != NULL)
    add_word (words, text, start - text, at - text);
  return words;
}

void
trame_search_words_free (TrameSearchWords *words)
{
  if (words == NULL)
    return;
  g_array_unref (words->words);
  g_string_free (words->keys, TRUE);
  g_free (words);
}

const char *
trame_search_words_key (const TrameSearchWords *words, guint index)
{
  return words->keys->str + g_array_index (words->words, TrameSearchWord, index).key;
}

char *
trame_search_keys (const char *text)
{
  g_autoptr (TrameSearchWords) words = trame_search_words_new (text);
  for (gsize i = 0; i + 1 < words->keys->len; i++)
    if (words->keys->str[i] == '\0')
      words->keys->str[i] = ' ';
  return g_strdup (words->keys->str);
}
