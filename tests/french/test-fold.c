/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding and names: what counts as the same text, the same person. */
#include <glib.h>

#include "french/fold.h"
#include "french/name.h"

static const struct
{
  const char *name, *text, *folded;
} folds[] = {
  { "case and accents", "ÉCOLE Élémentaire", "ecole elementaire" },
  { "ligatures", "Cœur ŒUVRE æther", "coeur oeuvre aether" },
  { "hyphens of every kind", "Jean‐Michel – rendez-vous", "jean michel rendez vous" },
  { "apostrophes", "L’été d'Armentières", "l'ete d'armentieres" },
  { "spaces", "  a\u00a0b\u202f c\n\td ", "a b c d" },
  { "soft hyphen", "dé\u00adli\u00adbé", "delibe" },
  { "decomposed", "e\u0301te\u0301", "ete" },
  { "look-alikes", "Lahcем", "lahcem" },
  { "presentation forms", "ﬁn", "fin" },
  { "nothing", "", "" },
  { "invalid bytes",
    "a\xff"
    "b",
    "a\uFFFDb" },
};

static void
test_fold (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folded = trame_fold (folds[i].text);
  g_autofree char *again = trame_fold (folded);

  g_assert_cmpstr (folded, ==, folds[i].folded);
  g_assert_cmpstr (again, ==, folded);
}

static void
test_offsets (void)
{
  const char *text = "Œuvre – ÉTÉ";
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = trame_fold_with_offsets (text, offsets);
  gsize dash = (gsize) (g_strstr_len (folded, -1, "-") - folded);

  g_assert_cmpstr (folded, ==, "oeuvre - ete");
  g_assert_cmpuint (offsets->len, ==, strlen (folded) + 1);
  g_assert_cmpuint (g_array_index (offsets, gsize, 1), ==, 0);
  g_assert_true (g_str_has_prefix (text + g_array_index (offsets, gsize, dash), "–"));
  g_assert_cmpuint (g_array_index (offsets, gsize, strlen (folded)), ==, strlen (text));
}

static const struct
{
  const char *a, *b;
  gboolean equal;
} equals[] = {
  { "Laurent DERONNE", "DERONNE Laurent", TRUE },
  { "M. Laurent Deronne", "Laurent DERONNE", TRUE },
  { "Jean-Michel MONPAYS", "Jean Michel Monpays", TRUE },
  { "Lahcем AIT EL HAJ", "Lahcem AIT EL HAJ", TRUE },
  { "Françoise L’HÉRITIER", "Francoise L'HERITIER", TRUE },
  { "Mme DERONNE", "Sylvie DERONNE", TRUE },
  { "M. DE PARIS", "Catherine DE PARIS", TRUE },
  { "DERONNE", "Laurent DERONNE-PETIT", FALSE },
  { "MARIE", "Marie DUPONT", FALSE },
  { "Laurent DERONNE", "Sylvie DERONNE", FALSE },
  { "", "", FALSE },
  { "M.", "Mme", FALSE },
};

static void
test_equal (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (equals); i++)
    {
      g_test_message ("%s / %s", equals[i].a, equals[i].b);
      g_assert_true (trame_name_equal (equals[i].a, equals[i].b) == equals[i].equal);
      g_assert_true (trame_name_equal (equals[i].b, equals[i].a) == equals[i].equal);
    }
  g_assert_false (trame_name_equal (NULL, "a"));
}

static void
test_mixed_scripts (void)
{
  g_assert_true (trame_name_mixed_scripts ("Lahcем AIT EL HAJ"));
  g_assert_false (trame_name_mixed_scripts ("Lahcem AIT EL HAJ"));
  g_assert_false (trame_name_mixed_scripts ("Иван PETROV"));
  g_assert_false (trame_name_mixed_scripts ("Mélanie L’HÉRITIER-DŒUF"));
}

static void
test_civility (void)
{
  static const struct
  {
    const char *name, *bare;
  } cases[] = { { "M. Laurent DERONNE", "Laurent DERONNE" },
                { "Madame  Sylvie\u00a0GUSTIN ;", "Sylvie GUSTIN" },
                { "Me Jean BON.", "Jean BON" },
                { "Le P.L.I.E", "Le P.L.I.E" },
                { "Maryse M.", "Maryse M." },
                { "Mme Dr Anne LE GOFF", "Anne LE GOFF" },
                { "me voici", "me voici" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bare = trame_name_without_civility (cases[i].name);
      g_assert_cmpstr (bare, ==, cases[i].bare);
    }
}

static void
test_looks_like_one (void)
{
  static const char *const yes[] = { "Laurent DERONNE",     "Catherine DE PARIS", "M. DUPONT",
                                     "Jean-Luc d'Hondt",    "AIT EL HAJ Lahcem",  "Pierre VAN GOETHEM",
                                     "Françoise L’HÉRITIER" };
  static const char *const no[] = {
    "DUPONT", "les membres du conseil", "Conseillers présents", "Article 3", "", "de la"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (trame_name_looks_like_one (yes[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (trame_name_looks_like_one (no[i]));
}

static void
test_split (void)
{
  static const struct
  {
    const char *list, *joined;
  } cases[] = { { "A B, C D,\nE F", "A B|C D|E F" },
                { "M. A B et Mme C D.", "M. A B|Mme C D." },
                { "- A B\n- C D", "A B|C D" },
                { "Jean-Luc A – Anne-Marie B", "Jean-Luc A|Anne-Marie B" },
                { "A B (arrivé à 19h, point 3), C D", "A B (arrivé à 19h, point 3)|C D" },
                { " , ; ", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = trame_name_split_list (cases[i].list);
      g_autofree char *joined = g_strjoinv ("|", parts);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/french/fold/%s", folds[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fold);
    }
  g_test_add_func ("/french/fold/offsets", test_offsets);
  g_test_add_func ("/french/name/equal", test_equal);
  g_test_add_func ("/french/name/mixed scripts", test_mixed_scripts);
  g_test_add_func ("/french/name/civility", test_civility);
  g_test_add_func ("/french/name/shape", test_looks_like_one);
  g_test_add_func ("/french/name/list", test_split);
  return g_test_run ();
}
