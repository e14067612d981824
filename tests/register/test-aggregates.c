/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of record: kept and read back the same, changed or not as its kind allows, covered by the journal. */
#include "full-sample.h"

#include "register/letter.h"
#include "register/reminder.h"
#include "register/salvage.h"
#include "register/search.h"

#include <sqlite3.h>
#include <string.h>

static void
assert_same (gconstpointer one, gconstpointer other)
{
  const TrameAggregate *aggregate = ((const TrameKept *) one)->aggregate;
  for (guint i = 0; i < aggregate->n_members; i++)
    {
      const TrameMember *member = &aggregate->members[i];
      gpointer a = trame_kept_place (one, member), b = trame_kept_place (other, member);
      g_test_message ("%s.%s", aggregate->table, member->column);
      if (member->kind == TRAME_MEMBER_TEXT)
        g_assert_cmpstr (*(char **) a, ==, *(char **) b);
      else if (member->kind == TRAME_MEMBER_DATE)
        g_assert_true (g_date_valid (a) == g_date_valid (b) && (!g_date_valid (a) || g_date_compare (a, b) == 0));
      else if (member->kind == TRAME_MEMBER_FLAG)
        g_assert_cmpint (*(gboolean *) a, ==, *(gboolean *) b);
      else if (member->kind != TRAME_MEMBER_LIST)
        g_assert_cmpint (*(gint64 *) a, ==, *(gint64 *) b);
      else
        {
          const GPtrArray *x = *(GPtrArray **) a, *y = *(GPtrArray **) b;
          g_assert_cmpuint (x->len, ==, y->len);
          for (guint k = 0; k < x->len; k++)
            g_assert_cmpstr (x->pdata[k], ==, y->pdata[k]);
        }
    }
}

static void
fill (Sample *sample, GPtrArray *records)
{
  sample_open (sample);
  sample_fill (sample);
  full_sample_add (sample, 1, records);
}

static void
test_kept (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (trame_kept_free);
  fill (sample, records);
  sample_close (sample);
  sample_open (sample);
  sample_assert_verified (sample);
  g_assert_cmpuint (records->len, ==, FULL_SAMPLE_KINDS);
  for (guint i = 0; i < records->len; i++)
    {
      const TrameKept *given = records->pdata[i];
      g_autoptr (GPtrArray) found = trame_register_load_kept (sample->store, given->aggregate, NULL, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
      const TrameKept *kept = found->pdata[0];
      g_assert_cmpint (kept->id, ==, 1);
      g_assert_cmpint (kept->revision, >, 0);
      assert_same (given, kept);
    }
}

static void
test_changed (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fill (sample, NULL);
  for (guint i = 0; i < FULL_SAMPLE_KINDS; i++)
    {
      TrameKept *before = trame_register_load_one_kept (sample->store, full_sample_aggregates[i], 1, &error);
      g_assert_no_error (error);
      TrameKept *after = full_sample_record (full_sample_aggregates[i], 2);
      after->id = before->id;
      after->revision = before->revision;
      g_autoptr (TrameChanges) changes = trame_changes_new ("other", SAMPLE_NOW);
      trame_changes_set_kept (changes, after);
      gboolean done = trame_register_commit (sample->store, changes, &error);
      if (full_sample_aggregates[i]->append_only)
        g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_APPEND_ONLY);
      else
        g_assert_no_error (error);
      g_assert_cmpint (done, ==, !full_sample_aggregates[i]->append_only);
      g_clear_error (&error);
      TrameKept *found = trame_register_load_one_kept (sample->store, full_sample_aggregates[i], 1, &error);
      assert_same (full_sample_aggregates[i]->append_only ? before : after, found);
      /* Said again on what was read first: someone changed it since. */
      gboolean again = trame_register_commit (sample->store, changes, &error);
      g_assert_false (again);
      int refusal = full_sample_aggregates[i]->append_only ? TRAME_REGISTER_ERROR_APPEND_ONLY
                                                           : TRAME_REGISTER_ERROR_STALE;
      g_assert_error (error, TRAME_REGISTER_ERROR, refusal);
      g_clear_error (&error);
      trame_kept_free (before);
      trame_kept_free (after);
      trame_kept_free (found);
    }
  sample_assert_verified (sample);
}

/* Each member that must be there is missed when it is not, each choice is one of those offered. */
static void
test_refused (Sample *sample, gconstpointer data)
{
  guint tried = 0;
  fill (sample, NULL);
  for (guint i = 0; i < FULL_SAMPLE_KINDS; i++)
    for (guint k = 0; k < full_sample_aggregates[i]->n_members; k++)
      {
        const TrameMember *member = &full_sample_aggregates[i]->members[k];
        g_autoptr (GError) error = NULL;
        g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
        if (!member->required && member->choices == NULL)
          continue;
        gpointer record = full_sample_record (full_sample_aggregates[i], 3);
        gpointer empty = trame_kept_new (full_sample_aggregates[i]);
        if (member->kind == TRAME_MEMBER_TEXT)
          {
            g_free (*(char **) trame_kept_place (record, member));
            *(char **) trame_kept_place (record, member) = g_strdup (member->choices != NULL ? "imagined" : "");
          }
        else if (member->kind == TRAME_MEMBER_DATE)
          g_date_clear (trame_kept_place (record, member), 1);
        else
          *(gint64 *) trame_kept_place (record, member) = *(gint64 *) trame_kept_place (empty, member);
        trame_changes_add_kept (changes, record);
        g_assert_false (trame_register_commit (sample->store, changes, &error));
        g_test_message ("%s.%s", full_sample_aggregates[i]->table, member->column);
        g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
        trame_kept_free (record);
        trame_kept_free (empty);
        tried++;
      }
  g_assert_cmpuint (tried, >, 35);
}

