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
#define LONG_BLANK "…………………………………………………………………………"

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
  { "a text in a sentence", "text", "un\r\n\r\ndeux", "<p>Soit <field ref=\"a\"/>.</p>", "Soit un\ndeux.\n" },
  { "a line pasted on two lines", "line", "un\ndeux ", "<p><field ref=\"a\"/>.</p>", "un deux.\n" },
  { "a list with empty lines in a sentence", "list", "un\r\n \ndeux\n", "<p><field ref=\"a\"/>.</p>", "un, deux.\n" },
  { "a text of two paragraphs", "text", "un\ndeux", "<blank ref=\"a\"/>", "un\ndeux\n" },
  { "by hand at signature", "at-signature", NULL, "<p>le <field ref=\"a\"/>, en</p>", "le " BLANK ", en\n" },
  { "spaces only are no value", "date", "  ", "<p><field ref=\"a\"/></p>", BLANK "\n" },
  { "a day that does not exist stays as typed", "date", "2026-02-30", "<p><field ref=\"a\"/></p>", "2026-02-30\n" },
  { "a date free in form stays as typed", "date", "mi-janvier", "<p><field ref=\"a\"/></p>", "mi-janvier\n" },
  { "cents alone", "amount", "5", "<p><field ref=\"a\"/></p>", "0,05\u00a0€\n" },
  { "no cents", "amount", "100", "<p><field ref=\"a\"/></p>", "1,00\u00a0€\n" },
  { "a million", "amount", "123456789", "<p><field ref=\"a\"/></p>", "1\u202f234\u202f567,89\u00a0€\n" },
  { "an amount that is none stays as typed", "amount", "dix", "<p><field ref=\"a\"/></p>", "dix\n" },
  { "a date given at signature", "at-signature", "2026-01-12", "<p>le <field ref=\"a\"/></p>",
    "le 12\u00a0janvier 2026\n" },
  { "a list of nothing", "list", "\n \n", "<p>Liste :</p><blank ref=\"a\"/>", "Liste\u00a0:\n" LONG_BLANK "\n" },
  { "a list from another system", "list", "un\r\ndeux\r\n", "<blank ref=\"a\"/>", "un\ndeux\n" },
  { "a list alone, not filled", "list", NULL, "<blank ref=\"a\"/>", LONG_BLANK "\n" },
  { "a person", "person", " Solenne D'AUBREMÉ ", "<p>M. <field ref=\"a\"/></p>", "M.\u00a0Solenne D'AUBREMÉ\n" },
  { "a decomposed accent", "line", "e\u0301te\u0301", "<p><field ref=\"a\"/></p>", "été\n" },
  { "spaces of another kind are no value", "date", "\u00a0\u202f\n", "<p><field ref=\"a\"/></p>", BLANK "\n" },
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

/* Four levels, numbered on their own; a deeper one begins anew, a bullet ends the numbers of its level. */
static void
test_list_levels (void)
{
  static const struct
  {
    guint level;
    gboolean numbered;
    const char *sign;
  } items[] = {
    { 1, TRUE, "1." },  { 2, TRUE, "a)" },  { 3, TRUE, "i)" }, { 4, TRUE, "i)" },
    { 4, TRUE, "ii)" }, { 3, TRUE, "ii)" }, { 4, TRUE, "i)" }, { 1, TRUE, "2." },
    { 2, FALSE, NULL }, { 4, FALSE, NULL }, { 2, TRUE, "a)" },
  };
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (TrameModel) model = NULL;
  g_autoptr (TrameText) text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_string_append_printf (body, "<item level=\"%u\" numbered=\"%s\">x</item>", items[i].level,
                            items[i].numbered ? "yes" : "no");
  model = model_of (FALSE, "", body->str);
  text = trame_fill (model, NULL, NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const TrameTextBlock *item = g_ptr_array_index (text->blocks, i);
      g_assert_cmpuint (item->level, ==, items[i].level);
      g_assert_cmpstr (item->sign, ==, items[i].sign);
    }
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

/* Each character that is no space, and one mark where spaces are: two texts that differ by the kind of space are equal. */
static char *
letters (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (out, g_unichar_isspace (c) && c != '\n' ? '_' : c);
    }
  return g_string_free (out, FALSE);
}

/* A place of fields: whatever their runs are cut into. */
static void
add_place (GString *out)
{
  if (out->len == 0 || out->str[out->len - 1] != '\001')
    g_string_append_c (out, '\001');
}

