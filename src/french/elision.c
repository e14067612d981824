/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what sentences with a blank need; an h is never elided, since nothing in its letters tells a mute one. */
#include "french/elision.h"

#include <string.h>

static gboolean
begins_with_vowel (const char *word)
{
  static const char *const aspirated[] = { "onz", "oui", "Onz", "Oui" };
  gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  for (guint i = 0; i < G_N_ELEMENTS (aspirated); i++)
    if (g_str_has_prefix (word, aspirated[i]))
      return FALSE;
  g_unichar_fully_decompose (g_unichar_tolower (g_utf8_get_char (word)), FALSE, letters, G_N_ELEMENTS (letters));
  return (letters[0] < 0x80 && letters[0] != 0 && strchr ("aeiou", (int) letters[0]) != NULL) || letters[0] == 0xe6
         || letters[0] == 0x153;
}

char *
trame_elide (const char *before, const char *words, gsize *gone)
{
  g_return_val_if_fail (before != NULL && words != NULL && gone != NULL, NULL);
  *gone = 0;
  if (!g_str_has_suffix (before, "de "))
    return NULL;
  const gsize length = strlen (before) - strlen ("de ");
  if (length > 0 && !g_ascii_isspace (before[length - 1]))
    return NULL;
  const gboolean article = g_str_has_prefix (words, "le ");
  if (!article && !begins_with_vowel (words))
    return NULL;
  *gone = article ? strlen ("le ") : 0;
  g_autofree char *start = g_strndup (before, length);
  return g_strconcat (start, article ? "du " : "d’", NULL);
}

char *
trame_agree (const char *before, const char *words)
{
  static const char several[] = " exemplaires originaux";
  g_return_val_if_fail (before != NULL && words != NULL, NULL);
  return g_str_equal (before, "un") && g_str_has_prefix (words, several)
             ? g_strconcat (" exemplaire original", words + strlen (several), NULL)
             : NULL;
}
