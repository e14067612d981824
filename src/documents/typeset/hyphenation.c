/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts words: syllables from libhyphen's patterns, hyphens and slashes of the word itself. Addresses, identifiers and
 * words in capitals are never cut between syllables. */
#include "documents/typeset/hyphenation.h"

#include <hyphen.h>

enum
{
  LEAST_BEFORE = 3,
  LEAST_AFTER = 3,
  LEAST_LETTERS = 6,
  LEAST_ADDRESS = 24, /* bytes: a shorter one is never cut */
  MOST_BYTES = 96,    /* libhyphen's words are shorter */
};

struct _TrameHyphenation
{
  HyphenDict *patterns;
};

TrameHyphenation *
trame_hyphenation_new (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "hyphen", "hyph_fr.dic", NULL);
      HyphenDict *patterns = hnj_hyphen_load (path);
      if (patterns == NULL)
        continue;
      if (patterns->utf8)
        {
          TrameHyphenation *hyphenation = g_new (TrameHyphenation, 1);
          hyphenation->patterns = patterns;
          return hyphenation;
        }
      hnj_hyphen_free (patterns);
    }
  return NULL;
}

void
trame_hyphenation_free (TrameHyphenation *hyphenation)
{
  if (hyphenation == NULL)
    return;
  hnj_hyphen_free (hyphenation->patterns);
  g_free (hyphenation);
}

static void
free_replacements (char **replacements, int *positions, int *cuts, gsize length)
{
  if (replacements != NULL)
    for (gsize i = 0; i < length; i++)
      free (replacements[i]);
  free (replacements);
  free (positions);
  free (cuts);
}

/* Cuts one run of letters, LETTERS of LENGTH bytes that starts at OFFSET of the word. */
static void
cut_syllables (const TrameHyphenation *hyphenation, const char *letters, gsize length, gsize offset, GArray *cuts)
{
  glong count = g_utf8_strlen (letters, (gssize) length);
  if (count < LEAST_LETTERS || length > MOST_BYTES)
    return;
  const char *second = g_utf8_next_char (letters);
  if (g_unichar_isupper (g_utf8_get_char (second)))
    return;
  gboolean is_name = g_unichar_isupper (g_utf8_get_char (letters));

  g_autofree char *lower = g_utf8_strdown (letters, (gssize) length);
  gsize lower_length = strlen (lower);
  if (g_utf8_strlen (lower, -1) != count || lower_length > MOST_BYTES)
    return;
  char marks[MOST_BYTES + 8] = "";
  char **replacements = NULL;
  int *positions = NULL, *removed = NULL;
  if (hnj_hyphen_hyphenate3 (hyphenation->patterns, lower, (int) lower_length, marks, NULL, &replacements, &positions,
                             &removed, LEAST_BEFORE, LEAST_AFTER, LEAST_BEFORE, LEAST_AFTER)
      == 0)
    {
      const char *at = letters;
      for (glong i = 0; i < count - LEAST_AFTER; i++)
        {
          at = g_utf8_next_char (at);
          gboolean respelled = replacements != NULL && replacements[i] != NULL;
          if (i + 1 < LEAST_BEFORE || (marks[i] & 1) == 0 || respelled)
            continue;
          TrameCut cut = { .at = (guint) (offset + (gsize) (at - letters)),
                           .kind = is_name ? TRAME_CUT_NAME : TRAME_CUT_SYLLABLE };
          g_array_append_val (cuts, cut);
        }
    }
  free_replacements (replacements, positions, removed, lower_length);
}

/* Addresses and identifiers are read letter by letter. */
static gboolean
is_code (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (word[i]) || word[i] == '@' || word[i] == '_' || word[i] == '\\'
        || (word[i] == ':' && i + 1 < length && word[i + 1] == '/'))
      return TRUE;
  return FALSE;
}

static gboolean
is_hyphen (gunichar character)
{
  return character == '-' || character == 0x2010 || character == 0x2013 || character == 0x2014;
}

void
trame_hyphenation_cut (const TrameHyphenation *hyphenation, const char *word, gsize length, GArray *cuts)
{
  const char *end = word + length;
  gboolean code = is_code (word, length);
  gunichar before = 0;
  for (const char *at = word; at < end;)
    {
      gunichar character = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      if (g_unichar_isalpha (character))
        {
          while (next < end && g_unichar_isalpha (g_utf8_get_char (next)))
            next = g_utf8_next_char (next);
          if (!code)
            cut_syllables (hyphenation, at, (gsize) (next - at), (gsize) (at - word), cuts);
          character = 'a';
        }
      else if ((is_hyphen (character) || character == '/') && g_unichar_isalnum (before) && next < end
               && g_unichar_isalnum (g_utf8_get_char (next)))
        {
          TrameCut cut = { .at = (guint) (next - word), .kind = character == '/' ? TRAME_CUT_SLASH : TRAME_CUT_HYPHEN };
          g_array_append_val (cuts, cut);
        }
      else if (code && length >= LEAST_ADDRESS && (character == '@' || character == '.' || character == '/')
               && next < end)
        {
          TrameCut cut = { .at = (guint) (next - word), .kind = TRAME_CUT_ADDRESS };
          g_array_append_val (cuts, cut);
        }
      before = character;
      at = next;
    }
}
