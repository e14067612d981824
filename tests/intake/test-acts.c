/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts of every kind against what must be read from them. Each acts/NAME.json holds paths of the JSON ("acts.0.number";
 * "#" is a list's length) and their values; acts/NAME.txt or .md is the act. The founding act, PDF and Markdown, when it
 * is beside the sources. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/proposal-json.h"
#include "intake/file.h"

typedef struct
{
  char *source;
  char *expected;
} Case;

static void
case_free (gpointer data)
{
  Case *act = data;

  g_free (act->source);
  g_free (act->expected);
  g_free (act);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

/* The value at PATH, or NULL. A length is given as a new node. */
static JsonNode *
value_at (JsonNode *node, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);

  for (guint i = 0; keys[i] != NULL && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), keys[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) && strcmp (keys[i], "#") == 0)
        return json_node_init_int (json_node_alloc (), json_array_get_length (json_node_get_array (node)));
      else if (JSON_NODE_HOLDS_ARRAY (node)
               && g_ascii_strtoull (keys[i], NULL, 10) < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), (guint) g_ascii_strtoull (keys[i], NULL, 10));
      else
        node = NULL;
    }
  return node == NULL ? NULL : json_node_copy (node);
}

/* Words of the source between two offsets hold the quote's letters. */
static void
check_offsets (JsonNode *root, const char *source)
{
  g_autofree char *text = NULL;
  JsonArray *acts = json_object_get_array_member (json_node_get_object (root), "acts");
  glong length;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  length = g_utf8_strlen (text, -1);
  for (guint i = 0; i < json_array_get_length (acts); i++)
    {
      JsonObject *evidence = json_object_get_object_member (json_array_get_object_element (acts, i), "evidence");
      g_autoptr (GList) paths = json_object_get_members (evidence);
      for (GList *at = paths; at != NULL; at = at->next)
        {
          JsonObject *proof = json_object_get_object_member (evidence, at->data);
          JsonArray *offset = json_object_get_array_member (proof, "offset");
          const char *quote = json_object_get_string_member (proof, "quote");
          gint64 from = json_array_get_int_element (offset, 0), to = json_array_get_int_element (offset, 1);
          const char *word = text;
          gunichar last;

          g_assert_cmpint (from, >=, 0);
          g_assert_cmpint (from, <=, to);
          g_assert_cmpint (to, <=, length);
          g_assert_cmpint (json_array_get_length (json_object_get_array_member (proof, "boxes")), ==, 0);
          word = g_utf8_offset_to_pointer (text, from);
          if (g_unichar_isalnum (g_utf8_get_char (quote)) && g_utf8_get_char (word) != g_utf8_get_char (quote))
            g_error ("%s: “%s” is not at %" G_GINT64_FORMAT, (const char *) at->data, quote, from);
          last = g_utf8_get_char (g_utf8_prev_char (quote + strlen (quote)));
          word = g_utf8_offset_to_pointer (text, to - 1);
          if (g_unichar_isalnum (last) && g_utf8_get_char (word) != last)
            g_error ("%s: “%s” does not end at %" G_GINT64_FORMAT, (const char *) at->data, quote, to);
        }
    }
}

/* Every value that was read says where: it, or what it is part of, has its evidence. */
static void
check_proved (JsonObject *evidence, JsonNode *node, const char *path)
{
  static const char *const computed[] = { "enforceable_on", "appeal_until", "referral_until",
                                          "annex.kind",     "vote.secret",  NULL };

  if (json_object_has_member (evidence, path) || g_strv_contains (computed, path) || JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *value;
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &key, &value))
        {
          g_autofree char *inner = *path != '\0' ? g_strconcat (path, ".", key, NULL) : g_strdup (key);
          if (!g_str_equal (inner, "warnings") && !g_str_equal (inner, "evidence"))
            check_proved (evidence, value, inner);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        g_autofree char *inner = g_strdup_printf ("%s.%u", path, i);
        check_proved (evidence, json_array_get_element (json_node_get_array (node), i), inner);
      }
  else
    g_error ("%s has no evidence", path);
}

static void
check_all_proved (JsonNode *root)
{
  JsonArray *acts = json_object_get_array_member (json_node_get_object (root), "acts");

  for (guint i = 0; i < json_array_get_length (acts); i++)
    check_proved (json_object_get_object_member (json_array_get_object_element (acts, i), "evidence"),
                  json_array_get_element (acts, i), "");
}

