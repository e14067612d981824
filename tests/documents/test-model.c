/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models: XML that is read, XML that is refused and on which line, round trips, the text held against the declaration. */
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

/* BODY of a model that has one field "a". */
static char *
with_body (const char *body)
{
  return g_strdup_printf (
      HEAD "<fields><field id=\"a\" label=\"A\" kind=\"line\"/></fields>\n<body>%s</body>\n</model>\n", "", body);
}

static const struct
{
  const char *name;
  const char *xml;
  TrameModelError code;
  const char *line; /* what the message holds */
} refused[] = {
  { "nothing", "", TRAME_MODEL_ERROR_XML, "" },
  { "not XML", "bonjour", TRAME_MODEL_ERROR_XML, "1" },
  { "a tag left open", "<?xml version=\"1.0\"?>\n<model>\n<title>", TRAME_MODEL_ERROR_XML, "3" },
  { "another vocabulary", "<html/>", TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "no namespace", "<model id=\"m\" version=\"1\" kind=\"convention\"><title/><body/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "an unknown element",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" "
    "kind=\"convention\">\n<title/>\n<body>\n<script/>\n</body></model>",
    TRAME_MODEL_ERROR_SCHEMA, "4" },
  { "an unknown kind",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"song\"><title/><body/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "version nought", "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"0\" kind=\"act\"><title/><body/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "a field without a declaration",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body>\n<p><field "
    "ref=\"x\"/></p></body></model>",
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "a blank without a declaration",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body>\n<blank "
    "ref=\"x\"/></body></model>",
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "two fields of one name",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/><fields>\n"
    "<field id=\"a\" label=\"\" kind=\"line\"/>\n<field id=\"a\" label=\"\" kind=\"text\"/></fields><body/></model>",
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "a choice without choices",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/><fields>"
    "<field id=\"a\" label=\"\" kind=\"choice\"/></fields><body/></model>",
    TRAME_MODEL_ERROR_MEANING, "1" },
  { "a period that is none",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<terms><term name=\"length\" "
    "value=\"1 an\"/></terms><body/></model>",
    TRAME_MODEL_ERROR_MEANING, "2" },
  { "a day that does not exist",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/><act number=\"1\" "
    "date=\"2026-02-31\"/><body/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "an entity bomb",
    "<!DOCTYPE model [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title>&b;</title><body/></model>",
    TRAME_MODEL_ERROR_XML, "1" },
  { "a file of this machine",
    "<!DOCTYPE model [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title>&a;</title><body/></model>",
    TRAME_MODEL_ERROR_XML, "1" },
  { "a DTD from elsewhere",
    "<!DOCTYPE model SYSTEM \"http://127.0.0.1:1/x.dtd\"><model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" "
    "kind=\"act\">"
    "<title/><body/></model>",
    TRAME_MODEL_ERROR_XML, "1" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameModel) model = parse (refused[i].xml, &error);

      g_test_message ("%s: %s", refused[i].name, error != NULL ? error->message : "accepted");
      g_assert_null (model);
      g_assert_error (error, TRAME_MODEL_ERROR, (gint) refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].line));
    }
}

static void
test_too_large_or_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *padding = g_strnfill (5 * 1024 * 1024, ' ');
  g_autofree char *large = with_body (padding);
  g_autoptr (GString) nested = g_string_new ("<p>");
  g_autofree char *deep = NULL;

  g_assert_null (parse (large, &error));
  g_assert_error (error, TRAME_MODEL_ERROR, TRAME_MODEL_ERROR_LARGE);
  g_clear_error (&error);
  for (guint i = 0; i < 200; i++)
    g_string_append (nested, "<b>");
  for (guint i = 0; i < 200; i++)
    g_string_append (nested, "</b>");
  g_string_append (nested, "</p>");
  deep = with_body (nested->str);
  g_assert_null (parse (deep, &error));
  g_assert_nonnull (error);
}

