/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is removed lawfully is gone from the file, leaves its tombstone, and the register still proves itself; duplicates of a
 * partner go together and apart. */
#include "register-sample.h"
#include "register/amendment.h"
#include "register/evaluation.h"
#include "register/letter.h"
#include "register/partner-act.h"
#include "register/partner-merge.h"
#include "register/removal.h"
#include "register/search.h"
#include "register/undertaking.h"

#include <string.h>

#define SECRET "Zébulon Quartidi"

static gint64
attach (Sample *sample, gint64 convention, const char *name, const char *bytes)
{
  g_autoptr (GBytes) scan = g_bytes_new (bytes, strlen (bytes));
  const TrameDocumentRecord document = {
    .convention = convention,
    .kind = (char *) "signed-scan",
    .name = (char *) name,
    .media_type = (char *) "application/pdf",
    .note = (char *) "remis par " SECRET,
  };
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  g_autoptr (GError) error = NULL;
  gint64 handle = trame_changes_attach (changes, &document, scan);
  trame_register_commit (sample->store, changes, &error);
  g_assert_no_error (error);
  return trame_changes_get_id (changes, handle);
}

static TrameTombstone *
tombstone_of (const char *entity, gint64 id)
{
  TrameTombstone *tombstone = trame_kept_new (&trame_tombstone_aggregate);
  tombstone->entity = g_strdup (entity);
  tombstone->entity_id = id;
  tombstone->visa = g_strdup ("Archives du Nord");
  tombstone->reason = g_strdup ("fin de conservation");
  sample_date (&tombstone->removed_on, "2036-02-01");
  return tombstone;
}

static void
remove_content (Sample *sample, const char *entity, gint64 id)
{
  g_autoptr (TrameTombstone) tombstone = tombstone_of (entity, id);
  TrameChanges *changes = trame_changes_new ("archivist", SAMPLE_NOW);
  trame_changes_remove_content (changes, tombstone);
  sample_commit (sample, changes);
}

static GBytes *
bytes_of (Sample *sample, gint64 document, int code)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = trame_register_load_document_bytes (sample->store, document, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TRAME_REGISTER_ERROR, code);
  return bytes;
}

/* Whether the words stand anywhere in the register's files, as anyone with a tool would look for them. */
static gboolean
is_in_file (Sample *sample, const char *words)
{
  static const char *const endings[] = { "", "-wal" };
  gboolean found = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (sample->path, endings[i], NULL);
      g_autofree char *data = NULL;
      gsize size = 0;
      if (g_file_get_contents (path, &data, &size, NULL))
        found = found || memmem (data, size, words, strlen (words)) != NULL;
    }
  return found;
}

/* One attachment by mistake: its content goes, its row and hash stay; the same file is right elsewhere. */
static void
test_document (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  gint64 wrong = attach (sample, 1, "CNI " SECRET ".pdf", "identity of " SECRET);
  gint64 other = attach (sample, 1, "autre.pdf", "another file");
  sample_close (sample);
  g_assert_true (is_in_file (sample, "identity of " SECRET));
  sample_open (sample);
  g_autoptr (TrameRegister) window = trame_register_open (sample->path, TRAME_REGISTER_OPEN_DEFAULT, &error);
  remove_content (sample, "document", wrong);
  g_assert_false (is_in_file (sample, "identity of " SECRET)); /* although another program has it open */
  sample_assert_verified (sample);
  g_assert_null (bytes_of (sample, wrong, TRAME_REGISTER_ERROR_REMOVED));
  g_autoptr (GBytes) kept = bytes_of (sample, other, -1);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (sample->store, 1, &error);
  const TrameDocumentRecord *left = documents->pdata[0];
  g_assert_true (left->removed && left->attached);
  g_assert_cmpstr (left->name, ==, "");
  g_assert_null (left->note);
  g_autoptr (GPtrArray)
      tombstones = trame_register_load_kept (sample->store, &trame_tombstone_aggregate, NULL, 0, &error);
  g_assert_cmpuint (tombstones->len, ==, 1);
  g_assert_cmpstr (((TrameTombstone *) tombstones->pdata[0])->sha256, ==, left->sha256);
  g_clear_pointer (&window, trame_register_unref);
  sample_close (sample);
  g_assert_false (is_in_file (sample, "identity of " SECRET));
  g_assert_false (is_in_file (sample, "CNI " SECRET));
  sample_open (sample);
  gint64 right = attach (sample, 2, "CNI.pdf", "identity of " SECRET);
  g_autoptr (GBytes) back = bytes_of (sample, right, -1);
  g_assert_null (bytes_of (sample, wrong, TRAME_REGISTER_ERROR_REMOVED));
  sample_assert_verified (sample);
}

