/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is true of every convention, on thousands drawn at random (the seed is printed: --seed brings a case back). */
#include "case-line.h"

#define CASES 1500
#define EPOCH "2026-01-01"
#define FOUR_CENTURIES 146097

static GDate
day (gint offset)
{
  GDate date = test_date ("property", EPOCH);
  if (offset >= 0)
    g_date_add_days (&date, (guint) offset);
  else
    g_date_subtract_days (&date, (guint) -offset);
  return date;
}

static gboolean
chance (gint percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

static TramePeriod
random_period (void)
{
  static const char *const periods[] = { "P1Y", "P3Y", "P1M", "P6M", "P90D", "P1Y6M", "P10D", "P2M" };
  return test_period ("property", periods[g_test_rand_int_range (0, G_N_ELEMENTS (periods))]);
}

static void
random_terms (TrameTerms *terms)
{
  trame_terms_init (terms);
  terms->has_length = chance (85);
  terms->length = random_period ();
  if (!terms->has_length || chance (20))
    terms->end_date = day (g_test_rand_int_range (0, 1500));
  terms->start = g_test_rand_int_range (TRAME_START_UNKNOWN, TRAME_START_DATE + 1);
  if (terms->start == TRAME_START_DATE)
    terms->start_date = day (g_test_rand_int_range (0, 200));
  terms->renewal = g_test_rand_int_range (TRAME_RENEWAL_UNKNOWN, TRAME_RENEWAL_TACIT + 1);
  terms->renewals_max = g_test_rand_int_range (-1, 4);
  terms->has_renewal_notice = chance (40);
  terms->renewal_notice = random_period ();
  terms->has_notice = chance (80);
  terms->notice = random_period ();
  terms->notice_medium = g_test_rand_int_range (TRAME_MEDIUM_UNKNOWN, TRAME_MEDIUM_ANY + 1);
  terms->has_cure = chance (40);
  terms->cure = random_period ();
}

static void
random_letter (TrameFact *fact, gint on)
{
  fact->medium = g_test_rand_int_range (TRAME_MEDIUM_UNKNOWN, TRAME_MEDIUM_ANY);
  fact->ground = g_test_rand_int_range (TRAME_GROUND_UNKNOWN, TRAME_GROUND_GENERAL_INTEREST + 1);
  gint arrival = on + g_test_rand_int_range (0, 10);
  if (chance (70))
    fact->received = day (arrival);
  else if (chance (50))
    fact->refused = day (arrival);
  else
    {
      fact->first_presented = day (arrival);
      fact->unclaimed = g_test_rand_int_range (TRAME_UNCLAIMED_UNKNOWN, TRAME_UNCLAIMED_YES + 1);
    }
  if (chance (40))
    fact->effective = day (on + g_test_rand_int_range (0, 600));
}

static TrameFact *
random_fact (gboolean unknown_dates)
{
  static const TrameFactKind kinds[] = {
    TRAME_FACT_ISSUED,
    TRAME_FACT_SIGNED,
    TRAME_FACT_SIGNED,
    TRAME_FACT_TRANSMITTED,
    TRAME_FACT_NOTIFIED,
    TRAME_FACT_RENEWAL_REQUESTED,
    TRAME_FACT_RENEWAL_REQUESTED,
    TRAME_FACT_RENEWAL_AGREED,
    TRAME_FACT_RENEWAL_DECLINED,
    TRAME_FACT_TERMINATION_NOTIFIED,
    TRAME_FACT_TERMINATION_AGREED,
    TRAME_FACT_PERFORMANCE_CONTINUED,
    TRAME_FACT_BREACH,
    TRAME_FACT_FORMAL_NOTICE,
    TRAME_FACT_BREACH_REMEDIED,
    TRAME_FACT_AMENDMENT,
    TRAME_FACT_WITHDRAWN,
    TRAME_FACT_REPORT_DUE,
  };
  TrameFact *fact = trame_fact_new (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);
  gint on = g_test_rand_int_range (0, 1200);
  fact->party = g_test_rand_int_range (TRAME_PARTY_CITY, TRAME_PARTY_PARTNER + 1);
  fact->on = day (on);
  if (unknown_dates && chance (15))
    {
      g_date_clear (&fact->on, 1);
      fact->not_before = day (on);
      fact->not_after = day (on + g_test_rand_int_range (0, 60));
    }
  fact->has_length = fact->kind == TRAME_FACT_RENEWAL_AGREED && chance (70);
  fact->length = random_period ();
  fact->has_cure = fact->kind == TRAME_FACT_FORMAL_NOTICE && chance (50);
  fact->cure = random_period ();
  if (fact->kind == TRAME_FACT_TERMINATION_NOTIFIED || fact->kind == TRAME_FACT_FORMAL_NOTICE)
    random_letter (fact, on);
  if (fact->kind == TRAME_FACT_AMENDMENT)
    {
      random_terms (&fact->changes);
      fact->changes_mask = (TrameChangesMask) g_test_rand_int_range (0, 1 << 10);
    }
  return fact;
}

static void
random_case (TrameCase *contract, gboolean unknown_dates)
{
  trame_case_init (contract);
  random_terms (&contract->terms);
  contract->readings.term = g_test_rand_int_range (0, 2);
  contract->readings.notice = g_test_rand_int_range (0, 2);
  contract->has_deliberation = chance (50);
  contract->deliberation.sitting = day (-40);
  contract->deliberation.received = day (-38);
  contract->deliberation.published = day (g_test_rand_int_range (-38, 30));
  for (guint party = TRAME_PARTY_CITY; party <= TRAME_PARTY_PARTNER; party++)
    if (chance (85))
      {
        TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
        fact->party = party;
        fact->on = day (g_test_rand_int_range (0, 60));
        g_ptr_array_add (contract->facts, fact);
      }
  for (gint n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_ptr_array_add (contract->facts, random_fact (unknown_dates));
}

static gboolean
same_date (const GDate *a, const GDate *b, gint shift)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_days_between (a, b) == shift;
}

static gboolean
is_plain (TrameDeadlineKind kind)
{
  return kind != TRAME_DEADLINE_NOTICE_POSTING && kind != TRAME_DEADLINE_APPEAL && kind != TRAME_DEADLINE_REFERRAL;
}

static gboolean
has_code (const TrameLifecycle *lifecycle, const char *code)
{
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    if (g_str_equal (g_array_index (lifecycle->warnings, TrameWarning, i).code, code))
      return TRUE;
  return FALSE;
}

/* B says what A says, SHIFT days later. Closed days do not repeat with the calendar, so that with a shift the dates that
 * look at them are left out. IGNORED: a kind of deadline that may differ. */
static void
assert_same (const TrameLifecycle *a, const TrameLifecycle *b, gint shift, gint ignored)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpuint (a->signed_by, ==, b->signed_by);
  g_assert_cmpint (a->period.known, ==, b->period.known);
  g_assert_cmpuint (a->period.index, ==, b->period.index);
  g_assert_true (same_date (&a->period.start, &b->period.start, shift));
  g_assert_true (same_date (&a->period.last_day, &b->period.last_day, shift));
  g_assert_true (same_date (&a->period.other_last_day, &b->period.other_last_day, shift));
  g_assert_true (same_date (&a->period.prudent_last_day, &b->period.prudent_last_day, shift));
  g_assert_true (same_date (&a->period.not_before, &b->period.not_before, shift));
  g_assert_true (same_date (&a->period.not_after, &b->period.not_after, shift));
  g_assert_true (same_date (&a->end_day, &b->end_day, shift));
  for (guint i = 0; i < a->deadlines->len; i++)
    {
      const TrameDeadline *one = &g_array_index (a->deadlines, TrameDeadline, i);
      const TrameDeadline *two = trame_lifecycle_get_deadline (b, one->kind);
      if ((gint) one->kind == ignored || trame_lifecycle_get_deadline (a, one->kind) != one)
        continue;
      g_assert_nonnull (two);
      if (shift == 0 || is_plain (one->kind))
        {
          g_assert_true (same_date (&one->date, &two->date, shift));
          g_assert_true (same_date (&one->other_date, &two->other_date, shift));
        }
      if (shift == 0)
        g_assert_true (same_date (&one->prudent_date, &two->prudent_date, 0));
    }
  for (guint i = 0; i < a->warnings->len; i++)
    if (!has_code (b, g_array_index (a->warnings, TrameWarning, i).code))
      g_error ("the warning %s is gone", g_array_index (a->warnings, TrameWarning, i).code);
  if (ignored < 0)
    g_assert_cmpuint (a->warnings->len, ==, b->warnings->len);
}

