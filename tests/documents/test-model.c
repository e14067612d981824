/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models: XML that is read, XML that is refused and on which line, round trips. */
#include "documents/model.h"
#include "typeset-texts.h"

#include <string.h>

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\"?>\n<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" "                                \
  "kind=\"convention\"%s>\n<title>T</title>\n"

#define FIGURE(figure)                                                                                                 \
  "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body>\n" figure "</body></model>"

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
  { "a term declared twice",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<terms>\n<term name=\"length\" "
    "value=\"P1Y\"/>\n<term name=\"length\" value=\"P2Y\"/></terms><body/></model>",
    TRAME_MODEL_ERROR_MEANING, "4" },
  { "a version too large",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"99999999999\" kind=\"act\"><title/><body/></model>",
    TRAME_MODEL_ERROR_MEANING, "1" },
  { "an id that is no id",
    "<model xmlns=\"urn:trame:model:1\" id=\"../m\" version=\"1\" kind=\"act\"><title/><body/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "1" },
  { "an attribute of another vocabulary",
    "<model xmlns=\"urn:trame:model:1\" xmlns:x=\"urn:x\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body "
    "x:y=\"1\"/></model>",
    TRAME_MODEL_ERROR_SCHEMA, "2" },
  { "an element of another vocabulary",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body>\n<p "
    "xmlns=\"urn:x\"/></body></model>",
    TRAME_MODEL_ERROR_SCHEMA, "3" },
  { "a file of this machine by inclusion",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/>\n<body>\n\n<include "
    "xmlns=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/></body></model>",
    TRAME_MODEL_ERROR_SCHEMA, "4" },
  { "an entity that nothing declares",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\">\n<title>&x;</title><body/></model>",
    TRAME_MODEL_ERROR_XML, "2" },
  { "bytes that are no text",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\">\n<title>\xff\xfe</title><body/></model>",
    TRAME_MODEL_ERROR_XML, "2" },
  { "a control character",
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\">\n<title>&#1;</title><body/></model>",
    TRAME_MODEL_ERROR_XML, "2" },
  { "an empty document type",
    "<!DOCTYPE model><model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/><body/></model>",
    TRAME_MODEL_ERROR_XML, "DOCTYPE" },
  { "a document type on the third line",
    "\n\n<!DOCTYPE model [<!ATTLIST model version CDATA \"1\">]><model xmlns=\"urn:trame:model:1\" id=\"m\" "
    "kind=\"act\"/>",
    TRAME_MODEL_ERROR_XML, "3" },
  { "a parameter entity",
    "<!DOCTYPE model [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]>"
    "<model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title/><body/></model>",
    TRAME_MODEL_ERROR_XML, "DOCTYPE" },
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
  { "a figure that says not what it shows", FIGURE ("<figure><picture>" SAMPLE_WIDE "</picture></figure>"),
    TRAME_MODEL_ERROR_SCHEMA, "3" },
  { "a figure that shows nothing", FIGURE ("<figure alt=\" \"><picture>" SAMPLE_WIDE "</picture></figure>"),
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "a figure without a picture", FIGURE ("<figure alt=\"a\"/>"), TRAME_MODEL_ERROR_SCHEMA, "3" },
  { "a figure as wide as a poster",
    FIGURE ("<figure alt=\"a\" width=\"2000\"><picture>" SAMPLE_WIDE "</picture></figure>"), TRAME_MODEL_ERROR_SCHEMA,
    "3" },
  { "a picture that is none", FIGURE ("<figure alt=\"a\"><picture>bonjour</picture></figure>"),
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "a picture of another format", FIGURE ("<figure alt=\"a\"><picture>R0lGODlhAQABAAAAADs=</picture></figure>"),
    TRAME_MODEL_ERROR_MEANING, "3" },
  { "a picture that is cut",
    FIGURE ("<figure alt=\"a\"><picture>iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAMAAABPT11n</picture></figure>"),
    TRAME_MODEL_ERROR_MEANING, "3" },
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

/* MARK opened and closed COUNT times in a paragraph. */
static char *
nested (const char *mark, guint count)
{
  g_autoptr (GString) body = g_string_new ("<p>");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (body, "<%s>", mark);
  for (guint i = 0; i < count; i++)
    g_string_append_printf (body, "</%s>", mark);
  g_string_append (body, "</p>");
  return with_body (body->str);
}

static void
test_too_large_or_deep (void)
{
  static const struct
  {
    guint depth;
    gboolean good;
  } depths[] = { { 3, TRUE }, { 60, TRUE }, { 200, FALSE }, { 100000, FALSE } };
  g_autoptr (GError) error = NULL;
  g_autofree char *padding = g_strnfill (5 * 1024 * 1024, ' ');
  g_autofree char *large = with_body (padding);

  g_assert_null (parse (large, &error));
  g_assert_error (error, TRAME_MODEL_ERROR, TRAME_MODEL_ERROR_LARGE);
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *deep = nested ("b", depths[i].depth);
      g_autoptr (TrameModel) model = NULL;

      g_clear_error (&error);
      model = parse (deep, &error);
      g_test_message ("%u: %s", depths[i].depth, error != NULL ? error->message : "read");
      g_assert_true ((model != NULL) == depths[i].good);
      g_assert_true ((error == NULL) == depths[i].good);
    }
}

