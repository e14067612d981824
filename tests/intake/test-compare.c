/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two copies of one text: what counts as a difference and what does not, and the embedded data that may be anything. */
#include "intake/compare.h"
#include "intake/embedded.h"
#include "intake/word-match.h"

#include <string.h>

/* A page of typed lines: "\n" ends a line, "*" at a line's start makes it bold, "\f" ends the page. A line that begins
 * with "_" stands at the page's foot, with "^" at its head. */
static GPtrArray *
typed (const char *text)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);
  g_auto (GStrv) leaves = g_strsplit (text, "\f", -1);

  for (guint p = 0; leaves[p] != NULL; p++)
    {
      TramePageText *page = trame_page_text_new (p + 1, 595, 842);
      g_auto (GStrv) lines = g_strsplit (leaves[p], "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char *line = lines[i];
          const gboolean bold = *line == '*', foot = *line == '_', head = *line == '^';
          g_auto (GStrv) words = g_strsplit (bold || foot || head ? line + 1 : line, " ", -1);
          const float y = foot ? 800 : head ? 30 : 120 + 14 * (float) i;
          TrameLine *added = *line == '\0' ? NULL : trame_page_text_add_line (page, 0);

          for (guint w = 0; added != NULL && words[w] != NULL; w++)
            {
              TrameWord word = { .text = trame_word_clean (words[w], -1),
                                 .box = { 60 + 40 * (float) w, y, 95 + 40 * (float) w, y + 12 },
                                 .size = 11,
                                 .bold = bold,
                                 .space_before = TRUE };

              if (word.text != NULL)
                trame_line_add_word (added, &word);
            }
        }
      g_ptr_array_add (pages, page);
    }
  return pages;
}

/* "article|issued|returned; …" */
static char *
differences (const char *issued, const char *returned)
{
  g_autoptr (GPtrArray) a = typed (issued), b = typed (returned);
  g_autoptr (TrameWordList) one = trame_word_list_new (a, NULL);
  g_autoptr (TrameWordList) two = trame_word_list_new (b, one);
  g_autoptr (TrameComparison) found = trame_compare_words (one, two);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->differences->len; i++)
    {
      const TrameDifference *d = found->differences->pdata[i];

      g_string_append_printf (out, "%s%s|%s|%s%s", i > 0 ? "; " : "", d->article, d->issued != NULL ? d->issued : "-",
                              d->returned != NULL ? d->returned : "-", d->all_of_it ? "|all" : "");
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *name, *issued, *returned, *expected;
} Case;

static const Case cases[] = {
  { "the same", "La Ville met à disposition", "La Ville met à disposition", "" },
  { "nothing and nothing", "", "", "" },
  { "a word", "pour un an", "pour deux ans", "|un an|deux ans" },
  { "case", "le maire", "le Maire", "|maire|Maire" },
  { "an accent", "voté", "vote", "|voté|vote" },
  { "a word taken out", "ne peut pas être cédée", "peut être cédée", "|ne|-; |pas|-" },
  { "a word added", "est reconduite", "est tacitement reconduite", "|-|tacitement" },
  { "spaces in numbers",
    "pour 10\xE2\x80\xAF"
    "000 habitants",
    "pour 10 000 habitants", "" },
  { "thousands without their space", "pour 1 000 000 habitants", "pour 1000 000 habitants", "" },
  { "two numbers made one", "aux articles 1 2 et 3", "aux articles 12 et 3", "|1 2|12" },
  { "a number made two", "dans les 15 jours", "dans les 1 5 jours", "|15|1 5" },
  { "a number", "10 000 euros", "10 001 euros", "|000|001" },
  { "a no-break space lost", "« lire » ; écrire", "« lire »; écrire", "" },
  { "another apostrophe", "l’association d'ici", "l'association d’ici", "" },
  { "ligatures", "la \xEF\xAC\x81n oﬀicielle", "la fin officielle", "" },
  { "a hyphen at a line's end", "la conven-\ntion", "la convention", "" },
  { "a soft hyphen at a line's end", "la conven\xC2\xAD\ntion", "la convention", "" },
  { "cut elsewhere", "la conven-\ntion prévue", "la convention pré-\nvue", "" },
  { "a compound cut at its hyphen", "le compte-\nrendu annuel", "le compte-rendu annuel", "" },
  { "a compound written as one word", "le compte-rendu annuel", "le compterendu annuel", "|compte-rendu|compterendu" },
  { "a word cut, and another", "la conven\xC2\xAD\ntion", "la concession", "|convention|concession" },
  { "lines broken elsewhere", "un deux\ntrois quatre", "un\ndeux trois\nquatre", "" },
  { "pages broken elsewhere", "un deux\ftrois quatre", "un deux trois\fquatre", "" },
  { "page numbers", "un\n_Page 1/2\fdeux\n_Page 2/2", "un deux\n_Page 1/1", "" },
  { "running feet", "un\n_DE25_139_01 – Convention Page 1/2\fdeux\n_DE25_139_01 – Convention Page 2/2",
    "un\n_DE25_139_01 – Convention Page 1/3\fdeux\n_DE25_139_01 – Convention Page 2/3\f\n_DE25_139_01 – Convention "
    "Page 3/3",
    "" },
  { "a foot that was added on each page", "un\fdeux", "un\n_résiliable sans motif\fdeux\n_résiliable sans motif",
    "|-|résiliable sans motif; |-|résiliable sans motif" },
  { "dotted blanks", "Fait à ……… le …………", "Fait à .............. le ____", "" },
  { "a blank filled by hand", "Fait à ……… le …………", "Fait à Armentières le …………", "|-|Armentières" },
  { "bullets", "• lire\n• écrire", "- lire\n– écrire", "" },
  { "a unit", "10 % du prix", "10 € du prix", "|%|€" },
  { "under its article", "*Article 1 : Objet\nun deux\n*Article 2 : Durée\ntrois quatre",
    "*Article 1 : Objet\nun deux\n*Article 2 : Durée\ntrois cinq", "Article 2 : Durée|quatre|cinq" },
  { "a sub-article", "*Article 3 : Fin\nun\n*Article 3.1 : Préavis\ndix jours",
    "*Article 3 : Fin\nun\n*Article 3.1 : Préavis\nonze jours", "Article 3.1 : Préavis|dix|onze" },
  { "an article taken out", "*Article 1 : Objet\nun deux\n*Article 2 : Durée\ntrois\n*Article 3 : Fin\nquatre",
    "*Article 1 : Objet\nun deux\n*Article 3 : Fin\nquatre", "Article 2 : Durée|Article 2 Durée trois|-|all" },
  { "the last article taken out", "*Article 1 : Objet\nun\n*Article 2 : Durée\ntrois", "*Article 1 : Objet\nun",
    "Article 2 : Durée|Article 2 Durée trois|-|all" },
  { "a name in the text is no heading", "*Article 1 : Objet\nvoir\nArticle 9 du code",
    "*Article 1 : Objet\nvoir\nArticle 8 du code", "Article 1 : Objet|9|8" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *found = differences (c->issued, c->returned);

  g_assert_cmpstr (found, ==, c->expected);
}

/* The length of the longest common run, the slow way. */
static guint
longest_common (const guint *a, guint n_a, const guint *b, guint n_b)
{
  g_autofree guint *row = g_new0 (guint, n_b + 1);

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0, corner = 0; j < n_b; j++)
      {
        const guint above = row[j + 1];

        row[j + 1] = a[i] == b[j] ? corner + 1 : MAX (above, row[j]);
        corner = above;
      }
  return row[n_b];
}

