/* SPDX-License-Identifier: GPL-3.0-or-later */
/* French typographic spaces: a pass that swaps spaces, and for the project's own words a pass before it that adds what is
 * missing. Works on code points; words of names and identifiers are never touched. */
#include "french/typography.h"

#include <string.h>

#include "french/date-find.h"
#include "french/fold.h"

#define NBSP 0x00a0
#define THIN 0x202f

typedef struct
{
  const gunichar *text;
  glong length;
} Text;

static gunichar
at (const Text *text, glong i)
{
  return i >= 0 && i < text->length ? text->text[i] : 0;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == NBSP || c == THIN || (c >= 0x2000 && c <= 0x200a);
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static glong
start_of_word_before (const Text *text, glong i)
{
  glong start = i;

  while (start > 0 && i - start < 40 && !g_unichar_isspace (text->text[start - 1]))
    start--;
  return start;
}

/* The word that ends before I (to the previous white space), folded; hyphens kept apart by a space. */
static char *
word_before (const Text *text, glong i)
{
  const glong start = start_of_word_before (text, i);
  g_autofree char *word = NULL;

  word = g_ucs4_to_utf8 (text->text + start, i - start, NULL, NULL, NULL);
  return trame_fold (word);
}

static char *
word_after (const Text *text, glong i)
{
  glong end = i;
  g_autofree char *word = NULL;

  while (end < text->length && end - i < 40 && g_unichar_isalnum (text->text[end]))
    end++;
  word = g_ucs4_to_utf8 (text->text + i, end - i, NULL, NULL, NULL);
  return trame_fold (word);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* Digits that end before I: how many. */
static glong
digits_before (const Text *text, glong i)
{
  glong n = 0;

  while (is_digit (at (text, i - 1 - n)))
    n++;
  return n;
}

static glong
digits_after (const Text *text, glong i)
{
  glong n = 0;

  while (is_digit (at (text, i + n)))
    n++;
  return n;
}

/* A space between two groups of one number. */
static gboolean
between_thousands (const Text *text, glong i)
{
  glong before = digits_before (text, i);

  if (before < 1 || before > 3 || digits_after (text, i + 1) != 3 || g_unichar_isalpha (at (text, i + 4)))
    return FALSE;
  /* A group inside a number is three digits; the first one may be shorter, and nothing but a space stands before. */
  if (is_space (at (text, i - before - 1)) && is_digit (at (text, i - before - 2)))
    return before == 3;
  return !g_unichar_isalpha (at (text, i - before - 1))
         && strchr (",.-/_", (int) MIN (at (text, i - before - 1), 127)) == NULL && at (text, i - before) != '0';
}

/* Whether the word at I may be "M.", "(Mme", "Dr"…: a look that spares most words their folding. */
static gboolean
may_be_title (const Text *text, glong i)
{
  const gunichar first = at (text, at (text, i) == '(' ? i + 1 : i);

  return first == 'M' || first == 'm' || first == 'D' || first == 'd' || first > 0x7f;
}

/* Whether the word before the space at I never parts from what follows. */
static gboolean
holds_next (const Text *text, glong i)
{
  static const char *const before_digit[] = { "n°", "no", "nos", "n°s", "art.", "p.", "al.", "(art.", "(n°", NULL };
  static const char *const before_name[] = { "m.", "mm.", "mme", "mmes", "mlle", "me", "dr", "(m.", "(mme", NULL };
  g_autofree char *before = NULL;
  gunichar next = at (text, i + 1);

  if (!is_digit (next) && (!g_unichar_isalpha (next) || !may_be_title (text, start_of_word_before (text, i))))
    return FALSE;
  before = word_before (text, i);
  if (is_digit (next))
    return is_one_of (before, before_digit) || g_str_has_prefix (before, "n°") || g_str_has_prefix (before, "nº");
  return is_one_of (before, before_name) && (g_unichar_isupper (next) || strchr (before, '.') != NULL);
}

/* "4 décembre", "1er janvier". */
static gboolean
parts_day_and_month (const Text *text, glong i)
{
  g_autofree char *before = NULL, *after = NULL;
  glong digits;

  if (!g_unichar_isalpha (at (text, i + 1)) || !is_digit (at (text, start_of_word_before (text, i))))
    return FALSE;
  before = word_before (text, i);
  digits = (glong) strspn (before, "0123456789");
  if (digits < 1 || digits > 2 || (before[digits] != '\0' && strcmp (before + digits, "er") != 0))
    return FALSE;
  after = word_after (text, i + 1);
  return strlen (after) > 2 && trame_month_from_word (after) != 0;
}

/* "19 h 30": the space on either side of the h. */
static gboolean
beside_hour (const Text *text, glong i)
{
  if (is_digit (at (text, i - 1)) && at (text, i + 1) == 'h' && !g_unichar_isalnum (at (text, i + 2)))
    return digits_before (text, i) <= 2;
  return at (text, i - 1) == 'h' && is_space (at (text, i - 2)) && is_digit (at (text, i - 3))
         && digits_after (text, i + 1) == 2;
}

/* The space that should stand at I, where one stands. */
static gunichar
right_space (const Text *text, glong i)
{
  gunichar before = at (text, i - 1), after = at (text, i + 1);

  if (is_space (before) || is_space (after))
    return text->text[i];
  if (after == ';' || after == '!' || after == '?')
    return THIN;
  if (after == ':' || after == 0x00bb || before == 0x00ab)
    return NBSP;
  if (is_digit (before) && (after == 0x20ac || after == '%'))
    return NBSP;
  if (is_digit (before) && is_digit (after) && between_thousands (text, i))
    return THIN;
  if (holds_next (text, i) || parts_day_and_month (text, i) || beside_hour (text, i))
    return NBSP;
  return text->text[i];
}

static char *
swap_spaces (const gunichar *source, glong length)
{
  Text text = { .text = source, .length = length };
  g_autofree gunichar *set = g_new (gunichar, length + 1);

  for (glong i = 0; i < length; i++)
    set[i] = is_space (source[i]) ? right_space (&text, i) : source[i];
  return g_ucs4_to_utf8 (set, length, NULL, NULL, NULL);
}

static gunichar *
to_code_points (const char *text, glong *length)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  return g_utf8_to_ucs4_fast (text, -1, length);
}

char *
trame_typography_voted (const char *text)
{
  glong length = 0;
  g_autofree gunichar *source = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  source = to_code_points (text, &length);
  return swap_spaces (source, length);
}

/* Whether the run of characters from START to END (no white space inside) is a URL, an e-mail or an identifier. */
static gboolean
is_left_alone (const Text *text, glong start, glong end)
{
  gboolean letter = FALSE, digit = FALSE, joint = FALSE;

  for (glong i = start; i < end; i++)
    {
      gunichar c = text->text[i];
      if (c == '@' || c == '_' || (c == ':' && at (text, i + 1) == '/' && at (text, i + 2) == '/'))
        return TRUE;
      if (c == 'w' && at (text, i + 1) == 'w' && at (text, i + 2) == 'w' && at (text, i + 3) == '.')
        return TRUE;
      letter = letter || g_unichar_isalpha (c);
      digit = digit || is_digit (c);
      joint = joint || c == '-' || c == '.';
    }
  return letter && digit && joint && end - start > 6;
}

/* The digits of a sum, cut in thousands; only before "€" or "euros", so that codes and numbers of papers stay whole. */
static glong
append_sum (const Text *text, glong i, GString *out)
{
  glong n = digits_after (text, i), next = i + n;
  g_autofree char *word = NULL;

  if (n < 5 || is_digit (at (text, i - 1)) || g_unichar_isalpha (at (text, i - 1)) || at (text, i) == '0')
    return 0;
  if (at (text, next) == ',' && is_digit (at (text, next + 1)))
    next += 1 + digits_after (text, next + 1);
  next += is_space (at (text, next)) ? 1 : 0;
  word = word_after (text, next);
  if (at (text, next) != 0x20ac && strcmp (word, "euros") != 0)
    return 0;
  for (glong k = 0; k < n; k++)
    {
      if (k > 0 && (n - k) % 3 == 0)
        g_string_append_unichar (out, THIN);
      g_string_append_unichar (out, text->text[i + k]);
    }
  return n;
}

/* "19h30", "19h" at I: how many characters, written with their spaces. */
static glong
append_hour (const Text *text, glong i, GString *out)
{
  glong n = digits_after (text, i), minutes;

  if (n < 1 || n > 2 || at (text, i + n) != 'h' || g_unichar_isalnum (at (text, i - 1)))
    return 0;
  minutes = digits_after (text, i + n + 1);
  if ((minutes != 0 && minutes != 2) || g_unichar_isalpha (at (text, i + n + 1 + minutes)))
    return 0;
  for (glong k = 0; k < n; k++)
    g_string_append_unichar (out, text->text[i + k]);
  g_string_append (out, " h");
  if (minutes > 0)
    g_string_append_c (out, ' ');
  for (glong k = 0; k < minutes; k++)
    g_string_append_unichar (out, text->text[i + n + 1 + k]);
  return n + 1 + minutes;
}

/* Whether a space is missing before the character at I. */
static gboolean
wants_space_before (const Text *text, glong i)
{
  gunichar c = at (text, i), before = at (text, i - 1), after = at (text, i + 1);

  if (before == 0 || g_unichar_isspace (before) || before == 0x00ab || before == '(' || before == '[')
    return FALSE;
  if (c == 0x00bb)
    return TRUE;
  if (c == ';' || c == '!' || c == '?')
    return strchr (";!?.", (int) MIN (before, 127)) == NULL && before != 0x2026;
  if (c == ':')
    return after == 0 || g_unichar_isspace (after);
  return (c == 0x20ac || c == '%') && is_digit (before);
}

/* One character of a run that may be corrected; how many were taken. */
static glong
append_corrected (const Text *text, glong i, gboolean quotes, gboolean *open, GString *out)
{
  gunichar c = at (text, i), before = at (text, i - 1), after = at (text, i + 1);
  glong taken = is_digit (c) ? append_sum (text, i, out) : 0;

  if (taken == 0 && is_digit (c))
    taken = append_hour (text, i, out);
  if (taken > 0)
    return taken;
  if (c == '.' && after == '.' && at (text, i + 2) == '.' && before != '.' && at (text, i + 3) != '.')
    {
      g_string_append_unichar (out, 0x2026);
      return 3;
    }
  if (c == '"' && quotes)
    {
      g_string_append (out, *open ? "\302\240»" : "«\302\240");
      *open = !*open;
      return 1;
    }
  if (wants_space_before (text, i))
    g_string_append_c (out, ' ');
  g_string_append_unichar (out, c == '\'' && g_unichar_isalpha (before) ? 0x2019 : c);
  if ((c == 0x00ab && after != 0 && !g_unichar_isspace (after))
      || (c == 0x00b0 && (before == 'n' || before == 'N') && is_digit (after) && !g_unichar_isalpha (at (text, i - 2))))
    g_string_append_c (out, ' ');
  return 1;
}

char *
trame_typography_own (const char *text)
{
  glong length = 0, second_length = 0;
  g_autofree gunichar *source = NULL, *second = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean open = FALSE;
  guint quotes = 0;
  Text whole;

  g_return_val_if_fail (text != NULL, NULL);
  source = to_code_points (text, &length);
  whole = (Text){ .text = source, .length = length };
  for (glong i = 0; i < length; i++)
    quotes += source[i] == '"' ? 1 : 0;
  for (glong i = 0; i < length;)
    {
      glong end = i;
      while (end < length && !g_unichar_isspace (source[end]))
        end++;
      if (is_left_alone (&whole, i, end))
        for (; i < end; i++)
          g_string_append_unichar (out, source[i]);
      while (i < end)
        i += append_corrected (&whole, i, quotes % 2 == 0, &open, out);
      for (; i < length && g_unichar_isspace (source[i]); i++)
        g_string_append_unichar (out, source[i]);
    }
  second = to_code_points (out->str, &second_length);
  return swap_spaces (second, second_length);
}