/* Ten entities, each ten times the one before: refused at the declaration, before anything grows. */
static void
test_billion_laughs (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE model [<!ENTITY a0 \"ha\">");
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (xml, "<!ENTITY a%u \"", i);
      for (guint k = 0; k < 10; k++)
        g_string_append_printf (xml, "&a%u;", i - 1);
      g_string_append (xml, "\">");
    }
  g_string_append (xml, "]><model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><title>&a9;</title>"
                        "<body/></model>");
  g_assert_null (parse (xml->str, &error));
  g_assert_error (error, TRAME_MODEL_ERROR, TRAME_MODEL_ERROR_XML);
  g_assert_nonnull (strstr (error->message, "DOCTYPE"));
  g_assert_cmpint (g_get_monotonic_time () - before, <, 2 * G_USEC_PER_SEC);
}

/* What may be written in more than one way, and the first paragraph it gives. */
static const struct
{
  const char *name;
  const char *body;
  const char *words;
} accepted[] = {
  { "words on one line", "<p>un  deux </p>", "un  deux " },
  { "words on three lines", "<p>\n  un\n\t\tdeux\n</p>", "un deux" },
  { "lines around a mark", "<p>\n  un\n  <b>deux</b>\n  trois\n</p>", "un deux trois" },
  { "a forced break", "<p>un<br/>deux</p>", "un\ndeux" },
  { "a literal section", "<p><![CDATA[un <b> & deux]]></p>", "un <b> & deux" },
  { "a comment and an instruction", "<!-- rien --><?rien?><p>un<!-- deux --> trois</p>", "un trois" },
  { "signs", "<p>&lt;&amp;&gt;&quot;&#233;</p>", "<&>\"\u00e9" },
  { "no words", "<p/>", "" },
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = with_body (accepted[i].body);
      g_autoptr (TrameModel) model = parse (xml, &error);
      g_autoptr (GString) words = g_string_new (NULL);
      const TrameBlock *block;

      g_test_message ("%s", accepted[i].name);
      g_assert_no_error (error);
      g_assert_cmpuint (model->blocks->len, ==, 1);
      block = g_ptr_array_index (model->blocks, 0);
      for (guint s = 0; s < block->spans->len; s++)
        g_string_append (words, ((TrameSpan *) block->spans->pdata[s])->text);
      g_assert_cmpstr (words->str, ==, accepted[i].words);
    }
}

