/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every start day over eight years, against a naive oracle: a list of days counted one by one, where dates are found by
 * looking, never by arithmetic. Nothing of the rules' code serves here but their results. */
#include "case-line.h"

#define FIRST_YEAR 2023
#define LAST_YEAR 2045
#define SWEEP_FIRST 2024
#define SWEEP_YEARS 8

typedef struct
{
  guint year, month, day;
  guint weekday; /* Monday 0 */
} Day;

static Day days[366 * (LAST_YEAR - FIRST_YEAR + 1)];
static guint n_days;

/* Easter Sundays as published, month and day. */
static const guint easters[][2] = {
  { 4, 9 },  { 3, 31 }, { 4, 20 }, { 4, 5 }, { 3, 28 }, { 4, 16 }, { 4, 1 }, { 4, 21 },
  { 4, 13 }, { 3, 28 }, { 4, 17 }, { 4, 9 }, { 3, 25 }, { 4, 13 }, { 4, 5 }, { 4, 25 },
  { 4, 10 }, { 4, 1 },  { 4, 21 }, { 4, 6 }, { 3, 29 }, { 4, 17 }, { 4, 9 },
};

static guint
month_length (guint year, guint month)
{
  static const guint lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  return lengths[month - 1] + (month == 2 && year % 4 == 0);
}

/* 1 January 2023 was a Sunday; no century without a leap year is in the list. */
static void
count_days (void)
{
  guint weekday = 6;
  for (guint year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (guint month = 1; month <= 12; month++)
      for (guint day = 1; day <= month_length (year, month); day++)
        {
          days[n_days++] = (Day){ year, month, day, weekday };
          weekday = (weekday + 1) % 7;
        }
}

static guint
find (guint year, guint month, guint day)
{
  for (guint i = 0; i < n_days; i++)
    if (days[i].year == year && days[i].month == month && days[i].day == day)
      return i;
  return G_MAXUINT;
}

/* The day of the same number MONTHS later, found by walking; the month's last when it is not there. */
static guint
same_number_later (guint from, guint months)
{
  guint i = from, wanted = days[from].day;
  for (guint left = months; left > 0; left--)
    {
      guint month = days[i].month;
      while (days[i].month == month)
        i++;
    }
  if (months == 0)
    return from;
  guint month = days[i].month, last = i;
  for (; days[i].month == month; i++)
    {
      last = i;
      if (days[i].day == wanted)
        return i;
    }
  return last;
}

static gboolean
is_closed (guint i)
{
  static const guint fixed[][2] = { { 1, 1 },  { 5, 1 },  { 5, 8 },   { 7, 14 },
                                    { 8, 15 }, { 11, 1 }, { 11, 11 }, { 12, 25 } };
  const Day *day = &days[i];
  if (day->weekday >= 5)
    return TRUE;
  for (guint j = 0; j < G_N_ELEMENTS (fixed); j++)
    if (day->month == fixed[j][0] && day->day == fixed[j][1])
      return TRUE;
  const guint *easter = easters[day->year - FIRST_YEAR];
  guint sunday = find (day->year, easter[0], easter[1]);
  return i == sunday + 1 || i == sunday + 39 || i == sunday + 50;
}

static guint
open_on_or_before (guint i)
{
  while (is_closed (i))
    i--;
  return i;
}

static guint
third_open_before (guint i)
{
  i = open_on_or_before (i);
  for (guint left = 3; left > 0; left--)
    i = open_on_or_before (i - 1);
  return i;
}

static GDate
date_of (guint i)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) days[i].day, (GDateMonth) days[i].month, (GDateYear) days[i].year);
  return date;
}

static void
expect (const GDate *found, guint wanted, guint start, const char *what)
{
  GDate date = date_of (wanted);
  if (g_date_valid (found) && g_date_compare (found, &date) == 0)
    return;
  g_autofree char *text = trame_date_to_iso (found), *hoped = trame_date_to_iso (&date);
  g_error ("start %u-%02u-%02u: %s is %s, the oracle says %s", days[start].year, days[start].month, days[start].day,
           what, text, hoped);
}

static void
add_fact (TrameCase *contract, TrameFactKind kind, TrameParty party, guint on)
{
  TrameFact *fact = trame_fact_new (kind);
  fact->party = party;
  fact->on = date_of (on);
  g_ptr_array_add (contract->facts, fact);
}

