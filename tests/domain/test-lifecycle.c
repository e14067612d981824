/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of lifecycles: one row a case on one day. What is expected is words: "state=in-force", "last=2027-01-15",
 * "receipt=2027-01-05/2027-01-04/2027-01-04" (date, other reading, prudent date), "warn=notice-short", "not=…" (a warning
 * that must not be there), "none=renewal-request" (a deadline that must not be there). */
#include "case-line.h"

typedef struct
{
  const char *key;
  TrameDeadlineKind kind;
} Key;

static const Key keys[] = {
  { "start", TRAME_DEADLINE_START },
  { "last-day", TRAME_DEADLINE_LAST_DAY },
  { "request", TRAME_DEADLINE_RENEWAL_REQUEST },
  { "decline", TRAME_DEADLINE_RENEWAL_DECLINE },
  { "posting", TRAME_DEADLINE_NOTICE_POSTING },
  { "receipt", TRAME_DEADLINE_NOTICE_RECEIPT },
  { "out", TRAME_DEADLINE_FIRST_DAY_OUT },
  { "cure-end", TRAME_DEADLINE_CURE_END },
  { "report", TRAME_DEADLINE_REPORT },
  { "appeal", TRAME_DEADLINE_APPEAL },
  { "referral", TRAME_DEADLINE_REFERRAL },
  { "awaited", TRAME_DEADLINE_SIGNATURE_AWAITED },
};

static char *
iso (const GDate *date)
{
  char *text = trame_date_to_iso (date);
  return text != NULL ? text : g_strdup ("-");
}

static gboolean
has_warning (const TrameLifecycle *lifecycle, const char *code)
{
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    if (g_str_equal (g_array_index (lifecycle->warnings, TrameWarning, i).code, code))
      return TRUE;
  return FALSE;
}

static void
expect_text (const char *name, const char *what, const char *found, const char *wanted)
{
  if (!g_str_equal (found, wanted))
    {
      g_test_message ("%s: %s is %s, wanted %s", name, what, found, wanted);
      g_test_fail ();
    }
}

static void
expect_date (const char *name, const char *what, const GDate *found, const char *wanted)
{
  g_autofree char *text = iso (found);
  expect_text (name, what, text, wanted);
}

/* date/other/prudent, or date/other/prudent/not-before/not-after. */
static void
expect_deadline (const char *name, const TrameLifecycle *lifecycle, const Key *key, const char *wanted)
{
  const TrameDeadline *deadline = trame_lifecycle_get_deadline (lifecycle, key->kind);
  g_auto (GStrv) parts = g_strsplit (wanted, "/", 5);
  guint n = g_strv_length (parts);
  if (deadline == NULL)
    {
      g_test_message ("%s: no %s", name, key->key);
      g_test_fail ();
      return;
    }
  const GDate *dates[] = { &deadline->date, &deadline->other_date, &deadline->prudent_date, &deadline->not_before,
                           &deadline->not_after };
  const char *const names[] = { "date", "other", "prudent", "not before", "not after" };
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s", key->key, names[i]);
      expect_date (name, what, dates[i], parts[i]);
    }
}

static gboolean
expect_period (const char *name, const TrameLifecycle *lifecycle, const char *key, const char *value)
{
  const TrameTermPeriod *period = &lifecycle->period;
  g_autofree char *index = g_strdup_printf ("%u", period->index);
  g_autofree char *left = g_strdup_printf ("%d", trame_lifecycle_days_left (lifecycle));
  if (g_str_equal (key, "state"))
    expect_text (name, key, trame_state_to_nick (lifecycle->state), value);
  else if (g_str_equal (key, "index"))
    expect_text (name, key, period->known ? index : "-", value);
  else if (g_str_equal (key, "period-start"))
    expect_date (name, key, &period->start, value);
  else if (g_str_equal (key, "last"))
    expect_date (name, key, &period->last_day, value);
  else if (g_str_equal (key, "other"))
    expect_date (name, key, &period->other_last_day, value);
  else if (g_str_equal (key, "prudent"))
    expect_date (name, key, &period->prudent_last_day, value);
  else if (g_str_equal (key, "last-from"))
    expect_date (name, key, &period->not_before, value);
  else if (g_str_equal (key, "last-to"))
    expect_date (name, key, &period->not_after, value);
  else if (g_str_equal (key, "end"))
    expect_date (name, key, &lifecycle->end_day, value);
  else if (g_str_equal (key, "left"))
    expect_text (name, key, left, value);
  else
    return FALSE;
  return TRUE;
}

