/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of dates alone: periods and their addition, Easter, holidays, working days, the act's periods, act ids. */
#include "case-line.h"
#include "domain/working-day.h"

static void
expect_iso (const char *name, const char *what, const GDate *found, const char *wanted)
{
  g_autofree char *text = trame_date_to_iso (found);
  if (!g_str_equal (text != NULL ? text : "-", wanted))
    {
      g_test_message ("%s: %s is %s, wanted %s", name, what, text, wanted);
      g_test_fail ();
    }
}

static void
test_addition (const char *const *row)
{
  GDate from = test_date (row[0], row[1]), out;
  TramePeriod period = test_period (row[0], row[2]);
  guint times = (guint) g_ascii_strtoull (row[3], NULL, 10);
  gboolean found = trame_date_add (&from, period, times, TRAME_ROUND_DOWN, &out);
  expect_iso (row[0], "rounded down", &out, row[4]);
  g_assert_cmpint (found, ==, !g_str_equal (row[4], "-"));
  trame_date_add (&from, period, times, TRAME_ROUND_UP, &out);
  expect_iso (row[0], "rounded up", &out, row[5]);
}

static void
test_period_row (const char *const *row)
{
  TramePeriod period;
  /* A cell cannot hold the space at its end: that one is put back. */
  g_autofree char *text = g_str_equal (row[0], "space") ? g_strconcat (row[1], " ", NULL) : g_strdup (row[1]);
  gboolean refused = g_str_equal (row[2], "-") || g_str_equal (row[0], "space");
  g_assert_cmpint (trame_period_parse (text, &period), ==, !refused);
  if (refused)
    {
      g_assert_true (trame_period_is_zero (period));
      return;
    }
  g_autofree char *written = trame_period_to_string (period);
  g_assert_cmpstr (written, ==, row[2]);
  TramePeriod again;
  g_assert_true (trame_period_parse (written, &again));
  g_assert_true (trame_period_equal (period, again));
}

static void
test_iso_row (const char *const *row)
{
  GDate date;
  gboolean ok = trame_date_parse_iso (row[1], &date);
  g_assert_cmpint (ok, ==, g_str_equal (row[2], "yes"));
  g_assert_cmpint (g_date_valid (&date), ==, ok);
  if (!ok)
    return;
  g_autofree char *text = trame_date_to_iso (&date);
  g_assert_cmpstr (text, ==, row[1]);
  /* The same day as GLib's own calendar. */
  GDate other;
  g_date_set_dmy (&other, g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date));
  g_assert_cmpuint (g_date_get_julian (&date), ==, g_date_get_julian (&other));
}

static void
test_easter_row (const char *const *row)
{
  GDate date;
  trame_easter ((GDateYear) atoi (row[0]), &date);
  expect_iso (row[0], "Easter", &date, row[1]);
}

static void
test_holiday_row (const char *const *row)
{
  GDate date = test_date (row[0], row[1]);
  TrameZone zone = trame_zone_from_nick (row[2]);
  g_assert_cmpint (trame_is_holiday (&date, zone), ==, g_str_equal (row[3], "holiday"));
  g_assert_cmpint (trame_is_working_day (&date, zone), ==, g_str_equal (row[3], "working"));
}

static void
test_workday_row (const char *const *row)
{
  GDate date = test_date (row[0], row[1]), out;
  TrameZone zone = trame_zone_from_nick (row[2]);
  trame_working_day_on_or_after (&date, zone, &out);
  expect_iso (row[0], "on or after", &out, row[3]);
  trame_working_day_on_or_before (&date, zone, &out);
  expect_iso (row[0], "on or before", &out, row[4]);
  trame_working_days_before (&date, 3, zone, &out);
  expect_iso (row[0], "third before", &out, row[5]);
}

static void
test_franc_row (const char *const *row)
{
  TrameTransmission dates = { .received = test_date (row[0], row[1]), .published = test_date (row[0], row[2]) };
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (TrameReason));
  GDate out;
  g_assert_cmpint (trame_enforceable_on (&dates, &out, reasons), ==, !g_str_equal (row[3], "-"));
  expect_iso (row[0], "enforceable", &out, row[3]);
  g_assert_cmpint (reasons->len > 0, ==, !g_str_equal (row[3], "-"));
  g_assert_cmpint (trame_appeal_until (&dates, TRAME_ZONE_METROPOLE, &out, NULL), ==, !g_str_equal (row[4], "-"));
  expect_iso (row[0], "appeal", &out, row[4]);
  g_assert_cmpint (trame_referral_until (&dates, TRAME_ZONE_METROPOLE, &out, NULL), ==, !g_str_equal (row[5], "-"));
  expect_iso (row[0], "referral", &out, row[5]);
}

static void
test_act_id_row (const char *const *row)
{
  TrameActId id;
  gboolean ok = trame_act_id_parse (row[1], &id);
  g_assert_cmpint (ok, ==, !g_str_equal (row[2], "-"));
  if (ok)
    {
      g_assert_cmpstr (id.department, ==, row[2]);
      g_assert_cmpstr (id.siren, ==, row[3]);
      expect_iso (row[0], "date", &id.date, row[4]);
      g_assert_cmpstr (id.number, ==, row[5]);
      g_assert_cmpstr (id.nature, ==, row[6]);
      g_assert_cmpint (trame_siren_valid (id.siren), ==, g_str_equal (row[7], "yes"));
    }
  trame_act_id_clear (&id);
}

typedef struct
{
  void (*run) (const char *const *row);
  const char *const *row;
} Row;

static void
run_row (gconstpointer data)
{
  const Row *row = data;
  row->run (row->row);
}

static void
test_rounding_must_be_named (void)
{
  if (g_test_subprocess ())
    {
      GDate from = test_date ("rounding", "2026-01-31"), out;
      trame_date_add (&from, (TramePeriod){ .months = 1 }, 1, TRAME_ROUND_NONE, &out);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  GDate from = test_date ("rounding", "2026-01-15"), out;
  g_assert_true (trame_date_add (&from, (TramePeriod){ .months = 1 }, 1, TRAME_ROUND_NONE, &out));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *table;
    guint columns;
    void (*run) (const char *const *row);
  } tables[] = {
    { "additions", 6, test_addition }, { "periods", 3, test_period_row },   { "isodates", 3, test_iso_row },
    { "easter", 2, test_easter_row },  { "holidays", 4, test_holiday_row }, { "workdays", 6, test_workday_row },
    { "francs", 6, test_franc_row },   { "actids", 8, test_act_id_row },
  };
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *file = g_strconcat (tables[i].table, ".csv", NULL);
      GPtrArray *table = test_read_table (file);
      g_ptr_array_add (kept, table);
      for (guint j = 0; j < table->len; j++)
        {
          Row *row = g_new (Row, 1);
          *row = (Row){ tables[i].run, g_ptr_array_index (table, j) };
          g_assert_cmpuint (g_strv_length ((GStrv) row->row), ==, tables[i].columns);
          g_ptr_array_add (rows, row);
          g_autofree char *path = g_strdup_printf ("/dates/%s/%s", tables[i].table, row->row[0]);
          g_test_add_data_func (path, row, run_row);
        }
    }
  g_test_add_func ("/dates/rounding-must-be-named", test_rounding_must_be_named);
  return g_test_run ();
}