/* A name is known by its namespace, not by its prefix; the file says its own encoding. */
static void
test_prefix_and_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel) prefixed = parse (
      "<t:model xmlns:t=\"urn:trame:model:1\" id=\"m\" version=\"1\" kind=\"act\"><t:title>T</t:title><t:body>"
      "<t:p>un</t:p></t:body></t:model>",
      &error);
  g_autoptr (TrameModel) latin = parse (
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><model xmlns=\"urn:trame:model:1\" id=\"m\" version=\"1\" "
      "kind=\"act\"><title>\xe9t\xe9</title><body/></model>",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (prefixed->blocks->len, ==, 1);
  g_assert_cmpstr (latin->title, ==, "\u00e9t\u00e9");
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
add_spans_of_all_kinds (GPtrArray *spans)
{
  for (guint style = 0; style < 8; style++)
    g_ptr_array_add (spans, trame_span_new_text (" a  b\nc\t<d> & \"e\" ' ]]> ", (TrameSpanStyle) style));
  g_ptr_array_add (spans, trame_span_new_field ("choice", TRAME_SPAN_BOLD));
  g_ptr_array_add (spans, trame_span_new_value ("length", TRAME_SPAN_ITALIC));
}

/* Everything a model can hold, built as intake builds it. */
static TrameModel *
model_of_everything (void)
{
  TrameModel *model = trame_model_new ();
  TrameField *field = trame_field_new ("choice", "Un \"choix\"\nsur deux lignes", TRAME_FIELD_CHOICE);
  TrameBlock *signatures, *column;

  model->id = g_strdup ("tout_1.2-3");
  model->version = 7;
  model->kind = TRAME_MODEL_AMENDMENT;
  model->voted = TRUE;
  model->title = g_strdup ("A & B\r\nC");
  model->act_number = g_strdup ("DE N°1 <2>");
  g_date_set_dmy (&model->act_date, 4, G_DATE_DECEMBER, 2025);
  g_assert_true (trame_terms_set_start (&model->terms, "date:2026-01-01"));
  model->terms.has_length = trame_period_parse ("P1Y6M", &model->terms.length);
  model->terms.renewals_max = 0;
  model->terms.notice_medium = TRAME_MEDIUM_ANY;
  g_ptr_array_add (model->term_sources, trame_term_source_new ("length", "1", "durée d'un an\net demi"));
  g_ptr_array_add (model->term_sources, trame_term_source_new ("follow-up", NULL, NULL));
  field->choices = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (field->choices, g_strdup ("un"));
  g_ptr_array_add (field->choices, g_strdup ("d & e"));
  field->help = g_strdup ("aide\r\nlongue");
  field->default_value = g_strdup ("un");
  field->article = g_strdup ("3.1");
  field->required = FALSE;
  g_ptr_array_add (model->fields, field);
  for (guint kind = TRAME_BLOCK_TITLE; kind <= TRAME_BLOCK_STAMP; kind++)
    {
      TrameBlock *block;
      if (kind == TRAME_BLOCK_SIGNATURES || kind == TRAME_BLOCK_COLUMN)
        continue;
      block = trame_block_new ((TrameBlockKind) kind);
      if (kind == TRAME_BLOCK_FIELD)
        g_ptr_array_add (block->spans, trame_span_new_field ("choice", 0));
      else if (kind != TRAME_BLOCK_PAGE_BREAK)
        add_spans_of_all_kinds (block->spans);
      if (kind == TRAME_BLOCK_HEADING)
        {
          block->level = 2;
          block->number = g_strdup ("3.1");
          block->title = g_strdup ("MODALITÉS\n<générales>");
          block->align = TRAME_ALIGN_RIGHT;
        }
      g_ptr_array_add (model->blocks, block);
    }
  signatures = trame_block_new (TRAME_BLOCK_SIGNATURES);
  column = trame_block_new (TRAME_BLOCK_COLUMN);
  g_ptr_array_add (column->children, trame_block_new (TRAME_BLOCK_PARAGRAPH));
  g_ptr_array_add (signatures->children, column);
  g_ptr_array_add (model->blocks, signatures);
  signatures = trame_block_new (TRAME_BLOCK_SIGNATURES);
  signatures->addresses = TRUE;
  g_ptr_array_add (signatures->children, trame_block_new (TRAME_BLOCK_COLUMN));
  g_ptr_array_add (model->blocks, signatures);
  return model;
}

static void
test_everything_round_trips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel) model = model_of_everything (), again = NULL;
  g_autoptr (GBytes) first = trame_model_to_xml (model), second = NULL;
  const TrameField *field;
  const TrameBlock *heading;

  again = trame_model_parse (first, &error);
  g_assert_no_error (error);
  second = trame_model_to_xml (again);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (((TrameBlock *) g_ptr_array_index (again->blocks, again->blocks->len - 1))->addresses);
  g_assert_cmpstr (again->id, ==, model->id);
  g_assert_cmpstr (again->title, ==, model->title);
  g_assert_cmpstr (again->act_number, ==, model->act_number);
  g_assert_cmpint (g_date_compare (&again->act_date, &model->act_date), ==, 0);
  g_assert_cmpuint (again->version, ==, 7);
  g_assert_cmpint (again->kind, ==, TRAME_MODEL_AMENDMENT);
  g_assert_true (again->voted);
  g_assert_true (trame_terms_equal (&model->terms, &again->terms));
  g_assert_cmpuint (again->term_sources->len, ==, 2);
  g_assert_cmpstr (((TrameTermSource *) again->term_sources->pdata[0])->quote, ==, "durée d'un an\net demi");
  field = g_ptr_array_index (again->fields, 0);
  g_assert_cmpstr (field->label, ==, "Un \"choix\"\nsur deux lignes");
  g_assert_cmpstr (field->help, ==, "aide\r\nlongue");
  g_assert_false (field->required);
  g_assert_cmpuint (field->choices->len, ==, 2);
  g_assert_cmpuint (again->blocks->len, ==, model->blocks->len);
  heading = g_ptr_array_index (again->blocks, 2);
  g_assert_cmpint (heading->kind, ==, TRAME_BLOCK_HEADING);
  g_assert_cmpuint (heading->level, ==, 2);
  g_assert_cmpint (heading->align, ==, TRAME_ALIGN_RIGHT);
  g_assert_cmpstr (heading->title, ==, "MODALITÉS\n<générales>");
}

