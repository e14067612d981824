/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding of text for search and comparison. Knows letters, not words: names are in name.c, dates in date-text.c. */
#include "french/fold.h"

#include <string.h>

/* Letters of other alphabets that are drawn like Latin ones: they slip into names typed or scanned. */
static const struct
{
  gunichar letter;
  char latin;
} lookalikes[] = {
  { 0x0430, 'a' }, { 0x0432, 'b' }, { 0x0435, 'e' }, { 0x0456, 'i' }, { 0x0458, 'j' }, { 0x043a, 'k' }, { 0x043c, 'm' },
  { 0x043d, 'h' }, { 0x043e, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0442, 't' }, { 0x0443, 'y' }, { 0x0445, 'x' },
  { 0x0455, 's' }, { 0x0501, 'd' }, { 0x03b1, 'a' }, { 0x03b5, 'e' }, { 0x03b9, 'i' }, { 0x03ba, 'k' }, { 0x03bd, 'v' },
  { 0x03bf, 'o' }, { 0x03c1, 'p' }, { 0x03c4, 't' }, { 0x03c5, 'u' }, { 0x03c7, 'x' }, { 0x0131, 'i' },
};

static gboolean
is_ignored (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || c == 0x2060;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x02bc || c == 0x02b9 || c == 0x00b4
         || c == '`';
}

/* Writes C, folded, at the end of OUT. White space and hyphens are the caller's affair. */
static void
append_letter (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < 0x80 && c != '`')
    {
      g_string_append_c (out, g_ascii_tolower ((char) c));
      return;
    }
  c = g_unichar_tolower (c);
  if (c == 0x0153)
    g_string_append (out, "oe");
  else if (c == 0x00e6)
    g_string_append (out, "ae");
  else if (c == 0x00df)
    g_string_append (out, "ss");
  else if (c == 0x00f8)
    g_string_append_c (out, 'o');
  else if (is_apostrophe (c))
    g_string_append_c (out, '\'');
  else
    {
      /* Compatibility decomposition also opens ﬁ, ² and full-width forms. */
      n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n; i++)
        {
          gunichar part = g_unichar_tolower (parts[i]);
          if (g_unichar_ismark (part))
            continue;
          for (gsize k = 0; part > 0x7f && k < G_N_ELEMENTS (lookalikes); k++)
            if (lookalikes[k].letter == part)
              part = (gunichar) lookalikes[k].latin;
          g_string_append_unichar (out, part);
        }
    }
}

char *
trame_fold (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *valid = NULL;
  gboolean space = FALSE;

  if (text == NULL)
    return g_string_free (out, FALSE);
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_ignored (c))
        continue;
      if (g_unichar_isspace (c) || is_hyphen (c))
        {
          space = TRUE;
          continue;
        }
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      append_letter (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
trame_fold_with_offsets (const char *text, GArray *offsets)
{
  GString *out = g_string_new (NULL);
  gsize at;

  g_return_val_if_fail (text != NULL, NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize before = out->len;

      if (is_ignored (c))
        continue;
      if (g_unichar_isspace (c))
        g_string_append_c (out, c == '\n' ? '\n' : ' ');
      else if (is_hyphen (c))
        g_string_append_c (out, '-');
      else
        append_letter (out, c);
      at = (gsize) (p - text);
      for (gsize i = before; offsets != NULL && i < out->len; i++)
        g_array_append_val (offsets, at);
    }
  at = strlen (text);
  if (offsets != NULL)
    g_array_append_val (offsets, at);
  return g_string_free (out, FALSE);
}

gboolean
trame_fold_contains (const char *haystack, const char *needle)
{
  g_autofree char *a = trame_fold (haystack);
  g_autofree char *b = trame_fold (needle);

  return strstr (a, b) != NULL;
}

gboolean
trame_fold_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = trame_fold (a);
  g_autofree char *folded_b = trame_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}
