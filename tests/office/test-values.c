/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pure parts of the office: values of fields, file names, facts that hold together, paths of an act. */
#include "office/act-path.h"
#include "office/fact-check.h"
#include "office/field-value.h"
#include "office/file-write.h"
#include "office/office.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_read_values (void)
{
  static const struct
  {
    TrameFieldKind kind;
    const char *typed;
    const char *kept; /* NULL: refused */
  } rows[] = {
    { TRAME_FIELD_DATE, "12/1/26", "2026-01-12" },
    { TRAME_FIELD_DATE, "2026-01-12", "2026-01-12" },
    { TRAME_FIELD_DATE, "1er février 2026", "2026-02-01" },
    { TRAME_FIELD_DATE, "31/02/2026", NULL },
    { TRAME_FIELD_DATE, "bientôt", NULL },
    { TRAME_FIELD_DATE, "  ", "" },
    { TRAME_FIELD_AMOUNT, "1500", "150000" },
    { TRAME_FIELD_AMOUNT, "1 500,50 €", "150050" },
    { TRAME_FIELD_AMOUNT, "1\u202F500,5", "150050" },
    { TRAME_FIELD_AMOUNT, "0.05", "5" },
    { TRAME_FIELD_AMOUNT, "12 euros", "1200" },
    { TRAME_FIELD_AMOUNT, "12,345", NULL },
    { TRAME_FIELD_AMOUNT, "1,2,3", NULL },
    { TRAME_FIELD_AMOUNT, "-5", NULL },
    { TRAME_FIELD_AMOUNT, "€", NULL },
    { TRAME_FIELD_AMOUNT, "99999999999999999999", NULL },
    { TRAME_FIELD_AMOUNT, "2211111111111,1", NULL }, /* too large once in cents */
    { TRAME_FIELD_AMOUNT, "999999999999,99", "99999999999999" },
    { TRAME_FIELD_LINE, "  deux\nlignes ", "deux lignes" },
    { TRAME_FIELD_LINE, "e\u0301tat", "état" },
    { TRAME_FIELD_LINE, "a\033[31mb", "a[31mb" },
    { TRAME_FIELD_LINE, "deux \005", "deux" },
    { TRAME_FIELD_TEXT, "un\n \005\n\177", "un" },
    { TRAME_FIELD_TEXT, "un\r\ndeux\n", "un\ndeux" },
    { TRAME_FIELD_LIST, "Accueil\n\n  Conseil \n", "Accueil\nConseil" },
    { TRAME_FIELD_CHOICE, "mensuel", "mensuel" },
    { TRAME_FIELD_CHOICE, "hebdomadaire", NULL },
    { TRAME_FIELD_LINE, "\xff\xfe", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      TrameField *field = trame_field_new ("field", "Champ", rows[i].kind);
      if (rows[i].kind == TRAME_FIELD_CHOICE)
        {
          field->choices = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (field->choices, g_strdup ("mensuel"));
        }
      g_autofree char *kept = trame_field_read_value (field, rows[i].typed, NULL, &error);
      g_autofree char *shown = g_strescape (rows[i].typed, NULL);
      g_test_message ("%s", shown);
      g_assert_cmpstr (kept, ==, rows[i].kept);
      if (rows[i].kept == NULL)
        g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
      else
        {
          g_assert_no_error (error);
          g_assert_true (trame_field_check_value (field, kept, NULL));
        }
      trame_field_free (field);
    }
}

/* What is shown reads back as what is kept. */
static void
test_show_values (void)
{
  static const struct
  {
    TrameFieldKind kind;
    const char *kept;
    const char *shown;
  } rows[] = {
    { TRAME_FIELD_DATE, "2026-01-12", "12/01/2026" }, { TRAME_FIELD_AMOUNT, "150050", "1500,50" },
    { TRAME_FIELD_AMOUNT, "150000", "1500" },         { TRAME_FIELD_AMOUNT, "5", "0,05" },
    { TRAME_FIELD_LINE, "Mairie", "Mairie" },         { TRAME_FIELD_LIST, "a\nb", "a\nb" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrameField *field = trame_field_new ("field", "Champ", rows[i].kind);
      g_autofree char *shown = trame_field_show_value (field, rows[i].kept);
      g_autofree char *back = trame_field_read_value (field, shown, NULL, NULL);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpstr (back, ==, rows[i].kept);
      trame_field_free (field);
    }
}

/* Forty pages are an article; a file is none. */
static void
test_long_values (void)
{
  TrameField *field = trame_field_new ("field", "Champ", TRAME_FIELD_TEXT);
  g_autofree char *article = g_strnfill (200000, 'x'), *file = g_strnfill (600000, 'x');
  g_autofree char *kept = trame_field_read_value (field, article, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (kept, ==, article);
  g_assert_true (trame_field_check_value (field, article, NULL));
  g_assert_null (trame_field_read_value (field, file, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (trame_field_check_value (field, file, NULL));
  trame_field_free (field);
}

static void
test_file_names (void)
{
  g_autofree char *long_name = g_strnfill (400, 'x');
  g_autofree char *accents = g_strdup_printf ("%s", "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
                                                    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééé");
  const struct
  {
    const char *stem;
    const char *name; /* NULL: only its properties */
  } rows[] = {
    { "DE25_139_01 La Mission Locale convention", "DE25_139_01 La Mission Locale convention.pdf" },
    { "../../etc/passwd", "etc passwd.pdf" },
    { "-rf *", "rf.pdf" },
    { "a\\b:c|d<e>f\"g?h", "a b c d e f g h.pdf" },
    { "nom\u202Efdp.exe", "nomfdp.exe.pdf" },
    { "ligne\ncoupée\t!", "ligne coupée !.pdf" },
    { "fin. . .", "fin.pdf" },
    { "", "document.pdf" },
    { "///", "document.pdf" },
    { "\xff\xfe", NULL },
    { long_name, NULL },
    { accents, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = trame_file_name_sanitise (rows[i].stem, ".pdf");
      if (rows[i].name != NULL)
        g_assert_cmpstr (name, ==, rows[i].name);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, 200);
      g_assert_null (strchr (name, '/'));
      g_assert_true (g_str_has_suffix (name, ".pdf"));
    }
}

static void
test_whole_or_absent (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trame-office-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.pdf", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_assert_true (trame_office_write_file (path, bytes, &error));
  g_assert_no_error (error);
  g_assert_false (trame_office_write_file (nowhere, bytes, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_FILE);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else was left there */
}

static TrameFact *
fact_of (TrameFactKind kind, TrameParty party, const char *on)
{
  TrameFact *fact = trame_fact_new (kind);
  fact->party = party;
  if (on != NULL)
    g_assert_true (trame_date_parse_iso (on, &fact->on));
  return fact;
}

static void
test_fact_check (void)
{
  g_autoptr (TrameFact) good = fact_of (TRAME_FACT_SIGNED, TRAME_PARTY_CITY, "2026-01-12");
  g_assert_true (trame_fact_check (good, NULL));

  g_autoptr (TrameFact) undated = fact_of (TRAME_FACT_SIGNED, TRAME_PARTY_CITY, NULL);
  g_assert_false (trame_fact_check (undated, NULL));
  trame_date_parse_iso ("2026-01-28", &undated->not_after);
  g_assert_true (trame_fact_check (undated, NULL)); /* one bound is enough */
  trame_date_parse_iso ("2026-02-01", &undated->not_before);
  g_assert_false (trame_fact_check (undated, NULL));

  g_autoptr (TrameFact) nobody = fact_of (TRAME_FACT_SIGNED, TRAME_PARTY_NONE, "2026-01-12");
  g_assert_false (trame_fact_check (nobody, NULL));

  g_autoptr (TrameFact) letter = fact_of (TRAME_FACT_TERMINATION_NOTIFIED, TRAME_PARTY_CITY, "2026-02-27");
  trame_date_parse_iso ("2026-02-27", &letter->received);
  g_assert_true (trame_fact_check (letter, NULL)); /* handed over on the day */
  trame_date_parse_iso ("2026-02-26", &letter->received);
  g_assert_false (trame_fact_check (letter, NULL));

  g_autoptr (TrameFact) correction = fact_of (TRAME_FACT_CORRECTION, TRAME_PARTY_NONE, "2026-03-01");
  g_assert_true (trame_fact_check (correction, NULL));
  correction->replacement = trame_fact_copy (nobody);
  g_autoptr (GError) error = NULL;
  g_assert_false (trame_fact_check (correction, &error));
  g_assert_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED);
}

static void
test_act_paths (void)
{
  g_autoptr (TrameDeliberation) act = trame_deliberation_new ();
  g_autoptr (TrameModel) model = trame_model_new ();
  g_ptr_array_add (act->proxies, trame_proxy_new ("A B", "C D"));
  g_ptr_array_add (act->present, g_strdup ("C D"));
  g_ptr_array_add (act->present, g_strdup ("E F"));
  static const struct
  {
    const char *path;
    const char *text;
    gboolean good;
  } rows[] = {
    { "number", "DE25_139", TRUE },
    { "sitting.date", "2025-12-04", TRUE },
    { "sent", "5/12/2025", TRUE },
    { "sent", "31/02/2025", FALSE },
    { "in_office", "35", TRUE },
    { "in_office", "beaucoup", FALSE },
    { "vote.result", "unanimous", TRUE },
    { "vote.result", "loud", FALSE },
    { "proxies.0.holder", "G H", TRUE },
    { "proxies.1.holder", "G H", FALSE },
    { "proxies.0.colour", "G H", FALSE },
    { "present.0", "", TRUE },
    { "present.99999999999999999999", "X", FALSE },
    { "presently.0", "X", FALSE },
    { "annex.length", "P3Y", TRUE },
    { "annex.length", "3 ans", FALSE },
    { "annex.start", "notification", TRUE },
    { "annex.title", "", TRUE },
    { "enforceable_on", "2025-12-09", FALSE }, /* computed */
    { "evidence", "x", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s = %s", rows[i].path, rows[i].text);
      g_assert_cmpint (trame_act_path_set (act, model, rows[i].path, rows[i].text), ==, rows[i].good);
    }
  trame_act_path_compact (act);
  g_assert_cmpstr (act->number, ==, "DE25_139");
  g_assert_cmpint (act->in_office, ==, 35);
  g_assert_cmpuint (act->present->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (act->present, 0), ==, "E F");
  g_assert_cmpstr (((TrameProxy *) g_ptr_array_index (act->proxies, 0))->holder, ==, "G H");
  g_assert_cmpuint (model->terms.length.years, ==, 3);
  g_assert_cmpint (model->terms.start, ==, TRAME_START_NOTIFICATION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/values/read", test_read_values);
  g_test_add_func ("/office/values/show", test_show_values);
  g_test_add_func ("/office/values/long", test_long_values);
  g_test_add_func ("/office/files/names", test_file_names);
  g_test_add_func ("/office/files/whole-or-absent", test_whole_or_absent);
  g_test_add_func ("/office/facts/check", test_fact_check);
  g_test_add_func ("/office/import/paths", test_act_paths);
  return g_test_run ();
}