static gboolean
expect_listed (const char *name, const TrameLifecycle *lifecycle, const char *key, const char *value)
{
  if (g_str_equal (key, "warn") || g_str_equal (key, "not"))
    {
      expect_text (name, value, has_warning (lifecycle, value) ? "warned" : "not warned",
                   g_str_equal (key, "warn") ? "warned" : "not warned");
      /* A code nobody wrote down would make "not=" true for ever. */
      g_assert_true (trame_warning_text (value, TRAME_LANGUAGE_FRENCH) != value);
      return TRUE;
    }
  gboolean none = g_str_equal (key, "none");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (none ? value : key, keys[i].key))
      {
        if (none)
          expect_text (name, value, trame_lifecycle_get_deadline (lifecycle, keys[i].kind) ? "there" : "none", "none");
        else
          expect_deadline (name, lifecycle, &keys[i], value);
        return TRUE;
      }
  return FALSE;
}

static void
expect (const char *name, const TrameLifecycle *lifecycle, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      if (pair[1] == NULL
          || (!expect_period (name, lifecycle, pair[0], pair[1]) && !expect_listed (name, lifecycle, pair[0], pair[1])))
        g_error ("%s: cannot expect “%s”", name, words[i]);
    }
}

/* The last step of the computation arrives at the date itself. */
static void
check_arrival (const char *name, const TrameDeadline *deadline)
{
  const GDate *arrival = NULL;
  for (guint i = 0; i < deadline->reasons->len; i++)
    {
      const TrameReason *reason = &g_array_index (deadline->reasons, TrameReason, i);
      if (!reason->other_reading)
        arrival = trame_reason_date (reason);
    }
  if (g_date_valid (&deadline->date) && (arrival == NULL || g_date_compare (arrival, &deadline->date) != 0))
    {
      g_test_message ("%s: the reasons of %s do not arrive at its date", name,
                      trame_deadline_kind_to_nick (deadline->kind));
      g_test_fail ();
    }
}

/* Deadlines stand by date, and each, and each warning, says why in both languages. */
static void
check_shape (const char *name, const TrameLifecycle *lifecycle)
{
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (lifecycle->deadlines, TrameDeadline, i);
      g_assert_cmpuint (deadline->reasons->len, >, 0);
      if (i > 0)
        {
          const TrameDeadline *before = deadline - 1;
          if (g_date_valid (&before->date) && g_date_valid (&deadline->date))
            g_assert_cmpint (g_date_compare (&before->date, &deadline->date), <=, 0);
        }
      check_arrival (name, deadline);
      for (guint j = 0; j < deadline->reasons->len; j++)
        {
          const TrameReason *reason = &g_array_index (deadline->reasons, TrameReason, j);
          g_autofree char *text = trame_reason_text (reason, TRAME_LANGUAGE_FRENCH);
          if (text == NULL || strchr (text, '?') != NULL || g_str_equal (text, reason->rule) || reason->source == NULL)
            {
              g_test_message ("%s: %s says “%s”", name, reason->rule, text);
              g_test_fail ();
            }
        }
    }
  for (guint i = 0; i < lifecycle->warnings->len; i++)
    {
      const TrameWarning *warning = &g_array_index (lifecycle->warnings, TrameWarning, i);
      g_assert_cmpuint (warning->reasons->len, >, 0);
      g_assert_true (trame_warning_text (warning->code, TRAME_LANGUAGE_ENGLISH) != warning->code);
    }
}

static void
test_row (gconstpointer data)
{
  const char *const *row = data;
  const char *name = row[0];
  TrameCase contract;
  g_assert_cmpuint (g_strv_length ((GStrv) row), ==, 7);
  test_case_read (&contract, name, row[1], row[2], row[3], row[4]);
  GDate on = test_date (name, row[5]);
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&contract, &on);
  expect (name, lifecycle, row[6]);
  check_shape (name, lifecycle);
  /* The brief evaluation says the same without the words. */
  g_autoptr (TrameLifecycle) brief = trame_lifecycle_evaluate_brief (&contract, &on);
  expect (name, brief, row[6]);
  g_assert_cmpuint (brief->deadlines->len, ==, lifecycle->deadlines->len);
  trame_case_clear (&contract);
}