/* Bytes that two rows share stay while one of them shows them. */
static void
test_shared (Sample *sample, gconstpointer data)
{
  sample_open (sample);
  sample_fill (sample);
  gint64 one = attach (sample, 1, "a.pdf", "shared"), other = attach (sample, 2, "b.pdf", "shared");
  remove_content (sample, "document", one);
  g_autoptr (GBytes) kept = bytes_of (sample, other, -1);
  g_assert_nonnull (kept);
  sample_assert_verified (sample);
  remove_content (sample, "document", other);
  sample_close (sample);
  g_assert_false (is_in_file (sample, "shared"));
  sample_open (sample);
  sample_assert_verified (sample);
}

/* Records about the convention that name someone, and one that named someone once. */
static void
add_records (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameUndertaking) undertaking = trame_kept_new (&trame_undertaking_aggregate);
  g_autoptr (TrameAmendment) amendment = trame_kept_new (&trame_amendment_aggregate);
  g_autoptr (TramePartnerAct) act = trame_kept_new (&trame_partner_act_aggregate);
  g_autoptr (TrameLetter) letter = trame_kept_new (&trame_letter_aggregate);
  undertaking->convention = amendment->convention = act->convention = letter->convention = act->partner = 1;
  undertaking->party = g_strdup ("partner");
  undertaking->words = g_strdup ("une permanence de " SECRET);
  amendment->rank = 1;
  amendment->object = g_strdup ("avec " SECRET);
  act->object = g_strdup ("autorise " SECRET);
  letter->kind = g_strdup ("notice");
  letter->recipient = g_strdup (SECRET);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_object (changes, 1, "Accueil de " SECRET);
  trame_changes_add_kept (changes, undertaking);
  trame_changes_add_kept (changes, amendment);
  trame_changes_add_kept (changes, act);
  gint64 id = trame_changes_add_kept (changes, letter);
  g_assert_true (trame_register_commit (sample->store, changes, &error));
  letter->kept.id = trame_changes_get_id (changes, id);
  trame_changes_free (changes);
  g_clear_pointer (&letter->recipient, g_free);
  changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_kept (changes, letter);
  sample_commit (sample, changes);
}

static void
add_people (Sample *sample)
{
  g_autoptr (TrameFact) signature = sample_signature (TRAME_PARTY_PARTNER, "2026-01-12");
  g_autoptr (TrameFact) visa = trame_fact_new (TRAME_FACT_VISA);
  g_autoptr (TrameLetter) letter = trame_kept_new (&trame_letter_aggregate);
  g_autoptr (TrameEvaluation) evaluation = trame_kept_new (&trame_evaluation_aggregate);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) form = g_bytes_new_static ("to " SECRET, strlen ("to " SECRET));
  g_autoptr (GBytes) other = g_bytes_new_static ("of another", strlen ("of another"));
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  g_free (signature->signatory);
  signature->signatory = g_strdup (SECRET);
  sample_date (&visa->on, "2026-01-11");
  visa->by = g_strdup (SECRET);
  letter->convention = evaluation->convention = 1;
  letter->kind = g_strdup ("notice");
  letter->recipient = g_strdup (SECRET);
  evaluation->appraisal = g_strdup ("bien, dit " SECRET);
  g_hash_table_insert (values, (gpointer) "representative", (gpointer) SECRET);
  trame_changes_add_fact (changes, 1, signature);
  trame_changes_add_fact (changes, 1, visa);
  trame_changes_add_kept (changes, letter);
  trame_changes_add_kept (changes, evaluation);
  trame_changes_set_values (changes, 1, 0, values, "le texte de " SECRET);
  g_hash_table_insert (values, (gpointer) "representative", (gpointer) "Anne");
  trame_changes_set_values (changes, 1, 0, values, NULL);
  trame_changes_set_draft (changes, "letter:1:notice", form);
  trame_changes_set_draft (changes, "letter:11:notice", other);
  sample_commit (sample, changes);
  attach (sample, 1, SECRET ".pdf", "signed by " SECRET);
  add_records (sample);
}

