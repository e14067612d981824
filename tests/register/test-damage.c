/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes flipped anywhere, files cut anywhere: found at the opening, by the proof or when read, or without any effect; never
 * believed. And lists of changes of which one cannot be kept. */
#include "full-sample.h"

#include "register/past.h"
#include "register/scheme.h"
#include "register/search.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define PAGE 4096

/* Whatever the bytes say, reading them ends, with values or with an error. */
static void
read_everything (Sample *sample)
{
  GDate today;
  g_autoptr (TrameRegister) store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_READ_ONLY, NULL);
  if (store == NULL)
    return;
  sample_date (&today, "2026-02-01");
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (store, &today, NULL);
  g_autoptr (GPtrArray) acts = trame_register_load_deliberations (store, NULL);
  g_autoptr (GPtrArray) models = trame_register_load_models (store, NULL);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (store, NULL);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (store, 0, NULL);
  g_autoptr (TrameSettings) settings = trame_register_load_settings (store, NULL);
  for (guint i = 0; i < FULL_SAMPLE_KINDS; i++)
    {
      g_autoptr (GPtrArray) kept = trame_register_load_kept (store, full_sample_aggregates[i], NULL, 0, NULL);
    }
  for (gint64 row = 1; row <= 8; row++)
    {
      g_autoptr (GPtrArray) changed = trame_register_load_journal_changes (store, row, NULL);
    }
  g_autoptr (GPtrArray) journal = trame_register_load_journal (store, NULL, 0, NULL);
  g_autoptr (GBytes) source = trame_register_load_source (store, 1, NULL);
  g_autoptr (GPtrArray) hits = trame_register_search (store, "signature mairie", 5, NULL);
}

/* Every row of every table, in its own order and in that of each of its indexes, but for what test-tampering.c says is left
 * unproved: one hash. NULL when one cannot be read. */
