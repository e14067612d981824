/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way to alter the file behind the register's back is seen, and the first row that differs is named. */
#include "register-sample.h"
#include "register/past.h"

#include <sqlite3.h>
#include <string.h>

/* What the sample's journal holds: 1 act, 2 terms, 3 model, 4 5 partner 1 and its convention, 6 7, 8 9, then 10 and 11
 * two facts of convention 1, 12 its values, 13 a document, 14 a setting, 15 partner 2 changed. */
static void
fill (Sample *sample)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrameFact) city = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (TrameFact) partner = sample_signature (TRAME_PARTY_PARTNER, "2026-01-15");
  g_autoptr (TramePartner) renamed = trame_partner_new ("Mission locale");
  sample_open (sample);
  sample_fill (sample);
  g_hash_table_insert (values, (gpointer) "place", (gpointer) "Mairie");
  renamed->id = 2;
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_fact (changes, 1, city);
  trame_changes_add_fact (changes, 1, partner);
  trame_changes_set_values (changes, 1, 1, values, NULL);
  trame_changes_add_document (changes, 1, "convention", "a.pdf", "application/pdf", pdf, NULL, values);
  trame_changes_set_setting (changes, "commune", "Armentières");
  trame_changes_update_partner (changes, renamed);
  sample_commit (sample, changes);
  sample_assert_verified (sample);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *table;
  gint64 id;
  gint64 journal_row;
} Tampering;

