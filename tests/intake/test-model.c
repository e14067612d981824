/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annex of the founding act as a model: outside the blanks it is the act's text, word for word; blanks stand where
 * the act leaves them; each rule cites its clause; the model survives its XML. */
#include <gio/gio.h>
#include <string.h>

#include "intake/file.h"
#include "intake/source.h"
#include "pages/reader.h"

/* Letters and marks without any space; a field is one U+0001. */
static void
append_spans (GString *out, const GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const TrameSpan *span = g_ptr_array_index (spans, i);
      if (span->field != NULL)
        g_string_append_c (out, '\001');
      else
        for (const char *p = span->text; *p != '\0'; p = g_utf8_next_char (p))
          if (!g_unichar_isspace (g_utf8_get_char (p)))
            g_string_append_unichar (out, g_utf8_get_char (p));
    }
}

/* The model's text up to its signature blocks, then these in SIGNATURES. */
static char *
model_text (const TrameModel *model, GString *signatures)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < model->blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (model->blocks, i);
      append_spans (out, block->spans);
      for (guint c = 0; block->children != NULL && c < block->children->len; c++)
        {
          const TrameBlock *column = g_ptr_array_index (block->children, c);
          g_string_append_printf (signatures, "[%u]", c);
          for (guint k = 0; k < column->children->len; k++)
            append_spans (signatures, ((const TrameBlock *) g_ptr_array_index (column->children, k))->spans);
        }
    }
  return g_string_free (out, FALSE);
}

/* The act's text from its annex to the closing formula, from the reader's own lines: no stamp, no page number, no bullet,
 * words cut by U+2010 made whole, no space. */
static char *
source_text (const TrameFileText *text)
{
  GString *out = g_string_new (NULL);
  gboolean started = FALSE, ended = FALSE;

  for (guint p = 0; p < text->pages->len && !ended; p++)
    {
      const TramePageText *page = g_ptr_array_index (text->pages, p);
      for (guint i = 0; i < page->lines->len && !ended; i++)
        {
          const TrameLine *line = g_ptr_array_index (page->lines, i),
                          *next = i + 1 < page->lines->len ? g_ptr_array_index (page->lines, i + 1) : NULL;
          g_autofree char *words = trame_line_text (line),
                          *after = next != NULL ? trame_line_text (next) : g_strdup ("");
          started = started
                    || (strcmp (words, "CONVENTION DE PARTENARIAT") == 0 && g_str_has_prefix (after, "Dans le cadre"));
          if (!started || g_regex_match_simple ("^(Envoyé|Reçu|Publié|ID :|webdelib|[0-9]/[0-9])", words, 0, 0))
            continue;
          for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
            if (!g_unichar_isspace (g_utf8_get_char (c)) && g_utf8_get_char (c) != 0x2022)
              g_string_append_unichar (out, g_utf8_get_char (c));
          if (g_str_has_suffix (out->str, "\u2010"))
            g_string_truncate (out, out->len - 3);
          ended = g_str_has_suffix (words, "originaux.");
        }
    }
  g_assert_true (ended);
  return g_string_free (out, FALSE);
}

/* Walks both texts: between two stretches of the model's text, the source holds only what the blank holds in the act. */
static void
check_word_for_word (const TrameModel *model, const TrameFileText *text, const char *dots)
{
  const char *const holes[] = { "Maire", "Jean-MichelMONPAYS", "DE25", dots, dots, dots, "", "", "", "", NULL };
  g_autoptr (GString) signatures = g_string_new (NULL);
  g_autofree char *mine = model_text (model, signatures), *act = source_text (text);
  g_auto (GStrv) parts = g_strsplit (mine, "\001", -1);
  const char *at = act;

  g_assert_cmpuint (g_strv_length (parts), ==, g_strv_length ((char **) holes) + 1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *here = g_strndup (at, strlen (parts[i]));
      g_assert_cmpstr (here, ==, parts[i]);
      at += strlen (parts[i]);
      if (parts[i + 1] == NULL)
        break;
      if (strcmp (holes[i], ".") == 0)
        at += strspn (at, ".");
      else
        {
          g_assert_true (g_str_has_prefix (at, holes[i]));
          at += strlen (holes[i]);
        }
    }
  g_assert_cmpstr (at, ==, "");
  g_assert_true (g_str_has_prefix (signatures->str, "[0]PourlaVille"));
  g_assert_nonnull (strstr (signatures->str, "Armentières.LeMaire.\001[1]Pourlecocontractant"));
}

