/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model's text held against what it declares, clause by clause; the shipped models are sound. */
#include "documents/model.h"

#include <string.h>

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\"?>\n<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" "                                \
  "kind=\"convention\"%s>\n<title>T</title>\n"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static TrameModel *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) xml = bytes_of (text);

  return trame_model_parse (xml, error);
}

static void
test_shipped_are_sound (void)
{
  const char *const *ids = trame_shipped_models ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameModel) model = trame_shipped_model (ids[i], &error);
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_no_error (error);
      g_assert_false (model->voted);
      faults = trame_model_check (model);
      for (guint f = 0; f < faults->len; f++)
        g_test_message ("%s: %s", ids[i], (char *) g_ptr_array_index (faults, f));
      g_assert_cmpuint (faults->len, ==, 0);
    }
}

#define ARTICLE_1 "<heading level=\"1\" number=\"1\">Article 1</heading>"
#define A "<field ref=\"a\"/>"
#define A_WORDS "fait ce jour"

/* TERM declared beside article 1, whose text is WORDS. */
static const struct
{
  const char *name;
  const char *term;
  const char *value;
  const char *words;
  gboolean agree;
} clauses[] = {
  { "a year in words", "length", "P1Y", "pour une durée d’un an", TRUE },
  { "a year as months", "length", "P1Y", "pour douze mois", TRUE },
  { "months as years", "length", "P24M", "pendant deux (2) années", TRUE },
  { "words and figures", "length", "P3Y", "pour trois (3) ans", TRUE },
  { "another length", "length", "P3Y", "pour un an", FALSE },
  { "the figure of something else", "length", "P3Y", "les 3 parties, pour un an", FALSE },
  { "an article before a noun is no year", "length", "P1Y", "un avenant la fixe à deux ans", FALSE },
  { "a compound number", "length", "P24M", "vingt-quatre mois", TRUE },
  { "ten days", "notice", "P10D", "au moins dix jours avant", TRUE },
  { "a figure with a nought", "cure", "P5D", "sous 05 jours", TRUE },
  { "days as weeks", "notice", "P14D", "deux semaines avant", TRUE },
  { "another notice", "notice", "P10D", "110 jours avant", FALSE },
  { "two months before", "renewal_notice", "P2M", "deux mois avant l’échéance", TRUE },
  { "an end in words", "end_date", "2027-12-31", "jusqu’au 31 décembre 2027", TRUE },
  { "an end in figures", "end_date", "2027-12-31", "jusqu’au 31/12/2027", TRUE },
  { "another end", "end_date", "2027-12-31", "jusqu’au 31 décembre 2028", FALSE },
  { "at the signature", "start", "last-signature", "à compter de sa signature", TRUE },
  { "at the notification", "start", "notification", "à compter de sa notification", TRUE },
  { "not at the notification", "start", "notification", "à compter de sa signature", FALSE },
  { "once enforceable", "start", "transmission", "dès qu’elle est exécutoire", TRUE },
  { "on a stated day", "start", "date:2026-01-01", "à compter du 1er janvier 2026", TRUE },
  { "on another day", "start", "date:2026-01-02", "à compter du 1er janvier 2026", FALSE },
  { "renewed on demand", "renewal", "explicit", "renouvelée sur demande explicite", TRUE },
  { "renewed by silence", "renewal", "explicit", "renouvelée par tacite reconduction", FALSE },
  { "silence does not renew", "renewal", "explicit", "sur demande, jamais par tacite reconduction", TRUE },
  { "silence renews", "renewal", "tacit", "renouvelée par tacite reconduction", TRUE },
  { "silence declared, demand written", "renewal", "tacit", "renouvelée sur demande explicite", FALSE },
  { "not renewed", "renewal", "none", "elle ne peut être renouvelée", TRUE },
  { "twice", "renewals_max", "2", "renouvelable deux fois", TRUE },
  { "thrice", "renewals_max", "2", "renouvelable trois fois", FALSE },
  { "registered", "notice_medium", "registered-letter", "par courrier avec accusé de réception", TRUE },
  { "by any means", "notice_medium", "registered-letter", "par tout moyen", FALSE },
  { "any means declared", "notice_medium", "any", "par tout moyen", TRUE },
  { "two originals", "originals", "2", "en deux exemplaires originaux", TRUE },
  { "as many as parties", "originals", "2", "en autant d’exemplaires que de parties", TRUE },
  { "three originals", "originals", "2", "en trois exemplaires", FALSE },
  { "nothing of the kind", "notice", "P10D", "rien", FALSE },
};