/* What a removed convention does not take any more. */
static void
assert_closed (Sample *sample)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameLetter) letter = trame_kept_new (&trame_letter_aggregate);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const TrameDocumentRecord document = {
    .convention = 1, .kind = (char *) "other", .name = (char *) "x", .media_type = (char *) "text/plain"
  };
  g_hash_table_insert (values, (gpointer) "representative", (gpointer) SECRET);
  letter->convention = 1;
  letter->kind = g_strdup ("notice");
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
      letter->kept.id = i == 1 ? 1 : 0;
      if (i < 2)
        (i == 0 ? (void) trame_changes_add_kept (changes, letter) : trame_changes_set_kept (changes, letter));
      else if (i == 2)
        trame_changes_set_values (changes, 1, 0, values, SECRET);
      else if (i == 3)
        trame_changes_set_object (changes, 1, SECRET);
      else
        trame_changes_attach (changes, &document, bytes);
      g_test_message ("%u", i);
      g_assert_false (trame_register_commit (sample->store, changes, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REMOVED);
    }
}

/* A whole convention: no name of a person is left, its dates are. */
static void
test_convention (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  sample_date (&today, "2036-02-01");
  sample_open (sample);
  sample_fill (sample);
  add_people (sample);
  sample_close (sample);
  g_assert_true (is_in_file (sample, SECRET));
  sample_open (sample);
  /* One of its files went before. */
  remove_content (sample, "document", attach (sample, 1, "b.pdf", "other by " SECRET));
  remove_content (sample, "convention", 1);
  sample_assert_verified (sample);
  g_autoptr (TrameConvention) left = trame_register_load_convention (sample->store, 1, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (left->values), ==, 0);
  g_assert_cmpuint (left->contract.facts->len, ==, 2);
  const TrameFact *fact = left->contract.facts->pdata[0];
  g_assert_null (fact->signatory);
  g_assert_cmpint (g_date_get_year (&fact->on), ==, 2026);
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, "quartidi", 9, &error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_autoptr (GBytes) form = trame_register_load_draft (sample->store, "letter:1:notice", &error);
  g_assert_null (form);
  g_autoptr (GBytes) other = trame_register_load_draft (sample->store, "letter:11:notice", &error);
  g_assert_nonnull (other);
  assert_closed (sample);
  /* What is left lives on: it is handed over, and proves itself. */
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_set_responsible (changes, 1, "claire");
  trame_changes_set_responsible (changes, 1, "paul");
  sample_commit (sample, changes);
  sample_assert_verified (sample);
  sample_close (sample);
  g_assert_false (is_in_file (sample, SECRET));
  g_assert_false (is_in_file (sample, "quartidi"));
  g_assert_false (is_in_file (sample, "Quartidi"));
}