static const Tampering tamperings[] = {
  { "fact edited", "UPDATE fact SET on_date = '2026-01-11' WHERE id = 1", "fact", 1, 10 },
  { "fact: a blank filled", "UPDATE fact SET note = '' WHERE id = 2", "fact", 2, 11 },
  { "fact: a value moved to the next column", "UPDATE fact SET capacity = signatory, signatory = NULL WHERE id = 1",
    "fact", 1, 10 },
  { "fact deleted", "DELETE FROM fact WHERE id = 2", "fact", 2, 11 },
  { "fact inserted",
    "INSERT INTO fact (id, convention, kind, on_date, recorded, details) VALUES (3, 1, 'withdrawn', '2026-01-01', 1, "
    "0)",
    "fact", 3, 0 },
  { "facts exchanged",
    "UPDATE fact SET id = 9 WHERE id = 1; UPDATE fact SET id = 1 WHERE id = 2; UPDATE fact SET id = 2 WHERE id = 9",
    "fact", 1, 10 },
  { "field edited", "UPDATE convention_value SET value = 'Ici' WHERE convention = 1 AND field = 'place'", "convention",
    1, 12 },
  { "field deleted", "DELETE FROM convention_value WHERE convention = 2", "convention", 2, 7 },
  { "field inserted", "INSERT INTO convention_value VALUES (3, 'z', 'z')", "convention", 3, 9 },
  { "convention given to another partner", "UPDATE convention SET partner = 3 WHERE id = 1", "convention", 1, 12 },
  { "convention deleted", "DELETE FROM convention WHERE id = 3", "convention", 3, 9 },
  { "vote edited", "UPDATE deliberation SET result = 'adopted'", "deliberation", 1, 1 },
  { "attendance edited", "UPDATE deliberation_line SET words = 'Zoé OEUF' WHERE list = 'present' AND rank = 1",
    "deliberation", 1, 1 },
  { "attendance shortened", "DELETE FROM deliberation_line WHERE list = 'absent'", "deliberation", 1, 1 },
  { "line of no act", "INSERT INTO deliberation_line VALUES (7, 'present', 0, 'X', NULL)", "deliberation_line", 0, 0 },
  { "model edited", "UPDATE model SET title = 'Autre'", "model", 1, 3 },
  { "terms edited", "UPDATE terms SET length = 'P2Y'", "terms", 1, 2 },
  { "partner edited", "UPDATE partner SET siren = '1' WHERE id = 2", "partner", 2, 15 },
  { "a name lengthened out of sight", "UPDATE partner SET name = name || char (0) || 'x' WHERE id = 2", "partner", 2,
    15 },
  { "setting edited", "UPDATE setting SET value = 'Lille'", "setting", 1, 14 },
  { "document renamed", "UPDATE document SET name = 'b.pdf'", "document", 1, 13 },
  { "document's fields edited", "UPDATE document_value SET value = 'Ici'", "document", 1, 13 },
  { "file edited", "UPDATE content SET bytes = x'25504446ff' WHERE size = 4", "content", 3, 0 },
  { "file edited, same length", "UPDATE content SET bytes = x'25504445' WHERE size = 4", "content", 3, 0 },
  { "file removed", "UPDATE content SET bytes = NULL WHERE id = 2", "content", 2, 0 },
  { "file inserted",
    "INSERT INTO content VALUES (9, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, x'')",
    "content", 9, 0 },
  { "journal: agent edited", "UPDATE journal SET agent = 'other' WHERE id = 4", "journal", 4, 4 },
  { "journal: agent lengthened out of sight", "UPDATE journal SET agent = agent || char (0) || 'x' WHERE id = 4",
    "journal", 4, 4 },
  { "journal: table lengthened out of sight", "UPDATE journal SET entity = entity || char (0) || 'x' WHERE id = 4",
    "journal", 4, 4 },
  { "journal: hour edited", "UPDATE journal SET at = at + 1 WHERE id = 15", "journal", 15, 15 },
  { "journal: hash edited", "UPDATE journal SET content = zeroblob (32) WHERE id = 10", "journal", 10, 10 },
  { "journal: chain edited", "UPDATE journal SET chain = zeroblob (32) WHERE id = 15", "journal", 15, 15 },
  { "journal: row deleted", "DELETE FROM journal WHERE id = 5", "journal", 5, 5 },
  { "journal: rows exchanged",
    "UPDATE journal SET id = 99 WHERE id = 6; UPDATE journal SET id = 6 WHERE id = 8; UPDATE journal SET id = 8 WHERE "
    "id = 99",
    "journal", 6, 6 },
  { "journal: row inserted", "INSERT INTO journal VALUES (16, 1, 'x', 'add', 'fact', 3, zeroblob (32), zeroblob (32))",
    "journal", 16, 16 },
  { "journal: row inserted in the middle",
    "UPDATE journal SET id = -id WHERE id >= 5; UPDATE journal SET id = 1 - id WHERE id < 0;"
    "INSERT INTO journal VALUES (5, 1, 'x', 'add', 'partner', 9, zeroblob (32), zeroblob (32))",
    "journal", 5, 5 },
  { "row deleted before one that was edited",
    "DELETE FROM convention WHERE id = 1; UPDATE convention SET object = 'x' WHERE id = 3", "convention", 1, 12 },
  { "head doubled", "INSERT INTO journal_head VALUES (2, 14, zeroblob (32))", "journal_head", 2, 0 },
  { "journal: end cut off", "DELETE FROM journal WHERE id = 15", "journal", 15, 15 },
  { "journal: end cut off with what it wrote", "DELETE FROM journal WHERE id >= 10; DELETE FROM fact", "journal", 10,
    10 },
  { "journal: end cut off, head put back",
    "DELETE FROM journal WHERE id = 15; UPDATE journal_head SET rows = 14, chain = (SELECT chain FROM journal WHERE id "
    "= 14)",
    "partner", 2, 6 },
  { "journal: emptied", "DELETE FROM journal", "journal", 1, 1 },
  { "head edited", "UPDATE journal_head SET chain = zeroblob (32)", "journal", 16, 16 },
  { "head deleted", "DELETE FROM journal_head", "journal", 1, 1 },
  { "past edited", "UPDATE superseded SET content = content || 'x' WHERE journal = 5", "superseded", 5, 5 },
  { "past lengthened out of sight", "UPDATE superseded SET content = content || char (0) || 'x' WHERE journal = 5",
    "superseded", 5, 5 },
  { "past deleted", "DELETE FROM superseded WHERE journal = 6", "superseded", 6, 6 },
  { "past of a row that never changed, word for word",
    "INSERT INTO superseded VALUES (14, 'key t 7:commune' || char (10) || 'value t 12:Armentières' || char (10))",
    "superseded", 14, 14 },
  { "past inserted", "INSERT INTO superseded VALUES (10, 'x')", "superseded", 10, 10 },
};

