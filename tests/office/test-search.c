/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed finds conventions by all that is kept about them, and the pages to go to. */
#include "office/attachment.h"
#include "office/convention.h"
#include "office/import.h"
#include "office/language.h"
#include "office/merge.h"
#include "office/partner.h"
#include "office/read.h"
#include "office/record.h"
#include "office/search.h"

#include <glib/gstdio.h>

static char *folder;

static TrameOffice *
office_with_conventions (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "register.trame", NULL);
  GDate today;
  g_assert_true (trame_date_parse_iso ("2026-04-01", &today));
  TrameOffice *office = trame_office_open (path, TRAME_OFFICE_DEFAULT, &today, "agent", &error);
  g_assert_no_error (error);
  g_autoptr (TrameIncoming)
      incoming = trame_office_read (g_getenv ("TRAME_TEST_EXAMPLE"), TRAME_LANGUAGE_FRENCH, NULL, &error);
  g_assert_no_error (error);
  TrameImportDecisions decisions;
  trame_import_decisions_init (&decisions);
  decisions.confirmed = TRUE;
  g_autoptr (TrameImportResult) result = trame_office_import (office, incoming, &decisions, &error);
  g_assert_no_error (error);
  return office;
}

/* A file attached, a value with signs of markup, a fact with a note: to the convention with that rank. */
static void
furnish (TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (folder, "recu-postal.pdf", NULL);
  g_assert_true (g_file_set_contents (file, "%PDF-1.4 proof", -1, NULL));
  g_assert_cmpint (trame_office_attach (office, 2, 0, file, "acknowledgement", NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_autoptr (GHashTable) values = trame_values_new ();
  g_hash_table_replace (values, g_strdup ("services"), g_strdup ("Ateliers <b>couture</b> & réemploi"));
  g_assert_true (trame_office_set_values (office, 1, 0, values, NULL, &error));
  g_autoptr (TrameFact) fact = trame_fact_new (TRAME_FACT_SENT_FOR_SIGNATURE);
  g_assert_true (trame_date_parse_iso ("2026-03-30", &fact->on));
  fact->note = g_strdup ("remis en mairie annexe");
  g_autoptr (TrameFactEffect) effect = trame_office_add_fact (office, 3, fact, TRAME_LANGUAGE_FRENCH, &error);
  g_assert_no_error (error);
  g_remove (file);
}

/* The conventions found, as "2 1". */
static char *
ids (const TrameFindings *findings)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < findings->conventions->len; i++)
    {
      const TrameFound *found = g_ptr_array_index (findings->conventions, i);
      g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", found->convention);
      g_assert_cmpuint (found->start, <=, found->end);
      g_assert_cmpuint (found->end, <=, strlen (found->passage));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check_cases (TrameOffice *office)
{
  const struct
  {
    const char *typed, *ids, *table, *word, *place;
  } cases[] = {
    { "couture", "1", "convention", "couture", NULL },
    { "COUTURES", "1", "convention", "couture", NULL },
    { "postal", "2", "document", "postal", NULL },
    { "annexe mairie", "3", "fact", "mairie", NULL },
    { "introuvable", "", NULL, NULL, NULL },
    { "", "", NULL, NULL, NULL },
    { "apolline rousseau", "1 2 3", "deliberation", "Apolline", "deliberation" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrameFindings) findings = trame_office_search (office, cases[i].typed, &error);
      g_test_message ("“%s”", cases[i].typed);
      g_assert_no_error (error);
      g_autofree char *found = ids (findings);
      g_assert_cmpstr (found, ==, cases[i].ids);
      g_assert_false (findings->more);
      const TrameFound *first = findings->conventions->len > 0 ? findings->conventions->pdata[0] : NULL;
      g_assert_cmpstr (first != NULL ? first->table : NULL, ==, cases[i].table);
      if (cases[i].word != NULL)
        {
          g_autofree char *word = g_strndup (first->passage + first->start, first->end - first->start);
          g_assert_cmpstr (word, ==, cases[i].word);
        }
      const TrameFoundPlace *place = findings->places->len > 0 ? findings->places->pdata[0] : NULL;
      g_assert_cmpstr (place != NULL ? place->table : NULL, ==, cases[i].place);
    }
}

/* A partner's own words bring its convention, and its page. */
static void
check_partner (TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  const TrameConvention *second = trame_office_get_convention (office, 2);
  g_autoptr (TrameFindings) findings = trame_office_search (office, second->partner_name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->conventions->len, >=, 1);
  g_assert_cmpint (((const TrameFound *) findings->conventions->pdata[0])->convention, ==, 2);
  gboolean there = FALSE;
  for (guint i = 0; i < findings->places->len; i++)
    {
      const TrameFoundPlace *place = g_ptr_array_index (findings->places, i);
      there |= place->row == second->partner && g_str_equal (place->name, second->partner_name);
    }
  g_assert_true (there);
}

/* What was merged is found under its old name, as what it became. */
static void
check_merged (TrameOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TramePartner) twin = trame_partner_new ("Le Quinquet");
  gint64 kept = trame_office_get_convention (office, 2)->partner;
  gint64 id = trame_office_store_partner (office, 0, twin, &error);
  g_assert_cmpint (trame_office_merge_partners (office, kept, id, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_autoptr (TrameFindings) findings = trame_office_search (office, "quinquet", &error);
  g_autofree char *found = ids (findings);
  g_assert_cmpstr (found, ==, "2");
  const TrameFoundPlace *place = findings->places->pdata[0];
  g_assert_cmpstr (place->name, ==, trame_office_get_convention (office, 2)->partner_name);
  g_assert_cmpint (trame_office_find_partner (office, "le quinquet", &error), ==, place->row);
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFindings) findings = trame_office_search_finish (TRAME_OFFICE (source), result, &error);
  if (findings == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gint *) data = findings != NULL ? (gint) findings->conventions->len : -1;
}

/* A question that was given up says so; the next one is answered. */
static void
check_cancelled (TrameOffice *office)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint first = -2, second = -2;
  trame_office_search_async (office, "couture", cancellable, answered, &first);
  g_cancellable_cancel (cancellable);
  trame_office_search_async (office, "postal", NULL, answered, &second);
  while (first == -2 || second == -2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (first, ==, -1);
  g_assert_cmpint (second, ==, 1);
}

static void
test_search (void)
{
  g_autoptr (TrameOffice) office = office_with_conventions ();
  furnish (office);
  check_cases (office);
  check_partner (office);
  check_merged (office);
  check_cancelled (office);
  trame_office_close (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("trame-search-XXXXXX", NULL);
  g_test_add_func ("/office/search", test_search);
  int status = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