/* What the case was, for whoever has to understand a failure. */
static void
describe (const TrameCase *contract)
{
  for (guint i = 0; i < contract->facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (contract->facts, i);
      const GDate *dates[] = { &fact->on, &fact->not_before, &fact->not_after, &fact->received, &fact->effective };
      GString *line = g_string_new (trame_fact_kind_to_nick (fact->kind));
      for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
        {
          g_autofree char *text = trame_date_to_iso (dates[j]);
          g_string_append_printf (line, " %s", text != NULL ? text : "-");
        }
      g_test_message ("%s party %u ground %u changes %x", line->str, fact->party, fact->ground, fact->changes_mask);
      g_string_free (line, TRUE);
    }
}

static gboolean
is_over (TrameState state)
{
  return state == TRAME_STATE_EXPIRED || state == TRAME_STATE_TERMINATED || state == TRAME_STATE_TERMINATED_AS_OF_RIGHT
         || state == TRAME_STATE_WITHDRAWN;
}

/* An ended convention never revives, and each state before it only moves on. */
static void
test_never_revives (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      TrameState ended = TRAME_N_STATES;
      for (gint on = -5; on < 2600; on += 1 + g_test_rand_int_range (0, 25))
        {
          GDate date = day (on);
          g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate_brief (&contract, &date);
          if (ended != TRAME_N_STATES && !is_over (lifecycle->state))
            {
              g_autofree char *text = trame_date_to_iso (&date);
              describe (&contract);
              g_error ("case %u was %s, and is %s on %s", n, trame_state_to_nick (ended),
                       trame_state_to_nick (lifecycle->state), text);
            }
          if (is_over (lifecycle->state))
            ended = lifecycle->state;
        }
      trame_case_clear (&contract);
    }
}