static void
test_tampering (Sample *sample, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (GError) error = NULL;
  fill (sample);
  sample_close (sample);
  sample_tamper (sample, tampering->sql);
  sample_open (sample);
  g_autoptr (TrameVerification) found = trame_register_verify (sample->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (found->ok);
  g_assert_cmpstr (found->table, ==, tampering->table);
  g_assert_cmpint (found->id, ==, tampering->id);
  g_assert_cmpint (found->journal_row, ==, tampering->journal_row);
  g_assert_nonnull (found->what);
}

/* Whoever holds the file can cut its end clean and put everything back in order: only a head kept elsewhere tells. */
static void
test_kept_head (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fill (sample);
  g_autoptr (TrameVerification) before = trame_register_verify (sample->store, NULL, &error);
  g_assert_cmpint (before->rows, ==, 15);
  g_assert_cmpint (trame_register_get_revision (sample->store, &error), ==, 15);
  g_assert_true (trame_register_check_head (sample->store, 15, before->head, &error));
  sample_close (sample);
  sample_tamper (sample,
                 "DELETE FROM superseded WHERE journal = 6; UPDATE partner SET name = 'Mission Locale' WHERE id = 2;"
                 "DELETE FROM journal WHERE id = 15;"
                 "UPDATE journal_head SET rows = 14, chain = (SELECT chain FROM journal WHERE id = 14)");
  sample_open (sample);
  sample_assert_verified (sample);
  g_assert_false (trame_register_check_head (sample->store, 15, before->head, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT);
}

static void
test_empty (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  g_autoptr (TrameVerification) empty = trame_register_verify (sample->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (empty->ok);
  g_assert_cmpint (empty->rows, ==, 0);
  g_assert_cmpstr (empty->head, ==, "0000000000000000000000000000000000000000000000000000000000000000");
}

/* The journal's words are those of the change: who, when, what. */
static void
test_journal (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fill (sample);
  g_autoptr (GPtrArray) rows = trame_register_load_journal (sample->store, "convention", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  const TrameJournalRecord *first = rows->pdata[0], *second = rows->pdata[1];
  g_assert_cmpstr (first->verb, ==, "add");
  g_assert_cmpstr (second->verb, ==, "set");
  g_assert_cmpstr (second->agent, ==, "agent");
  g_assert_cmpint (second->at, ==, SAMPLE_NOW);
  g_assert_cmpint (second->id, ==, 12);
  g_assert_cmpstr (first->content_hash, !=, second->content_hash);
  /* What changed, although a field of the convention is called "object" as one of its columns is. */
  g_autoptr (GPtrArray) changes = trame_register_load_journal_changes (sample->store, 12, &error);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (((TrameJournalChange *) changes->pdata[0])->what, ==, "version");
  g_assert_cmpstr (((TrameJournalChange *) changes->pdata[1])->what, ==, "place");
  g_autoptr (GPtrArray) all = trame_register_load_journal (sample->store, NULL, 0, &error);
  g_assert_cmpuint (all->len, ==, 15);
}

/* The database itself refuses what the interface does not offer. */
static void
test_append_only (Sample *sample, gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE fact SET on_date = '2026-01-11'",
    "DELETE FROM fact",
    "INSERT OR REPLACE INTO fact (id, convention, kind, recorded, details) VALUES (1, 1, 'withdrawn', 1, 0)",
    "UPDATE journal SET agent = 'x'",
    "DELETE FROM journal",
    "DELETE FROM convention",
    "DELETE FROM partner",
    "UPDATE terms SET length = 'P9Y'",
    "UPDATE document SET name = 'x'",
    "UPDATE content SET bytes = x'00'",
    "UPDATE deliberation_line SET words = 'x'",
    "UPDATE model SET title = 'x'",
    "UPDATE journal_head SET rows = 1",
    "UPDATE superseded SET content = 'x'",
    "UPDATE partner SET id = 77 WHERE id = 3",
  };
  static const char *const wrong[] = {
    "INSERT INTO fact (id, convention, kind, on_date, recorded, details) VALUES (50, 1, 'issued', '2026-02-31', 1, 0)",
    "INSERT INTO fact (id, convention, kind, on_date, recorded, details) VALUES (50, 1, 'issued', '2026-2-1', 1, 0)",
    "INSERT INTO fact (id, convention, kind, on_date, recorded, details) VALUES (50, 1, 'issued', 'now', 1, 0)",
    "INSERT INTO fact (id, convention, kind, recorded, details) VALUES (50, 1, 'imagined', 1, 0)",
    "INSERT INTO fact (id, convention, kind, recorded, details) VALUES (50, 99, 'issued', 1, 0)",
    "INSERT INTO fact (id, convention, kind, recorded, details) VALUES (50, 1, 'correction', 1, 0)",
    "INSERT INTO fact (id, convention, kind, recorded, details) VALUES (50, 1, 'issued', 'noon', 0)",
    "INSERT INTO fact (id, convention, kind, recorded, clause, details) VALUES (50, 1, 'issued', 1, 'Art. 2', 0)",
    "INSERT INTO partner (id, name) VALUES (50, '')",
  };
  sqlite3 *db = NULL;
  fill (sample);
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      int result = sqlite3_exec (db, forbidden[i], NULL, NULL, NULL);
      if (result != SQLITE_CONSTRAINT)
        g_test_message ("allowed: %s", forbidden[i]);
      g_assert_cmpint (result, ==, SQLITE_CONSTRAINT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      int result = sqlite3_exec (db, wrong[i], NULL, NULL, NULL);
      if (result == SQLITE_OK)
        g_test_message ("allowed: %s", wrong[i]);
      g_assert_cmpint (result, !=, SQLITE_OK);
    }
  sqlite3_close (db);
  sample_assert_verified (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/verify/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("empty", test_empty);
  ADD ("journal", test_journal);
  ADD ("kept-head", test_kept_head);
  ADD ("append-only", test_append_only);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strconcat ("/register/verify/tampering/", tamperings[i].name, NULL);
      g_test_add (path, Sample, &tamperings[i], sample_set_up, test_tampering, sample_tear_down);
    }
  return g_test_run ();
}
