/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office as a window uses it: without blocking, following its array and its signals. On the example. */
#include "office/convention.h"
#include "office/deadlines.h"
#include "office/document.h"
#include "office/dossier.h"
#include "office/generate.h"
#include "office/import.h"
#include "office/issue.h"
#include "office/next-act.h"
#include "office/partner.h"
#include "office/record.h"
#include "office/watch.h"
#include "office/verify.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *example;

typedef struct
{
  char *folder;
  char *path;
  TrameOffice *office;
  guint changed; /* how often each signal came */
  guint reset;
  guint acts;
  gint64 last_changed;
  GAsyncResult *result;
} Fixture;

static void
on_changed (TrameOffice *office, gint64 id, Fixture *fixture)
{
  fixture->changed++;
  fixture->last_changed = id;
}

static void
on_count (TrameOffice *office, guint *count)
{
  ++*count;
}

static void
on_reset (TrameOffice *office, Fixture *fixture)
{
  on_count (office, &fixture->reset);
}

static void
on_acts (TrameOffice *office, Fixture *fixture)
{
  on_count (office, &fixture->acts);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  fixture->folder = g_dir_make_tmp ("trame-office-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "register.trame", NULL);
  trame_office_open_async (fixture->path, TRAME_OFFICE_DEFAULT, &today, "agent", NULL, on_done, fixture);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  fixture->office = trame_office_open_finish (result, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->office, "convention-changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect (fixture->office, "conventions-reset", G_CALLBACK (on_reset), fixture);
  g_signal_connect (fixture->office, "acts-changed", G_CALLBACK (on_acts), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trame_office_close (fixture->office);
  g_object_unref (fixture->office);
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The example, imported as the window does it. */
static TrameImportResult *
import_example (Fixture *fixture, TrameImportDecisions *decisions)
{
  g_autoptr (GError) error = NULL;
  trame_office_read_async (example, TRAME_LANGUAGE_FRENCH, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) read = wait_for (fixture);
  g_autoptr (TrameIncoming) incoming = trame_office_read_finish (read, &error);
  g_assert_no_error (error);
  trame_office_import_async (fixture->office, incoming, decisions, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) imported = wait_for (fixture);
  TrameImportResult *result = trame_office_import_finish (fixture->office, imported, &error);
  g_assert_no_error (error);
  return result;
}

static gint64
first_convention (Fixture *fixture)
{
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) result = import_example (fixture, &decisions);
  return g_array_index (result->conventions, gint64, 0);
}

static void
test_import (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIncoming) incoming = trame_office_read (example, TRAME_LANGUAGE_FRENCH, NULL, &error);
  g_assert_no_error (error);
  const TrameActProposal *act = g_ptr_array_index (incoming->proposal->acts, 0);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  g_assert_true (trame_import_decisions_correct (&decisions, act, "published", "2026-03-30", &error));
  g_assert_no_error (error);
  g_assert_false (trame_import_decisions_correct (&decisions, act, "published", "30 février", &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  decisions.partners = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (decisions.partners, g_utf8_strup (g_ptr_array_index (act->act->partners, 1), -1));

  g_autoptr (TrameImportResult) result = import_example (fixture, &decisions);
  trame_import_decisions_clear (&decisions);
  g_assert_cmpuint (result->partners->len, ==, 1);
  g_assert_cmpuint (result->conventions->len, ==, 1);
  g_assert_cmpuint (trame_office_get_conventions (fixture->office)->len, ==, 1);
  g_assert_cmpuint (fixture->acts, ==, 1);
  g_assert_cmpuint (fixture->reset, ==, 1);
  g_assert_cmpuint (fixture->changed, ==, 1);
  g_assert_nonnull (trame_office_get_settings (fixture->office)->commune);

  g_autoptr (TrameDossier)
      dossier = trame_office_load_dossier (fixture->office, g_array_index (result->conventions, gint64, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier->convention->partner_name, ==, g_ptr_array_index (act->act->partners, 1));
  g_autofree char *published = trame_date_to_iso (&dossier->deliberation->act->dates.published);
  g_assert_cmpstr (published, ==, "2026-03-30");
  g_assert_cmpuint (dossier->missing->len, >, 0);
  /* The file that was read is the file that is kept. */
  g_autoptr (GBytes) source = trame_register_load_source (trame_office_get_register (fixture->office),
                                                          dossier->deliberation->act->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (source, incoming->bytes));
}

/* What was read with doubt stays empty while nobody looked; what a person wrote takes its place. */
static void
test_import_doubts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameIncoming) incoming = trame_office_read (example, TRAME_LANGUAGE_FRENCH, NULL, &error);
  g_assert_no_error (error);
  const TrameActProposal *act = g_ptr_array_index (incoming->proposal->acts, 0);
  static const char *const doubtful[] = { "secretary", "present.0", "annex.notice", "in_office" };
  for (guint i = 0; i < G_N_ELEMENTS (doubtful); i++)
    {
      TrameEvidence *evidence = g_hash_table_lookup (act->evidence, doubtful[i]);
      g_assert_nonnull (evidence);
      evidence->confidence = TRAME_IMPORT_CONFIDENCE - 0.01;
    }
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  g_assert_true (trame_import_decisions_correct (&decisions, act, "in_office", "33", &error));
  g_autoptr (TrameImportResult) result = trame_office_import (fixture->office, incoming, &decisions, &error);
  trame_import_decisions_clear (&decisions);
  g_assert_no_error (error);
  g_assert_cmpuint (result->kept_null->len, ==, 3);

  g_autoptr (TrameDossier)
      dossier = trame_office_load_dossier (fixture->office, g_array_index (result->conventions, gint64, 0), &error);
  g_assert_no_error (error);
  const TrameDeliberation *stored = dossier->deliberation->act;
  g_assert_null (stored->secretary);
  g_assert_cmpint (stored->in_office, ==, 33);
  g_assert_cmpuint (stored->present->len, ==, act->act->present->len - 1);
  g_assert_false (dossier->convention->contract.terms.has_notice);
  g_assert_true (dossier->convention->contract.terms.has_length);
  /* What was proposed has not moved. */
  g_assert_nonnull (act->act->secretary);

  trame_import_decisions_init (&decisions);
  g_assert_null (trame_office_import (fixture->office, incoming, &decisions, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
test_stale (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = first_convention (fixture);
  gint64 version = trame_office_get_convention (fixture->office, id)->version;
  gint64 next = 0;
  g_autoptr (GHashTable) values = trame_values_new ();
  g_hash_table_insert (values, g_strdup ("partner-capacity"), g_strdup ("Directrice"));
  trame_office_set_values_async (fixture->office, id, version, values, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_assert_true (trame_office_set_values_finish (fixture->office, result, &next, &error));
  g_assert_no_error (error);
  g_assert_cmpint (next, >, version);
  g_assert_cmpint (trame_office_get_convention (fixture->office, id)->version, ==, next);
  g_assert_false (trame_office_set_values (fixture->office, id, version, values, NULL, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_true (trame_office_set_values (fixture->office, id, 0, values, NULL, &error));
  g_assert_no_error (error);
}

/* The list calls a convention by what its partner does. */
static void
test_object (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *services, *object;
  } CASES[] = {
    { "Permanence le mardi\nAteliers", "Permanence le mardi" },
    { "Ateliers", "Ateliers" },
    { "", NULL },
    { "Accueil", "Accueil" },
  };
  gint64 id = first_convention (fixture);
  g_assert_null (trame_office_get_convention (fixture->office, id)->object);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) values = trame_values_new ();
      g_hash_table_insert (values, g_strdup ("services"), g_strdup (CASES[i].services));
      g_assert_true (trame_office_set_values (fixture->office, id, 0, values, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (trame_office_get_convention (fixture->office, id)->object, ==, CASES[i].object);
    }
}

/* Ten keys typed at once: the last one is set, the others give way. */
static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint *counts = user_data;
  g_autoptr (TrameDocument) document = trame_office_set_document_finish (TRAME_OFFICE (source), result, &error);
  if (document != NULL)
    {
      counts[0]++;
      g_autofree char *words = trame_text_to_plain (document->text);
      if (strstr (words, "Capacité 9") != NULL)
        counts[2]++;
    }
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      counts[1]++;
    }
}

static void
test_preview_gives_way (Fixture *fixture, gconstpointer unused)
{
  gint64 id = first_convention (fixture);
  guint counts[3] = { 0 }; /* set, overtaken, last one set */
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GHashTable) values = trame_values_new ();
      g_hash_table_insert (values, g_strdup ("partner-capacity"), g_strdup_printf ("Capacité %u", i));
      trame_office_set_document_async (fixture->office, id, values, NULL, on_set, counts);
    }
  while (counts[0] + counts[1] < 10)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[1], >, 0);
  /* The values typed were shown, not stored. */
  g_assert_null (g_hash_table_lookup (trame_office_get_convention (fixture->office, id)->values, "partner-capacity"));

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  trame_office_set_document_async (fixture->office, id, NULL, cancellable, on_done, fixture);
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (trame_office_set_document_finish (fixture->office, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static TrameFact *
signature (TrameParty party, const char *on)
{
  TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
  fact->party = party;
  g_assert_true (trame_date_parse_iso (on, &fact->on));
  return fact;
}

static void
assert_next (Fixture *fixture, gint64 id, guint missing, TrameActKind kind, TrameParty party)
{
  const TrameConvention *row = trame_office_get_convention (fixture->office, id);
  TrameNextAct act = trame_next_act (row->lifecycle, missing, row->issued);
  g_autofree char *label = trame_next_act_label (&act);
  g_assert_cmpstr (trame_act_kind_to_nick (act.kind), ==, trame_act_kind_to_nick (kind));
  g_assert_cmpint (act.party, ==, party);
  g_assert_true (kind == TRAME_ACT_NONE || *label != '\0');
}

static void
test_from_draft_to_force (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = first_convention (fixture);
  assert_next (fixture, id, 3, TRAME_ACT_COMPLETE, TRAME_PARTY_NONE);
  assert_next (fixture, id, 0, TRAME_ACT_ISSUE, TRAME_PARTY_NONE);
  g_assert_null (trame_office_issue (fixture->office, id, NULL, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_MISSING);
  g_clear_error (&error);

  g_autoptr (TrameDossier) dossier = trame_office_load_dossier (fixture->office, id, &error);
  g_autoptr (GHashTable) values = trame_values_new ();
  for (guint i = 0; i < dossier->missing->len; i++)
    g_hash_table_insert (values, g_strdup (g_ptr_array_index (dossier->missing, i)), g_strdup ("Rempli"));
  g_assert_true (trame_office_set_values (fixture->office, id, dossier->convention->version, values, NULL, &error));
  g_assert_no_error (error);
  trame_office_issue_async (fixture->office, id, NULL, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_autoptr (TrameIssued) issued = trame_office_issue_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  assert_next (fixture, id, 0, TRAME_ACT_RECORD_SIGNATURE, TRAME_PARTY_PARTNER);

  /* The frozen bytes, whatever is typed. */
  g_autoptr (TrameDocument) document = trame_office_set_document (fixture->office, id, values, &error);
  g_assert_no_error (error);
  g_assert_true (document->frozen);
  g_assert_true (g_bytes_equal (document->set->pdf, issued->pdf));
  g_assert_cmpuint (document->set->pages, ==, issued->pages);

  g_autoptr (TrameFact) partner = signature (TRAME_PARTY_PARTNER, "2026-04-02");
  g_autoptr (TrameFact) city = signature (TRAME_PARTY_CITY, "2026-04-03");
  GDate later;
  trame_date_parse_iso ("2026-04-10", &later);
  trame_office_set_today (fixture->office, &later);
  trame_fact_effect_free (trame_office_add_fact (fixture->office, id, partner, TRAME_LANGUAGE_FRENCH, &error));
  g_assert_no_error (error);
  assert_next (fixture, id, 0, TRAME_ACT_RECORD_SIGNATURE, TRAME_PARTY_CITY);
  g_autoptr (TrameFactEffect)
      preview = trame_office_preview_fact (fixture->office, id, city, TRAME_LANGUAGE_FRENCH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview->after->state, ==, TRAME_STATE_IN_FORCE);
  fixture->changed = 0;
  trame_office_add_fact_async (fixture->office, id, city, TRAME_LANGUAGE_FRENCH, NULL, on_done, fixture);
  g_autoptr (GAsyncResult) recorded = wait_for (fixture);
  g_autoptr (TrameFactEffect) effect = trame_office_record_finish (fixture->office, recorded, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (effect->summary, ==, preview->summary);
  g_assert_cmpuint (fixture->changed, ==, 1);
  g_assert_cmpint (fixture->last_changed, ==, id);
  g_assert_cmpint (trame_office_get_convention (fixture->office, id)->lifecycle->state, ==, TRAME_STATE_IN_FORCE);
  assert_next (fixture, id, 0, TRAME_ACT_NONE, TRAME_PARTY_NONE);

  g_autoptr (GPtrArray) due = trame_office_get_deadlines (fixture->office, -1, TRAME_LANGUAGE_FRENCH);
  g_assert_cmpuint (due->len, >, 0);
  g_autoptr (TrameVerification) verified = trame_office_verify (fixture->office, &error);
  g_assert_no_error (error);
  g_assert_true (verified->ok);
}

/* Another day refolds: near the term, what comes next is the next act. */
static void
test_another_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = first_convention (fixture);
  g_autoptr (TrameFact) partner = signature (TRAME_PARTY_PARTNER, "2026-03-30");
  g_autoptr (TrameFact) city = signature (TRAME_PARTY_CITY, "2026-03-31");
  trame_fact_effect_free (trame_office_add_fact (fixture->office, id, partner, TRAME_LANGUAGE_FRENCH, &error));
  trame_fact_effect_free (trame_office_add_fact (fixture->office, id, city, TRAME_LANGUAGE_FRENCH, &error));
  g_assert_no_error (error);
  static const struct
  {
    const char *day;
    TrameState state;
    TrameActKind act;
  } rows[] = {
    { "2026-12-01", TRAME_STATE_IN_FORCE, TRAME_ACT_NONE },
    { "2027-01-15", TRAME_STATE_IN_FORCE, TRAME_ACT_PREPARE_NEXT },
    { "2027-03-31", TRAME_STATE_IN_FORCE, TRAME_ACT_PREPARE_NEXT },
    { "2027-04-01", TRAME_STATE_EXPIRED, TRAME_ACT_NONE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate day;
      guint reset = fixture->reset;
      trame_date_parse_iso (rows[i].day, &day);
      trame_office_set_today (fixture->office, &day);
      trame_office_set_today (fixture->office, &day);
      g_assert_cmpuint (fixture->reset, ==, reset + 1);
      g_assert_cmpint (trame_office_get_convention (fixture->office, id)->lifecycle->state, ==, rows[i].state);
      assert_next (fixture, id, 0, rows[i].act, TRAME_PARTY_NONE);
    }
}

static void
test_settings (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (trame_office_get_time_zone (fixture->office), ==, "Europe/Paris");
  g_assert_true (trame_office_set_setting (fixture->office, "reading.zone", "reunion", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (trame_office_get_time_zone (fixture->office), ==, "Indian/Reunion");
  g_assert_cmpuint (fixture->reset, ==, 1);
}

static void
test_partners (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = first_convention (fixture);
  gint64 id = trame_office_get_convention (fixture->office, convention)->partner;
  TramePartner rename = { .name = (char *) "Un autre nom" };
  g_assert_cmpint (trame_office_store_partner (fixture->office, id, &rename, &error), ==, id);
  g_assert_no_error (error);
  g_assert_cmpstr (trame_office_get_convention (fixture->office, convention)->partner_name, ==, "Un autre nom");
  TramePartner nobody = { 0 };
  g_assert_cmpint (trame_office_store_partner (fixture->office, 0, &nobody, &error), ==, 0);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
count_reset (TrameOffice *office, gpointer counts)
{
  ((guint *) counts)[1]++;
}

static void
count_change (TrameOffice *office, gint64 id, gpointer counts)
{
  ((guint *) counts)[0]++;
}

static gboolean
give_up (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* A value typed in another program, then a partner of its own: both come into this office. */
static void
test_watch (Fixture *fixture, gconstpointer unused)
{
  gint64 id = first_convention (fixture);
  guint counts[2] = { 0 };
  gboolean late = FALSE;
  g_autoptr (GError) error = NULL;
  trame_office_watch (fixture->office);
  g_signal_connect (fixture->office, "convention-changed", G_CALLBACK (count_change), counts);
  g_signal_connect (fixture->office, "conventions-reset", G_CALLBACK (count_reset), counts);
  g_autoptr (TrameOffice) other = trame_office_open (trame_office_get_path (fixture->office), TRAME_OFFICE_MUST_EXIST,
                                                     trame_office_get_today (fixture->office), "autre", &error);
  g_assert_no_error (error);
  g_autoptr (GHashTable) values = trame_values_new ();
  g_hash_table_insert (values, g_strdup ("services"), g_strdup ("Écrit ailleurs"));
  g_assert_true (trame_office_set_values (other, id, 0, values, NULL, &error));
  guint guard = g_timeout_add_seconds (20, give_up, &late);
  while (counts[0] == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (trame_office_get_convention (fixture->office, id)->object, ==, "Écrit ailleurs");
  g_assert_true (trame_office_set_setting (other, "transit-working-days", "5", &error));
  while (counts[1] == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (guard);
  g_assert_cmpuint (trame_office_get_settings (fixture->office)->transit_working_days, ==, 5);
  trame_office_close (other);
}

/* An act under way when the office closes ends by itself. */
static void
test_close_under_way (Fixture *fixture, gconstpointer unused)
{
  gint64 id = first_convention (fixture);
  trame_office_set_document_async (fixture->office, id, NULL, NULL, on_done, fixture);
  trame_office_close (fixture->office);
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameDocument) document = trame_office_set_document_finish (fixture->office, result, &error);
  g_assert_true (document != NULL || error != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  example = g_getenv ("TRAME_TEST_EXAMPLE");
  g_assert_nonnull (example);
#define ADD(name, test) g_test_add ("/office/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("import", test_import);
  ADD ("import/doubts", test_import_doubts);
  ADD ("values/stale", test_stale);
  ADD ("object", test_object);
  ADD ("preview/gives-way", test_preview_gives_way);
  ADD ("draft-to-force", test_from_draft_to_force);
  ADD ("another-day", test_another_day);
  ADD ("settings", test_settings);
  ADD ("partners", test_partners);
  ADD ("watch", test_watch);
  ADD ("close-under-way", test_close_under_way);
  return g_test_run ();
}
