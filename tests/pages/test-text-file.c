/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files: encodings, Markdown's marks, places. */
#include "pages/text-file.h"

#include <string.h>

typedef struct
{
  const char *name, *bytes;
  gsize length;     /* 0: strlen */
  const char *text; /* NULL: not text */
} Decoding;

static const Decoding decodings[] = {
  { "utf-8", "Armentières", 0, "Armentières" },
  { "mark", "\xEF\xBB\xBFœuvre", 0, "œuvre" },
  { "latin-1", "d\xE9lib\xE9r\xE9", 0, "délibéré" },
  { "windows-1252", "l\x92\x9Cuvre \x96 5 \x80", 0, "l’œuvre – 5 €" },
  { "windows-1252 hole", "a\x81z", 0, "a\xEF\xBF\xBDz" },
  { "mark then latin",
    "\xEF\xBB\xBF"
    "caf\xE9",
    0, "café" },
  { "utf-16 little",
    "\xFF\xFE"
    "\xE9\0t\0\xE9\0",
    8, "été" },
  { "utf-16 big", "\xFE\xFF\0\xE9\0t\0\xE9", 8, "été" },
  { "utf-16 cut short",
    "\xFF\xFE"
    "a\0b",
    5, "a" },
  { "utf-16 alone", "\xFF\xFE", 2, "" },
  { "utf-16 bad pair",
    "\xFF\xFE\x00\xD8"
    "a\0",
    6, NULL },
  { "dos lines", "a\r\nb\rc\n", 0, "a\nb\nc\n" },
  { "tab", "a\tb", 0, "a b" },
  { "nul", "a\0b", 3, NULL },
  { "program", "\177ELF\1\2\3\4\5\6", 0, NULL },
};

static void
test_decoding (gconstpointer data)
{
  const Decoding *c = data;
  g_autofree char *text = trame_text_decode ((const guint8 *) c->bytes, c->length > 0 ? c->length : strlen (c->bytes));

  g_assert_cmpstr (text, ==, c->text);
}

typedef struct
{
  const char *name, *markdown;
  const char *marked; /* lines joined by "|", bold as B<…>, italic as I<…>, a word without space before it after "~" */
} Marks;

static const Marks marks[] = {
  { "bold", "a **b c** d", "a B<b> B<c> d" },
  { "bold at the edge of a word", "**La Ville**, dite", "B<La> B<Ville>~, dite" },
  { "bold over lines", "**EXTRAIT DU  \nREGISTRE**\n\nx", "B<EXTRAIT> B<DU>|B<REGISTRE>|x" },
  { "italic", "*Fait le , en deux*", "I<Fait> I<le> I<,> I<en> I<deux>" },
  { "underscores", "_a_ __b__ DE25_139_x", "I<a> B<b> DE25_139_x" },
  { "both", "***a***", "BI<a>" },
  { "both unequal", "**a *b* c**", "B<a> BI<b> B<c>" },
  { "never closed", "5 * 3 et **x", "5 * 3 et **x" },
  { "not over a blank line", "**a\n\nb**", "**a|b**" },
  { "escaped", "DE25\\_139 \\*\\*\\* \\# 1\\. \\a", "DE25~_139 *~*~* # 1~. \\a" },
  { "heading", "## **ARTICLE 2**\ntexte", "B<ARTICLE> B<2>|texte" },
  { "heading closed", "# Titre #\n", "B<Titre>" },
  { "not a heading", "#1 et ####### x", "#1 et ####### x" },
  { "underlined heading", "Titre\n=====\n\nSous\n---\nx", "B<Titre>|B<Sous>|x" },
  { "items", "- un\n* deux\n+ trois\n  - quatre", "• un|• deux|• trois|• quatre" },
  { "item with bold", "- **un** deux", "• B<un> deux" },
  { "dash inside", "Autorisation - Approbation", "Autorisation - Approbation" },
  { "code", "`a_b` c", "a_b c" },
  { "fence", "```\n**a** _b_\n\n```\nc", "**a** _b_|c" },
  { "quote", "> dit\n> *fait*", "dit|I<fait>" },
  { "entities", "a&nbsp;b &amp; c<br>d &lt;e&gt; &x;", "a b & c d <~e> &x;" },
  { "stray backslash at the end", "a\\", "a\\" },
  { "empty", "", "" },
  { "accents composed", "de\xCC\x81", "dé" },
};

