/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines into paragraphs: words cut at line ends, columns, stamps, page numbers, paragraphs that go on over a page; and
 * evidence: each value's words are where it says. */
#include <string.h>

#include "intake/proposal.h"
#include "intake/source.h"
#include "typed-text.h"

/* The paragraphs, each on a line; stamps in braces, items after "• ". */
static char *
spelled (const TrameSource *source)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < source->paragraphs->len; i++)
    {
      const TrameParagraph *paragraph = g_ptr_array_index (source->paragraphs, i);
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? "|" : "",
                              paragraph->stamp  ? "{"
                              : paragraph->item ? "• "
                                                : "",
                              paragraph->text, paragraph->stamp ? "}" : "");
    }
  return g_string_free (out, FALSE);
}

#define FULL "Un texte assez long pour que la marge de droite soit connue sans le moindre doute ici.\n"

static const struct
{
  const char *name;
  gboolean paged;
  const char *text, *paragraphs;
} cases[] = {
  { "hyphen of hyphenation", TRUE,
    "Une phrase courte finit ici.\nLa liste de tous les élus comprend aussi Mme Anne "
    "CAT\u2010\nTOIRE puis un autre membre du conseil nommé lui Jean-\nMichel MONPAYS.",
    "Une phrase courte finit ici.|La liste de tous les élus comprend aussi Mme Anne CATTOIRE "
    "puis un autre membre du conseil nommé lui Jean-Michel MONPAYS." },
  { "bullets", TRUE, "Voici :\n• un\n• deux\nFin.", "Voici :|• un|• deux|Fin." },
  { "empty line parts", FALSE, "un deux\ntrois\n\nquatre", "un deux trois|quatre" },
  { "stamps", TRUE, "Envoyé en préfecture le 05/12/2025\nReçu en préfecture le 05/12/2025\n\nUn texte.\n1/2",
    "{Envoyé en préfecture le 05/12/2025}|{Reçu en préfecture le 05/12/2025}|Un texte." },
  { "two columns", TRUE,
    "Fait à X.\n\nPour la Ville,                      Pour l'association,\nLe Maire,                           Le "
    "Président,\nA B                                 C D",
    "Fait à X.|Pour la Ville,|Le Maire,|A B|Pour l'association,|Le Président,|C D" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TrameFileText) file = typed_text (cases[i].text, cases[i].paged);
  g_autoptr (TrameSource) source = trame_source_new (file);
  g_autofree char *got = spelled (source);

  g_assert_cmpstr (got, ==, cases[i].paragraphs);
}

static void
test_over_pages (void)
{
  const char *text = FULL FULL
      "La phrase commence sur cette première page et va jusque dans la seconde sans le dire\n"
      "Envoyé en préfecture le 05/12/2025\n\fEnvoyé en préfecture le 05/12/2025\net finit ici.\n";
  g_autoptr (TrameFileText) file = typed_text (text, TRUE);
  g_autoptr (TrameSource) source = trame_source_new (file);
  g_autofree char *got = spelled (source);

  g_assert_nonnull (strstr (got, "sans le dire et finit ici."));
}

static void
test_running_heads (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (TrameFileText) file = NULL;
  g_autoptr (TrameSource) source = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (text, "%sVille de Nulle-Part\n\n\n\n\nPage de texte %c.\n", i > 0 ? "\f" : "",
                            'a' + (char) i);
  file = typed_text (text->str, TRUE);
  source = trame_source_new (file);
  got = spelled (source);
  g_assert_cmpstr (got, ==, "Page de texte a.|Page de texte b.|Page de texte c.|Page de texte d.");
  g_string_free (text, TRUE);
}

static void
test_evidence (void)
{
  const char *text =
      "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nSéance du 4 décembre 2025\n\nPrésents : Anne PETIT, Jean LEGRAND\n\n"
      "DE25_1\n\nOBJET : Essai\n\nAprès en avoir délibéré, le conseil municipal décide :\n\n- d'essayer.\n\nADOPTÉ À "
      "L'UNANIMITÉ\n";
  g_autoptr (TrameFileText) file = typed_text (text, TRUE);
  g_autoptr (TrameProposal) proposal = trame_intake_read (file, "essai.pdf", TRAME_LANGUAGE_FRENCH);
  const TrameActProposal *act;
  const TrameEvidence *evidence;

  g_assert_cmpuint (proposal->acts->len, ==, 1);
  act = g_ptr_array_index (proposal->acts, 0);
  g_assert_cmpuint (act->act->present->len, ==, 2);
  g_assert_cmpuint (act->evidence_order->len, ==, g_hash_table_size (act->evidence));
  g_assert_cmpstr (g_ptr_array_index (act->evidence_order, 0), ==, "number");
  evidence = g_hash_table_lookup (act->evidence, "present.1");
  g_assert_cmpstr (evidence->quote, ==, "Jean LEGRAND");
  g_assert_cmpuint (evidence->page, ==, 1);
  g_assert_cmpuint (evidence->boxes->len, ==, 1);
  /* "Présents : Anne PETIT, Jean LEGRAND": the name begins at the 23rd column of the fifth line. */
  g_assert_cmpfloat (g_array_index (evidence->boxes, TrameBox, 0).x0, ==, 40 + 23 * 6);
  g_assert_cmpfloat (g_array_index (evidence->boxes, TrameBox, 0).y0, ==, 40 + 4 * 14);
  evidence = g_hash_table_lookup (act->evidence, "sitting.date");
  g_assert_cmpstr (evidence->quote, ==, "4 décembre 2025");
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n\n", "Bonjour,\n\nVeuillez trouver ci-joint…\n", "Article 1 : rien" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint paged = 0; paged < 2; paged++)
      {
        g_autoptr (TrameFileText) file = typed_text (texts[i], paged != 0);
        g_autoptr (TrameProposal) proposal = trame_intake_read (file, "rien", TRAME_LANGUAGE_FRENCH);
        g_assert_cmpuint (proposal->acts->len, ==, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/source/%s", cases[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/source/over pages", test_over_pages);
  g_test_add_func ("/intake/source/running heads", test_running_heads);
  g_test_add_func ("/intake/evidence", test_evidence);
  g_test_add_func ("/intake/nothing", test_nothing);
  return g_test_run ();
}
