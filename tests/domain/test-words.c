/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words: every rule and every warning has both languages, French is typeset as French, dates read well. */
#include "case-line.h"
#include "domain/lifecycle-change.h"
#include "domain/rule-words.h"

#define NBSP "\302\240"

/* What a French sentence of the interface must not hold. */
static void
check_french (const char *id, const char *text)
{
  const char *faults[] = { "'", " :", " ;", " ?", " !", "« ", " »", "\342\200\257", "  ", "(s)", "!" };
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (strstr (text, faults[i]) != NULL)
      {
        g_test_message ("%s: “%s” in “%s”", id, faults[i], text);
        g_test_fail ();
      }
  for (const char *at = strpbrk (text, ":;?"); at != NULL; at = strpbrk (at + 1, ":;?"))
    if (at - text < 2 || !g_str_has_prefix (at - 2, NBSP))
      {
        g_test_message ("%s: no space before a double mark in “%s”", id, text);
        g_test_fail ();
      }
}

static void
test_rules (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TrameRuleWords *words;
  gsize n = 0;
  for (; (words = trame_rule_words_at (n)) != NULL; n++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) words->rule));
      check_french (words->rule, words->title[0]);
      check_french (words->rule, words->text[0]);
      for (guint language = 0; language < 2; language++)
        {
          TrameReason reason = { .rule = words->rule, .source = "Art. 1", .numbers = { 1, 2, 3, 4 } };
          for (guint i = 0; i < TRAME_REASON_ARGUMENTS; i++)
            reason.dates[i] = test_date ("words", "2026-03-01");
          g_autofree char *text = trame_reason_text (&reason, language);
          g_assert_cmpuint (strlen (text), >, 10);
          g_assert_null (strpbrk (text, "{}"));
          g_assert_cmpstr (trame_rule_title (words->rule, language), ==, words->title[language]);
        }
    }
  g_assert_cmpuint (n, >, 60);
  g_assert_null (trame_rule_words_find ("no.such-rule"));
}

static void
test_warnings (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *code;
  gsize n = 0, grave = 0;
  for (; (code = trame_warning_code_at (n)) != NULL; n++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) code));
      for (const char *c = code; *c != '\0'; c++)
        g_assert_true (g_ascii_islower (*c) || *c == '-');
      check_french (code, trame_warning_text (code, TRAME_LANGUAGE_FRENCH));
      g_assert_cmpuint (strlen (trame_warning_text (code, TRAME_LANGUAGE_ENGLISH)), >, 20);
      grave += trame_warning_is_grave (code);
    }
  g_assert_cmpuint (n, >, 60);
  g_assert_cmpuint (grave, >, 5);
  g_assert_cmpstr (trame_warning_text ("no-such-code", TRAME_LANGUAGE_FRENCH), ==, "no-such-code");
}

/* published.txt holds what has been published, one line each: none may go, change its meaning, or be missing there. */
static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "published.txt", NULL);
  g_autofree char *held = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_get_contents (path, &held, NULL, &error));
  g_autoptr (GHashTable) published = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (held), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#')
      g_assert_true (g_hash_table_add (published, lines[i]));
  guint n = 0;
  const TrameRuleWords *words;
  for (gsize i = 0; (words = trame_rule_words_at (i)) != NULL; i++, n++)
    {
      g_autofree char *line = g_strdup_printf ("rule %s: %s", words->rule, words->title[TRAME_LANGUAGE_ENGLISH]);
      if (!g_hash_table_contains (published, line))
        g_error ("published.txt does not hold “%s”", line);
    }
  const char *code;
  for (gsize i = 0; (code = trame_warning_code_at (i)) != NULL; i++, n++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s: %s", trame_warning_is_grave (code) ? "grave" : "warning", code,
                                               trame_warning_text (code, TRAME_LANGUAGE_ENGLISH));
      if (!g_hash_table_contains (published, line))
        g_error ("published.txt does not hold “%s”", line);
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (published));
}