/* The text of FILLED outside its fields is that of BLOCK, character for character, spaces swapped at most. */
static void
same_words (const TrameBlock *block, const TrameTextBlock *filled)
{
  g_autoptr (GString) mine = g_string_new (NULL), its = g_string_new (NULL);
  g_autofree char *expected = NULL, *got = NULL;

  g_assert_cmpint (filled->kind, ==, block->kind);
  for (guint s = 0; s < block->spans->len; s++)
    {
      const TrameSpan *span = g_ptr_array_index (block->spans, s);
      if (span->field != NULL)
        add_place (mine);
      else
        g_string_append (mine, span->text);
    }
  for (guint r = 0; r < filled->runs->len; r++)
    {
      const TrameRun *run = &g_array_index (filled->runs, TrameRun, r);
      if (run->field != NULL)
        add_place (its);
      else
        g_string_append (its, run->text);
    }
  expected = letters (mine->str);
  got = letters (its->str);
  g_assert_cmpstr (got, ==, expected);
}

static gboolean
is_of_field (const TrameTextBlock *block, const char *field)
{
  for (guint i = 0; i < block->runs->len; i++)
    if (g_array_index (block->runs, TrameRun, i).field != field)
      return FALSE;
  return block->runs->len > 0;
}

/* Walks the model's blocks and the document's: a standing blank is one block or more of its field alone. */
static void
same_text (const GPtrArray *blocks, const GPtrArray *filled)
{
  guint at = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (blocks, i);
      const TrameTextBlock *text;

      g_assert_cmpuint (at, <, filled->len);
      if (block->kind == TRAME_BLOCK_FIELD)
        {
          const char *field = g_intern_string (((TrameSpan *) block->spans->pdata[0])->field);
          guint first = at;
          for (; at < filled->len; at++)
            {
              text = g_ptr_array_index (filled, at);
              if (!is_of_field (text, field))
                break;
            }
          g_assert_cmpuint (at, >, first);
          continue;
        }
      text = g_ptr_array_index (filled, at++);
      same_words (block, text);
      if (block->children != NULL)
        same_text (block->children, text->children);
    }
  g_assert_cmpuint (at, ==, filled->len);
}

static const char *const pieces[] = {
  "un",
  "deux",
  "l'article 3",
  " ",
  " : ",
  ";",
  " ; ",
  "« ",
  " »",
  "n°",
  "n° 12",
  "19h30",
  "1250",
  "12 000 €",
  "...",
  "\"ainsi\"",
  "!",
  "?",
  "M. ",
  "art. 3",
  "a@b.fr",
  "http://x.fr/a?b",
  "1er ",
  "  ",
  "\u00a0",
  "\u202f",
  "e\u0301",
  "\u2019",
  "-",
  "œuvre",
  "(s)",
  ", le ",
  "12 janvier 2026",
  "DE25_1",
  "Lah\u0441em",
  "☺",
};

/* A run of 0 to 11 pieces. */
static char *
random_words (void)
{
  GString *out = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (out, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static const char *const random_fields[] = { "line", "text", "date", "person", "amount", "list", "at-signature" };

static TrameModel *
random_model (void)
{
  TrameModel *model = trame_model_new ();

  model->id = g_strdup ("m");
  model->title = g_strdup ("T");
  model->voted = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (random_fields); i++)
    {
      TrameFieldKind kind = TRAME_FIELD_LINE;
      g_assert_true (trame_field_kind_from_nick (random_fields[i], &kind));
      g_ptr_array_add (model->fields, trame_field_new (random_fields[i], "", kind));
    }
  for (gint n = g_test_rand_int_range (1, 8); n > 0; n--)
    {
      gboolean alone = g_test_rand_int_range (0, 4) == 0;
      TrameBlock *block = trame_block_new (alone ? TRAME_BLOCK_FIELD : TRAME_BLOCK_PARAGRAPH);

      for (gint s = alone ? 1 : g_test_rand_int_range (1, 6); s > 0; s--)
        {
          /* A blank stands alone once at most, so that its blocks are told from the next one's. */
          const char *field = alone ? random_fields[n - 1]
                                    : random_fields[g_test_rand_int_range (0, G_N_ELEMENTS (random_fields))];
          g_autofree char *raw = random_words (), *words = g_utf8_normalize (raw, -1, G_NORMALIZE_NFC);
          g_ptr_array_add (block->spans,
                           alone || s % 2 == 0 ? trame_span_new_field (field, 0) : trame_span_new_text (words, 0));
        }
      g_ptr_array_add (model->blocks, block);
    }
  return model;
}

static TrameValues *
random_values (const TrameModel *model)
{
  TrameValues *values = trame_values_new ();

  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      g_autofree char *one = random_words (), *two = random_words ();
      if (g_test_rand_int_range (0, 3) > 0)
        g_hash_table_insert (values, g_strdup (field->id), g_strjoin ("\n", one, two, NULL));
    }
  return values;
}

