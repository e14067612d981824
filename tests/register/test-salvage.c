/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged register gives back every row that can be read, and says which ones cannot. */
#include "register-sample.h"

#include "register/backup.h"
#include "register/salvage.h"
#include "register/search.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE 4096

static void
fill (Sample *sample)
{
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  sample_open (sample);
  sample_fill (sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  for (guint i = 0; i < 400; i++)
    {
      g_free (fact->note);
      fact->note = g_strdup_printf ("fait numéro %u", i + 1);
      trame_changes_add_fact (changes, 1 + i % 3, fact);
    }
  sample_commit (sample, changes);
  sample_close (sample);
}

static void
test_whole (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  fill (sample);
  g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (salvage->verification->ok);
  g_assert_cmpuint (salvage->lost->len, ==, 0);
  g_assert_cmpuint (salvage->torn->len, ==, 0);
  g_assert_cmpint (salvage->journal_lost, ==, 0);
  g_free (sample->path);
  sample->path = g_strdup (into);
  sample_open (sample);
  g_autoptr (GPtrArray) hits = trame_register_search (sample->store, "fait numero 399", 5, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_autoptr (TramePartner) partner = trame_partner_new ("Since");
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_partner (changes, partner);
  sample_commit (sample, changes);
  sample_assert_verified (sample);
  g_assert_null (trame_register_salvage (sample->path, into, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_UNIQUE);
}

/* One page after the other is torn, the first one too: the file gives the rest, and what is missing is counted right. */
static void
test_torn (Sample *sample, gconstpointer data)
{
  GDate today;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  g_autofree char *whole = NULL;
  gsize size;
  guint saved = 0, tried = 0, with_losses = 0;
  fill (sample);
  sample_date (&today, "2026-02-01");
  g_assert_true (g_file_get_contents (sample->path, &whole, &size, NULL));
  for (gsize page = 0; page < size / PAGE; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *torn = g_memdup2 (whole, size);
      memset (torn + page * PAGE, 0xee, PAGE);
      g_assert_true (g_file_set_contents (sample->path, torn, size, NULL));
      g_unlink (into);
      g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
      tried++;
      g_assert_no_error (error);
      saved += salvage->rows > 0;
      g_autoptr (TrameRegister) store = trame_register_open (into, TRAME_REGISTER_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) conventions = trame_register_load_conventions (store, &today, &error);
      g_assert_no_error (error);
      guint facts = 0, facts_lost = 0;
      for (guint i = 0; i < conventions->len; i++)
        facts += ((TrameConvention *) conventions->pdata[i])->contract.facts->len;
      for (guint i = 0; i < salvage->lost->len; i++)
        facts_lost += g_str_equal (((TrameLostRow *) salvage->lost->pdata[i])->table, "fact");
      if (conventions->len == 3 && salvage->journal_lost == 0)
        g_assert_cmpuint (facts + facts_lost, ==, 400);
      with_losses += salvage->lost->len > 0 || salvage->journal_lost > 0;
    }
  g_test_message ("%u pages torn, %u files salvaged, %u of them with rows lost and named", tried, saved, with_losses);
  g_assert_cmpuint (saved, ==, tried);
  g_assert_cmpuint (with_losses, >, 3);
}

/* How a register came to be: its pages are in another order. */
typedef enum
{
  MADE,
  RESTORED,
  BROUGHT_UP, /* from the first schema */
} Layout;

static void
bring_up (Sample *sample)
{
  g_autofree char *from = g_build_filename (g_getenv ("TRAME_TEST_DATA"), "register-schema-1.sqlite", NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (sample->path, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  sample_open (sample);
  sample_close (sample);
}

/* Bytes of its header, or all of it: it is a register still, which says so, and gives back each of its rows. */
static void
test_header (Sample *sample, gconstpointer data)
{
  static const struct
  {
    gsize at, size;
    const char *with;
  } faults[] = {
    { 0, 1, "s" },                /* its first word */
    { 0, PAGE, NULL },            /* zeroed: all of the first page */
    { 16, 2, "\x20" },            /* the size of its pages */
    { 20, 1, "\x10" },            /* what is left free on each */
    { 56, 4, "\0\0\0\x02" },      /* how its words are written */
    { 68, 4, "None" },            /* whose it is */
    { 100, 12, "no tree no no" }, /* where the schema begins */
  };
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  g_autofree char *copy = g_build_filename (sample->folder, "copy.trame", NULL);
  Layout layout = GPOINTER_TO_INT (data);
  g_autofree char *whole = NULL;
  gsize size;
  if (layout == BROUGHT_UP)
    bring_up (sample);
  else
    fill (sample);
  if (layout == RESTORED)
    {
      sample_open (sample);
      g_autoptr (TrameVerification) proved = trame_register_backup (sample->store, copy, NULL, NULL);
      g_assert_nonnull (proved);
      sample_close (sample);
      g_assert_cmpint (g_rename (copy, sample->path), ==, 0);
    }
  g_assert_true (g_file_get_contents (sample->path, &whole, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL, refusal = NULL;
      g_autofree char *torn = g_memdup2 (whole, size);
      if (faults[i].with != NULL)
        memcpy (torn + faults[i].at, faults[i].with, faults[i].size);
      else
        memset (torn + faults[i].at, 0, faults[i].size);
      g_assert_true (g_file_set_contents (sample->path, torn, size, NULL));
      g_unlink (into);
      g_test_message ("%" G_GSIZE_FORMAT " bytes at %" G_GSIZE_FORMAT, faults[i].size, faults[i].at);
      TrameRegister *store = trame_register_open (sample->path, TRAME_REGISTER_OPEN_READ_ONLY, &refusal);
      if (store == NULL)
        g_assert_error (refusal, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_CORRUPT);
      trame_register_unref (store);
      g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (salvage->verification->ok);
      g_assert_cmpuint (salvage->lost->len + salvage->torn->len, ==, 0);
      g_assert_cmpint (salvage->journal_lost, ==, 0);
    }
}

/* What was written last, which the file does not have yet, comes back too. */
static void
test_header_and_wal (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  g_autofree char *wal = g_strconcat (sample->path, "-wal", NULL);
  g_autofree char *whole = NULL, *written = NULL;
  gsize size, size_written;
  fill (sample);
  sample_open (sample);
  g_assert_true (sample_add_partner (sample, "In the -wal alone", &error));
  g_assert_true (g_file_get_contents (sample->path, &whole, &size, NULL));
  g_assert_true (g_file_get_contents (wal, &written, &size_written, NULL));
  sample_close (sample);
  memset (whole, 0, PAGE);
  g_assert_true (g_file_set_contents (sample->path, whole, size, NULL));
  g_assert_true (g_file_set_contents (wal, written, size_written, NULL));
  g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (salvage->verification->ok);
  g_free (sample->path);
  sample->path = g_strdup (into);
  sample_open (sample);
  g_assert_cmpuint (sample_count_partners (sample), ==, 4);
}

/* What a search finds is made again when it is lost. */
static void
test_words (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  fill (sample);
  sample_tamper (sample, "DELETE FROM passage WHERE entity IN ('partner', 'fact');"
                         "UPDATE partner SET address = CAST (x'ff41' AS TEXT) WHERE id = 1");
  g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
  g_assert_no_error (error);
  g_free (sample->path);
  sample->path = g_strdup (into);
  sample_open (sample);
  g_autoptr (GPtrArray) facts = trame_register_search (sample->store, "fait numero 399", 5, &error);
  g_autoptr (GPtrArray) partners = trame_register_search (sample->store, "mission locale", 5, &error);
  g_assert_cmpuint (facts->len, ==, 1);
  g_assert_cmpstr (((TrameSearchHit *) partners->pdata[0])->table, ==, "partner");
}

static void
test_foreign (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *into = g_build_filename (sample->folder, "salvaged.trame", NULL);
  g_assert_true (g_file_set_contents (sample->path, "nothing that could ever have been a register", -1, NULL));
  g_assert_null (trame_register_salvage (sample->path, into, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
  g_assert_false (g_file_test (into, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (sample->path, "", 0, NULL));
  sample_tamper (sample, "CREATE TABLE accounts (id); INSERT INTO accounts VALUES (zeroblob (400000))");
  g_assert_null (trame_register_salvage (sample->path, into, NULL, &error));
  g_assert_error (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_NOT_A_REGISTER);
  g_autoptr (GDir) folder = g_dir_open (sample->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    g_assert_false (g_str_has_prefix (name, "salvaged")); /* no copy is left behind */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/salvage/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("whole", test_whole);
  ADD ("torn", test_torn);
  ADD ("header", test_header);
  g_test_add ("/register/salvage/header-brought-up", Sample, GINT_TO_POINTER (BROUGHT_UP), sample_set_up, test_header,
              sample_tear_down);
  g_test_add ("/register/salvage/header-of-a-copy", Sample, GINT_TO_POINTER (RESTORED), sample_set_up, test_header,
              sample_tear_down);
  ADD ("header-and-wal", test_header_and_wal);
  ADD ("words", test_words);
  ADD ("foreign", test_foreign);
  return g_test_run ();
}