static void
expect_words (TrameReason reason, const char *french, const char *english)
{
  g_autofree char *in_french = trame_reason_text (&reason, TRAME_LANGUAGE_FRENCH);
  g_autofree char *in_english = trame_reason_text (&reason, TRAME_LANGUAGE_ENGLISH);
  g_assert_cmpstr (in_french, ==, french);
  g_assert_cmpstr (in_english, ==, english);
}

static void
test_sentences (void)
{
  GDate start = test_date ("words", "2026-01-15"), last = test_date ("words", "2027-01-15");
  GDate received = test_date ("words", "2026-03-02"), out = test_date ("words", "2026-03-13");
  GDate first = test_date ("words", "2026-11-01"), before = test_date ("words", "2026-10-30");
  expect_words ((TrameReason){ .rule = "term.same-day", .dates = { start, last }, .numbers = { 1 } },
                "15 janvier 2026 + 1" NBSP "an = 15 janvier 2027, jusqu’à minuit" NBSP ": le jour de même quantième.",
                "15 January 2026 + 1" NBSP "year = 15 January 2027, until midnight: the day of the same number.");
  expect_words ((TrameReason){ .rule = "notice.clear-days", .dates = { received, out }, .numbers = { 0, 0, 10 } },
                "2 mars 2026 + 10" NBSP "jours francs, le jour de réception n’étant pas compté" NBSP
                ": premier jour hors convention le 13 mars 2026.",
                "2 March 2026 + 10" NBSP
                "clear days, the day of receipt not being counted: first day out of the convention 13 March 2026.");
  expect_words (
      (TrameReason){ .rule = "limit.prudent-moved", .dates = { first, before } },
      "Le 1er novembre 2026 est un dimanche, jour non ouvré" NBSP
      ": la date sûre est le jour ouvré précédent, le 30 octobre 2026.",
      "1 November 2026 is a Sunday and not a working day: the safe date is the working day before, 30 October "
      "2026.");
  TrameReason reason = { .rule = "term.eve", .dates = { start, last }, .numbers = { 1 }, .other_reading = TRUE };
  g_autofree char *line = trame_reason_line (&reason, TRAME_LANGUAGE_FRENCH);
  g_assert_true (g_str_has_prefix (line, "Autre lecture" NBSP ": Si le premier jour (15 janvier 2026) compte"));
  reason.rule = "limit.prudent";
  g_autofree char *safest = trame_reason_line (&reason, TRAME_LANGUAGE_FRENCH);
  g_assert_cmpstr (safest, ==,
                   "Date la plus sûre" NBSP ": Le 15 janvier 2027" NBSP ": Trame garde cette date, la plus sûre.");
  reason.other_reading = FALSE;
  g_autofree char *step = trame_reason_line (&reason, TRAME_LANGUAGE_ENGLISH);
  g_assert_cmpstr (step, ==, "15 January 2027: Trame keeps that date, the safest.");
}

static void
test_reason_date (void)
{
  TrameReason reason = { .rule = "term.same-day", .dates = { test_date ("words", "2026-01-15") } };
  g_assert_true (trame_reason_date (&reason) == &reason.dates[0]);
  reason.dates[2] = test_date ("words", "2027-01-15");
  g_assert_true (trame_reason_date (&reason) == &reason.dates[2]);
  reason = (TrameReason){ .rule = "term.same-day" };
  g_assert_null (trame_reason_date (&reason));
}