static void
test_refused (Sample *sample, gconstpointer data)
{
  static const struct
  {
    const char *entity;
    gint64 id;
    int code;
  } cases[] = {
    { "document", 9, TRAME_REGISTER_ERROR_UNKNOWN },
    { "convention", 9, TRAME_REGISTER_ERROR_UNKNOWN },
    { "document", 1, TRAME_REGISTER_ERROR_REMOVED },
    { "partner", 1, TRAME_REGISTER_ERROR_UNKNOWN },
  };
  sample_open (sample);
  sample_fill (sample);
  attach (sample, 1, "a.pdf", "x");
  remove_content (sample, "document", 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameTombstone) tombstone = tombstone_of (cases[i].entity, cases[i].id);
      g_autoptr (TrameChanges) changes = trame_changes_new ("archivist", SAMPLE_NOW);
      if (g_str_equal (cases[i].entity, "partner"))
        tombstone->entity_id = 99;
      trame_changes_remove_content (changes, tombstone);
      g_assert_false (trame_register_commit (sample->store, changes, &error));
      g_assert_error (error, TRAME_REGISTER_ERROR, cases[i].code);
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameTombstone) nobody = tombstone_of ("convention", 2);
  g_autoptr (TrameChanges) changes = trame_changes_new ("archivist", SAMPLE_NOW);
  g_clear_pointer (&nobody->visa, g_free);
  trame_changes_remove_content (changes, nobody);
  g_assert_false (trame_register_commit (sample->store, changes, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  sample_assert_verified (sample);
}

/* What was emptied without a tombstone's row in the journal is seen. */
static void
test_tampering (Sample *sample, gconstpointer data)
{
  static const char *const tamperings[] = {
    "UPDATE superseded SET content = NULL WHERE journal = (SELECT min (journal) FROM superseded)",
    "UPDATE content SET bytes = NULL WHERE id = (SELECT max (id) FROM content)",
    "UPDATE content SET bytes = NULL WHERE bytes = CAST ('twice' AS BLOB)",
    "UPDATE content SET bytes = CAST ('goes' AS BLOB) WHERE bytes IS NULL",
    "DELETE FROM tombstone",
    "UPDATE tombstone SET visa = 'someone'",
  };
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autoptr (GError) error = NULL;
      Sample own;
      sample_set_up (&own, NULL);
      own.store = NULL;
      sample_open (&own);
      sample_fill (&own);
      add_people (&own);
      attach (&own, 2, "b.pdf", "stays");
      attach (&own, 3, "c.pdf", "goes");
      remove_content (&own, "document", 3);
      attach (&own, 2, "d.pdf", "stays too");
      remove_content (&own, "document", attach (&own, 2, "e.pdf", "twice"));
      attach (&own, 3, "f.pdf", "twice");
      sample_assert_verified (&own);
      sample_close (&own);
      sample_tamper (&own, tamperings[i]);
      sample_open (&own);
      g_autoptr (TrameVerification) found = trame_register_verify (own.store, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", tamperings[i]);
      g_assert_false (found->ok);
      sample_tear_down (&own, NULL);
    }
  sample_open (sample);
}

static gint64
partner_of (Sample *sample, gint64 convention)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  sample_date (&today, "2026-02-01");
  g_autoptr (TrameConvention) found = trame_register_load_convention (sample->store, convention, &today, &error);
  g_assert_no_error (error);
  return found->partner;
}

static gboolean
try_merge (Sample *sample, gint64 kept, gint64 merged, gint64 undoes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  if (undoes != 0)
    trame_changes_undo_merge (changes, undoes, NULL);
  else
    trame_changes_merge_partners (changes, kept, merged, "même SIREN");
  gboolean done = trame_register_commit (sample->store, changes, &error);
  if (!done)
    g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REFERENCE);
  return done;
}

/* Conventions follow, the past stays readable, and all of it can be put apart again. */
static void
test_merge (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_assert_true (try_merge (sample, 1, 2, 0));
  g_assert_cmpint (partner_of (sample, 2), ==, 1);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (sample->store, &error);
  g_assert_cmpuint (partners->len, ==, 2);
  g_autoptr (GPtrArray) merged = trame_register_load_merged_partners (sample->store, &error);
  g_assert_cmpuint (merged->len, ==, 1);
  g_assert_cmpint (((TramePartner *) merged->pdata[0])->merged_into, ==, 1);
  g_assert_false (try_merge (sample, 1, 2, 0));
  g_assert_false (try_merge (sample, 2, 3, 0));
  g_assert_false (try_merge (sample, 1, 9, 0));
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, "pole", 9, &error);
  guint conventions = 0;
  for (guint i = 0; i < hits->len; i++)
    conventions += g_str_equal (((TrameSearchHit *) hits->pdata[i])->table, "convention");
  g_assert_cmpuint (conventions, ==, 2);
  sample_assert_verified (sample);
  g_assert_false (try_merge (sample, 0, 0, 9));
  g_assert_true (try_merge (sample, 0, 0, 1));
  g_assert_cmpint (partner_of (sample, 2), ==, 2);
  g_assert_cmpint (partner_of (sample, 1), ==, 1);
  g_assert_false (try_merge (sample, 0, 0, 1));
  g_assert_true (try_merge (sample, 2, 1, 0));
  g_assert_cmpint (partner_of (sample, 1), ==, 2);
  sample_assert_verified (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/removal/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("document", test_document);
  ADD ("shared", test_shared);
  ADD ("convention", test_convention);
  ADD ("refused", test_refused);
  ADD ("tampering", test_tampering);
  ADD ("merge", test_merge);
  return g_test_run ();
}