static void
test_spans (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = with_body ("<p align=\"right\">un <b>deux <i>trois</i></b><br/><field ref=\"a\"/></p>");
  g_autoptr (TrameModel) model = parse (xml, &error);
  const TrameBlock *block;
  const struct
  {
    const char *text;
    TrameSpanStyle style;
  } spans[] = { { "un ", 0 },
                { "deux ", TRAME_SPAN_BOLD },
                { "trois", TRAME_SPAN_BOLD | TRAME_SPAN_ITALIC },
                { "\n", 0 },
                { NULL, 0 } };

  g_assert_no_error (error);
  block = g_ptr_array_index (model->blocks, 0);
  g_assert_cmpint (block->align, ==, TRAME_ALIGN_RIGHT);
  g_assert_cmpuint (block->spans->len, ==, G_N_ELEMENTS (spans));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const TrameSpan *span = g_ptr_array_index (block->spans, i);
      g_assert_cmpstr (span->text, ==, spans[i].text);
      g_assert_cmpint (span->style, ==, spans[i].style);
    }
  g_assert_cmpstr (((TrameSpan *) block->spans->pdata[4])->field, ==, "a");
}

/* What is written is read back the same, to the byte; names and signs that XML minds included. */
static void
test_round_trip (void)
{
  const char *const *ids = trame_shipped_models ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameModel) model = trame_shipped_model (ids[i], &error), again = NULL;
      g_autoptr (GBytes) first = NULL, second = NULL;

      g_assert_no_error (error);
      ((TrameField *) model->fields->pdata[0])->default_value = g_strdup ("A & B < \"C\" > l’\u00e9t\u00e9");
      first = trame_model_to_xml (model);
      again = trame_model_parse (first, &error);
      g_assert_no_error (error);
      second = trame_model_to_xml (again);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (trame_terms_equal (&model->terms, &again->terms));
      g_assert_cmpuint (model->fields->len, ==, again->fields->len);
      g_assert_cmpuint (model->blocks->len, ==, again->blocks->len);
      g_assert_cmpstr (((TrameField *) again->fields->pdata[0])->default_value, ==, "A & B < \"C\" > l’\u00e9t\u00e9");
    }
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

static const struct
{
  const char *name;
  const char *terms;
  const char *body;
  guint faults;
} checks[] = {
  { "the clause says it", "<term name=\"length\" value=\"P1Y\" clause=\"1\"/>",
    "<heading level=\"1\" number=\"1\">Article 1</heading><p>pour un an <field ref=\"a\"/></p>", 0 },
  { "the clause says another", "<term name=\"length\" value=\"P3Y\" clause=\"1\"/>",
    "<heading level=\"1\" number=\"1\">Article 1</heading><p>pour un an <field ref=\"a\"/></p>", 1 },
  { "ten days in words", "<term name=\"notice\" value=\"P10D\" clause=\"1\"/>",
    "<heading level=\"1\" number=\"1\">Article 1</heading><p>dix jours avant <field ref=\"a\"/></p>", 0 },
  { "no such clause", "<term name=\"length\" value=\"P1Y\" clause=\"9\"/>", "<p>un an <field ref=\"a\"/></p>", 1 },
  { "words that are not there", "<term name=\"length\" value=\"P1Y\"><quote>deux ans</quote></term>",
    "<p>un an <field ref=\"a\"/></p>", 1 },
  { "free, but not said", "<term name=\"money\" value=\"free\"/>", "<p><field ref=\"a\"/></p>", 1 },
  { "paid, but said free", "<term name=\"money\" value=\"paid\"/>", "<p>à titre gracieux <field ref=\"a\"/></p>", 1 },
  { "a field without a place", "", "<p>rien</p>", 1 },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = g_strdup_printf (
          HEAD "<terms>%s</terms><fields><field id=\"a\" label=\"A\" kind=\"line\"/></fields><body>%s</body></model>",
          " voted=\"yes\"", checks[i].terms, checks[i].body);
      g_autoptr (TrameModel) model = parse (xml, &error);
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_no_error (error);
      faults = trame_model_check (model);
      g_test_message ("%s: %u", checks[i].name, faults->len);
      g_assert_cmpuint (faults->len, ==, checks[i].faults);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/model/refused", test_refused);
  g_test_add_func ("/documents/model/too-large-or-deep", test_too_large_or_deep);
  g_test_add_func ("/documents/model/spans", test_spans);
  g_test_add_func ("/documents/model/round-trip", test_round_trip);
  g_test_add_func ("/documents/model/shipped-are-sound", test_shipped_are_sound);
  g_test_add_func ("/documents/model/check", test_check);
  return g_test_run ();
}
