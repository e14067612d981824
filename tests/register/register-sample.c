/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register's tests work on. */
#include "register-sample.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <string.h>

void
sample_set_up (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample->folder = g_dir_make_tmp ("trame-register-XXXXXX", &error);
  g_assert_no_error (error);
  sample->path = g_build_filename (sample->folder, "town.trame", NULL);
}

void
sample_tear_down (Sample *sample, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;
  sample_close (sample);
  g_chmod (sample->folder, 0700);
  folder = g_dir_open (sample->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (sample->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (sample->folder);
  g_free (sample->folder);
  g_free (sample->path);
}

void
sample_open (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  sample->store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sample->store);
}

void
sample_close (Sample *sample)
{
  g_clear_pointer (&sample->store, trame_register_unref);
}

void
sample_tamper (Sample *sample, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

void
sample_date (GDate *date, const char *iso)
{
  g_assert_true (trame_date_parse_iso (iso, date));
}

TrameDeliberation *
sample_act (void)
{
  TrameDeliberation *act = trame_deliberation_new ();
  act->number = g_strdup ("DE25_139");
  act->title = g_strdup ("Administration municipale — Convention de partenariat");
  act->body = g_strdup ("conseil municipal");
  act->community = g_strdup ("Ville d’Œuvre-sur-Lys");
  sample_date (&act->dates.sitting, "2025-12-04");
  sample_date (&act->dates.sent, "2025-12-05");
  sample_date (&act->dates.received, "2025-12-05");
  sample_date (&act->dates.published, "2025-12-09");
  act->time = g_strdup ("19:30");
  act->in_office = 35;
  act->present_count = 2;
  g_ptr_array_add (act->present, g_strdup ("Anne D’ARC"));
  g_ptr_array_add (act->present, g_strdup ("Zoé ŒUF"));
  g_ptr_array_add (act->proxies, trame_proxy_new ("Bob A", "Anne D’ARC"));
  g_ptr_array_add (act->proxies, trame_proxy_new ("Carl B", NULL));
  g_ptr_array_add (act->absent, g_strdup ("Caroline C"));
  g_ptr_array_add (act->arrivals, trame_named_note_new ("Bob A", "20 h"));
  g_ptr_array_add (act->signatories, trame_named_note_new ("Anne D’ARC", "Maire"));
  g_ptr_array_add (act->recitals, g_strdup ("Considérant…"));
  g_ptr_array_add (act->decisions, g_strdup ("D’AUTORISER"));
  g_ptr_array_add (act->partners, g_strdup ("Mission Locale"));
  act->result = TRAME_VOTE_UNANIMOUS;
  act->scheme = g_strdup ("Le Tissage");
  act->act_id = g_strdup ("059-215900176-20251205-DE25_139-DE");
  return act;
}

TrameModelRecord *
sample_model (gint64 deliberation)
{
  TrameModelRecord *model = g_new0 (TrameModelRecord, 1);
  model->name = g_strdup ("tissage");
  model->version = 1;
  model->title = g_strdup ("Convention de partenariat");
  model->kind = g_strdup ("convention");
  model->deliberation = deliberation;
  model->xml = g_bytes_new_static ("<model/>", 8);
  trame_terms_init (&model->terms);
  model->terms.has_length = trame_period_parse ("P1Y", &model->terms.length);
  model->terms.start = TRAME_START_LAST_SIGNATURE;
  model->terms.renewal = TRAME_RENEWAL_EXPLICIT;
  model->terms.has_notice = trame_period_parse ("P10D", &model->terms.notice);
  model->terms.notice_medium = TRAME_MEDIUM_REGISTERED_LETTER;
  model->terms.money = TRAME_MONEY_FREE;
  model->terms.originals = 2;
  model->clauses.length = "Art. 1";
  model->clauses.notice = "Art. 3.3";
  return model;
}

void
sample_commit (Sample *sample, TrameChanges *changes)
{
  g_autoptr (GError) error = NULL;
  gboolean done = trame_register_commit (sample->store, changes, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  trame_changes_free (changes);
}

void
sample_fill (Sample *sample)
{
  static const char *const names[] = { "Pôle emploi", "Mission Locale", "Œuvre & Cie" };
  g_autoptr (TrameDeliberation) act = sample_act ();
  g_autoptr (GBytes) source = g_bytes_new_static ("%PDF-1.7 act", 12);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  gint64 deliberation = trame_changes_add_deliberation (changes, act, source, "DE25_139.pdf", "application/pdf");
  g_autoptr (TrameModelRecord) model = sample_model (deliberation);
  gint64 model_id = trame_changes_add_model (changes, model, "texte du modèle");
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) "object", (gpointer) "Accueil & écoute");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TramePartner) partner = trame_partner_new (names[i]);
      TrameConventionRecord convention = {
        .model = model_id,
        .partner = trame_changes_add_partner (changes, partner),
        .deliberation = deliberation,
        .scheme = (char *) "Le Tissage",
        .object = (char *) "Convention de partenariat",
        .terms = model->terms,
        .clauses = model->clauses,
        .values = values,
      };
      trame_changes_add_convention (changes, &convention);
    }
  sample_commit (sample, changes);
}

TrameFact *
sample_signature (TrameParty party, const char *iso)
{
  TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
  fact->party = party;
  fact->signatory = g_strdup ("Anne D’ARC");
  sample_date (&fact->on, iso);
  return fact;
}

void
sample_assert_verified (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameVerification) verification = trame_register_verify (sample->store, NULL, &error);
  g_assert_no_error (error);
  if (!verification->ok)
    g_test_message ("%s %" G_GINT64_FORMAT ": %s", verification->table, verification->id, verification->what);
  g_assert_true (verification->ok);
  g_assert_cmpuint (strlen (verification->head), ==, 64);
}

gboolean
sample_add_partner (Sample *sample, const char *name, GError **error)
{
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  return trame_register_commit (sample->store, changes, error);
}

guint
sample_count_partners (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, &error);
  g_assert_no_error (error);
  return partners->len;
}

pid_t
sample_spawn (const char *first, ...)
{
  const char *argv[6] = { NULL, first };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  va_list rest;
  argv[0] = self;
  va_start (rest, first);
  for (guint i = 2; i < G_N_ELEMENTS (argv) && argv[i - 1] != NULL; i++)
    argv[i] = va_arg (rest, const char *);
  va_end (rest);
  pid_t child = fork ();
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      execv (self, (char *const *) argv);
      _exit (1);
    }
  g_assert_cmpint (child, >, 0);
  return child;
}
