/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What filling does between the words: where they lead, and "de" before a value. */
#include "documents/fill.h"

#include <string.h>

static TrameModel *
model_of (gboolean voted, const char *fields, const char *body)
{
  g_autofree char *text = g_strdup_printf (
      "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"3\" kind=\"convention\" voted=\"%s\"><title>T</title>"
      "<terms><term name=\"length\" value=\"P1Y\"/><term name=\"notice\" value=\"P10D\"/></terms>"
      "<fields>%s</fields><body>%s</body></model>",
      voted ? "yes" : "no", fields, body);
  g_autoptr (GBytes) xml = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TrameModel *model = trame_model_parse (xml, &error);

  g_assert_no_error (error);
  return model;
}

/* The project's own words before VALUE. */
static const struct
{
  const char *name, *before, *value, *plain;
} joins[] = {
  { "a vowel", "une durée de ", "un an", "une durée d’un an\n" },
  { "a capital", "en qualité de ", "Adjointe", "en qualité d’Adjointe\n" },
  { "an accent", "en qualité de ", "Élue", "en qualité d’Élue\n" },
  { "two letters in one", "De la part de ", "œuvres", "De la part d’œuvres\n" },
  { "a consonant", "en qualité de ", "Maire", "en qualité de Maire\n" },
  { "eleven", "un délai de ", "onze jours", "un délai de onze jours\n" },
  { "a figure", "un délai de ", "11 jours", "un délai de 11 jours\n" },
  { "an article", "à compter de ", "le 4 mai", "à compter du 4\u00a0mai\n" },
  { "a name", "de la part de ", "Le Relais", "de la part de Le Relais\n" },
  { "another word", "code ", "un", "code un\n" },
  { "the end of a word", "commande ", "un", "commande un\n" },
  { "nothing before", "", "un", "un\n" },
};

/* VALUE before the project's own words for several. */
static const struct
{
  const char *value, *plain;
} originals[] = {
  { "un", "en un exemplaire original.\n" },
  { "deux", "en deux exemplaires originaux.\n" },
  { "vingt et un", "en vingt et un exemplaires originaux.\n" },
};

static void
test_agreement (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (originals); i++)
    {
      const guint row = i / 2;
      const gboolean voted = i % 2 == 1;
      g_autoptr (TrameModel) model = model_of (voted, "<field id=\"a\" label=\"A\" kind=\"line\"/>",
                                               "<p>en <field ref=\"a\"/> exemplaires originaux.</p>");
      g_autoptr (TrameValues) values = trame_values_new ();
      g_hash_table_insert (values, g_strdup ("a"), g_strdup (originals[row].value));
      g_autoptr (TrameText) text = trame_fill (model, values, NULL, FALSE);
      g_autofree char *plain = trame_text_to_plain (text);
      if (voted)
        g_assert_true (g_str_has_suffix (plain, " exemplaires originaux.\n"));
      else
        g_assert_cmpstr (plain, ==, originals[row].plain);
    }
}

static void
test_joins (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (joins); i++)
    {
      const guint row = i / 2;
      const gboolean voted = i % 2 == 1;
      g_autofree char *body = g_strdup_printf ("<p><b/>%s<field ref=\"a\"/></p>", joins[row].before);
      g_autoptr (TrameModel) model = model_of (voted, "<field id=\"a\" label=\"A\" kind=\"line\"/>", body);
      g_autoptr (TrameValues) values = trame_values_new ();
      g_hash_table_insert (values, g_strdup ("a"), g_strdup (joins[row].value));
      g_autoptr (TrameText) text = trame_fill (model, values, NULL, FALSE);
      g_autofree char *plain = trame_text_to_plain (text);
      g_test_message ("%s%s", joins[row].name, voted ? ", voted" : "");
      if (voted)
        g_assert_true (g_str_has_prefix (plain, joins[row].before));
      else
        g_assert_cmpstr (plain, ==, joins[row].plain);
    }
}

#define ARTICLES                                                                                                       \
  "<heading level=\"1\" number=\"2\">Article 2 : suite de l'article 3</heading>"                                       \
  "<heading level=\"1\" number=\"3\">Article 3</heading><heading level=\"2\" number=\"3.1\">Article 3.1</heading>"