static sqlite3 *
open_tool (Sample *sample, gboolean triggers)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, triggers, NULL);
  if (triggers)
    sqlite3_exec (db, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
  else
    sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
  return db;
}

/* The database itself keeps every row, and those that never change as they are. */
static void
test_append_only (Sample *sample, gconstpointer data)
{
  fill (sample, NULL);
  sqlite3 *db = open_tool (sample, TRUE);
  for (guint i = 0; i < FULL_SAMPLE_KINDS; i++)
    {
      g_autofree char *drop = g_strdup_printf ("DELETE FROM %s", full_sample_aggregates[i]->table);
      g_autofree char *edit = g_strdup_printf ("UPDATE %s SET %s = %s", full_sample_aggregates[i]->table,
                                               full_sample_aggregates[i]->members[0].column,
                                               full_sample_aggregates[i]->members[0].column);
      g_autofree char *move = g_strdup_printf ("UPDATE %s SET id = 77", full_sample_aggregates[i]->table);
      g_test_message ("%s", full_sample_aggregates[i]->table);
      g_assert_cmpint (sqlite3_exec (db, drop, NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      g_assert_cmpint (sqlite3_exec (db, move, NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      g_assert_cmpint (sqlite3_exec (db, edit, NULL, NULL, NULL), ==,
                       full_sample_aggregates[i]->append_only ? SQLITE_CONSTRAINT : SQLITE_OK);
    }
  sqlite3_close (db);
  sample_assert_verified (sample);
}

/* Every kind that holds words is found by them, with the convention that it is about. */
static void
test_found (Sample *sample, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *table;
    gint64 convention;
  } cases[] = {
    { "login d'ete", "agent", 0 },
    { "recipient ETE", "letter", 1 },
    { "appraisal", "evaluation", 1 },
    { "strand words ete", "undertaking", 1 },
    { "scope act", "city_representative", 0 },
    { "proof name", "partner_representative", 0 },
    { "chair secretary", "sitting", 0 },
    { "unit", "indicator", 0 },
    { "place service strand", "activity", 1 },
  };
  fill (sample, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean found = FALSE;
      g_autoptr (GPtrArray) hits = trame_register_search (sample->store, cases[i].typed, 20, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < hits->len; k++)
        {
          const TrameSearchHit *hit = g_ptr_array_index (hits, k);
          found = found || (g_str_equal (hit->table, cases[i].table) && hit->convention == cases[i].convention);
        }
      g_test_message ("%s", cases[i].typed);
      g_assert_true (found);
    }
}

/* The ledger of reminders: the same is not said twice. */
static void
test_said_once (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fill (sample, NULL);
  g_autoptr (TrameReminder) again = full_sample_record (&trame_reminder_aggregate, 1);
  g_autoptr (TrameChanges) changes = trame_changes_new ("agent", SAMPLE_NOW);
  again->sent++;
  trame_changes_add_kept (changes, again);
  g_assert_false (trame_register_commit (sample->store, changes, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
}

/* What brings a damaged register back knows every table. */
static void
test_salvaged (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  fill (sample, NULL);
  sample_close (sample);
  g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (salvage->lost->len, ==, 0);
  g_assert_true (salvage->verification->ok);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* What is about one convention only, without blocking; and in the convention's own journal. */
static void
test_of (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  fill (sample, NULL);
  g_autoptr (TrameLetter) letter = full_sample_record (&trame_letter_aggregate, 2);
  letter->convention = 2;
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_kept (changes, letter);
  sample_commit (sample, changes);
  trame_register_load_kept_async (sample->store, &trame_letter_aggregate, "convention", 2, NULL, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GPtrArray) found = trame_register_load_kept_finish (sample->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((TrameKept *) found->pdata[0])->id, ==, 2);
  g_autoptr (GPtrArray) journal = trame_register_load_convention_journal (sample->store, 2, &error);
  g_assert_cmpuint (journal->len, ==, 2);
  const TrameJournalRecord *last = journal->pdata[1];
  g_assert_cmpstr (last->table, ==, "letter");
  g_assert_cmpint (last->convention, ==, 2);
  g_assert_null (trame_register_load_one_kept (sample->store, &trame_letter_aggregate, 9, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/aggregates/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("kept", test_kept);
  ADD ("changed", test_changed);
  ADD ("refused", test_refused);
  ADD ("append-only", test_append_only);
  ADD ("of", test_of);
  ADD ("salvaged", test_salvaged);
  ADD ("found", test_found);
  ADD ("said-once", test_said_once);
  return g_test_run ();
}