static void
test_clauses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = g_strdup_printf (
          HEAD "<terms><term name=\"%s\" value=\"%s\" clause=\"1\"/></terms><body>" ARTICLE_1
               "<p>%s</p><heading level=\"1\" number=\"2\">Article 2</heading><p>sept ans</p></body></model>",
          " voted=\"yes\"", clauses[i].term, clauses[i].value, clauses[i].words);
      g_autoptr (TrameModel) model = parse (xml, &error);
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_no_error (error);
      faults = trame_model_check (model);
      g_test_message ("%s: %s", clauses[i].name, faults->len > 0 ? (char *) faults->pdata[0] : "agree");
      g_assert_cmpuint (faults->len, ==, clauses[i].agree ? 0 : 1);
      if (!clauses[i].agree)
        g_assert_nonnull (strstr (faults->pdata[0], clauses[i].term));
    }
}

static const struct
{
  const char *name;
  gboolean voted;
  const char *terms;
  const char *body;
  guint faults;
} checks[] = {
  { "no such clause", TRUE, "<term name=\"length\" value=\"P1Y\" clause=\"9\"/>", "<p>un an " A "</p>", 1 },
  { "the clause is a sub-article", TRUE, "<term name=\"length\" value=\"P1Y\" clause=\"3\"/>",
    "<heading level=\"2\" number=\"3.1\">Article 3.1</heading><p>pour un an " A "</p>", 0 },
  { "the closing formula", TRUE, "<term name=\"originals\" value=\"2\"/>", "<p>" A "</p><p>en deux exemplaires</p>",
    0 },
  { "no closing formula", TRUE, "<term name=\"originals\" value=\"2\"><quote>" A_WORDS "</quote></term>",
    "<p>" A " " A_WORDS "</p>", 1 },
  { "words that are not there", TRUE, "<term name=\"length\" value=\"P1Y\"><quote>deux ans</quote></term>",
    "<p>un an " A "</p>", 1 },
  { "words around a blank", TRUE, "<term name=\"length\" value=\"P1Y\"><quote>un an, le , soit</quote></term>",
    "<p>un an, le " A ", soit</p>", 0 },
  { "free, but not said", TRUE, "<term name=\"money\" value=\"free\"/>", "<p>" A "</p>", 1 },
  { "free, and said", TRUE, "<term name=\"money\" value=\"free\"/>", "<p>gratuitement " A "</p>", 0 },
  { "paid, but said free", TRUE, "<term name=\"money\" value=\"paid\"/>", "<p>à titre gracieux " A "</p>", 1 },
  { "a field without a place", TRUE, "", "<p>rien</p>", 1 },
  { "a voted text that shows a value", TRUE, "<term name=\"length\" value=\"P1Y\"/>",
    "<p>un an " A "<value of=\"length\"/></p>", 1 },
  { "declared beside no clause, and said", TRUE, "<term name=\"notice\" value=\"P10D\"/>", "<p>dix jours " A "</p>",
    0 },
  { "declared beside no clause, and not said", TRUE, "<term name=\"notice\" value=\"P10D\"/>", "<p>un mois " A "</p>",
    1 },
  { "a value that is not declared", FALSE, "", "<p>" A "<value of=\"length\"/></p>", 1 },
  { "a value that is declared", FALSE, "<term name=\"length\" value=\"P1Y\"/>", "<p>" A "<value of=\"length\"/></p>",
    0 },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = g_strdup_printf (
          HEAD "<terms>%s</terms><fields><field id=\"a\" label=\"A\" kind=\"line\"/></fields><body>%s</body></model>",
          checks[i].voted ? " voted=\"yes\"" : "", checks[i].terms, checks[i].body);
      g_autoptr (TrameModel) model = parse (xml, &error);
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_no_error (error);
      faults = trame_model_check (model);
      g_test_message ("%s: %s", checks[i].name, faults->len > 0 ? (char *) faults->pdata[0] : "sound");
      g_assert_cmpuint (faults->len, ==, checks[i].faults);
    }
}

/* A model built by hand may name a field that it has not. */
static void
test_unknown_field (void)
{
  g_autoptr (TrameModel) model = trame_model_new ();
  g_autoptr (GPtrArray) faults = NULL;
  TrameBlock *block = trame_block_new (TRAME_BLOCK_PARAGRAPH);

  g_ptr_array_add (block->spans, trame_span_new_field ("nobody", 0));
  g_ptr_array_add (model->blocks, block);
  faults = trame_model_check (model);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (faults->pdata[0], "nobody"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/model-check/shipped-are-sound", test_shipped_are_sound);
  g_test_add_func ("/documents/model-check/clauses", test_clauses);
  g_test_add_func ("/documents/model-check/check", test_check);
  g_test_add_func ("/documents/model-check/unknown-field", test_unknown_field);
  return g_test_run ();
}