/* In a register a correction cites the fact's id, whatever its place in the list. */
static void
test_corrections_by_id (void)
{
  TrameCase contract;
  test_case_read (&contract, "by-id", "founding", "-", "-",
                  "SIGNED; correction of=102 => signed party=partner on=2026-01-20; correction of=7");
  for (guint i = 0; i < contract.facts->len; i++)
    ((TrameFact *) g_ptr_array_index (contract.facts, i))->id = 100 + i;
  contract.corrects_by_id = TRUE;
  GDate on = test_date ("by-id", "2026-02-01");
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&contract, &on);
  expect ("by-id", lifecycle, "state=in-force last=2027-01-20 warn=correction-unknown");
  trame_case_clear (&contract);
}

/* A convention without anything, and a fact shared by two cases, end as they should. */
static void
test_empty_and_shared (void)
{
  TrameCase one, two;
  trame_case_init (&one);
  trame_case_init (&two);
  TrameFact *fact = test_fact ("shared", "signed party=city on=2026-01-12 by=Jean_Petit");
  g_ptr_array_add (one.facts, fact);
  g_ptr_array_add (two.facts, trame_fact_ref (fact));
  GDate on = test_date ("shared", "2026-02-01");
  trame_case_clear (&one);
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&two, &on);
  expect ("shared", lifecycle, "state=awaiting-signature");
  g_autoptr (TrameFact) copy = trame_fact_copy (fact);
  trame_case_clear (&two);
  g_assert_cmpstr (copy->signatory, ==, "Jean Petit");
  trame_case_clear (&two);
}

/* What was signed before it came here was issued elsewhere. */
static void
test_taken_over (void)
{
  TrameCase contract;
  GDate on = test_date ("taken over", "2020-02-01");
  test_case_read (&contract, "taken-over", "founding", "-", "-",
                  "signed party=city on=2020-01-12; signed party=partner on=2020-01-12");
  g_autoptr (TrameLifecycle) made_here = trame_lifecycle_evaluate (&contract, &on);
  expect ("made here", made_here, "warn=signed-without-issue");
  contract.taken_over = TRUE;
  g_autoptr (TrameLifecycle) other = trame_lifecycle_evaluate (&contract, &on);
  expect ("taken over", other, "state=in-force not=signed-without-issue");
  trame_case_clear (&contract);
}

/* The act names partners: another one's convention asks for a look at the authorisation. */
static void
test_partner_not_named (void)
{
  TrameCase contract;
  GDate on = test_date ("scope", "2026-02-01");
  trame_case_init (&contract);
  contract.has_deliberation = TRUE;
  contract.deliberation.sitting = test_date ("scope", "2025-12-04");
  g_autoptr (TrameLifecycle) named = trame_lifecycle_evaluate (&contract, &on);
  expect ("named", named, "not=partner-not-named");
  contract.partner_not_named = TRUE;
  g_autoptr (TrameLifecycle) other = trame_lifecycle_evaluate (&contract, &on);
  expect ("not named", other, "warn=partner-not-named");
  contract.has_deliberation = FALSE;
  g_autoptr (TrameLifecycle) none = trame_lifecycle_evaluate (&contract, &on);
  expect ("no act", none, "not=partner-not-named");
  trame_case_clear (&contract);
}

int
main (int argc, char **argv)
{
  static const char *const tables[] = { "founding.csv", "terms.csv", "renewals.csv",
                                        "notices.csv",  "facts.csv", "pitfalls.csv" };
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GPtrArray *rows = test_read_table (tables[i]);
      g_ptr_array_add (kept, rows);
      for (guint j = 0; j < rows->len; j++)
        {
          const char *const *row = g_ptr_array_index (rows, j);
          g_autofree char *path = g_strdup_printf ("/lifecycle/%.*s/%s", (int) strlen (tables[i]) - 4, tables[i],
                                                   row[0]);
          g_test_add_data_func (path, row, test_row);
        }
    }
  g_test_add_func ("/lifecycle/corrections-by-id", test_corrections_by_id);
  g_test_add_func ("/lifecycle/partner-not-named", test_partner_not_named);
  g_test_add_func ("/lifecycle/taken-over", test_taken_over);
  g_test_add_func ("/lifecycle/empty-and-shared", test_empty_and_shared);
  return g_test_run ();
}
