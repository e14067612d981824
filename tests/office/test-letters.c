/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter as a window writes it: the form that is kept, the preview of which only the last request is set, a form older than
 * the model in use, and the issue that freezes. On the example's drafts. */
#include "office/form-draft.h"
#include "office/import.h"
#include "office/issue-letter.h"
#include "office/letter-values.h"
#include "office/model-version.h"
#include "register/changes.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *example;

typedef struct
{
  char *folder;
  TrameOffice *office;
  gint64 convention;
  guint waiting, overtaken;
  GAsyncResult *last;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  fixture->folder = g_dir_make_tmp ("trame-letters-XXXXXX", &error);
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  g_autofree char *path = g_build_filename (fixture->folder, "register.trame", NULL);
  fixture->office = trame_office_open (path, TRAME_OFFICE_DEFAULT, &today, "agent", &error);
  g_assert_no_error (error);
  g_autoptr (TrameIncoming) incoming = trame_office_read (example, TRAME_LANGUAGE_FRENCH, NULL, &error);
  g_assert_no_error (error);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) imported = trame_office_import (fixture->office, incoming, &decisions, &error);
  g_assert_no_error (error);
  fixture->convention = g_array_index (imported->conventions, gint64, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trame_office_close (fixture->office);
  g_clear_object (&fixture->office);
  g_clear_object (&fixture->last);
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);
      g_unlink (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static TrameValues *
values_of (const char *field, const char *value)
{
  TrameValues *values = trame_values_new ();
  g_hash_table_insert (values, g_strdup (field), g_strdup (value));
  return values;
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameLetterDraft) draft = trame_office_draft_letter_finish (TRAME_OFFICE (source), result, &error);
  fixture->waiting--;
  if (draft == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      fixture->overtaken++;
      return;
    }
  g_autofree char *words = trame_text_to_plain (draft->text);
  g_test_message ("drawn: %s", strstr (words, "mot 39") != NULL ? "the last" : "one before");
  if (fixture->waiting == 0)
    g_assert_nonnull (strstr (words, "mot 39"));
  g_assert_nonnull (draft->set);
}

/* As when somebody types: the last word is on the page, requests overtaken before they began are given up. */
static void
test_typing (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *word = g_strdup_printf ("mot %u", i);
      g_autoptr (GHashTable) given = values_of ("convention-number", word);
      fixture->waiting++;
      trame_office_draft_letter_async (fixture->office, fixture->convention, "circulation", given, NULL, on_drawn,
                                       fixture);
    }
  while (fixture->waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->overtaken, >, 0);
  g_assert_cmpuint (fixture->overtaken, <, 40);
}

static void
on_old_form (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  fixture->last = g_object_ref (result);
}

/* A field that the model in use has not: left out of the page, refused in what is issued. */
static void
test_old_form (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) given = values_of ("gone", "x");
  g_hash_table_insert (given, g_strdup ("convention-number"), g_strdup ("en projet"));
  trame_office_draft_letter_async (fixture->office, fixture->convention, "circulation", given, NULL, on_old_form,
                                   fixture);
  while (fixture->last == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (TrameLetterDraft) draft = trame_office_draft_letter_finish (fixture->office, fixture->last, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (draft->values, "convention-number"), ==, "en projet");
  g_assert_false (g_hash_table_contains (draft->values, "gone"));
  const TrameLetterToIssue to_issue = { .convention = fixture->convention, .kind = "circulation", .given = given };
  g_assert_null (trame_office_issue_letter (fixture->office, &to_issue, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN);
}

/* Kept, replaced, forgotten; bytes that are no form are none. */
static void
test_form (Fixture *fixture, gconstpointer unused)
{
  static const char key[] = "letter:1:circulation";
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) given = values_of ("agent", "Mme Œuvrard\n« ici »");
  g_assert_null (trame_office_load_form (fixture->office, key, &error));
  trame_office_keep_form (fixture->office, key, given);
  TrameValues *back = NULL;
  for (guint i = 0; i < 500 && back == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
      back = trame_office_load_form (fixture->office, key, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (back), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (back, "agent"), ==, "Mme Œuvrard\n« ici »");
  g_hash_table_unref (back);
  trame_office_keep_form (fixture->office, key, NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GHashTable) still = trame_office_load_form (fixture->office, key, &error);
      if (still == NULL)
        break;
      g_assert_cmpuint (i, <, 499);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", 1);
  g_autoptr (GBytes) noise = g_bytes_new_static ("\377\001no form", 9);
  trame_changes_set_draft (changes, key, noise);
  g_assert_true (trame_register_commit (trame_office_get_register (fixture->office), changes, &error));
  g_assert_null (trame_office_load_form (fixture->office, key, &error));
  g_assert_no_error (error);
}

/* What is issued stays, whatever becomes of the model; the bytes are those of the register. */
static void
test_issue (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) given = values_of ("convention-number", "en projet");
  const TrameLetterToIssue to_issue = { .convention = fixture->convention, .kind = "circulation", .given = given };
  g_autoptr (TrameIssuedLetter) first = trame_office_issue_letter (fixture->office, &to_issue, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->issue, ==, 1);
  g_assert_cmpint (first->letter, ==, 0);
  g_assert_null (trame_office_issue_letter (fixture->office, &to_issue, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_autoptr (TrameModel) model = trame_shipped_model ("circulation", &error);
  g_free (model->title);
  model->title = g_strdup ("Autre fiche");
  g_autoptr (GBytes) xml = trame_model_to_xml (model);
  g_autoptr (TrameModelVersion) version = trame_office_add_model (fixture->office, xml, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version->version, ==, model->version + 1);
  g_autoptr (TrameIssuedLetter) second = trame_office_issue_letter (fixture->office, &to_issue, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->issue, ==, 2);
  g_assert_cmpstr (second->sha256, !=, first->sha256);
  g_autoptr (GBytes)
      kept = trame_register_load_document_bytes (trame_office_get_register (fixture->office), first->document, &error);
  g_assert_true (g_bytes_equal (kept, first->pdf));
}

/* The place of a commune that says what it is, and with which article. */
static void
test_places (void)
{
  static const struct
  {
    const char *commune, *place;
  } rows[] = {
    { "Ville d’Armentières", "Armentières" },
    { "Ville d'Armentières", "Armentières" },
    { "ville de Lille", "Lille" },
    { "Ville du Havre", "Le Havre" },
    { "Ville de Le Mans", "Le Mans" },
    { "Commune des Abymes", "Les Abymes" },
    { "Mairie de la Madeleine", "La Madeleine" },
    { "Ville de La Rochelle", "La Rochelle" },
    { "Commune de l’Isle-Adam", "L’Isle-Adam" },
    { "Commune de L’Isle-Adam", "L’Isle-Adam" },
    { "de La Rochelle", "de La Rochelle" },
    { "La Rochelle", "La Rochelle" },
    { "Villeurbanne", "Villeurbanne" },
    { "Ville-d’Avray", "Ville-d’Avray" },
    { "Ville de Ville-d’Avray", "Ville-d’Avray" },
    { "Ville", "Ville" },
    { "", "" },
    { NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *place = trame_letter_place (rows[i].commune);
      g_assert_cmpstr (place, ==, rows[i].place);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  example = g_getenv ("TRAME_TEST_EXAMPLE");
  g_test_add_func ("/letters/places", test_places);
#define ADD(name, function) g_test_add ("/letters/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("old-form", test_old_form);
  ADD ("form", test_form);
  ADD ("issue", test_issue);
  return g_test_run ();
}