static char *
fingerprint (Sample *sample)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3 *db = NULL;
  sqlite3_stmt *names = NULL;
  gboolean ok = sqlite3_open_v2 (sample->path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                && sqlite3_prepare_v2 (
                       db,
                       "SELECT 'SELECT ' || iif (name = 'content', 'sha256, size, bytes', '*') || ' FROM ' || name"
                       " FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
                       " AND name NOT IN ('passage', 'draft') UNION ALL"
                       " SELECT 'SELECT ' || iif (t.name = 'content', 'sha256', '*') || ' FROM ' || t.name || ' "
                       "INDEXED BY ' || i.name || ' ORDER BY ' ||"
                       " (SELECT group_concat (c.name) FROM pragma_index_info (i.name) c)"
                       " FROM sqlite_schema t, pragma_index_list (t.name) i WHERE t.type = 'table'"
                       " AND t.name NOT LIKE 'search%' AND t.name <> 'passage' AND i.origin <> 'pk'",
                       -1, &names, NULL)
                       == SQLITE_OK;
  while (ok && sqlite3_step (names) == SQLITE_ROW)
    {
      sqlite3_stmt *row = NULL;
      int step = sqlite3_prepare_v2 (db, (const char *) sqlite3_column_text (names, 0), -1, &row, NULL);
      while (step == SQLITE_OK && (step = sqlite3_step (row)) == SQLITE_ROW)
        {
          for (int column = 0; column < sqlite3_column_count (row); column++)
            {
              g_checksum_update (sum, (const guchar *) sqlite3_column_name (row, column), -1);
              g_checksum_update (sum, sqlite3_column_blob (row, column), sqlite3_column_bytes (row, column));
            }
          step = SQLITE_OK;
        }
      ok = step == SQLITE_DONE;
      sqlite3_finalize (row);
    }
  sqlite3_finalize (names);
  sqlite3_close (db);
  return ok ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* A register of some hundred pages, its bytes. */
static char *
fill (Sample *sample, gsize *size)
{
  char *whole = NULL;
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  full_sample_fill (sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  for (guint i = 0; i < 300; i++) /* enough rows beside the pages of small tables */
    trame_changes_add_fact (changes, 1 + i % 3, fact);
  sample_commit (sample, changes);
  sample_close (sample);
  g_assert_true (g_file_get_contents (sample->path, &whole, size, NULL));
  return whole;
}

typedef struct
{
  guint refused, proved, harmless;
} Count;

/* Refused, or seen by the proof, or the same in every row. */
static void
assert_not_believed (Sample *sample, const char *whole, Count *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameVerification) found = trame_verify_file (sample->path, NULL, &error);
  g_assert_true ((found == NULL) == (error != NULL));
  read_everything (sample);
  count->refused += found == NULL;
  count->proved += found != NULL && !found->ok;
  if (found == NULL || !found->ok)
    return;
  g_autofree char *now = fingerprint (sample);
  g_assert_cmpstr (now, ==, whole);
  count->harmless++;
}

static void
write_file (Sample *sample, const char *bytes, gsize size)
{
  g_autofree char *wal = g_strconcat (sample->path, "-wal", NULL);
  g_unlink (wal);
  FILE *file = fopen (sample->path, "wb");
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  fclose (file);
}

/* One byte, at places drawn at random and all over the file; `-m slow`: a hundred times as many. */
static void
test_flipped (Sample *sample, gconstpointer data)
{
  gsize size;
  Count count = { 0 };
  g_autofree char *whole = fill (sample, &size);
  g_autofree char *before = fingerprint (sample);
  guint tries = g_test_slow () ? 30000 : 300;
  g_assert_nonnull (before);
  for (guint i = 0; i < tries; i++)
    {
      gsize at = size / tries * i + (gsize) g_test_rand_int_range (0, MAX (size / tries, 1));
      char was = whole[at];
      whole[at] ^= (char) g_test_rand_int_range (1, 256);
      write_file (sample, whole, size);
      g_test_message ("byte %" G_GSIZE_FORMAT ": %02x for %02x", at, (guint8) whole[at], (guint8) was);
      assert_not_believed (sample, before, &count);
      whole[at] = was;
    }
  g_test_message ("%u bytes flipped: %u refused, %u proved, %u without effect on any row", tries, count.refused,
                  count.proved, count.harmless);
  g_assert_cmpuint (count.refused, >, 0);
  g_assert_cmpuint (count.proved, >, 0);
}

/* At the edges of a header and of a page, and anywhere. */
static void
test_truncated (Sample *sample, gconstpointer data)
{
  static const gsize lengths[] = { 1, 15, 16, 18, 50, 99, 100, 101, 511, 512, 1024, PAGE - 1, PAGE, PAGE + 1 };
  gsize size;
  Count count = { 0 };
  g_autofree char *whole = fill (sample, &size);
  g_autofree char *before = fingerprint (sample);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_vals (cuts, lengths, G_N_ELEMENTS (lengths));
  for (guint i = 0; i < 30; i++)
    {
      gsize cut = i % 2 == 0 ? (gsize) g_test_rand_int_range (PAGE, size) : (size / PAGE / 30 * i + 1) * PAGE;
      g_array_append_val (cuts, cut);
    }
  for (gsize last = 1; last <= 3; last++)
    {
      gsize cut = last == 1 ? size - 1 : size - (last - 1) * PAGE;
      g_array_append_val (cuts, cut);
    }
  for (guint i = 0; i < cuts->len; i++)
    {
      gsize cut = g_array_index (cuts, gsize, i);
      g_test_message ("%" G_GSIZE_FORMAT " bytes of %" G_GSIZE_FORMAT, cut, size);
      write_file (sample, whole, cut);
      assert_not_believed (sample, before, &count);
    }
  g_test_message ("%u lengths: %u refused, %u proved", cuts->len, count.refused, count.proved);
  g_assert_cmpuint (count.harmless, ==, 0);
}

/* What cannot be kept is refused as such, and with it everything of the same list. */
static void
test_invalid (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sample_open (sample);
  sample_fill (sample);
  g_assert_false (sample_add_partner (sample, "not \xff UTF-8", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sample_add_partner (sample, "", &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (TramePartner) partner = trame_partner_new ("first of the list");
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  g_autoptr (TrameChanges) unknown = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (unknown, partner);
  trame_changes_add_fact (unknown, 99, fact);
  g_assert_false (trame_register_commit (sample->store, unknown, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REFERENCE);
  g_clear_error (&error);
  g_assert_cmpuint (sample_count_partners (sample), ==, 3);

  g_autoptr (TrameFact) correction = trame_fact_new (TRAME_FACT_CORRECTION);
  correction->corrects = 1;
  g_autoptr (TrameChanges) other = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_fact (other, 1, fact);
  trame_changes_add_fact (other, 2, correction);
  g_assert_false (trame_register_commit (sample->store, other, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_REFERENCE);
  g_clear_error (&error);

  g_autoptr (TrameChanges) twice = trame_changes_new ("agent", SAMPLE_NOW);
  g_autoptr (TrameModelRecord) model = sample_model (0);
  trame_changes_add_model (twice, model, NULL);
  g_assert_false (trame_register_commit (sample->store, twice, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
  sample_assert_verified (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/damage/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("flipped", test_flipped);
  ADD ("truncated", test_truncated);
  ADD ("invalid", test_invalid);
  return g_test_run ();
}
