/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of persons: keys, civility, alphabets, lists. Knows nothing of who sits where. */
#include "french/name.h"

#include <string.h>

#include "french/fold.h"

static const char *const civilities[] = { "m",      "m.",       "mm",           "mm.",    "mme",      "mme.",
                                          "mmes",   "mmes.",    "mlle",         "mlle.",  "mlles",    "me",
                                          "dr",     "dr.",      "pr",           "pr.",    "monsieur", "messieurs",
                                          "madame", "mesdames", "mademoiselle", "maitre", "docteur",  NULL };
static const char *const particles[] = { "de",  "du",  "des", "d",   "la", "le",  "les", "l",  "van",
                                         "von", "der", "den", "el",  "al", "ait", "ben", "da", "dos",
                                         "di",  "y",   "ter", "ten", "zu", "s",   "t",   NULL };

gboolean
trame_name_is_civility (const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL, FALSE);
  if (!g_utf8_validate (word, -1, NULL))
    return FALSE;
  /* "me" and "pr" in small letters are words. */
  if (strlen (word) < 4 && !g_unichar_isupper (g_utf8_get_char (word)))
    return FALSE;
  folded = trame_fold (word);
  return g_strv_contains (civilities, folded);
}

static gboolean
is_trimmed (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == ';' || c == ':' || c == 0x2022 || c == 0x00b7;
}

char *
trame_name_without_civility (const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autofree char *valid = NULL;
  gboolean first = TRUE;

  g_return_val_if_fail (name != NULL, NULL);
  valid = g_utf8_make_valid (name, -1);
  for (char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_c (out, ' ');
    else
      g_string_append_unichar (out, g_utf8_get_char (p));
  words = g_strsplit (out->str, " ", -1);
  g_string_truncate (out, 0);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || (first && trame_name_is_civility (words[i])))
        continue;
      first = FALSE;
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
    }
  while (out->len > 0 && is_trimmed (g_utf8_get_char (g_utf8_prev_char (out->str + out->len))))
    g_string_truncate (out, (gsize) (g_utf8_prev_char (out->str + out->len) - out->str));
  /* A full stop ends the list, unless it ends an initial. */
  if (out->len > 2 && out->str[out->len - 1] == '.'
      && g_unichar_isalpha (g_utf8_get_char (g_utf8_find_prev_char (out->str, out->str + out->len - 1)))
      && out->str[out->len - 3] != ' ')
    g_string_truncate (out, out->len - 1);
  {
    const char *start = out->str;
    while (*start != '\0' && is_trimmed (g_utf8_get_char (start)))
      start = g_utf8_next_char (start);
    return g_strdup (start);
  }
}

/* The folded words of NAME, without civility. */
static char **
folded_words (const char *name)
{
  g_autofree char *bare = trame_name_without_civility (name);
  g_autofree char *folded = trame_fold (bare);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  g_strdelimit (folded, "'.,()", ' ');
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static gint
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
trame_name_key (const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  words = folded_words (name);
  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strjoinv (" ", words);
}

/* The words of NAME in capitals (two letters or more), folded, in order. */
static GPtrArray *
capital_words (const char *name, guint *n_words)
{
  g_autofree char *bare = trame_name_without_civility (name);
  g_auto (GStrv) words = g_strsplit_set (bare, " -'", -1);
  GPtrArray *capitals = g_ptr_array_new_with_free_func (g_free);

  *n_words = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean capital = g_utf8_strlen (words[i], -1) > 1;
      if (*words[i] == '\0')
        continue;
      (*n_words)++;
      for (const char *p = words[i]; *p != '\0' && capital; p = g_utf8_next_char (p))
        capital = !g_unichar_islower (g_utf8_get_char (p));
      if (capital)
        g_ptr_array_add (capitals, trame_fold (words[i]));
    }
  return capitals;
}

