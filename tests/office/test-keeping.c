/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a town hall keeps, as a window keeps it: without blocking, the office's array following; and a service's table. */
#include "office/attachment.h"
#include "office/duplicate.h"
#include "office/existing.h"
#include "office/hand-over.h"
#include "office/keep.h"
#include "office/merge.h"
#include "office/partner.h"
#include "office/retention.h"
#include "office/stale.h"
#include "office/table-import.h"
#include "office/transmission.h"
#include "office/verify.h"
#include "register/expect.h"
#include "register/letter.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  TrameOffice *office;
  guint acts; /* how often "acts-changed" came */
  GAsyncResult *result;
} Fixture;

static void
on_acts (TrameOffice *office, Fixture *fixture)
{
  fixture->acts++;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

/* The answer of what was begun. Owned by FIXTURE until the next. */
static GAsyncResult *
answer (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static void
forget (Fixture *fixture)
{
  g_clear_object (&fixture->result);
}

#define BEGIN(call, ...)                                                                                               \
  (forget (fixture), call (fixture->office, __VA_ARGS__, NULL, on_done, fixture), answer (fixture))

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  g_assert_true (trame_date_parse_iso ("2026-02-01", &today));
  fixture->folder = g_dir_make_tmp ("trame-keeping-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "town.trame", NULL);
  fixture->office = trame_office_open (fixture->path, TRAME_OFFICE_DEFAULT, &today, "agent", &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->office, "acts-changed", G_CALLBACK (on_acts), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameVerification) found = trame_office_verify (fixture->office, &error);
  g_assert_no_error (error);
  g_assert_true (found->ok);
  g_clear_object (&fixture->result);
  trame_office_close (fixture->office);
  g_clear_object (&fixture->office);
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
add_partner (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  gint64 id = trame_office_store_partner (fixture->office, 0, partner, &error);
  g_assert_no_error (error);
  return id;
}

/* A convention of 2020, one year long, with its scan. */
static gint64
take_over (Fixture *fixture, gint64 partner)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *scan = g_build_filename (fixture->folder, "scan.pdf", NULL);
  TrameExisting existing = { .partner = partner, .reference = "2020-1", .object = "Ateliers" };
  g_assert_true (g_file_set_contents (scan, "%PDF-1.4 signed", -1, NULL));
  g_assert_true (trame_date_parse_iso ("2020-01-12", &existing.signed_on));
  existing.has_length = trame_period_parse ("P1Y", &existing.length);
  GAsyncResult *result = BEGIN (trame_office_add_existing_async, &existing, scan);
  gint64 id = trame_office_add_existing_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_existing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = take_over (fixture, add_partner (fixture, "Les Ateliers"));
  const TrameConvention *row = trame_office_get_convention (fixture->office, id);
  g_assert_nonnull (row);
  g_assert_cmpint (row->model, ==, 0);
  g_assert_true (row->issued);
  g_assert_cmpint (row->lifecycle->state, ==, TRAME_STATE_EXPIRED);
  g_assert_cmpstr (row->responsible, ==, "agent");
  TrameExisting nothing = { .partner = 1 };
  GAsyncResult *result = BEGIN (trame_office_add_existing_async, &nothing, NULL);
  g_assert_cmpint (trame_office_add_existing_finish (fixture->office, result, &error), ==, 0);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameLetter) letter = trame_kept_new (&trame_letter_aggregate);
  letter->convention = take_over (fixture, add_partner (fixture, "Les Ateliers"));
  letter->kind = g_strdup ("notice");
  guint acts = fixture->acts;
  GAsyncResult *result = BEGIN (trame_office_keep_async, letter);
  gint64 id = trame_office_keep_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpuint (fixture->acts, ==, acts + 1);
  letter->kept.id = id;
  letter->kept.revision = 1;
  letter->tracking = g_strdup ("1A 234");
  result = BEGIN (trame_office_keep_async, letter);
  g_assert_cmpint (trame_office_keep_finish (fixture->office, result, &error), ==, 0);
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "agent: nothing")); /* who keeps what */
  g_assert_nonnull (strstr (error->message, "yours: 1A 234"));
}

