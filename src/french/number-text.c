/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in French words: a writer, and a reader that follows the grammar by descent. No decimals, no ordinals. */
#include "french/number-text.h"

#include "french/token.h"

static const char *const below_twenty[] = { "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
                                            "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
                                            "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf" };
static const char *const tens_words[] = { "", "dix", "vingt", "trente", "quarante", "cinquante", "soixante" };

static const struct
{
  const char *word;
  guint value;
} small_words[] = { { "zero", 0 },      { "un", 1 },      { "une", 1 },   { "deux", 2 },   { "trois", 3 },
                    { "quatre", 4 },    { "cinq", 5 },    { "six", 6 },   { "sept", 7 },   { "huit", 8 },
                    { "neuf", 9 },      { "dix", 10 },    { "onze", 11 }, { "douze", 12 }, { "treize", 13 },
                    { "quatorze", 14 }, { "quinze", 15 }, { "seize", 16 } },
  ten_words[] = { { "vingt", 20 },    { "trente", 30 },   { "quarante", 40 }, { "cinquante", 50 }, { "soixante", 60 },
                  { "septante", 70 }, { "huitante", 80 }, { "octante", 80 },  { "nonante", 90 } };

/* FINAL: nothing but a noun follows, so that "cents" and "quatre-vingts" take their mark of plural. */
static void
append_below_hundred (GString *out, guint n, gboolean final)
{
  if (n < 20)
    g_string_append (out, below_twenty[n]);
  else if (n < 70)
    {
      g_string_append (out, tens_words[n / 10]);
      if (n % 10 == 1)
        g_string_append (out, " et un");
      else if (n % 10 > 1)
        g_string_append_printf (out, "-%s", below_twenty[n % 10]);
    }
  else if (n < 80)
    g_string_append_printf (out, "soixante%s%s", n == 71 ? " et " : "-", below_twenty[n - 60]);
  else if (n == 80)
    g_string_append (out, final ? "quatre-vingts" : "quatre-vingt");
  else
    g_string_append_printf (out, "quatre-vingt-%s", below_twenty[n - 80]);
}

static void
append_below_thousand (GString *out, guint n, gboolean final)
{
  if (n / 100 > 1)
    g_string_append_printf (out, "%s ", below_twenty[n / 100]);
  if (n / 100 > 0)
    g_string_append (out, n / 100 > 1 && n % 100 == 0 && final ? "cents" : "cent");
  if (n / 100 > 0 && n % 100 > 0)
    g_string_append_c (out, ' ');
  if (n % 100 > 0 || n == 0)
    append_below_hundred (out, n % 100, final);
}

char *
trame_number_to_words (guint64 number)
{
  static const struct
  {
    guint64 size;
    const char *one, *many;
  } scales[] = { { 1000000000, " milliard", " milliards" }, { 1000000, " million", " millions" } };
  GString *out;

  if (number > G_GUINT64_CONSTANT (999999999999))
    return NULL;
  out = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint n = (guint) (number / scales[i].size);
      if (n == 0)
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      append_below_thousand (out, n, TRUE);
      g_string_append (out, n > 1 ? scales[i].many : scales[i].one);
      number %= scales[i].size;
    }
  if (number >= 1000)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      if (number >= 2000)
        {
          append_below_thousand (out, (guint) (number / 1000), FALSE);
          g_string_append_c (out, ' ');
        }
      g_string_append (out, "mille");
      number %= 1000;
      if (number == 0)
        return g_string_free (out, FALSE);
    }
  if (number > 0 || out->len == 0)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      append_below_thousand (out, (guint) number, TRUE);
    }
  return g_string_free (out, FALSE);
}

/* The word at INDEX, if only spaces or hyphens part it from the one before (FIRST: whatever stands before). */
static const char *
word_at (const GArray *tokens, guint index, gboolean first)
{
  const TrameToken *token;

  if (index >= tokens->len)
    return NULL;
  token = &g_array_index (tokens, TrameToken, index);
  return first || token->gap == ' ' || token->gap == '-' ? token->word : NULL;
}

static gboolean
word_is (const GArray *tokens, guint index, gboolean first, const char *a, const char *b)
{
  const char *word = word_at (tokens, index, first);

  return word != NULL && (g_str_equal (word, a) || (b != NULL && g_str_equal (word, b)));
}