/* VALUE in a convention, and what of it leads somewhere: "[words](target)". */
static const struct
{
  const char *name, *value, *shown;
} links[] = {
  { "no link", "un centre social, 3 rue X", "un centre social, 3 rue X" },
  { "an address", "voir https://a.fr/b?c=d&e, puis", "voir [https://a.fr/b?c=d&e](https://a.fr/b?c=d&e), puis" },
  { "… at the end of a sentence", "(voir http://a.fr/b).", "(voir [http://a.fr/b](http://a.fr/b))." },
  { "… with parentheses of its own", "https://a.fr/b_(c)", "[https://a.fr/b_(c)](https://a.fr/b_(c))" },
  { "… in quotes", "« www.a.fr »", "«\u00a0[www.a.fr](https://www.a.fr)\u00a0»" },
  { "… with accents", "http://été.fr/é", "http://été.fr/é" },
  { "… with accents after the host", "http://a.fr/é’à", "[http://a.fr/é’à](http://a.fr/%C3%A9%E2%80%99%C3%A0)" },
  { "… in a word", "xhttps://a.fr", "xhttps://a.fr" },
  { "a head alone", "https:// et www.", "https:// et www." },
  { "a mail address", "à l’adresse jean-noël.d@mairie.fr", "à l’adresse jean-noël.d@mairie.fr" },
  { "… that is one", "écrire à <c.d+e@ville-x.fr>.", "écrire à <[c.d+e@ville-x.fr](mailto:c.d+e@ville-x.fr)>." },
  { "… in a web address", "https://a.fr/@b.fr", "[https://a.fr/@b.fr](https://a.fr/@b.fr)" },
  { "two", "a@b.fr,c@d.fr", "[a@b.fr](mailto:a@b.fr),[c@d.fr](mailto:c@d.fr)" },
  { "no domain", "a@b et @c.fr et d@e.f", "a@b et @c.fr et d@e.f" },
  { "an article", "de l'article 3.1.", "de l'[article 3.1](#3.1)." },
  { "… of this convention", "l’Article 2 de la présente convention", "l’[Article 2](#2) de la présente convention" },
  { "… of a law", "l’article 2 de la loi du 1er juillet", "l’article 2 de la loi du 1er\u00a0juillet" },
  { "… of a code", "aux articles 2 et 3 du code civil", "aux articles 2 et 3 du code civil" },
  { "… of a code by its letter", "l’article L. 2121-29", "l’article L. 2121-29" },
  { "… that is not there", "l’article 4", "l’article 4" },
  { "several articles", "les articles 2, 3 et 3.1", "les [articles 2](#2), [3](#3) et [3.1](#3.1)" },
  { "one, and a number", "selon l’article 3, 2 jours", "selon l’[article 3](#3), 2 jours" },
  { "in short", "cf. art. 2 ;", "cf. [art.\u00a02](#2)\u202f;" },
};

static void
test_links (void)
{
  g_autoptr (TrameModel) model = model_of (TRUE, "<field id=\"a\" label=\"A\" kind=\"line\"/>",
                                           ARTICLES "<p><b>x</b> <field ref=\"a\"/></p>");
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (TrameValues) values = trame_values_new ();
      g_autoptr (GString) shown = g_string_new (NULL);
      g_hash_table_insert (values, g_strdup ("a"), g_strdup (links[i].value));
      g_autoptr (TrameText) text = trame_fill (model, values, NULL, FALSE);
      g_test_message ("%s", links[i].name);
      for (guint b = 0; b < text->blocks->len; b++)
        {
          const TrameTextBlock *block = g_ptr_array_index (text->blocks, b);
          for (guint r = 0; r < block->runs->len; r++)
            {
              const TrameRun *run = &g_array_index (block->runs, TrameRun, r);
              if (block->kind == TRAME_BLOCK_HEADING)
                g_assert_null (run->link);
              else if (run->link != NULL)
                g_string_append_printf (shown, "[%s](%s)", run->text, run->link);
              else
                g_string_append (shown, run->text);
            }
        }
      g_assert_cmpstr (shown->str + strlen ("x "), ==, links[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/links/agreement", test_agreement);
  g_test_add_func ("/fill/joins", test_joins);
  g_test_add_func ("/fill/links", test_links);
  return g_test_run ();
}
