/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in words, and dates and times as people type them and as acts write them. */
#include <glib.h>
#include <string.h>

#include "french/date-text.h"
#include "french/number-text.h"

static const struct
{
  guint64 number;
  const char *words;
} numbers[] = { { 0, "zéro" },
                { 1, "un" },
                { 17, "dix-sept" },
                { 21, "vingt et un" },
                { 22, "vingt-deux" },
                { 70, "soixante-dix" },
                { 71, "soixante et onze" },
                { 80, "quatre-vingts" },
                { 81, "quatre-vingt-un" },
                { 82, "quatre-vingt-deux" },
                { 99, "quatre-vingt-dix-neuf" },
                { 100, "cent" },
                { 200, "deux cents" },
                { 201, "deux cent un" },
                { 1000, "mille" },
                { 2025, "deux mille vingt-cinq" },
                { 80000, "quatre-vingt mille" },
                { 200000, "deux cent mille" },
                { 1000000, "un million" },
                { 200000000, "deux cents millions" },
                { 1999, "mille neuf cent quatre-vingt-dix-neuf" },
                { 999999999999,
                  "neuf cent quatre-vingt-dix-neuf milliards neuf cent quatre-vingt-dix-neuf millions neuf cent "
                  "quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf" } };

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *words = trame_number_to_words (numbers[i].number);
      g_assert_cmpstr (words, ==, numbers[i].words);
    }
  g_assert_null (trame_number_to_words (G_GUINT64_CONSTANT (1000000000000)));
}

/* Every number that is written is read back. */
static void
test_numbers_round_trip (void)
{
  for (guint64 n = 0; n < 3000000; n += n < 12000 ? 1 : 7919)
    {
      g_autofree char *words = trame_number_to_words (n);
      guint64 back = 42424242;
      g_assert_true (trame_number_from_words (words, &back));
      g_assert_cmpuint (back, ==, n);
    }
}

static void
test_numbers_read (void)
{
  static const struct
  {
    const char *text;
    guint64 number;
  } good[] = { { "deux mil vingt cinq", 2025 },
               { "DEUX MILLE VINGT-CINQ", 2025 },
               { "mil neuf cent soixante-dix-sept", 1977 },
               { "Quatre vingts", 80 },
               { "nonante-neuf", 99 },
               { "une", 1 },
               { "vingt-et-un", 21 },
               { "dix", 10 },
               { "quatre-vingt dix", 90 } };
  static const char *const bad[] = { "",   "deux trois",  "vingt vingt", "cent cent", "et un", "deux mille, cinq",
                                     "12", "mille mille", "zéro un" };
  guint64 value = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].text);
      g_assert_true (trame_number_from_words (good[i].text, &value));
      g_assert_cmpuint (value, ==, good[i].number);
    }
  value = 7;
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (trame_number_from_words (bad[i], &value));
      g_assert_cmpuint (value, ==, 7);
    }
}

static GDate
day (guint y, guint m, guint d)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  return date;
}

