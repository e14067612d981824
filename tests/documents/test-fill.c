/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling: each kind of field, blanks, drafts; and that a voted text comes out word for word. */
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

#define BLANK "…………………………"
#define LONG_BLANK BLANK BLANK "…………………………………………"

static const struct
{
  const char *name;
  const char *kind;
  const char *value;
  const char *body;
  const char *plain;
} cases[] = {
  { "a line", "line", "L’Escale", "<p>Et <field ref=\"a\"/>,</p>", "Et L’Escale,\n" },
  { "a date", "date", "2026-01-01", "<p>du <field ref=\"a\"/></p>", "du 1er\u00a0janvier 2026\n" },
  { "an amount", "amount", "125000", "<p><field ref=\"a\"/></p>", "1\u202f250,00\u00a0€\n" },
  { "a list standing alone", "list", "un\n\n deux ", "<p>Liste :</p><blank ref=\"a\"/>", "Liste\u00a0:\nun\ndeux\n" },
  { "a list in a sentence", "list", "un\ndeux", "<p><field ref=\"a\"/>.</p>", "un, deux.\n" },
  { "a text of two paragraphs", "text", "un\ndeux", "<blank ref=\"a\"/>", "un\ndeux\n" },
  { "by hand at signature", "at-signature", NULL, "<p>le <field ref=\"a\"/>, en</p>", "le " BLANK ", en\n" },
  { "spaces only are no value", "date", "  ", "<p><field ref=\"a\"/></p>", BLANK "\n" },
  { "marks are words", "line", "A & B <C>", "<p><field ref=\"a\"/></p>", "A & B <C>\n" },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *field = g_strdup_printf ("<field id=\"a\" label=\"A\" kind=\"%s\"/>", cases[i].kind);
      g_autoptr (TrameModel) model = model_of (TRUE, field, cases[i].body);
      g_autoptr (TrameValues) values = trame_values_new ();
      g_autoptr (TrameText) text = NULL;
      g_autofree char *plain = NULL;

      if (cases[i].value != NULL)
        g_hash_table_insert (values, g_strdup ("a"), g_strdup (cases[i].value));
      text = trame_fill (model, values, NULL, FALSE);
      plain = trame_text_to_plain (text);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static void
test_drafts (void)
{
  g_autoptr (TrameModel) model = model_of (TRUE,
                                           "<field id=\"a\" label=\"A\" kind=\"line\"/>"
                                           "<field id=\"b\" label=\"B\" kind=\"line\" required=\"no\"/>"
                                           "<field id=\"c\" label=\"C\" kind=\"at-signature\"/>",
                                           "<p><field ref=\"a\"/><field ref=\"b\"/><field ref=\"c\"/></p>");
  g_autoptr (TrameValues) values = trame_values_new ();
  g_autoptr (TrameText) empty = trame_fill (model, values, NULL, FALSE), filled = NULL, forced = NULL;
  const TrameTextBlock *block = g_ptr_array_index (empty->blocks, 0);

  g_assert_true (empty->draft);
  g_assert_cmpuint (empty->missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (empty->missing, 0), ==, "a");
  for (guint i = 0; i < block->runs->len; i++)
    g_assert_true (g_array_index (block->runs, TrameRun, i).blank);
  g_hash_table_insert (values, g_strdup ("a"), g_strdup ("x"));
  filled = trame_fill (model, values, "N_01", FALSE);
  g_assert_false (filled->draft);
  g_assert_cmpstr (filled->number, ==, "N_01");
  g_assert_cmpuint (filled->missing->len, ==, 0);
  forced = trame_fill (model, values, NULL, TRUE);
  g_assert_true (forced->draft);
}

static void
test_declared_values (void)
{
  g_autoptr (TrameModel) model = model_of (
      FALSE, "", "<p>pendant <value of=\"length\"/>, <value of=\"notice\"/> avant ; <value of=\"cure\"/></p>");
  g_autoptr (TrameText) text = trame_fill (model, NULL, NULL, FALSE);
  g_autofree char *plain = trame_text_to_plain (text);

  g_assert_cmpstr (plain, ==, "pendant un an, dix jours avant\u202f; " BLANK "\n");
}

/* TEXT with every white space as one space. */
static char *
flat (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      {
        if (out->len > 0 && out->str[out->len - 1] != ' ')
          g_string_append_c (out, ' ');
      }
    else
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_strchomp (g_string_free (out, FALSE));
}

static void
test_word_for_word (void)
{
  const char *words =
      "La/les prestation(s) citée(s) à l'Article 2 : « ainsi » ; n°12, à 19h30... 1250 € soit 12000 euros !";
  g_autofree char *body = g_markup_printf_escaped ("<p>%s</p>", words);
  g_autoptr (TrameModel) model = model_of (TRUE, "", body);
  g_autoptr (TrameText) text = trame_fill (model, NULL, NULL, FALSE);
  g_autofree char *plain = trame_text_to_plain (text), *got = flat (plain), *wanted = flat (words);

  g_assert_cmpstr (got, ==, wanted);
}

/* The same values give the same bytes, whatever order they were put in; the data names the model and each value. */
static void
test_data (void)
{
  const char *fields = "<field id=\"a\" label=\"A\" kind=\"line\"/><field id=\"b\" label=\"B\" kind=\"line\"/>";
  g_autoptr (TrameModel) model = model_of (TRUE, fields, "<p><field ref=\"a\"/><field ref=\"b\"/></p>");
  g_autoptr (TrameValues) one = trame_values_new (), two = trame_values_new ();
  g_autoptr (TrameText) first = NULL, second = NULL;

  g_hash_table_insert (one, g_strdup ("a"), g_strdup ("1 < 2"));
  g_hash_table_insert (one, g_strdup ("b"), g_strdup ("x"));
  g_hash_table_insert (one, g_strdup ("unknown"), g_strdup ("y"));
  g_hash_table_insert (two, g_strdup ("b"), g_strdup ("x"));
  g_hash_table_insert (two, g_strdup ("a"), g_strdup ("1 < 2"));
  first = trame_fill (model, one, "N", FALSE);
  second = trame_fill (model, two, "N", FALSE);
  g_assert_true (g_bytes_equal (first->data, second->data));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (first->data, NULL), -1, "version=\"3\""));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (first->data, NULL), -1, "<value field=\"a\">1 &lt; 2</value>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/fill/kinds", test_kinds);
  g_test_add_func ("/documents/fill/drafts", test_drafts);
  g_test_add_func ("/documents/fill/declared-values", test_declared_values);
  g_test_add_func ("/documents/fill/word-for-word", test_word_for_word);
  g_test_add_func ("/documents/fill/data", test_data);
  return g_test_run ();
}