/* 0 to 19. How many tokens. */
static guint
read_small (const GArray *tokens, guint at, gboolean first, guint *out)
{
  const char *word = word_at (tokens, at, first);

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (small_words); i++)
    if (g_str_equal (word, small_words[i].word))
      {
        guint unit;
        *out = small_words[i].value;
        if (*out == 10 && read_small (tokens, at + 1, FALSE, &unit) > 0 && unit >= 7 && unit <= 9)
          {
            *out = 10 + unit;
            return 2;
          }
        return 1;
      }
  return 0;
}

/* 0 to 99. */
static guint
read_below_hundred (const GArray *tokens, guint at, gboolean first, guint *out)
{
  const char *word = word_at (tokens, at, first);
  guint used = 0, more, unit;

  if (word_is (tokens, at, first, "quatre", NULL) && word_is (tokens, at + 1, FALSE, "vingt", "vingts"))
    {
      *out = 80;
      used = 2;
    }
  for (gsize i = 0; used == 0 && word != NULL && i < G_N_ELEMENTS (ten_words); i++)
    if (g_str_equal (word, ten_words[i].word))
      {
        *out = ten_words[i].value;
        used = 1;
      }
  if (used == 0)
    return read_small (tokens, at, first, out);
  more = word_is (tokens, at + used, FALSE, "et", NULL) ? 1 : 0;
  unit = 0;
  {
    guint n = read_small (tokens, at + used + more, FALSE, &unit);
    guint limit = *out == 60 || *out == 80 ? 19 : 9;
    if (n > 0 && unit > 0 && unit <= limit && (more == 0 || unit == 1 || unit == 11))
      {
        *out += unit;
        return used + more + n;
      }
  }
  return used;
}

/* 0 to 999. */
static guint
read_below_thousand (const GArray *tokens, guint at, gboolean first, guint *out)
{
  guint value = 1, rest = 0, used = 0, n;

  if (!word_is (tokens, at, first, "cent", NULL))
    {
      used = read_below_hundred (tokens, at, first, &value);
      if (used == 0 || value < 2 || value > 9 || !word_is (tokens, at + used, FALSE, "cent", "cents"))
        {
          *out = value;
          return used;
        }
    }
  used++;
  n = read_below_hundred (tokens, at + used, FALSE, &rest);
  if (n > 0 && rest == 0)
    n = 0;
  *out = value * 100 + (n > 0 ? rest : 0);
  return used + n;
}

/* 0 to 999 999. */
static guint
read_below_million (const GArray *tokens, guint at, gboolean first, guint64 *out)
{
  guint value = 1, rest = 0, used = 0, n;

  if (!word_is (tokens, at, first, "mille", "mil"))
    {
      used = read_below_thousand (tokens, at, first, &value);
      if (used == 0 || value < 2 || !word_is (tokens, at + used, FALSE, "mille", "mil"))
        {
          *out = value;
          return used;
        }
    }
  used++;
  n = read_below_thousand (tokens, at + used, FALSE, &rest);
  if (n > 0 && rest == 0)
    n = 0;
  *out = (guint64) value * 1000 + (n > 0 ? rest : 0);
  return used + n;
}

guint
trame_number_words_at (const GArray *tokens, guint at, guint64 *out)
{
  static const struct
  {
    const char *one, *many;
    guint64 size;
  } scales[] = { { "milliard", "milliards", 1000000000 }, { "million", "millions", 1000000 } };
  guint64 total = 0;
  guint used = 0, n;
  guint64 value = 0;

  g_return_val_if_fail (tokens != NULL && out != NULL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint below = 0;
      n = read_below_thousand (tokens, at + used, used == 0, &below);
      if (n > 0 && below > 0 && word_is (tokens, at + used + n, FALSE, scales[i].one, scales[i].many))
        {
          total += below * scales[i].size;
          used += n + 1;
        }
    }
  n = read_below_million (tokens, at + used, used == 0, &value);
  if (n > 0 && used > 0 && value == 0)
    n = 0;
  if (n > 0)
    total += value;
  if (used + n > 0)
    *out = total;
  return used + n;
}

gboolean
trame_number_from_words (const char *text, guint64 *out)
{
  g_autoptr (GArray) tokens = NULL;
  guint64 value = 0;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  tokens = trame_tokens_new (text);
  if (tokens->len == 0 || trame_number_words_at (tokens, 0, &value) != tokens->len)
    return FALSE;
  *out = value;
  return TRUE;
}