/* Every enumeration goes to its nick and back, and every value has words. */
static void
test_nicks (void)
{
  for (guint i = 0; i < TRAME_N_STATES; i++)
    {
      g_assert_cmpint (trame_state_from_nick (trame_state_to_nick (i)), ==, i);
      check_french ("state", trame_state_words (i, TRAME_LANGUAGE_FRENCH));
    }
  for (guint i = 0; i < TRAME_N_ZONES; i++)
    g_assert_cmpint (trame_zone_from_nick (trame_zone_to_nick (i)), ==, i);
  for (guint i = TRAME_FACT_ISSUED; i <= TRAME_FACT_CORRECTION; i++)
    g_assert_cmpint (trame_fact_kind_from_nick (trame_fact_kind_to_nick (i)), ==, i);
  for (guint i = 0; i <= TRAME_DEADLINE_SIGNATURE_AWAITED; i++)
    {
      g_assert_nonnull (trame_deadline_kind_to_nick (i));
      check_french ("deadline", trame_deadline_kind_words (i, TRAME_LANGUAGE_FRENCH));
    }
  for (guint i = TRAME_MEDIUM_REGISTERED_LETTER; i <= TRAME_MEDIUM_ANY; i++)
    g_assert_cmpint (trame_medium_from_nick (trame_medium_to_nick (i)), ==, i);
  g_assert_cmpint (trame_state_from_nick ("sleeping"), ==, TRAME_N_STATES);
  g_assert_cmpint (trame_zone_from_nick (NULL), ==, TRAME_N_ZONES);
  g_assert_cmpint (trame_fact_kind_from_nick ("lost"), ==, TRAME_FACT_UNKNOWN);
}

/* What recording the partner's signature changes, as the window says it. */
static void
test_changes (void)
{
  TrameCase contract;
  test_case_read (&contract, "changes", "founding", "-", "act",
                  "issued on=2026-01-10; signed party=city on=2026-01-12");
  GDate on = test_date ("changes", "2026-01-20");
  g_autoptr (TrameFact) fact = test_fact ("changes", "signed party=partner on=2026-01-15");
  g_autoptr (TrameLifecycle) before = trame_lifecycle_evaluate (&contract, &on);
  g_autoptr (TrameLifecycle) after = trame_lifecycle_what_if (&contract, fact, &on);
  g_autoptr (GArray) changes = trame_lifecycle_compare (before, after);
  static const char *const wanted[] = {
    "État" NBSP ": en attente de signature → en vigueur",
    "Début" NBSP ": 15 janvier 2026",
    "Dernier jour" NBSP ": 15 janvier 2027 (autre lecture" NBSP ": 14 janvier 2027)",
  };
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = trame_change_text (&g_array_index (changes, TrameChange, i), TRAME_LANGUAGE_FRENCH);
      g_assert_cmpstr (text, ==, wanted[i]);
    }
  g_autoptr (GArray) nothing = trame_lifecycle_compare (after, after);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (contract.facts->len, ==, 2);
  trame_case_clear (&contract);
}

/* A letter that would be received: the end moves, the term stays. */
static void
test_what_if (void)
{
  TrameCase contract;
  test_case_read (&contract, "what-if", "founding", "-", "act", "SIGNED");
  GDate on = test_date ("what-if", "2026-02-27"), end = test_date ("what-if", "2026-03-12");
  g_autoptr (TrameFact)
      fact = test_fact ("what-if", "termination-notified party=city on=2026-02-27 received=2026-03-02");
  g_autoptr (TrameLifecycle) before = trame_lifecycle_evaluate (&contract, &on);
  g_autoptr (TrameLifecycle) after = trame_lifecycle_what_if (&contract, fact, &on);
  g_autoptr (GArray) changes = trame_lifecycle_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpint (g_array_index (changes, TrameChange, 0).kind, ==, TRAME_CHANGE_STATE);
  g_assert_cmpint (g_array_index (changes, TrameChange, 1).kind, ==, TRAME_CHANGE_END_DAY);
  g_assert_cmpint (g_date_compare (&g_array_index (changes, TrameChange, 1).after, &end), ==, 0);
  g_assert_cmpint (g_array_index (changes, TrameChange, 2).kind, ==, TRAME_CHANGE_FIRST_DAY_OUT);
  trame_case_clear (&contract);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/rules", test_rules);
  g_test_add_func ("/words/warnings", test_warnings);
  g_test_add_func ("/words/published", test_published);
  g_test_add_func ("/words/sentences", test_sentences);
  g_test_add_func ("/words/reason-date", test_reason_date);
  g_test_add_func ("/words/nicks", test_nicks);
  g_test_add_func ("/words/changes", test_changes);
  g_test_add_func ("/words/what-if", test_what_if);
  return g_test_run ();
}