/* A model that comes out agrees with itself and survives its XML. */
static void
check_models (const TrameProposal *proposal)
{
  for (guint i = 0; i < proposal->acts->len; i++)
    {
      const TrameActProposal *act = g_ptr_array_index (proposal->acts, i);
      g_autoptr (GPtrArray) faults = act->annex != NULL ? trame_model_check (act->annex->model) : NULL;
      g_autoptr (GBytes) xml = act->annex != NULL ? trame_model_to_xml (act->annex->model) : NULL;
      g_autoptr (TrameModel) back = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; faults != NULL && k < faults->len; k++)
        g_error ("%s", (const char *) g_ptr_array_index (faults, k));
      back = xml != NULL ? trame_model_parse (xml, &error) : NULL;
      g_assert_no_error (error);
    }
}

static void
test_act (gconstpointer data)
{
  const Case *act = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameProposal) proposal = trame_intake_read_file (act->source, TRAME_LANGUAGE_ENGLISH, NULL, NULL, &error);
  g_autofree char *json = NULL, *wanted = NULL;
  g_autoptr (JsonNode) got = NULL, expected = NULL;
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;
  gboolean good = TRUE;

  g_assert_no_error (error);
  json = trame_proposal_to_json (proposal);
  got = parse (json);
  g_assert_true (g_file_get_contents (act->expected, &wanted, NULL, &error));
  expected = parse (wanted);
  json_object_iter_init (&iter, json_node_get_object (expected));
  while (json_object_iter_next (&iter, &path, &value))
    {
      g_autoptr (JsonNode) found = value_at (got, path);
      if (found != NULL && json_node_equal (found, value))
        continue;
      {
        g_autofree char *is = found != NULL ? json_to_string (found, FALSE) : g_strdup ("nothing"),
                        *must = json_to_string (value, FALSE);
        g_test_message ("%s is %s, must be %s", path, is, must);
        good = FALSE;
      }
    }
  g_assert_true (good);
  check_all_proved (got);
  check_models (proposal);
  if (proposal->pages == 0)
    check_offsets (got, act->source);
}

static void
add_case (const char *name, const char *source, const char *expected)
{
  Case *act = g_new0 (Case, 1);
  g_autofree char *path = g_strconcat ("/intake/acts/", name, NULL);

  act->source = g_strdup (source);
  act->expected = g_strdup (expected);
  g_test_add_data_func_full (path, act, test_act, case_free);
}

static void
absent (void)
{
  g_test_skip ("this act is not beside the sources");
}

/* The act that the project ships, set by its own engine. */
static void
add_example (void)
{
  const char *source = g_getenv ("TRAME_EXAMPLE_ACT");
  g_autofree char *expected = g_test_build_filename (G_TEST_DIST, "example.json", NULL);

  if (source != NULL && g_file_test (source, G_FILE_TEST_EXISTS))
    add_case ("example", source, expected);
  else
    g_test_add_func ("/intake/acts/example", absent);
}

static void
add_founding (const char *extension)
{
  g_autofree char *source = g_strdup_printf ("%s/../shared/seed/DE25_139.%s", g_getenv ("TRAME_SOURCE_ROOT"),
                                             extension);
  g_autofree char *expected = g_test_build_filename (G_TEST_DIST, "founding.json", NULL);
  g_autofree char *name = g_strconcat ("founding act, ", extension, NULL);
  g_autofree char *path = g_strconcat ("/intake/acts/", name, NULL);

  if (g_file_test (source, G_FILE_TEST_EXISTS))
    add_case (name, source, expected);
  else
    g_test_add_func (path, absent);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "acts", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (folder, name, NULL), *stem = NULL, *expected = NULL;
      if (g_str_has_suffix (name, ".json"))
        continue;
      stem = g_strndup (source, (gsize) (strrchr (source, '.') - source));
      expected = g_strconcat (stem, ".json", NULL);
      g_assert_true (g_file_test (expected, G_FILE_TEST_EXISTS));
      add_case (name, source, expected);
    }
  add_founding ("pdf");
  add_founding ("md");
  add_example ();
  return g_test_run ();
}