static const struct
{
  const char *name, *clause, *words;
} rules[] = { { "length", "1", "durée d'un an" },
              { "start", "1", "signature des deux cocontractants" },
              { "renewal", "1", "demande explicite" },
              { "notice", "3.3", "10 jours avant exécution" },
              { "notice_medium", "3.3", "accusé de réception" },
              { "money", "3.2", "à titre gracieux" },
              { "originals", NULL, "en deux exemplaires" },
              { "follow-up", "5", "suivi et d'évaluation" } };

static void
check_rules (const TrameModel *model)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const TrameTermSource *found = NULL;
      for (guint k = 0; k < model->term_sources->len; k++)
        {
          const TrameTermSource *source = g_ptr_array_index (model->term_sources, k);
          if (g_str_equal (source->name, rules[i].name))
            found = source;
        }
      g_assert_nonnull (found);
      g_assert_cmpstr (found->clause, ==, rules[i].clause);
      g_assert_nonnull (strstr (found->quote, rules[i].words));
    }
  g_assert_cmpuint (model->term_sources->len, ==, G_N_ELEMENTS (rules));
}

static void
check_defaults (const TrameModel *model)
{
  g_assert_cmpstr (trame_model_get_field (model, "city-representative")->default_value, ==, "Jean-Michel MONPAYS");
  g_assert_cmpstr (trame_model_get_field (model, "city-capacity")->default_value, ==, "Maire");
  g_assert_cmpstr (trame_model_get_field (model, "act-number")->default_value, ==, "DE25_139");
  g_assert_null (trame_model_get_field (model, "partner")->default_value);
  g_assert_false (trame_model_get_field (model, "signature-date")->required);
  g_assert_true (trame_model_get_field (model, "services")->required);
}

static void
check_xml (const TrameModel *model)
{
  g_autoptr (GBytes) xml = trame_model_to_xml (model), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameModel) back = trame_model_parse (xml, &error);

  g_assert_no_error (error);
  again = trame_model_to_xml (back);
  g_assert_true (g_bytes_equal (xml, again));
  g_assert_true (trame_terms_equal (&model->terms, &back->terms));
}

static void
test_model (gconstpointer data)
{
  const char *extension = data;
  g_autofree char *path = g_strdup_printf ("%s/../shared/seed/DE25_139.%s", g_getenv ("TRAME_SOURCE_ROOT"), extension);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameReader) reader = NULL;
  g_autoptr (TrameFileText) text = NULL;
  g_autoptr (TrameProposal) proposal = NULL;
  const TrameModel *model;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the founding act is not beside the sources");
      return;
    }
  reader = trame_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  text = trame_reader_text (reader, NULL, &error);
  g_assert_no_error (error);
  proposal = trame_intake_read (text, "act", TRAME_LANGUAGE_FRENCH);
  g_assert_cmpuint (proposal->acts->len, ==, 1);
  model = ((const TrameActProposal *) g_ptr_array_index (proposal->acts, 0))->annex->model;
  g_assert_true (model->voted);
  g_assert_cmpstr (model->act_number, ==, "DE25_139");
  check_word_for_word (model, text, g_str_equal (extension, "pdf") ? "." : "");
  check_rules (model);
  check_defaults (model);
  check_xml (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/intake/model/pdf", "pdf", test_model);
  g_test_add_data_func ("/intake/model/md", "md", test_model);
  return g_test_run ();
}