/* The promise of voted models, on texts and values of every sort: outside the blanks, the model's words. */
static void
test_word_for_word_whatever_the_values (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TrameModel) model = random_model ();
      g_autoptr (TrameValues) values = random_values (model);
      g_autoptr (TrameText) text = trame_fill (model, values, NULL, FALSE);

      same_text (model->blocks, text->blocks);
    }
}

/* The same on the example's act, which quotes itself. */
static void
test_word_for_word_of_an_act (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "examples",
                                                 "exemple-deliberation.xml", NULL);
  g_autofree char *xml = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrameModel) model = NULL;
  g_autoptr (TrameText) text = NULL;

  g_assert_true (g_file_get_contents (path, &xml, &length, &error));
  bytes = g_bytes_new (xml, length);
  model = trame_model_parse (bytes, &error);
  g_assert_no_error (error);
  model->voted = TRUE;
  text = trame_fill (model, NULL, NULL, FALSE);
  same_text (model->blocks, text->blocks);
  g_assert_false (text->draft);
}

/* A shipped model, filled: no blank is left but those of the signature, and each declared value is in its clause. */
static void
test_shipped_filled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel) model = trame_shipped_model ("convention-gratuite", &error);
  g_autoptr (TrameValues) values = trame_values_new ();
  g_autoptr (TrameText) text = NULL;
  g_autofree char *plain = NULL, *words = NULL;
  const char *const said[] = { "pendant un an à compter de la date de la dernière signature",
                               "une demande expresse de l’une des parties",
                               "par lettre recommandée avec accusé de réception, au moins dix jours avant",
                               "en deux exemplaires originaux",
                               "l’une envers l’autre à titre gracieux",
                               "du 1er janvier 2026" };

  g_assert_no_error (error);
  for (guint i = 0; i < model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (model->fields, i);
      if (field->kind != TRAME_FIELD_AT_SIGNATURE)
        g_hash_table_insert (values, g_strdup (field->id),
                             g_strdup (field->kind == TRAME_FIELD_DATE ? "2026-01-01" : "quelque chose"));
    }
  text = trame_fill (model, values, "DE25_139_01", FALSE);
  plain = trame_text_to_plain (text);
  words = flat (plain);
  g_assert_false (text->draft);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (strstr (words, said[i]) == NULL)
      g_error ("“%s” is not in: %s", said[i], words);
  g_assert_nonnull (strstr (words, "Fait à " BLANK ", le " BLANK ","));
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

/* What is typed never makes data that cannot be read back. */
static void
test_data_of_any_value (void)
{
  g_autoptr (TrameModel)
      model = model_of (TRUE, "<field id=\"a\" label=\"A\" kind=\"line\"/>", "<p><field ref=\"a\"/></p>");
  g_autoptr (TrameValues) values = trame_values_new ();
  g_autoptr (TrameText) text = NULL;

  g_hash_table_insert (values, g_strdup ("a"), g_strdup ("x\001]]>&\r\n\"y\""));
  text = trame_fill (model, values, "N\"1\002", FALSE);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (text->data, NULL), (gssize) g_bytes_get_size (text->data),
                                  ">x\ufffd]]&gt;&amp;&#13;\n\"y\"</value>"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (text->data, NULL), (gssize) g_bytes_get_size (text->data),
                                  "number=\"N&quot;1\ufffd\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/fill/list-levels", test_list_levels);
  g_test_add_func ("/documents/fill/kinds", test_kinds);
  g_test_add_func ("/documents/fill/drafts", test_drafts);
  g_test_add_func ("/documents/fill/declared-values", test_declared_values);
  g_test_add_func ("/documents/fill/word-for-word", test_word_for_word);
  g_test_add_func ("/documents/fill/word-for-word-whatever-the-values", test_word_for_word_whatever_the_values);
  g_test_add_func ("/documents/fill/word-for-word-of-an-act", test_word_for_word_of_an_act);
  g_test_add_func ("/documents/fill/shipped-filled", test_shipped_filled);
  g_test_add_func ("/documents/fill/data", test_data);
  g_test_add_func ("/documents/fill/data-of-any-value", test_data_of_any_value);
  return g_test_run ();
}