/* Visas, returns, reports received and the like change neither the state nor any date. */
static void
test_irrelevant_facts (void)
{
  static const TrameFactKind kinds[] = { TRAME_FACT_VISA,
                                         TRAME_FACT_RETURNED,
                                         TRAME_FACT_PARTNER_CHANGED,
                                         TRAME_FACT_REPORT_RECEIVED,
                                         TRAME_FACT_EVALUATION_REQUESTED,
                                         TRAME_FACT_EVALUATION_RECEIVED };
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      GDate on = day (g_test_rand_int_range (0, 1500));
      g_autoptr (TrameLifecycle) before = trame_lifecycle_evaluate_brief (&contract, &on);
      TrameFact *fact = trame_fact_new (kinds[n % G_N_ELEMENTS (kinds)]);
      fact->on = day (g_test_rand_int_range (0, 1200));
      g_ptr_array_insert (contract.facts, g_test_rand_int_range (0, (gint) contract.facts->len + 1), fact);
      g_autoptr (TrameLifecycle) after = trame_lifecycle_evaluate_brief (&contract, &on);
      assert_same (before, after, 0, TRAME_DEADLINE_REPORT);
      trame_case_clear (&contract);
    }
}

static void
test_order_of_recording (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      GDate on = day (g_test_rand_int_range (0, 1500));
      g_autoptr (TrameLifecycle) before = trame_lifecycle_evaluate_brief (&contract, &on);
      for (guint i = contract.facts->len; i > 1; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (gint) i);
          gpointer moved = contract.facts->pdata[i - 1];
          contract.facts->pdata[i - 1] = contract.facts->pdata[j];
          contract.facts->pdata[j] = moved;
        }
      g_autoptr (TrameLifecycle) after = trame_lifecycle_evaluate_brief (&contract, &on);
      assert_same (before, after, 0, -1);
      trame_case_clear (&contract);
    }
}

static void
shift_date (GDate *date)
{
  if (g_date_valid (date))
    g_date_add_days (date, FOUR_CENTURIES);
}

static void
shift_fact (TrameFact *fact)
{
  GDate *dates[] = { &fact->on,          &fact->not_before,     &fact->not_after,        &fact->posted,
                     &fact->received,    &fact->refused,        &fact->effective,        &fact->first_presented,
                     &fact->signed_city, &fact->signed_partner, &fact->changes.end_date, &fact->changes.start_date };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    shift_date (dates[i]);
}

static void
test_four_centuries (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      GDate on = day (g_test_rand_int_range (0, 1500));
      g_autoptr (TrameLifecycle) before = trame_lifecycle_evaluate_brief (&contract, &on);
      shift_date (&on);
      shift_date (&contract.terms.end_date);
      shift_date (&contract.terms.start_date);
      shift_date (&contract.deliberation.sitting);
      shift_date (&contract.deliberation.received);
      shift_date (&contract.deliberation.published);
      for (guint i = 0; i < contract.facts->len; i++)
        shift_fact (g_ptr_array_index (contract.facts, i));
      g_autoptr (TrameLifecycle) after = trame_lifecycle_evaluate_brief (&contract, &on);
      assert_same (before, after, FOUR_CENTURIES, -1);
      trame_case_clear (&contract);
    }
}

