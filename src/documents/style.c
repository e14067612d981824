/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house style that a commune starts from. What each number does to a page is the typesetter's. */
#include "documents/style.h"

static const guint32 default_accent = 0x1f4a80;

/* Whether NAME already says what it is the name of ("Ville de Lille", "Commune d’Ors"). */
static gboolean
names_its_kind (const char *name)
{
  static const char *const kinds[] = { "ville", "commune", "mairie", "communauté", "métropole", "syndicat" };
  g_autofree char *lower = g_utf8_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (lower, kinds[i]))
      return TRUE;
  return FALSE;
}

static gboolean
starts_with_vowel (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *bare = g_str_to_ascii (first, "fr");
  return strchr ("AEIOUYHaeiouyh", *bare) != NULL;
}

/* "Ville d’Armentières", "Ville du Havre", "Ville de Lille". */
static char *
make_author (const char *commune)
{
  if (names_its_kind (commune))
    return g_strdup (commune);
  if (g_str_has_prefix (commune, "Le "))
    return g_strconcat ("Ville du ", commune + 3, NULL);
  if (g_str_has_prefix (commune, "Les "))
    return g_strconcat ("Ville des ", commune + 4, NULL);
  if (g_str_has_prefix (commune, "La ") || g_str_has_prefix (commune, "L’") || g_str_has_prefix (commune, "L'"))
    return g_strconcat ("Ville de l", commune + 1, NULL);
  return g_strconcat (starts_with_vowel (commune) ? "Ville d’" : "Ville de ", commune, NULL);
}

TrameStyle *
trame_style_new (const char *commune)
{
  TrameStyle *style = g_new0 (TrameStyle, 1);
  if (commune != NULL && *commune != '\0')
    {
      style->author = make_author (commune);
      style->header_left = g_utf8_strup (style->author, -1);
    }
  style->serif = g_strdup ("Liberation Serif");
  style->sans = g_strdup ("Liberation Sans");
  style->size = 11;
  style->margin_left = style->margin_right = 65;
  style->margin_top = 86;
  style->margin_bottom = 74;
  style->accent = default_accent;
  return style;
}

char *
trame_style_get_arms_words (const TrameStyle *style)
{
  g_return_val_if_fail (style != NULL, NULL);
  if (style->arms_words != NULL)
    return g_strdup (style->arms_words);
  return style->author != NULL ? g_strconcat ("Armoiries\u00a0: ", style->author, NULL) : g_strdup ("Armoiries");
}

TrameStyle *
trame_style_copy (const TrameStyle *style)
{
  g_return_val_if_fail (style != NULL, NULL);
  TrameStyle *copy = g_new (TrameStyle, 1);
  *copy = *style;
  copy->header_left = g_strdup (style->header_left);
  copy->header_right = g_strdup (style->header_right);
  copy->author = g_strdup (style->author);
  copy->arms = style->arms != NULL ? trame_picture_ref (style->arms) : NULL;
  copy->arms_words = g_strdup (style->arms_words);
  copy->footer = g_strdup (style->footer);
  copy->serif = g_strdup (style->serif);
  copy->sans = g_strdup (style->sans);
  return copy;
}

void
trame_style_free (TrameStyle *style)
{
  if (style == NULL)
    return;
  g_free (style->header_left);
  g_free (style->header_right);
  g_free (style->author);
  trame_picture_unref (style->arms);
  g_free (style->arms_words);
  g_free (style->footer);
  g_free (style->serif);
  g_free (style->sans);
  g_free (style);
}