/* What is expected of a row must be so when it comes to be written. */
static void
test_expected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TrameRegister *store = trame_office_get_register (fixture->office);
  gint64 id = add_partner (fixture, "Les Ateliers"), other = add_partner (fixture, "Le Relais");
  gint64 rows = trame_register_get_revision (store, NULL);
  g_autoptr (TramePartner) partner = trame_partner_new (NULL);
  g_autoptr (TrameChanges) changes = trame_changes_new ("other", 1);
  trame_changes_expect_row (changes, "partner", id, rows);
  trame_changes_set_setting (changes, "commune", "Ville");
  partner->address = g_strdup ("1 rue du Lys");
  g_assert_cmpint (trame_office_store_partner (fixture->office, other, partner, &error), ==, other);
  g_assert_true (trame_register_commit (store, changes, &error));
  g_assert_cmpint (trame_office_store_partner (fixture->office, id, partner, &error), ==, id);
  rows = trame_register_get_revision (store, NULL);
  g_assert_false (trame_register_commit (store, changes, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE);
  g_assert_cmpint (trame_register_get_revision (store, NULL), ==, rows);
}

/* Two change the look at once: all that the second writes is refused when one thing of it is no longer what it was. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) was = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) "style.header", (gpointer) "Ville de l’une");
  g_hash_table_insert (values, (gpointer) "style.footer", (gpointer) "Mairie");
  g_assert_true (trame_office_set_settings (fixture->office, values, was, &error));
  g_hash_table_insert (values, (gpointer) "style.header", (gpointer) "Ville de l’autre");
  g_hash_table_insert (was, (gpointer) "style.footer", (gpointer) "Mairie");
  g_hash_table_insert (values, (gpointer) "style.footer", (gpointer) "");
  g_assert_false (trame_office_set_settings (fixture->office, values, was, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE);
  GHashTable *now = trame_office_get_settings (fixture->office)->values;
  g_assert_cmpstr (g_hash_table_lookup (now, "style.footer"), ==, "Mairie");
  g_clear_error (&error);
  g_autoptr (TrameStale) stale = trame_office_compare_settings (fixture->office, values, was, &error);
  g_autofree char *words = trame_stale_words (stale);
  g_assert_cmpstr (words, ==, "style.header\n  kept, by agent: Ville de l’une\n  yours: Ville de l’autre");
  g_hash_table_insert (was, (gpointer) "style.header", (gpointer) "Ville de l’une");
  g_assert_true (trame_office_set_settings (fixture->office, values, was, &error));
  now = trame_office_get_settings (fixture->office)->values;
  g_assert_cmpstr (g_hash_table_lookup (now, "style.header"), ==, "Ville de l’autre");
  g_assert_false (g_hash_table_contains (now, "style.footer"));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 kept = add_partner (fixture, "Les Ateliers"), twin = add_partner (fixture, "Les Ateliers (association)");
  gint64 convention = take_over (fixture, twin);
  GAsyncResult *result = BEGIN (trame_office_merge_partners_async, kept, twin, "même SIREN");
  gint64 merge = trame_office_merge_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trame_office_get_convention (fixture->office, convention)->partner_name, ==, "Les Ateliers");
  result = BEGIN (trame_office_undo_merge_async, merge, NULL);
  g_assert_cmpint (trame_office_merge_finish (fixture->office, result, &error), ==, merge + 1);
  g_assert_cmpint (trame_office_get_convention (fixture->office, convention)->partner, ==, twin);
  result = BEGIN (trame_office_merge_partners_async, kept, kept, NULL);
  g_assert_cmpint (trame_office_merge_finish (fixture->office, result, &error), ==, 0);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
test_hand_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = take_over (fixture, add_partner (fixture, "Les Ateliers"));
  g_autoptr (GArray) only = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (only, convention);
  GAsyncResult *result = BEGIN (trame_office_hand_over_async, "agent", "claire", only);
  g_assert_cmpint (trame_office_hand_over_finish (fixture->office, result, &error), ==, 1);
  g_assert_cmpstr (trame_office_get_convention (fixture->office, convention)->responsible, ==, "claire");
  result = BEGIN (trame_office_hand_over_async, "agent", "claire", only);
  g_assert_cmpint (trame_office_hand_over_finish (fixture->office, result, &error), ==, -1);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = take_over (fixture, add_partner (fixture, "Les Ateliers"));
  g_autoptr (GArray) conventions = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (conventions, convention);
  GAsyncResult *result = BEGIN (trame_office_remove_document_async, 1, "Archives", "erreur");
  g_assert_true (trame_office_remove_document_finish (fixture->office, result, &error));
  g_assert_null (trame_register_load_document_bytes (trame_office_get_register (fixture->office), 1, NULL));
  result = BEGIN (trame_office_remove_conventions_async, conventions, "Archives", "fin");
  g_assert_false (trame_office_remove_conventions_finish (fixture->office, result, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (trame_office_set_setting (fixture->office, "retention.existing", "P5Y", &error));
  g_clear_object (&fixture->result);
  trame_office_list_retention_async (fixture->office, NULL, on_done, fixture);
  g_autoptr (GPtrArray) due = trame_office_list_retention_finish (fixture->office, answer (fixture), &error);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_true (((TrameRetention *) due->pdata[0])->due);
  result = BEGIN (trame_office_remove_conventions_async, conventions, "Archives", "fin");
  g_assert_true (trame_office_remove_conventions_finish (fixture->office, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (trame_office_get_convention (fixture->office, convention)->values), ==, 0);
}

static void
test_attached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 convention = take_over (fixture, add_partner (fixture, "Les Ateliers"));
  g_autofree char *scan = g_build_filename (fixture->folder, "scan.pdf", NULL);
  GAsyncResult *result = BEGIN (trame_office_attach_async, convention, 0, scan, "report", NULL, "bilan");
  gint64 id = trame_office_attach_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_autofree char *file = trame_office_export_document (fixture->office, id, fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (file, "scan.pdf"));
  result = BEGIN (trame_office_attach_async, convention, 0, fixture->folder, "report", NULL, NULL);
  g_assert_cmpint (trame_office_attach_finish (fixture->office, result, &error), ==, 0);
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE);
}

static void
test_transmission (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameDeliberation) act = trame_deliberation_new ();
  GDate received;
  g_assert_true (trame_date_parse_iso ("2026-01-08", &received));
  TrameChanges *changes = trame_changes_new ("agent", 1);
  trame_changes_add_deliberation (changes, act, NULL, NULL, NULL);
  g_assert_true (trame_register_commit (trame_office_get_register (fixture->office), changes, &error));
  trame_changes_free (changes);
  const TrameTransmissionChange change = { .received = &received, .act_id = "059-215900176-20260108-X-DE" };
  GAsyncResult *result = BEGIN (trame_office_set_transmission_async, 1, &change);
  g_assert_true (trame_office_set_transmission_finish (fixture->office, result, &error));
  g_assert_no_error (error);
  g_autoptr (TrameDeliberationRecord)
      stored = trame_register_load_deliberation (trame_office_get_register (fixture->office), 1, &error);
  g_assert_cmpint (g_date_compare (&stored->act->dates.received, &received), ==, 0);
  g_assert_false (g_date_valid (&stored->act->dates.sent));
  result = BEGIN (trame_office_set_transmission_async, 9, &change);
  g_assert_false (trame_office_set_transmission_finish (fixture->office, result, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNKNOWN);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "Structure;Signée;Durée\nLes Ateliers;12/01/2025;2 ans\nX;31/02/2025;1 an\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  GAsyncResult *result = BEGIN (trame_office_import_table_async, bytes, "partner=Structure,signed=signee,length=duree",
                                TRUE);
  g_autoptr (TrameTableImport) report = trame_office_import_table_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_true (report->committed);
  g_assert_cmpuint (report->ready->len, ==, 1);
  g_assert_cmpuint (report->refused->len, ==, 1);
  const TrameTableRow *row = report->ready->pdata[0];
  g_assert_cmpint (trame_office_get_convention (fixture->office, row->convention)->lifecycle->state, ==,
                   TRAME_STATE_IN_FORCE);
  result = BEGIN (trame_office_import_table_async, bytes, NULL, FALSE);
  g_autoptr (TrameTableImport) again = trame_office_import_table_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->ready->len, ==, 0);
}

static const struct
{
  const char *name;
  const char *one[4]; /* name, legal name, SIREN, RNA */
  const char *other[4];
  const char *same; /* NULL: two partners */
} twins[] = {
  { "the same name", { "Mission Locale" }, { "Mission locale" }, "name" },
  { "an article", { "Mission Locale" }, { "La Mission Locale" }, "name" },
  { "a plural, accents, hyphens", { "Atelier des métiers" }, { "Les Ateliers-du métier" }, "name" },
  { "brackets and a form", { "Le Relais" }, { "Relais (association)" }, "name" },
  { "a SIREN", { "A", NULL, "732829320" }, { "B", NULL, "732829320" }, "siren" },
  { "an RNA", { "A", NULL, NULL, "W595001234" }, { "B", NULL, NULL, "W595001234" }, "rna" },
  { "a legal name", { "PLIE" }, { "Le Plan local", "PLIE" }, "legal-name" },
  { "both legal names", { "A", "Association X" }, { "B", "X" }, "legal-name" },
  { "two names", { "Mission Locale" }, { "Maison Locale" }, NULL },
  { "a longer name", { "Le Relais" }, { "Le Relais des Métiers" }, NULL },
  { "nothing but idle words", { "La" }, { "Le" }, NULL },
};