/* A figure comes back with its picture, to the byte, and its width, caption and condition. */
static void
test_figure (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = with_body (
      "<figure width=\"80\" when=\"a\" alt=\" Plan de &quot;la salle&quot; \"><caption>Figure "
      "<b>1</b></caption><picture>\n" SAMPLE_WIDE "\n</picture></figure>");
  g_autoptr (TrameModel) model = parse (xml, &error), again = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;
  const TrameBlock *figure;

  g_assert_no_error (error);
  first = trame_model_to_xml (model);
  again = trame_model_parse (first, &error);
  g_assert_no_error (error);
  second = trame_model_to_xml (again);
  g_assert_true (g_bytes_equal (first, second));
  figure = g_ptr_array_index (again->blocks, 0);
  g_assert_cmpstr (figure->title, ==, "Plan de \"la salle\"");
  g_assert_cmpstr (figure->when, ==, "a");
  g_assert_cmpuint (figure->level, ==, 80);
  g_assert_cmpuint (figure->spans->len, ==, 2);
  g_assert_cmpuint (figure->picture->width, ==, 8);
  g_assert_cmpuint (figure->picture->mark, ==, ((TrameBlock *) model->blocks->pdata[0])->picture->mark);
}

/* A PDF's text may hold what XML cannot: the model's file can be read back all the same. */
static void
test_characters_that_xml_refuses (void)
{
  for (guint c = 1; c < 0x20; c++)
    {
      const char words[] = { 'a', (char) c, 'b', '\0' };
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameModel) model = trame_model_new (), again = NULL;
      g_autoptr (GBytes) xml = NULL;
      TrameBlock *block = trame_block_new (TRAME_BLOCK_PARAGRAPH);

      model->id = g_strdup ("m");
      model->title = g_strdup (words);
      g_ptr_array_add (block->spans, trame_span_new_text (words, 0));
      g_ptr_array_add (model->blocks, block);
      xml = trame_model_to_xml (model);
      again = trame_model_parse (xml, &error);
      g_assert_no_error (error);
      if (c == '\t' || c == '\n' || c == '\r')
        g_assert_cmpstr (again->title, ==, words);
      else
        g_assert_cmpstr (again->title, ==, "a\ufffdb");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/model/refused", test_refused);
  g_test_add_func ("/documents/model/too-large-or-deep", test_too_large_or_deep);
  g_test_add_func ("/documents/model/billion-laughs", test_billion_laughs);
  g_test_add_func ("/documents/model/accepted", test_accepted);
  g_test_add_func ("/documents/model/prefix-and-encoding", test_prefix_and_encoding);
  g_test_add_func ("/documents/model/spans", test_spans);
  g_test_add_func ("/documents/model/round-trip", test_round_trip);
  g_test_add_func ("/documents/model/everything-round-trips", test_everything_round_trips);
  g_test_add_func ("/documents/model/figure", test_figure);
  g_test_add_func ("/documents/model/characters-that-xml-refuses", test_characters_that_xml_refuses);
  return g_test_run ();
}
