/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is found, however it is typed, with the passage that holds it. */
#include "register-sample.h"

#include "register/search-words.h"
#include "register/search.h"

#include <string.h>

static const char long_text[] =
    "Article 1 – Objet. La présente convention a pour objet de définir les modalités de partenariat entre la Ville et "
    "l’association. Article 2 – Les ateliers de l’Œuvre se tiennent chaque semaine à l’école des Bateaux municipaux, "
    "rue de l’Hôtel-de-Ville, pour le co-\xc2\xad\nvoiturage des familles. Article 3 – Gratuité.";

static void
fill (Sample *sample)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_hash_table_insert (values, (gpointer) "services", (gpointer) "Permanences & conseils (15 €)");
  fact->note = g_strdup ("Remis en main propre à l’accueil");
  sample_open (sample);
  sample_fill (sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_values (changes, 2, 1, values, long_text);
  trame_changes_add_fact (changes, 3, fact);
  sample_commit (sample, changes);
}

/* What TYPED finds: "convention 2, model 1, …" in the order found. */
static char *
find (Sample *sample, const char *typed, char **first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, typed, 10, &error);
  g_assert_no_error (error);
  GString *found = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const TrameSearchHit *hit = hits->pdata[i];
      g_string_append_printf (found, "%s%s %" G_GINT64_FORMAT, i == 0 ? "" : ", ", hit->table, hit->row);
      g_assert_cmpuint (hit->start, <=, hit->end);
      g_assert_cmpuint (hit->end, <=, strlen (hit->passage));
      g_assert_true (g_utf8_validate (hit->passage, -1, NULL));
      g_assert_null (strchr (hit->passage, '\n'));
      if (i == 0 && first != NULL)
        *first = g_strndup (hit->passage + hit->start, hit->end - hit->start);
    }
  return g_string_free (found, FALSE);
}

static const struct
{
  const char *typed, *found, *first; /* FIRST: the words shown as found in the first passage; NULL: whatever */
} cases[] = {
  { "oeuvre lys", "deliberation 1", "Œuvre" },
  { "ŒUVRE & CIE", "partner 3, convention 3", "Œuvre" },
  { "oeuv ci", "partner 3, convention 3", "Œuvre" },
  { "ecole", "convention 2", "école" },
  { "bateau municipal", "convention 2", "Bateaux" },
  { "atelier", "convention 2", "ateliers" },
  { "ATELIERS", "convention 2", "ateliers" },
  { "hotel de ville", "convention 2", NULL },
  { "l'ecole", "convention 2", NULL },
  { "l’école", "convention 2", NULL },
  { "main propr", "fact 1", "main" },
  { "DE25_139", "deliberation 1", NULL },
  { "permanence", "convention 2", "Permanences" },
  { "zoe oeuf", "deliberation 1", NULL },
  { "tissag ecoute pole", "convention 1", NULL },
  { "nothing of the kind", "", NULL },
  { "", "", NULL },
  { " ?! «»", "", NULL },
  { "\"ecole\" OR NOT (", "", NULL },
  { "ecole*", "convention 2", NULL },
  { "words:ecole", "", NULL },
  { "ecole \xff", "convention 2", NULL },
  /* While it is typed, a word is not yet its plural's singular. */
  { "bateaus", "convention 2", "Bateaux" },
  { "art", "convention 2", NULL },
  { "arts", "", NULL },
  { "municipau", "convention 2", "municipaux" },
  { "municipaux", "convention 2", "municipaux" },
  { "d’école", "convention 2", "école" },
  { "qu'ateliers", "convention 2", "ateliers" },
  { "l’", "partner 2, convention 2, convention 2, fact 1, convention 1, convention 3, deliberation 1", NULL },
  { "AND", "", NULL },
  { "NEAR(ecole atelier, 2)", "", NULL },
  { "\"l’école\"", "convention 2", "école" },
  { "ecole - atelier", "convention 2", "ateliers" },
  { "-ecole", "convention 2", "école" },
  { "{words}: ecole", "", NULL },
  { "^ecole + atelier*", "convention 2", "ateliers" },
  { "co-voiturage", "convention 2", NULL },
  { "ville école", "convention 2", "école" }, /* where both stand, not where one does first */
  { "ŒUVRES", "partner 3, convention 3, deliberation 1, convention 2", "Œuvre" },
};

static void
test_found (Sample *sample, gconstpointer data)
{
  fill (sample);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *found = find (sample, cases[i].typed, &first);
      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
      if (cases[i].first != NULL)
        g_assert_cmpstr (first, ==, cases[i].first);
    }
}

/* What changes is found as it is, no longer as it was. */
static void
test_follows (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new ("Renommée");
  fill (sample);
  partner->id = 2;
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_update_partner (changes, partner);
  trame_changes_set_values (changes, 2, 0, NULL, "autre texte");
  sample_commit (sample, changes);
  g_autofree char *old = find (sample, "mission locale", NULL);
  g_assert_cmpstr (old, ==, "deliberation 1");
  g_autofree char *renamed = find (sample, "renommee", NULL);
  g_assert_cmpstr (renamed, ==, "partner 2, convention 2");
  g_autofree char *text = find (sample, "ateliers", NULL);
  g_assert_cmpstr (text, ==, "");
  g_autofree char *other = find (sample, "autres textes", NULL);
  g_assert_cmpstr (other, ==, "convention 2");
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, "propre", 10, &error);
  g_assert_cmpint (((TrameSearchHit *) hits->pdata[0])->convention, ==, 3);
  g_assert_cmpstr (((TrameSearchHit *) hits->pdata[0])->passage, ==, "Remis en main propre à l’accueil");
  sample_assert_verified (sample);
}

static void
test_singular (void)
{
  static const char *const words[][2] = {
    { "partenaires", "partenaire" },
    { "municipaux", "municipal" },
    { "bateaux", "bateau" },
    { "jeux", "jeu" },
    { "prix", "pri" },
    { "bus", "bus" },
    { "eaux", "eau" },
    { "mission", "mission" },
    { "express", "express" },
    { "", "" },
    { "x", "x" },
    { "aux", "aux" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = g_strdup (words[i][0]);
      trame_search_singular (word);
      g_assert_cmpstr (word, ==, words[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/search/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("found", test_found);
  ADD ("follows", test_follows);
  g_test_add_func ("/register/search/singular", test_singular);
  return g_test_run ();
}