static char *
marked (const TramePageText *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];

      if (i > 0)
        g_string_append_c (text, '|');
      for (guint j = 0; j < line->words->len; j++)
        {
          const TrameWord *word = line->words->pdata[j];
          const char *style = word->bold && word->italic ? "BI<" : word->bold ? "B<" : word->italic ? "I<" : "";

          g_string_append (text, j == 0 ? "" : word->space_before ? " " : "~");
          g_string_append_printf (text, "%s%s%s", style, word->text, *style == '\0' ? "" : ">");
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_marks (gconstpointer data)
{
  const Marks *c = data;
  g_autoptr (TramePageText) page = trame_markdown_page (c->markdown);
  g_autofree char *text = marked (page);

  g_assert_cmpstr (text, ==, c->marked);
}

static void
test_rules (void)
{
  g_autoptr (TramePageText) page = trame_markdown_page ("Et\n\n---\n\nPar\n\n* * *\n___\n--\n");

  g_assert_cmpuint (page->rules->len, ==, 3);
  g_assert_cmpfloat (g_array_index (page->rules, TrameRule, 0).box.y0, ==, 2 * TRAME_TYPE_LINE + 6);
}

/* A word's offset finds the word in the file, to its last character, whatever marks and bytes stand before or in it. */
static void
test_offsets (void)
{
  const char *text = "# Été\n\n**DE25\\_139** &amp; œuvre\n- item *ici*\n";
  g_autoptr (TramePageText) page = trame_markdown_page (text);
  guint seen = 0;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const TrameLine *line = page->lines->pdata[i];

      g_assert_cmpuint (line->offset, ==, ((TrameWord *) line->words->pdata[0])->offset);
      for (guint j = 0; j < line->words->len; j++)
        {
          const TrameWord *word = line->words->pdata[j];
          const char *at = g_utf8_offset_to_pointer (text, (glong) word->offset);

          if (g_str_equal (word->text, "•"))
            g_assert_cmpint (*at, ==, '-');
          else
            g_assert_true (g_str_has_prefix (at, word->text));
          seen++;
        }
    }
  g_assert_cmpuint (seen, ==, 8);
}

static void
test_places (void)
{
  g_autoptr (TramePageText) page = trame_text_page ("un deux\n\n  trois **x**\n");
  const TrameLine *last = page->lines->pdata[1];
  const TrameWord *star = last->words->pdata[1];

  g_assert_cmpuint (page->lines->len, ==, 2);
  g_assert_cmpfloat (last->box.y0, ==, 2 * TRAME_TYPE_LINE);
  g_assert_cmpfloat (last->box.x0, ==, 2 * TRAME_TYPE_WIDTH);
  g_assert_cmpfloat (last->box.x1, ==, 13 * TRAME_TYPE_WIDTH);
  g_assert_cmpstr (star->text, ==, "**x**");
  g_assert_false (star->bold);
  g_assert_cmpuint (star->offset, ==, 17);
  g_assert_cmpfloat (page->height, ==, 4 * TRAME_TYPE_LINE);
}

typedef struct
{
  const char *name, *text;
  gboolean is;
} Kind;

static const Kind kinds[] = {
  { "heading", "## Titre\ntexte", TRUE },
  { "bold", "Le **Maire** dit", TRUE },
  { "items", "- un\n- deux\n", TRUE },
  { "escapes", "DE25\\_139\net\n- un\n", TRUE },
  { "prose", "Le Maire - dit.\nEt voilà.", FALSE },
  { "one dash", "- un\nsuite", FALSE },
  { "stars", "***\ntexte\n***\n", FALSE },
  { "empty", "", FALSE },
};

static void
test_kind (gconstpointer data)
{
  const Kind *c = data;

  g_assert_cmpint (trame_text_is_markdown (c->text), ==, c->is);
}

/* Whatever is read, no word breaks what page-text.h promises. */
static void
test_any_marks (void)
{
  static const char *const parts[] = { "*", "**", "_", "`",     "\\", "#",     "- ",    "\n",   "\n\n",
                                       " ", "é",  "a", "&amp;", "> ", "---\n", "```\n", "<br>", "\xC2\xA0" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TramePageText) page = NULL;
      glong length;

      for (guint i = 0; i < 25; i++)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      page = trame_markdown_page (text->str);
      length = g_utf8_strlen (text->str, -1);
      for (guint i = 0; i < page->lines->len; i++)
        for (guint j = 0; j < ((TrameLine *) page->lines->pdata[i])->words->len; j++)
          {
            const TrameWord *word = ((TrameLine *) page->lines->pdata[i])->words->pdata[j];
            g_autofree char *clean = trame_word_clean (word->text, -1);

            g_assert_cmpstr (clean, ==, word->text);
            g_assert_cmpint ((glong) word->offset, <, length);
            g_assert_cmpfloat (word->box.x0, <, word->box.x1);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (decodings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/decode/%s", decodings[i].name);

      g_test_add_data_func (path, &decodings[i], test_decoding);
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/markdown/%s", marks[i].name);

      g_test_add_data_func (path, &marks[i], test_marks);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/is-markdown/%s", kinds[i].name);

      g_test_add_data_func (path, &kinds[i], test_kind);
    }
  g_test_add_func ("/pages/markdown-rules", test_rules);
  g_test_add_func ("/pages/markdown-offsets", test_offsets);
  g_test_add_func ("/pages/markdown-any", test_any_marks);
  g_test_add_func ("/pages/text-places", test_places);
  return g_test_run ();
}