static void
sign (TrameCase *contract, const char *terms, guint start)
{
  test_case_read (contract, "sweep", terms, "-", "-", "-");
  add_fact (contract, TRAME_FACT_SIGNED, TRAME_PARTY_CITY, start - 3);
  add_fact (contract, TRAME_FACT_SIGNED, TRAME_PARTY_PARTNER, start);
}

static TrameLifecycle *
evaluate (const TrameCase *contract, guint on)
{
  GDate date = date_of (on);
  return trame_lifecycle_evaluate_brief (contract, &date);
}

static void
expect_state (const TrameCase *contract, guint on, TrameState wanted, guint start)
{
  g_autoptr (TrameLifecycle) lifecycle = evaluate (contract, on);
  if (lifecycle->state != wanted)
    g_error ("start %u-%02u-%02u, on %u-%02u-%02u: %s, the oracle says %s", days[start].year, days[start].month,
             days[start].day, days[on].year, days[on].month, days[on].day, trame_state_to_nick (lifecycle->state),
             trame_state_to_nick (wanted));
}

/* Runs CHECK for each start of the sweep, with LENGTH in months. */
static void
each_start (guint months, const char *terms, void (*check) (guint start, guint months, const char *terms))
{
  guint first = find (SWEEP_FIRST, 1, 1), last = find (SWEEP_FIRST + SWEEP_YEARS - 1, 12, 31);
  for (guint start = first; start <= last; start++)
    check (start, months, terms);
}

/* Last days of the first term and of three renewals, each asked on the day before; never from the previous result. */
static void
check_periods (guint start, guint months, const char *terms)
{
  TrameCase contract;
  sign (&contract, terms, start);
  for (guint k = 0; k < 4; k++)
    {
      guint last = same_number_later (start, months * (k + 1));
      guint previous = k == 0 ? start - 1 : same_number_later (start, months * k);
      g_autoptr (TrameLifecycle) lifecycle = evaluate (&contract, previous + 1);
      g_assert_cmpuint (lifecycle->period.index, ==, k);
      expect (&lifecycle->period.start, previous + 1, start, "period's start");
      expect (&lifecycle->period.last_day, last, start, "last day");
      expect (&lifecycle->period.other_last_day, last - 1, start, "other last day");
      expect (&lifecycle->period.prudent_last_day, last - 1, start, "prudent last day");
      expect (&trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_RENEWAL_REQUEST)->prudent_date,
              open_on_or_before (last - 1), start, "prudent request");
      expect_state (&contract, last, TRAME_STATE_IN_FORCE, start);
      expect_state (&contract, last + 1, TRAME_STATE_EXPIRED, start);
      add_fact (&contract, TRAME_FACT_RENEWAL_REQUESTED, TRAME_PARTY_PARTNER, last - 1);
    }
  trame_case_clear (&contract);
}

/* The limits of a notice of ten clear days for an end at the term. */
static void
check_limits (guint start, guint months, const char *terms)
{
  TrameCase contract;
  sign (&contract, terms, start);
  guint last = same_number_later (start, months);
  g_autoptr (TrameLifecycle) lifecycle = evaluate (&contract, start);
  const TrameDeadline *receipt = trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_NOTICE_RECEIPT);
  const TrameDeadline *posting = trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_NOTICE_POSTING);
  expect (&receipt->date, last - 10, start, "receipt");
  expect (&receipt->other_date, last - 11, start, "other receipt");
  expect (&receipt->prudent_date, open_on_or_before (last - 11), start, "prudent receipt");
  expect (&posting->date, third_open_before (last - 10), start, "posting");
  expect (&posting->prudent_date, third_open_before (last - 11), start, "prudent posting");
  trame_case_clear (&contract);
}

static void
notify (TrameCase *contract, guint posted, guint received)
{
  add_fact (contract, TRAME_FACT_TERMINATION_NOTIFIED, TRAME_PARTY_PARTNER, posted);
  TrameFact *fact = g_ptr_array_index (contract->facts, contract->facts->len - 1);
  fact->received = date_of (received);
}