static void
test_matches_are_longest (void)
{
  for (guint round = 0; round < 4000; round++)
    {
      guint a[40], b[40];
      gint mates[40], last = -1;
      const guint n_a = (guint) g_test_rand_int_range (0, 40), n_b = (guint) g_test_rand_int_range (0, 40);
      const gint kinds = g_test_rand_int_range (1, 8);
      guint n = 0;

      for (guint i = 0; i < 40; i++)
        {
          a[i] = (guint) g_test_rand_int_range (0, kinds);
          b[i] = (guint) g_test_rand_int_range (0, kinds);
        }
      trame_match_words (a, n_a, b, n_b, mates);
      for (guint i = 0; i < n_a; i++)
        if (mates[i] >= 0)
          {
            g_assert_cmpint (mates[i], >, last);
            g_assert_cmpint (mates[i], <, (gint) n_b);
            g_assert_cmpuint (a[i], ==, b[mates[i]]);
            last = mates[i];
            n++;
          }
      g_assert_cmpuint (n, ==, longest_common (a, n_a, b, n_b));
    }
}

/* A 40-page document against one that has nothing to do with it ends soon, and says that all differs. */
static void
test_foreign_ends_soon (void)
{
  const guint n = 20000;
  g_autofree guint *a = g_new (guint, n), *b = g_new (guint, n);
  g_autofree gint *mates = g_new (gint, n);
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    {
      a[i] = i;
      b[i] = n + i;
    }
  trame_match_words (a, n, b, n, mates);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (mates[i], ==, -1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

typedef struct
{
  const char *name, *xml, *model; /* model NULL: refused */
  const char *number;
} Data;

#define ROOT "<document xmlns=\"urn:trame:document:1\" model=\"m\" version=\"2\""

static const Data datas[] = {
  { "ours", "<?xml version=\"1.0\"?>" ROOT " number=\"DE1_01\"><value field=\"f\">a &amp; b</value></document>", "m",
    "DE1_01" },
  { "a draft", ROOT "/>", "m", NULL },
  { "another namespace", "<document xmlns=\"urn:other\" model=\"m\" version=\"2\"/>", NULL, NULL },
  { "no version", "<document xmlns=\"urn:trame:document:1\" model=\"m\"/>", NULL, NULL },
  { "a version that is none", "<document xmlns=\"urn:trame:document:1\" model=\"m\" version=\"-1\"/>", NULL, NULL },
  { "an empty number", ROOT " number=\"\"/>", NULL, NULL },
  { "a number on two lines", ROOT " number=\"a&#10;b\"/>", NULL, NULL },
  { "an entity of its own", "<!DOCTYPE document [<!ENTITY e \"x\">]>" ROOT " number=\"&e;\"/>", NULL, NULL },
  { "cut short", ROOT "><value", NULL, NULL },
  { "nothing", "", NULL, NULL },
  { "not XML", "PK\003\004", NULL, NULL },
};

static void
test_data (gconstpointer data)
{
  const Data *d = data;
  g_autoptr (GBytes) xml = g_bytes_new (d->xml, strlen (d->xml));
  g_autoptr (TrameEmbedded) found = trame_embedded_parse (xml);

  if (d->model == NULL)
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (found->model, ==, d->model);
  g_assert_cmpuint (found->version, ==, 2);
  g_assert_cmpstr (found->number, ==, d->number);
  if (d->number != NULL)
    g_assert_cmpstr (g_hash_table_lookup (found->values, "f"), ==, "a & b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/compare/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (datas); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/embedded/%s", datas[i].name);
      g_test_add_data_func (path, &datas[i], test_data);
    }
  g_test_add_func ("/intake/match/longest", test_matches_are_longest);
  g_test_add_func ("/intake/match/foreign", test_foreign_ends_soon);
  return g_test_run ();
}
