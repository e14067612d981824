/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of the lifecycle strip, on the founding case: signed on 12 and 15 January 2026, for a year. */
#include "app/strip-marks.h"

static void
add_fact (TrameCase *contract, TrameFactKind kind, TrameParty party, const char *on, const char *received)
{
  TrameFact *fact = trame_fact_new (kind);
  fact->party = party;
  fact->id = (gint64) contract->facts->len + 1;
  g_assert_true (trame_date_parse_iso (on, &fact->on));
  if (received != NULL)
    {
      fact->posted = fact->on;
      fact->medium = TRAME_MEDIUM_REGISTERED_LETTER;
      fact->ground = TRAME_GROUND_REQUEST;
      g_assert_true (trame_date_parse_iso (received, &fact->received));
    }
  g_ptr_array_add (contract->facts, fact);
}

static void
founding (TrameCase *contract)
{
  trame_case_init (contract);
  TrameTerms *terms = &contract->terms;
  terms->has_length = TRUE;
  terms->length = (TramePeriod){ .years = 1 };
  terms->start = TRAME_START_LAST_SIGNATURE;
  terms->renewal = TRAME_RENEWAL_EXPLICIT;
  terms->has_notice = TRUE;
  terms->notice = (TramePeriod){ .days = 10 };
  terms->notice_medium = TRAME_MEDIUM_REGISTERED_LETTER;
  contract->has_deliberation = TRUE;
  contract->corrects_by_id = TRUE;
  g_assert_true (trame_date_parse_iso ("2025-12-04", &contract->deliberation.sitting));
  g_assert_true (trame_date_parse_iso ("2025-12-05", &contract->deliberation.received));
  g_assert_true (trame_date_parse_iso ("2025-12-09", &contract->deliberation.published));
}

/* "Name date track" of each mark, one a line. */
static char *
marks_on (const TrameCase *contract, const char *today)
{
  static const char *const tracks[] = { "done", "to-do", "run", "to-run", "notice", "termination", "after" };
  GDate on;
  g_assert_true (trame_date_parse_iso (today, &on));
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (contract, &on);
  g_autoptr (GPtrArray) marks = trame_strip_marks (contract, lifecycle);
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const TrameMark *mark = g_ptr_array_index (marks, i);
      g_assert_nonnull (mark->reading);
      g_string_append_printf (lines, "%s %s%s%s\n", mark->name, mark->when, i + 1 < marks->len ? " " : "",
                              i + 1 < marks->len ? tracks[mark->track] : "");
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
test_draft (void)
{
  TrameCase contract;
  founding (&contract);
  g_autofree char *marks = marks_on (&contract, "2026-01-10");
  g_assert_cmpstr (marks, ==,
                   "Act enforceable 09/12/2025 done\n"
                   "Today 10/01/2026 to-do\n"
                   "Partner signature to come to-do\n"
                   "City signature to come to-do\n"
                   "Last day 1 year later\n");
  trame_case_clear (&contract);
}

static void
test_in_force (void)
{
  TrameCase contract;
  founding (&contract);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_CITY, "2026-01-12", NULL);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_PARTNER, "2026-01-15", NULL);
  g_autofree char *marks = marks_on (&contract, "2026-11-23");
  g_assert_cmpstr (marks, ==,
                   "Act enforceable 09/12/2025 done\n"
                   "City signature 12/01/2026 done\n"
                   "Partner signature 15/01/2026 run\n"
                   "Today 23/11/2026 to-run\n"
                   "Posting limit 29/12/2026 to-run\n"
                   "Receipt limit 04/01/2027 notice\n"
                   "Last day 15/01/2027\n");
  trame_case_clear (&contract);
}

static void
test_terminated (void)
{
  TrameCase contract;
  founding (&contract);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_CITY, "2026-01-12", NULL);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_PARTNER, "2026-01-15", NULL);
  add_fact (&contract, TRAME_FACT_TERMINATION_NOTIFIED, TRAME_PARTY_CITY, "2026-02-27", "2026-03-02");
  g_autofree char *running = marks_on (&contract, "2026-03-05"), *over = marks_on (&contract, "2026-05-01");
  g_assert_nonnull (strstr (running, "Termination received 02/03/2026 run\nToday 05/03/2026 termination\n"
                                     "Last day 12/03/2026\n"));
  g_assert_nonnull (strstr (over, "Last day 12/03/2026 after\nToday 01/05/2026\n"));
  trame_case_clear (&contract);
}

/* Both signed on one day: one mark, that starts the convention. */
static void
test_same_day (void)
{
  TrameCase contract;
  founding (&contract);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_CITY, "2026-01-15", NULL);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_PARTNER, "2026-01-15", NULL);
  g_autofree char *marks = marks_on (&contract, "2026-02-01");
  g_assert_nonnull (strstr (marks, "City and partner signatures 15/01/2026 run\nToday"));
  trame_case_clear (&contract);
}

static void
test_corrections (void)
{
  TrameCase contract;
  founding (&contract);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_CITY, "2026-01-12", NULL);
  add_fact (&contract, TRAME_FACT_SIGNED, TRAME_PARTY_PARTNER, "2026-01-15", NULL);
  TrameFact *first = trame_fact_new (TRAME_FACT_CORRECTION), *second = trame_fact_new (TRAME_FACT_CORRECTION);
  first->id = 3;
  first->corrects = 1; /* it was the 13th */
  first->replacement = trame_fact_copy (g_ptr_array_index (contract.facts, 0));
  g_assert_true (trame_date_parse_iso ("2026-01-13", &first->replacement->on));
  g_ptr_array_add (contract.facts, first);
  g_autoptr (GPtrArray) once = trame_facts_standing (&contract);
  g_assert_cmpuint (once->len, ==, 2);
  g_assert_cmpuint (g_date_get_day (&((TrameFact *) g_ptr_array_index (once, 0))->on), ==, 13);

  second->id = 4;
  second->corrects = 3; /* no: it did not happen */
  g_ptr_array_add (contract.facts, second);
  g_autoptr (GPtrArray) twice = trame_facts_standing (&contract);
  g_assert_cmpuint (twice->len, ==, 1);
  g_assert_cmpint (((TrameFact *) g_ptr_array_index (twice, 0))->party, ==, TRAME_PARTY_PARTNER);
  trame_case_clear (&contract);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strip/draft", test_draft);
  g_test_add_func ("/strip/in-force", test_in_force);
  g_test_add_func ("/strip/terminated", test_terminated);
  g_test_add_func ("/strip/same-day", test_same_day);
  g_test_add_func ("/strip/corrections", test_corrections);
  return g_test_run ();
}