/* Whether A is a family name alone, in capitals, and B is that family name with a first name. */
static gboolean
is_family_name_of (const char *a, const char *b)
{
  guint n_a, n_b;
  g_autoptr (GPtrArray) capitals_a = capital_words (a, &n_a);
  g_autoptr (GPtrArray) capitals_b = capital_words (b, &n_b);

  if (capitals_a->len == 0 || capitals_a->len != n_a || capitals_b->len != capitals_a->len || n_b <= n_a)
    return FALSE;
  for (guint i = 0; i < capitals_a->len; i++)
    if (strcmp (g_ptr_array_index (capitals_a, i), g_ptr_array_index (capitals_b, i)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
trame_name_equal (const char *a, const char *b)
{
  g_autofree char *key_a = NULL, *key_b = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  key_a = trame_name_key (a);
  key_b = trame_name_key (b);
  if (*key_a == '\0' || *key_b == '\0')
    return FALSE;
  return strcmp (key_a, key_b) == 0 || is_family_name_of (a, b) || is_family_name_of (b, a);
}

gboolean
trame_name_mixed_scripts (const char *name)
{
  GUnicodeScript seen = G_UNICODE_SCRIPT_COMMON;

  g_return_val_if_fail (name != NULL, FALSE);
  if (!g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        seen = G_UNICODE_SCRIPT_COMMON;
      if (!g_unichar_isalpha (c) || script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if (seen != G_UNICODE_SCRIPT_COMMON && seen != script)
        return TRUE;
      seen = script;
    }
  return FALSE;
}

/* Whether WORD may stand in a name; COUNTS: it is no particle. */
static gboolean
is_name_word (const char *word, gboolean *counts)
{
  g_auto (GStrv) parts = g_strsplit_set (word, "-'", -1);

  *counts = FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = trame_fold (parts[i]);
      if (*parts[i] == '\0' || g_strv_contains (particles, folded))
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (parts[i])))
        return FALSE;
      for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isalpha (g_utf8_get_char (p)) && *p != '.')
          return FALSE;
      *counts = TRUE;
    }
  return TRUE;
}

gboolean
trame_name_looks_like_one (const char *text)
{
  g_autofree char *bare = NULL, *plain = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) sides = NULL;
  guint n_words, n_counting = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  bare = trame_name_without_civility (text);
  /* A curled apostrophe is an apostrophe here. */
  sides = g_strsplit (bare, "’", -1);
  plain = g_strjoinv ("'", sides);
  words = g_strsplit (plain, " ", -1);
  n_words = g_strv_length (words);
  if (n_words > 8 || strlen (bare) > 120)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    {
      gboolean counts = FALSE;
      if (!is_name_word (words[i], &counts))
        return FALSE;
      n_counting += counts ? 1 : 0;
    }
  if (n_counting == 0)
    return FALSE;
  return n_words > 1 || strlen (bare) + 1 < strlen (text);
}

static void
add_part (GPtrArray *parts, GString *part)
{
  g_autofree char *text = g_strdup (part->str);
  g_autofree char *bare = NULL;

  g_strstrip (text);
  bare = trame_name_without_civility (text);
  if (*bare != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&text));
  g_string_truncate (part, 0);
}

/* Whether the list is cut at P, by SKIP bytes. START: of the list. */
static gboolean
is_cut (const char *start, const char *p, gsize *skip)
{
  gunichar c = g_utf8_get_char (p);
  gboolean space_before = p > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p)));
  const char *next = g_utf8_next_char (p);

  *skip = (gsize) (next - p);
  if (c == ',' || c == ';' || c == '\n' || c == 0x2022 || c == 0x00b7 || c == 0x25cf || c == 0x25aa)
    return TRUE;
  if ((c == '-' || c == 0x2013 || c == 0x2014) && (space_before || p == start)
      && g_unichar_isspace (g_utf8_get_char (next)))
    return TRUE;
  *skip = 2;
  return (p[0] == 'e' || p[0] == 'E') && (p[1] == 't' || p[1] == 'T') && space_before
         && (g_unichar_isspace (g_utf8_get_char (p + 2)) || p[2] == '\0');
}

char **
trame_name_split_list (const char *list)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GString) part = g_string_new (NULL);
  g_autofree char *valid = NULL;
  guint depth = 0;

  g_return_val_if_fail (list != NULL, NULL);
  valid = g_utf8_make_valid (list, -1);
  for (const char *p = valid; *p != '\0';)
    {
      gsize skip = 0;
      if (*p == '(')
        depth++;
      else if (*p == ')' && depth > 0)
        depth--;
      if (depth == 0 && is_cut (valid, p, &skip))
        {
          add_part (parts, part);
          p += skip;
          continue;
        }
      g_string_append_unichar (part, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  add_part (parts, part);
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}