/* A fact recorded wrong and corrected is as if it had been recorded right. */
static void
test_corrected_is_right (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      GDate on = day (g_test_rand_int_range (0, 1500));
      if (contract.facts->len > 0)
        {
          guint at = (guint) g_test_rand_int_range (0, (gint) contract.facts->len);
          g_autoptr (TrameLifecycle) right = trame_lifecycle_evaluate_brief (&contract, &on);
          TrameFact *correction = trame_fact_new (TRAME_FACT_CORRECTION);
          correction->corrects = at;
          correction->replacement = g_ptr_array_index (contract.facts, at);
          contract.facts->pdata[at] = random_fact (FALSE);
          g_ptr_array_add (contract.facts, correction);
          g_autoptr (TrameLifecycle) corrected = trame_lifecycle_evaluate_brief (&contract, &on);
          assert_same (right, corrected, 0, -1);
        }
      trame_case_clear (&contract);
    }
}

/* An unknown date whose bounds are the same day is that day; wider bounds hold every day between them. */
static void
test_bounds_hold (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      gint low = g_test_rand_int_range (0, 300), width = g_test_rand_int_range (0, 30);
      TrameCase contract;
      test_case_read (&contract, "bounds", "founding", "-", "-", "signed party=city on=2026-01-01");
      TrameFact *fact = trame_fact_new (TRAME_FACT_SIGNED);
      fact->party = TRAME_PARTY_PARTNER;
      fact->not_before = day (low);
      fact->not_after = day (low + width);
      g_ptr_array_add (contract.facts, fact);
      GDate on = day (low + g_test_rand_int_range (0, 500));
      g_autoptr (TrameLifecycle) bounded = trame_lifecycle_evaluate_brief (&contract, &on);
      fact->on = day (low + g_test_rand_int_range (0, width + 1));
      g_autoptr (TrameLifecycle) exact = trame_lifecycle_evaluate_brief (&contract, &on);
      const TrameTermPeriod *wide = &bounded->period, *one = &exact->period;
      if (width == 0)
        g_assert_true (same_date (&wide->last_day, &one->last_day, 0));
      else if (one->known)
        {
          g_assert_cmpint (g_date_compare (&wide->not_before, &one->last_day), <=, 0);
          g_assert_cmpint (g_date_compare (&wide->not_after, &one->last_day), >=, 0);
        }
      g_assert_true (bounded->state == TRAME_STATE_UNDETERMINED || bounded->state == exact->state);
      trame_case_clear (&contract);
    }
}

/* The full evaluation and the brief one say the same, and evaluating twice too. */
static void
test_brief_is_full (void)
{
  for (guint n = 0; n < CASES; n++)
    {
      TrameCase contract;
      random_case (&contract, n % 3 == 0);
      GDate on = day (g_test_rand_int_range (0, 1500));
      g_autoptr (TrameLifecycle) full = trame_lifecycle_evaluate (&contract, &on);
      g_autoptr (TrameLifecycle) brief = trame_lifecycle_evaluate_brief (&contract, &on);
      assert_same (full, brief, 0, -1);
      g_assert_cmpuint (full->deadlines->len, ==, brief->deadlines->len);
      for (guint i = 0; i < full->deadlines->len; i++)
        g_assert_cmpuint (g_array_index (full->deadlines, TrameDeadline, i).reasons->len, >, 0);
      for (guint i = 0; i < full->warnings->len; i++)
        g_assert_cmpuint (g_array_index (full->warnings, TrameWarning, i).reasons->len, >, 0);
      trame_case_clear (&contract);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/never-revives", test_never_revives);
  g_test_add_func ("/properties/irrelevant-facts", test_irrelevant_facts);
  g_test_add_func ("/properties/order-of-recording", test_order_of_recording);
  g_test_add_func ("/properties/four-centuries", test_four_centuries);
  g_test_add_func ("/properties/corrected-is-right", test_corrected_is_right);
  g_test_add_func ("/properties/bounds-hold", test_bounds_hold);
  g_test_add_func ("/properties/brief-is-full", test_brief_is_full);
  return g_test_run ();
}