static char *
iso (const GDate *date)
{
  if (!g_date_valid (date))
    return g_strdup ("");
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static void
test_written (void)
{
  GDate first = day (2026, 1, 1), fourth = day (2025, 12, 4), none;
  g_autofree char *a = trame_date_to_words (&first), *b = trame_date_to_words (&fourth),
                  *c = trame_date_to_numbers (&fourth);
  g_autofree char *d = trame_date_to_words_with_weekday (&fourth), *e = trame_month_to_words (&fourth);

  g_date_clear (&none, 1);
  g_assert_cmpstr (a, ==, "1er janvier 2026");
  g_assert_cmpstr (b, ==, "4 décembre 2025");
  g_assert_cmpstr (c, ==, "04/12/2025");
  g_assert_cmpstr (d, ==, "jeudi 4 décembre 2025");
  g_assert_cmpstr (e, ==, "décembre 2025");
  g_assert_null (trame_date_to_words (&none));
  g_assert_null (trame_date_to_numbers (NULL));
}

static const struct
{
  const char *text, *date; /* "": refused */
} typed[] = { { "12/1/26", "2026-01-12" },
              { "12.01.2026", "2026-01-12" },
              { "12-01-2026", "2026-01-12" },
              { "2026-01-12", "2026-01-12" },
              { "12 janvier 2026", "2026-01-12" },
              { "lundi 12 janv. 26", "2026-01-12" },
              { "le 1er février 2026", "2026-02-01" },
              { "premier mars 2026", "2026-03-01" },
              { "4 Décembre 2025", "2025-12-04" },
              { "quatre décembre deux mille vingt-cinq", "2025-12-04" },
              { "31/12/69", "2069-12-31" },
              { "31/12/70", "1970-12-31" },
              { "29/02/2028", "2028-02-29" },
              { "12 janvier", "2027-01-12" },
              { "12/1", "2027-01-12" },
              { "29 février", "2028-02-29" },
              { "aujourd’hui", "2026-11-20" },
              { "avant-hier", "2026-11-18" },
              { "demain", "2026-11-21" },
              { "dans 3 mois", "2027-02-20" },
              { "dans dix jours", "2026-11-30" },
              { "il y a 2 semaines", "2026-11-06" },
              { "dans un an", "2027-11-20" },
              { "29/02/2026", "" },
              { "31 avril 2026", "" },
              { "0000-01-01", "" },
              { "12/01/0000", "" },
              { "4 janvier 0000", "" },
              { "12/13/2026", "" },
              { "0/1/2026", "" },
              { "12/1/2026 et plus", "" },
              { "janvier 2026", "" },
              { "", "" },
              { "dans 99999999 jours", "" },
              { "999999999999999999999999/1/1", "" },
              { "12 jan\xff", "" } };

static void
test_typed (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GDate today = day (2026, 11, 20), out;
  gboolean good = trame_date_read (typed[i].text, &today, &out);
  g_autofree char *got = iso (&out);

  g_assert_cmpstr (got, ==, typed[i].date);
  g_assert_true (good == (*typed[i].date != '\0'));
}

static void
test_typed_without_today (void)
{
  GDate out;

  g_assert_false (trame_date_read ("12 janvier", NULL, &out));
  g_assert_false (trame_date_read ("demain", NULL, &out));
  g_assert_true (trame_date_read ("12 janvier 2026", NULL, &out));
}

static const struct
{
  const char *text, *date, *found;
} in_acts[] = {
  { "Séance du : 4 décembre 2025", "2025-12-04", "4 décembre 2025" },
  { "L'an deux mille vingt cinq, le quatre décembre à 19h30, les membres", "2025-12-04",
    "L'an deux mille vingt cinq, le quatre décembre" },
  { "L’an deux mil vingt-quatre et le vingt-huit du mois\nL’an deux mil vingt-quatre, le mardi vingt-huit mai",
    "2024-05-28", "L’an deux mil vingt-quatre, le mardi vingt-huit mai" },
  { "L'an 2025, le 4 décembre,", "2025-12-04", "L'an 2025, le 4 décembre" },
  { "Reçu en préfecture le 05/12/2025", "2025-12-05", "05/12/2025" },
  { "le quatre décembre deux mille vingt cinq à vingt heures", "2025-12-04", "quatre décembre deux mille vingt cinq" },
  { "jeudi 1er janvier 2026", "2026-01-01", "jeudi 1er janvier 2026" },
  { "le 4décembre2025", "2025-12-04", "4décembre2025" },
  { "Tél. 03.20.44.10.00, le 3.12.2025", "2025-12-03", "3.12.2025" },
  { "Tél. 01.02.03.04.05", "", "" },
  { "n° 2021-01-001", "", "" },
  { "059-215900176-20251205-DE25_139-DE", "", "" },
  { "le 12 janvier 26 personnes", "", "" },
  { "mars 2026, 31 avril 2026", "", "" },
};

static void
test_found (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  GDate out;
  gsize start = 0, end = 0;
  gboolean good = trame_date_find (in_acts[i].text, 0, &out, &start, &end);
  g_autofree char *got = iso (&out);
  g_autofree char *found = g_strndup (in_acts[i].text + start, end - start);

  g_assert_cmpstr (got, ==, in_acts[i].date);
  g_assert_cmpstr (found, ==, in_acts[i].found);
  g_assert_true (good == (*in_acts[i].date != '\0'));
}

static void
test_second_date (void)
{
  const char *text = "du 1er mars 2026 au 30 juin 2026";
  GDate out;
  gsize end = 0;

  g_assert_true (trame_date_find (text, 0, &out, NULL, &end));
  g_assert_true (trame_date_find (text, end, &out, NULL, NULL));
  g_assert_cmpint (g_date_get_month (&out), ==, 6);
  g_assert_false (trame_date_find (text, strlen (text), &out, NULL, NULL));
}

static void
test_times (void)
{
  static const struct
  {
    const char *text, *time;
  } cases[] = { { "à 19h30, les membres", "19:30" },
                { "à 19 h 30", "19:30" },
                { "à 18 heures", "18:00" },
                { "à 18 heures 30", "18:30" },
                { "19:30", "19:30" },
                { "à dix-neuf heures trente", "19:30" },
                { "à vingt heures", "20:00" },
                { "à dix huit heures et demie", "18:30" },
                { "le 4 décembre à 9H05", "09:05" },
                { "à 25h00", NULL },
                { "Article 1: 12 h", "12:00" },
                { "ARTICLE 1: 12", NULL },
                { "sans heure", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = trame_time_find (cases[i].text, 0, NULL, NULL);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

/* Every day of fifty years that is written is read back, in each form. */
static void
test_dates_round_trip (void)
{
  GDate date = day (1999, 12, 31), out;

  for (guint i = 0; i < 18400; i++)
    {
      g_autofree char *words = trame_date_to_words (&date), *figures = trame_date_to_numbers (&date);
      g_assert_true (trame_date_read (words, NULL, &out));
      g_assert_cmpint (g_date_compare (&date, &out), ==, 0);
      g_assert_true (trame_date_find (figures, 0, &out, NULL, NULL));
      g_assert_cmpint (g_date_compare (&date, &out), ==, 0);
      g_date_add_days (&date, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/french/numbers/written", test_numbers);
  g_test_add_func ("/french/numbers/round trip", test_numbers_round_trip);
  g_test_add_func ("/french/numbers/read", test_numbers_read);
  g_test_add_func ("/french/dates/written", test_written);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/french/dates/typed/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_typed);
    }
  g_test_add_func ("/french/dates/typed/no today", test_typed_without_today);
  for (gsize i = 0; i < G_N_ELEMENTS (in_acts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/french/dates/in acts/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_found);
    }
  g_test_add_func ("/french/dates/in acts/second", test_second_date);
  g_test_add_func ("/french/dates/times", test_times);
  g_test_add_func ("/french/dates/round trip", test_dates_round_trip);
  return g_test_run ();
}
