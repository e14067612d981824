/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an empty file to conventions in force: what goes in comes out, after the file was closed too. */
#include "register-sample.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static TrameConvention *
load (Sample *sample, gint64 id, const char *today)
{
  GDate day;
  g_autoptr (GError) error = NULL;
  sample_date (&day, today);
  TrameConvention *convention = trame_register_load_convention (sample->store, id, &day, &error);
  g_assert_no_error (error);
  return convention;
}

static void
add_fact (Sample *sample, gint64 convention, TrameFact *fact)
{
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW + 1);
  trame_changes_add_fact (changes, convention, fact);
  trame_fact_unref (fact);
  sample_commit (sample, changes);
}

static void
test_three_conventions (Sample *sample, gconstpointer data)
{
  GDate today;
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  sample_close (sample);
  sample_open (sample);
  sample_date (&today, "2026-02-01");
  g_autoptr (GPtrArray) all = trame_register_load_conventions (sample->store, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  const TrameConvention *third = all->pdata[2];
  g_assert_cmpint (third->id, ==, 3);
  g_assert_cmpint (third->version, ==, 1);
  g_assert_cmpstr (third->partner_name, ==, "Œuvre & Cie");
  g_assert_cmpstr (third->act_number, ==, "DE25_139");
  g_assert_cmpstr (third->model_title, ==, "Convention de partenariat");
  g_assert_null (third->number);
  g_assert_false (third->issued);
  g_assert_cmpstr (g_hash_table_lookup (third->values, "object"), ==, "Accueil & écoute");
  g_assert_nonnull (strstr (third->folded, "oeuvre & cie"));
  g_assert_cmpstr (third->contract.clauses.notice, ==, "Art. 3.3");
  g_assert_cmpint (third->contract.terms.originals, ==, 2);
  g_assert_true (third->contract.corrects_by_id);
  g_assert_cmpint (third->lifecycle->state, ==, TRAME_STATE_DRAFT);
  sample_assert_verified (sample);
}

static void
test_in_force (Sample *sample, gconstpointer data)
{
  g_autofree char *last = NULL;
  sample_open (sample);
  sample_fill (sample);
  add_fact (sample, 1, sample_signature (TRAME_PARTY_CITY, "2026-01-12"));
  add_fact (sample, 1, sample_signature (TRAME_PARTY_PARTNER, "2026-01-15"));
  g_autoptr (TrameConvention) convention = load (sample, 1, "2026-01-20");
  g_assert_cmpint (convention->lifecycle->state, ==, TRAME_STATE_IN_FORCE);
  last = trame_date_to_iso (&convention->lifecycle->period.last_day);
  g_assert_cmpstr (last, ==, "2027-01-15");
  const TrameFact *fact = convention->contract.facts->pdata[1];
  g_assert_cmpint (fact->id, ==, 2);
  g_assert_cmpint (fact->recorded, ==, SAMPLE_NOW + 1);

  GDate later;
  sample_date (&later, "2027-02-01");
  g_autoptr (TrameConvention) aged = trame_convention_on (convention, &later);
  g_clear_pointer (&convention, trame_convention_unref);
  g_assert_cmpint (aged->lifecycle->state, ==, TRAME_STATE_EXPIRED);
  g_assert_cmpstr (aged->partner_name, ==, "Pôle emploi");
}

/* A signature dated wrongly, corrected, then the correction corrected. */
static void
test_corrections (Sample *sample, gconstpointer data)
{
  sample_open (sample);
  sample_fill (sample);
  add_fact (sample, 2, sample_signature (TRAME_PARTY_CITY, "2026-01-12"));
  add_fact (sample, 2, sample_signature (TRAME_PARTY_PARTNER, "2026-01-15"));
  TrameFact *correction = trame_fact_new (TRAME_FACT_CORRECTION);
  correction->corrects = 2;
  correction->replacement = sample_signature (TRAME_PARTY_PARTNER, "2026-01-25");
  add_fact (sample, 2, correction);
  g_autoptr (TrameConvention) corrected = load (sample, 2, "2026-01-20");
  g_assert_cmpuint (corrected->contract.facts->len, ==, 3);
  g_assert_cmpint (corrected->lifecycle->state, !=, TRAME_STATE_IN_FORCE);
  const TrameFact *third = corrected->contract.facts->pdata[2];
  g_assert_cmpint (third->corrects, ==, 2);
  g_assert_nonnull (third->replacement);
  g_assert_cmpint (third->replacement->party, ==, TRAME_PARTY_PARTNER);

  TrameFact *cancelling = trame_fact_new (TRAME_FACT_CORRECTION);
  cancelling->corrects = third->id;
  cancelling->replacement = trame_fact_new (TRAME_FACT_CORRECTION);
  cancelling->replacement->corrects = 2;
  cancelling->replacement->replacement = sample_signature (TRAME_PARTY_PARTNER, "2026-01-14");
  add_fact (sample, 2, cancelling);
  g_autoptr (TrameConvention) again = load (sample, 2, "2026-01-20");
  g_assert_cmpuint (again->contract.facts->len, ==, 4);
  const TrameFact *fourth = again->contract.facts->pdata[3];
  g_assert_nonnull (fourth->replacement->replacement);
  g_assert_cmpint (again->lifecycle->state, ==, TRAME_STATE_IN_FORCE);
  sample_assert_verified (sample);
}

/* Every key of a fact comes back as it went in. */
static void
test_fact_keys (Sample *sample, gconstpointer data)
{
  sample_open (sample);
  sample_fill (sample);
  TrameFact *fact = trame_fact_new (TRAME_FACT_TERMINATION_NOTIFIED);
  fact->party = TRAME_PARTY_PARTNER;
  sample_date (&fact->not_before, "2026-03-01");
  sample_date (&fact->not_after, "2026-03-02");
  fact->note = g_strdup ("vu avec M. X");
  fact->clause = g_strdup ("Art. 2");
  fact->ground = TRAME_GROUND_NON_PERFORMANCE;
  fact->medium = TRAME_MEDIUM_BAILIFF;
  sample_date (&fact->posted, "2026-03-03");
  sample_date (&fact->first_presented, "2026-03-04");
  sample_date (&fact->received, "2026-03-05");
  sample_date (&fact->refused, "2026-03-06");
  sample_date (&fact->effective, "2026-03-07");
  fact->unclaimed = TRAME_UNCLAIMED_NO;
  fact->has_cure = trame_period_parse ("P15D", &fact->cure);
  fact->has_length = trame_period_parse ("P2M", &fact->length);
  add_fact (sample, 3, fact);
  fact = trame_fact_new (TRAME_FACT_AMENDMENT);
  sample_date (&fact->on, "2026-04-01");
  sample_date (&fact->signed_city, "2026-03-30");
  fact->changes_mask = TRAME_CHANGES_LENGTH | TRAME_CHANGES_NOTICE;
  fact->changes.has_length = trame_period_parse ("P3Y", &fact->changes.length);
  fact->deliberation = g_strdup ("DE26_001");
  add_fact (sample, 3, fact);

  g_autoptr (TrameConvention) convention = load (sample, 3, "2026-05-01");
  const TrameFact *notice = convention->contract.facts->pdata[0], *amendment = convention->contract.facts->pdata[1];
  g_assert_cmpint (notice->kind, ==, TRAME_FACT_TERMINATION_NOTIFIED);
  g_assert_false (g_date_valid (&notice->on));
  g_assert_cmpint (g_date_get_day (&notice->not_before), ==, 1);
  g_assert_cmpint (g_date_get_day (&notice->not_after), ==, 2);
  g_assert_cmpint (g_date_get_day (&notice->posted), ==, 3);
  g_assert_cmpint (g_date_get_day (&notice->first_presented), ==, 4);
  g_assert_cmpint (g_date_get_day (&notice->received), ==, 5);
  g_assert_cmpint (g_date_get_day (&notice->refused), ==, 6);
  g_assert_cmpint (g_date_get_day (&notice->effective), ==, 7);
  g_assert_cmpstr (notice->note, ==, "vu avec M. X");
  g_assert_cmpstr (notice->clause, ==, "Art. 2");
  g_assert_cmpint (notice->ground, ==, TRAME_GROUND_NON_PERFORMANCE);
  g_assert_cmpint (notice->medium, ==, TRAME_MEDIUM_BAILIFF);
  g_assert_cmpint (notice->unclaimed, ==, TRAME_UNCLAIMED_NO);
  g_assert_true (notice->has_cure && notice->cure.days == 15 && notice->has_length && notice->length.months == 2);
  g_assert_cmpint (amendment->changes_mask, ==, TRAME_CHANGES_LENGTH | TRAME_CHANGES_NOTICE);
  g_assert_true (amendment->changes.has_length && amendment->changes.length.years == 3);
  g_assert_false (amendment->changes.has_notice);
  g_assert_cmpint (amendment->unclaimed, ==, TRAME_UNCLAIMED_UNKNOWN);
  g_assert_cmpint (g_date_get_day (&amendment->signed_city), ==, 30);
  g_assert_cmpstr (amendment->deliberation, ==, "DE26_001");
  sample_assert_verified (sample);
}

static void
test_act (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (GPtrArray) acts = trame_register_load_deliberations (sample->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (acts->len, ==, 1);
  const TrameDeliberationRecord *record = acts->pdata[0];
  const TrameDeliberation *act = record->act;
  g_autofree char *published = trame_date_to_iso (&act->dates.published);
  g_assert_cmpstr (published, ==, "2025-12-09");
  g_assert_cmpint (act->in_office, ==, 35);
  g_assert_cmpint (act->voters, ==, -1);
  g_assert_cmpuint (act->present->len, ==, 2);
  g_assert_cmpstr (act->present->pdata[1], ==, "Zoé ŒUF");
  g_assert_cmpstr (((TrameProxy *) act->proxies->pdata[0])->holder, ==, "Anne D’ARC");
  g_assert_null (((TrameProxy *) act->proxies->pdata[1])->holder);
  g_assert_cmpstr (((TrameNamedNote *) act->signatories->pdata[0])->note, ==, "Maire");
  g_assert_cmpuint (act->departures->len, ==, 0);
  g_assert_cmpint (act->result, ==, TRAME_VOTE_UNANIMOUS);
  g_assert_cmpstr (record->source_name, ==, "DE25_139.pdf");
  g_autoptr (GBytes) source = trame_register_load_source (sample->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (source, NULL), g_bytes_get_size (source), "%PDF-1.7 act", 12);
  g_assert_null (trame_register_load_deliberation (sample->store, 9, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNKNOWN);
  g_clear_error (&error);

  g_autoptr (TrameModelRecord) model = trame_register_load_model (sample->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (model->deliberation, ==, 1);
  g_assert_cmpmem (g_bytes_get_data (model->xml, NULL), g_bytes_get_size (model->xml), "<model/>", 8);
  g_assert_cmpint (model->terms.renewals_max, ==, -1);
  g_autoptr (GPtrArray) models = trame_register_load_models (sample->store, &error);
  g_assert_no_error (error);
  g_assert_null (((TrameModelRecord *) models->pdata[0])->xml);
}

static void
test_partners (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (partners->len, ==, 3);
  g_assert_cmpstr (((TramePartner *) partners->pdata[0])->name, ==, "Mission Locale");
  g_assert_cmpstr (((TramePartner *) partners->pdata[1])->name, ==, "Œuvre & Cie");
  TramePartner *partner = partners->pdata[0];
  partner->siren = g_strdup ("215900176");
  partner->representative = g_strdup ("Mme É. Zola");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_update_partner (changes, partner);
  sample_commit (sample, changes);
  g_autoptr (TramePartner) again = trame_register_load_partner (sample->store, partner->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->representative, ==, "Mme É. Zola");
  sample_assert_verified (sample);
}

static void
test_values (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  sample_open (sample);
  sample_fill (sample);
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "");
  g_hash_table_insert (values, (gpointer) "services", (gpointer) "Un atelier\npar semaine");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_values (changes, 1, 1, values, "un atelier");
  sample_commit (sample, changes);
  g_autoptr (TrameConvention) convention = load (sample, 1, "2026-01-20");
  g_assert_cmpint (convention->version, ==, 2);
  g_assert_cmpuint (g_hash_table_size (convention->values), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (convention->values, "services"), ==, "Un atelier\npar semaine");

  g_autoptr (TrameChanges) stale = trame_changes_new ("other", SAMPLE_NOW);
  trame_changes_set_object (stale, 2, "changed with it or not at all");
  trame_changes_set_values (stale, 1, 1, values, NULL);
  g_assert_false (trame_register_commit (sample->store, stale, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE);
  g_autoptr (TrameConvention) second = load (sample, 2, "2026-01-20");
  g_assert_cmpstr (second->object, ==, "Convention de partenariat");
  sample_assert_verified (sample);
}

static void
test_numbers (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_autofree char *first = trame_register_next_number (sample->store, 2, &error);
  g_assert_cmpstr (first, ==, "DE25_139_01");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_number (changes, 2, first);
  trame_changes_set_number (changes, 1, NULL);
  sample_commit (sample, changes);
  g_autofree char *third = trame_register_next_number (sample->store, 3, &error);
  g_assert_cmpstr (third, ==, "DE25_139_03");
  g_autoptr (TrameChanges) twice = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_number (twice, 3, "DE25_139_01");
  g_assert_false (trame_register_commit (sample->store, twice, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
  g_clear_error (&error);
  g_autoptr (TrameChanges) again = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_number (again, 1, "OTHER");
  g_assert_false (trame_register_commit (sample->store, again, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
  g_clear_error (&error);
  g_autoptr (TrameChanges) odd = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_number (odd, 3, "n° 3");
  g_assert_false (trame_register_commit (sample->store, odd, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  g_autoptr (TrameConvention) convention = load (sample, 1, "2026-01-20");
  g_assert_cmpstr (convention->number, ==, "DE25_139_02");
  g_assert_true (convention->issued);
}

static void
test_documents (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 convention", 19);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  GDate issued;
  sample_open (sample);
  sample_fill (sample);
  sample_date (&issued, "2026-01-06");
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "Accueil");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_document (changes, 1, "convention", "a.pdf", "application/pdf", pdf, &issued, values);
  trame_changes_add_document (changes, 2, "convention", "b.pdf", "application/pdf", pdf, NULL, NULL);
  sample_commit (sample, changes);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (sample->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  const TrameDocumentRecord *document = documents->pdata[0];
  g_assert_cmpint (document->size, ==, 19);
  g_assert_true (g_date_valid (&document->issued_on));
  g_autoptr (GPtrArray) all = trame_register_load_documents (sample->store, 0, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_false (g_date_valid (&((TrameDocumentRecord *) all->pdata[1])->issued_on));
  g_autoptr (GBytes) bytes = trame_register_load_document_bytes (sample->store, 2, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, pdf));
  sample_assert_verified (sample);
}

static void
test_settings_and_drafts (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form = g_bytes_new_static ("{}", 2);
  sample_open (sample);
  g_autoptr (TrameSettings) before = trame_register_load_settings (sample->store, &error);
  g_assert_null (before->commune);
  g_assert_cmpstr (before->number_pattern, ==, "{act}_{nn}");
  g_assert_cmpuint (before->transit_working_days, ==, 3);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_setting (changes, "commune", "Armentières");
  trame_changes_set_setting (changes, "reading.zone", "reunion");
  trame_changes_set_setting (changes, "reading.term", "eve");
  trame_changes_set_setting (changes, "transit-working-days", "5");
  trame_changes_set_setting (changes, "style.colour", "#123456");
  trame_changes_set_setting (changes, "commune", "Le Port");
  trame_changes_set_draft (changes, "form", form);
  sample_commit (sample, changes);
  g_autoptr (TrameSettings) after = trame_register_load_settings (sample->store, &error);
  g_assert_cmpstr (after->commune, ==, "Le Port");
  g_assert_cmpint (after->readings.zone, ==, TRAME_ZONE_REUNION);
  g_assert_cmpint (after->readings.term, ==, TRAME_TERM_EVE);
  g_assert_cmpuint (after->transit_working_days, ==, 5);
  g_assert_cmpstr (g_hash_table_lookup (after->values, "style.colour"), ==, "#123456");
  g_autoptr (GBytes) draft = trame_register_load_draft (sample->store, "form", &error);
  g_assert_true (g_bytes_equal (draft, form));
  changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_draft (changes, "form", NULL);
  trame_changes_set_setting (changes, "commune", NULL);
  sample_commit (sample, changes);
  g_assert_null (trame_register_load_draft (sample->store, "form", &error));
  g_assert_no_error (error);

  static const char *const wrong[][2] = {
    { "reading.term", "later" },
    { "reading.zone", "moon" },
    { "transit-working-days", "-1" },
    { "reading.roll", "maybe" },
    { "number-pattern", "always the same" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (TrameChanges) bad = trame_changes_new ("agent", SAMPLE_NOW);
      trame_changes_set_setting (bad, wrong[i][0], wrong[i][1]);
      g_assert_false (trame_register_commit (sample->store, bad, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
      g_clear_error (&error);
    }
  sample_assert_verified (sample);
}

static void
test_rights (Sample *sample, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  sample_open (sample);
  sample_fill (sample);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      GStatBuf file;
      g_autofree char *path = g_strconcat (sample->path, suffixes[i], NULL);
      g_assert_cmpint (g_stat (path, &file), ==, 0);
      g_assert_cmpint (file.st_mode & 0777, ==, 0600);
    }
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new ("Plus tard");
  sample_open (sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  gint64 handle = trame_changes_add_partner (changes, partner);
  trame_register_commit_async (sample->store, changes, NULL, on_committed, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (TrameChanges) done = trame_register_commit_finish (sample->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trame_changes_get_id (done, handle), ==, 1);
  g_assert_cmpint (trame_register_get_revision (sample->store, &error), ==, 1);

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_clear_object (&result);
  changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  trame_register_commit_async (sample->store, changes, cancelled, on_committed, &result);
  sample_close (sample); /* what is under way still answers */
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (trame_register_commit_finish (NULL, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/journey/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("three-conventions", test_three_conventions);
  ADD ("in-force", test_in_force);
  ADD ("corrections", test_corrections);
  ADD ("fact-keys", test_fact_keys);
  ADD ("act", test_act);
  ADD ("partners", test_partners);
  ADD ("values", test_values);
  ADD ("numbers", test_numbers);
  ADD ("documents", test_documents);
  ADD ("settings-and-drafts", test_settings_and_drafts);
  ADD ("rights", test_rights);
  ADD ("async", test_async);
  return g_test_run ();
}
