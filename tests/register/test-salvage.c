/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged register gives back every row that can be read, and says which ones cannot. */
#include "register-sample.h"

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

/* One page after the other is torn: the file gives the rest, and what is missing is counted right. */
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
  for (gsize page = 1; page < size / PAGE; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *torn = g_memdup2 (whole, size);
      memset (torn + page * PAGE, 0xee, PAGE);
      g_assert_true (g_file_set_contents (sample->path, torn, size, NULL));
      g_unlink (into);
      g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample->path, into, NULL, &error);
      g_assert_true ((salvage == NULL) == (error != NULL));
      tried++;
      if (salvage == NULL)
        continue; /* a page of the schema itself */
      saved++;
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
  g_assert_cmpuint (saved * 10, >=, tried * 8);
  g_assert_cmpuint (with_losses, >, 3);
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
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/register/salvage/" name, Sample, NULL, sample_set_up, test, sample_tear_down)
  ADD ("whole", test_whole);
  ADD ("torn", test_torn);
  ADD ("foreign", test_foreign);
  return g_test_run ();
}