/* A letter received on each of many days: eleven days later it is over, or the term came first. */
static void
check_notices (guint start, guint months, const char *terms)
{
  guint last = same_number_later (start, months);
  for (guint received = start; received <= last + 2; received += 1 + (received - start) / 9)
    {
      TrameCase contract;
      sign (&contract, terms, start);
      notify (&contract, received, received);
      gboolean moot = received + 11 > last;
      TrameState running = moot ? TRAME_STATE_IN_FORCE : TRAME_STATE_IN_FORCE_TERMINATION_RUNNING;
      if (received <= last)
        expect_state (&contract, received, running, start);
      expect_state (&contract, MIN (received + 11, last + 1), moot ? TRAME_STATE_EXPIRED : TRAME_STATE_TERMINATED,
                    start);
      if (received <= last)
        expect_state (&contract, MIN (received + 10, last), running, start);
      trame_case_clear (&contract);
    }
}

/* The last day to refuse a tacit renewal, two months before. */
static void
check_declines (guint start, guint months, const char *terms)
{
  TrameCase contract;
  sign (&contract, terms, start);
  guint last = same_number_later (start, months), limit = last;
  /* Two months back: the same number, or the last day of a month that lacks it. */
  guint wanted = days[last].day;
  for (guint left = 2; left > 0; left--)
    {
      guint month = days[limit].month;
      while (days[limit].month == month)
        limit--;
    }
  while (days[limit].day > wanted)
    limit--;
  g_autoptr (TrameLifecycle) lifecycle = evaluate (&contract, start);
  expect (&trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_RENEWAL_DECLINE)->date, limit, start, "refusal");
  add_fact (&contract, TRAME_FACT_RENEWAL_DECLINED, TRAME_PARTY_CITY, limit);
  expect_state (&contract, last + 1, TRAME_STATE_EXPIRED, start);
  ((TrameFact *) g_ptr_array_index (contract.facts, 2))->on = date_of (limit + 1);
  expect_state (&contract, last + 1, TRAME_STATE_IN_FORCE, start);
  trame_case_clear (&contract);
}

/* Two months, délai franc, rolled. */
static void
check_appeal (guint start, guint months, const char *terms)
{
  TrameTransmission dates = { .published = date_of (start), .received = date_of (start) };
  guint last = same_number_later (start, months) + 1;
  GDate out;
  while (is_closed (last))
    last++;
  g_assert_true (trame_appeal_until (&dates, TRAME_ZONE_METROPOLE, &out, NULL));
  expect (&out, last, start, "appeal");
}

/* A start written in the text counts: the last day is the eve, for whatever number of renewals. */
static void
check_stated (guint start, guint months, const char *terms)
{
  TrameCase contract;
  sign (&contract, terms, start);
  contract.terms.start = TRAME_START_DATE;
  contract.terms.start_date = date_of (start);
  g_autoptr (TrameLifecycle) lifecycle = evaluate (&contract, start);
  guint last = same_number_later (start, months) - 1;
  expect (&lifecycle->period.last_day, last, start, "last day");
  g_assert_false (g_date_valid (&lifecycle->period.other_last_day));
  expect_state (&contract, last, TRAME_STATE_IN_FORCE, start);
  expect_state (&contract, last + 1, TRAME_STATE_EXPIRED, start);
  trame_case_clear (&contract);
}

static void
test_periods (void)
{
  each_start (12, "founding", check_periods);
  each_start (1, "founding length=P1M", check_periods);
  each_start (6, "founding length=P6M", check_periods);
  each_start (36, "founding length=P3Y", check_periods);
}

static void
test_limits (void)
{
  each_start (12, "founding", check_limits);
  each_start (7, "founding length=P7M", check_limits);
}

static void
test_notices (void)
{
  each_start (12, "founding", check_notices);
}

static void
test_declines (void)
{
  each_start (12, "founding renewal=tacit renewal-notice=P2M max=1", check_declines);
}

static void
test_appeals (void)
{
  each_start (2, NULL, check_appeal);
}

static void
test_stated (void)
{
  each_start (12, "founding", check_stated);
  each_start (1, "founding length=P1M", check_stated);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  count_days ();
  g_test_add_func ("/sweep/periods-and-renewals", test_periods);
  g_test_add_func ("/sweep/notice-limits", test_limits);
  g_test_add_func ("/sweep/notices-received", test_notices);
  g_test_add_func ("/sweep/refusals", test_declines);
  g_test_add_func ("/sweep/appeals", test_appeals);
  g_test_add_func ("/sweep/stated-starts", test_stated);
  return g_test_run ();
}