static void
test_doubtful (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    {
      g_autoptr (GPtrArray) partners = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_partner_free);
      for (guint k = 2; k >= 1; k--)
        {
          const char *const *words = k == 1 ? twins[i].one : twins[i].other;
          TramePartner *partner = trame_partner_new (words[0]);
          partner->id = k;
          partner->legal_name = g_strdup (words[1]);
          partner->siren = g_strdup (words[2]);
          partner->rna = g_strdup (words[3]);
          g_ptr_array_add (partners, partner);
        }
      g_autoptr (GPtrArray) pairs = trame_partners_find_doubtful (partners);
      g_test_message ("%s", twins[i].name);
      g_assert_cmpuint (pairs->len, ==, twins[i].same != NULL);
      if (pairs->len == 0)
        continue;
      const TrameDoubtfulPair *pair = pairs->pdata[0];
      g_assert_cmpint (pair->one, ==, 1);
      g_assert_cmpint (pair->other, ==, 2);
      g_assert_cmpstr (trame_sameness_nick (pair->why), ==, twins[i].same);
    }
}

static const struct
{
  const char *text;
  const char *iso; /* NULL: none */
} lengths[] = {
  { "1 an", "P1Y" },      { "3 ans", "P3Y" },
  { "Trois ans", "P3Y" }, { "18 mois", "P18M" },
  { "une année", "P1Y" }, { "dix-huit mois", "P18M" },
  { "90 jours", "P90D" }, { "P1Y6M", "P1Y6M" },
  { "P2Y", "P2Y" },       { " 2  ans ", "P2Y" },
  { "2 années", "P2Y" },  { "0 an", NULL },
  { "an", NULL },         { "", NULL },
  { "longtemps", NULL },  { "2 siècles", NULL },
  { "1,5 an", NULL },     { "-1 an", NULL },
  { "P0D", NULL },        { "200 ans", NULL },
  { "P200Y", NULL },      { "9999999999 mois", NULL },
};

static void
test_lengths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      TramePeriod period = { 0 };
      gboolean read = trame_length_read (lengths[i].text, &period);
      g_test_message ("%s", lengths[i].text);
      g_assert_cmpint (read, ==, lengths[i].iso != NULL);
      g_autofree char *iso = read ? trame_period_to_string (period) : NULL;
      g_assert_cmpstr (iso, ==, lengths[i].iso);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/office/keeping/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("existing", test_existing);
  ADD ("kept", test_kept);
  ADD ("expected", test_expected);
  ADD ("settings", test_settings);
  ADD ("merge", test_merge);
  ADD ("hand-over", test_hand_over);
  ADD ("removed", test_removed);
  ADD ("attached", test_attached);
  ADD ("transmission", test_transmission);
  ADD ("table", test_table);
  g_test_add_func ("/office/keeping/doubtful", test_doubtful);
  g_test_add_func ("/office/keeping/lengths", test_lengths);
  return g_test_run ();
}
