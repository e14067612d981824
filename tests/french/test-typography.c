/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typographic spaces: the voted form only swaps spaces, the own form also adds what is missing. In the tables "~" stands
 * for U+00A0 and "^" for U+202F. */
#include <glib.h>
#include <string.h>

#include "french/typography.h"

static char *
spelled (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "~", -1);
  g_autofree char *joined = g_strjoinv ("\u00a0", parts);
  g_auto (GStrv) thin = g_strsplit (joined, "^", -1);

  return g_strjoinv ("\u202f", thin);
}

static const struct
{
  const char *name, *text, *voted, *own;
} cases[] = {
  { "high marks", "Quoi ! Qui ? Non ; oui", "Quoi^! Qui^? Non^; oui", "Quoi^! Qui^? Non^; oui" },
  { "missing before high marks", "Quoi! Qui? Non; oui", "Quoi! Qui? Non; oui", "Quoi^! Qui^? Non^; oui" },
  { "colon", "Article 1 : objet", "Article 1~: objet", "Article 1~: objet" },
  { "missing before colon", "ARTICLE 1: OBJET", "ARTICLE 1: OBJET", "ARTICLE 1~: OBJET" },
  { "guillemets", "« Le Tissage »", "«~Le Tissage~»", "«~Le Tissage~»" },
  { "guillemets without spaces", "«Le Tissage»", "«Le Tissage»", "«~Le Tissage~»" },
  { "number sign", "n° 12 et art. 3", "n°~12 et art.~3", "n°~12 et art.~3" },
  { "number sign stuck", "n°12", "n°12", "n°~12" },
  { "person", "M. MONPAYS et Mme GUSTIN", "M.~MONPAYS et Mme~GUSTIN", "M.~MONPAYS et Mme~GUSTIN" },
  { "date", "le 4 décembre 2025, le 1er janvier", "le 4~décembre 2025, le 1er~janvier",
    "le 4~décembre 2025, le 1er~janvier" },
  { "sum", "12 € ou 23 000 €", "12~€ ou 23^000~€", "12~€ ou 23^000~€" },
  { "sum stuck", "12€ ou 23000€, 1234567,50 €", "12€ ou 23000€, 1234567,50~€", "12~€ ou 23^000~€, 1^234^567,50~€" },
  { "code stays", "59280 Armentières, SIREN 215900176", "59280 Armentières, SIREN 215900176",
    "59280 Armentières, SIREN 215900176" },
  { "hour", "à 19 h 30 et 8 h", "à 19~h~30 et 8~h", "à 19~h~30 et 8~h" },
  { "hour stuck", "à 19h30", "à 19h30", "à 19~h~30" },
  { "apostrophe", "l'objet d'Armentières", "l'objet d'Armentières", "l’objet d’Armentières" },
  { "straight quotes", "dit \"Le Tissage\" ici", "dit \"Le Tissage\" ici", "dit «~Le Tissage~» ici" },
  { "odd quote", "un \" seul", "un \" seul", "un \" seul" },
  { "ellipsis", "etc... puis .....", "etc... puis .....", "etc… puis ....." },
  { "address of the web", "voir https://a.b/c?d=1;e:f!", "voir https://a.b/c?d=1;e:f!", "voir https://a.b/c?d=1;e:f!" },
  { "e-mail", "ecrire à l'ami@b.fr", "ecrire à l'ami@b.fr", "ecrire à l'ami@b.fr" },
  { "identifier", "ID : 059-215900176-20251205-DE25_139-DE", "ID~: 059-215900176-20251205-DE25_139-DE",
    "ID~: 059-215900176-20251205-DE25_139-DE" },
  { "already right", "Quoi^! n°~12~: «~a~»", "Quoi^! n°~12~: «~a~»", "Quoi^! n°~12~: «~a~»" },
  { "wrong kind", "Quoi~! a^: b", "Quoi^! a~: b", "Quoi^! a~: b" },
  { "invisible blank", "le , en deux exemplaires", "le , en deux exemplaires", "le , en deux exemplaires" },
  { "line break kept", "a :\nb", "a~:\nb", "a~:\nb" },
  { "telephone", "03 20 44 10 00", "03 20 44 10 00", "03 20 44 10 00" },
  { "query in brackets", "signé (?)", "signé (?)", "signé (?)" },
  { "several marks", "Quoi?!", "Quoi?!", "Quoi^?!" },
  { "empty", "", "", "" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *source = spelled (cases[i].text);
  g_autofree char *voted = trame_typography_voted (source), *want_voted = spelled (cases[i].voted);
  g_autofree char *own = trame_typography_own (source), *want_own = spelled (cases[i].own);
  g_autofree char *voted_again = trame_typography_voted (voted), *own_again = trame_typography_own (own);

  g_assert_cmpstr (voted, ==, want_voted);
  g_assert_cmpstr (own, ==, want_own);
  g_assert_cmpstr (voted_again, ==, voted);
  g_assert_cmpstr (own_again, ==, own);
}

/* Voted text keeps each character that is no space, and its number of characters. */
static void
test_voted_keeps_words (void)
{
  static const char *const bits[] = { " ",        "\u00a0", "\u202f", ":",  ";",   "«",  "»", "n°", "M.", "4",
                                      "décembre", "€",      "h",      "12", "000", "\n", "A", "?",  "'" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251204);

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *voted = NULL;
      const char *p, *q;

      for (guint k = 0; k < 24; k++)
        g_string_append (text, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      voted = trame_typography_voted (text->str);
      for (p = text->str, q = voted; *p != '\0' && *q != '\0'; p = g_utf8_next_char (p), q = g_utf8_next_char (q))
        if (g_utf8_get_char (p) != g_utf8_get_char (q))
          g_assert_true (g_unichar_isspace (g_utf8_get_char (p)) && g_unichar_isspace (g_utf8_get_char (q))
                         && *p != '\n');
      g_assert_true (*p == '\0' && *q == '\0');
      {
        g_autofree char *again = trame_typography_voted (voted);
        g_assert_cmpstr (again, ==, voted);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/french/typography/%s", cases[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/french/typography/voted keeps words", test_voted_keeps_words);
  return g_test_run ();
}
