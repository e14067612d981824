/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What labels say, as the pure functions they are: no display. In English, the language of the sources. */
#include "app/label-text.h"
#include "app/search-passage.h"
#include "app/todo-page.h"
#include "office/term-words.h"

static GDate
day (const char *iso)
{
  GDate date;
  if (iso == NULL)
    g_date_clear (&date, 1);
  else
    g_assert_true (trame_date_parse_iso (iso, &date));
  return date;
}

static void
test_dates (void)
{
  const struct
  {
    const char *iso, *today, *table, *list, *narrow;
  } cases[] = {
    { "2026-11-26", "2026-11-23", "26/11/2026", "Thu 26 Nov", "26/11" },
    { "2027-01-15", "2026-11-23", "15/01/2027", "Fri 15 Jan 2027", "15/01/2027" },
    { "2026-01-01", "2026-11-23", "01/01/2026", "Thu 1 Jan", "01/01" },
    { NULL, "2026-11-23", "—", "—", "—" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date = day (cases[i].iso), today = day (cases[i].today);
      g_autofree char *table = trame_label_date (&date), *list = trame_label_short_date (&date, &today);
      g_autofree char *narrow = trame_label_narrow_date (&date, &today);
      g_assert_cmpstr (table, ==, cases[i].table);
      g_assert_cmpstr (list, ==, cases[i].list);
      g_assert_cmpstr (narrow, ==, cases[i].narrow);
    }
}

static void
test_days (void)
{
  const struct
  {
    gint days;
    const char *left, *away, *class;
  } cases[] = {
    { G_MININT, "—", NULL, NULL },           { -10, "—", "10 days late", "late" },
    { -1, "—", "1 day late", "late" },       { 0, "today", "today", "late" },
    { 1, "1 day", "tomorrow", "late" },      { 9, "9 days", "in 9 days", "late" },
    { 10, "10 days", "in 10 days", "soon" }, { 30, "30 days", "in 30 days", "soon" },
    { 31, "31 days", "in 31 days", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *left = trame_label_days_left (cases[i].days);
      g_assert_cmpstr (left, ==, cases[i].left);
      g_assert_cmpstr (trame_label_days_class (cases[i].days), ==, cases[i].class);
      if (cases[i].away == NULL)
        continue;
      g_autofree char *away = trame_label_days_away (cases[i].days);
      g_assert_cmpstr (away, ==, cases[i].away);
    }
}

/* Every state has a word, and a class that the style sheet knows. */
static void
test_states (void)
{
  static const char *const classes[] = { "ok", "wait", "bad", "info", "done" };
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint state = 0; state < TRAME_N_STATES; state++)
    {
      const char *word = trame_label_state (state, 0), *class = trame_label_state_class (state);
      gboolean known = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
        known |= g_str_equal (class, classes[i]);
      g_assert_true (known);
      g_assert_true (g_hash_table_add (words, (gpointer) word)); /* no two alike */
    }
  guint city = 1u << TRAME_PARTY_CITY, partner = 1u << TRAME_PARTY_PARTNER;
  g_assert_cmpstr (trame_label_state (TRAME_STATE_AWAITING_SIGNATURE, 0), ==, "To be signed");
  g_assert_cmpstr (trame_label_state (TRAME_STATE_AWAITING_SIGNATURE, city), ==, "With the partner for signature");
  g_assert_cmpstr (trame_label_state (TRAME_STATE_AWAITING_SIGNATURE, partner), ==, "With the city for signature");
}

static void
test_counts (void)
{
  const struct
  {
    guint n;
    const char *create, *conventions;
  } cases[] = {
    { 0, "Record the act alone", "0 conventions" },
    { 1, "Create 1 convention", "1 convention" },
    { 3, "Create the 3 conventions", "3 conventions" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *create = trame_label_create (cases[i].n), *count = trame_label_conventions (cases[i].n);
      g_assert_cmpstr (create, ==, cases[i].create);
      g_assert_cmpstr (count, ==, cases[i].conventions);
    }
  g_autofree char *sure = trame_label_percent (.984), *beyond = trame_label_percent (1.4);
  g_assert_cmpstr (sure, ==, "98%");
  g_assert_cmpstr (beyond, ==, "100%");
}

static void
test_terms (void)
{
  TrameTerms terms;
  trame_terms_init (&terms);
  g_assert_null (trame_length_words (&terms));
  g_assert_null (trame_notice_words (&terms));
  g_assert_null (trame_renewal_words (&terms));
  terms.has_length = TRUE;
  terms.length = (TramePeriod){ .years = 1 };
  terms.start = TRAME_START_LAST_SIGNATURE;
  terms.has_notice = TRUE;
  terms.notice = (TramePeriod){ .days = 10 };
  terms.notice_medium = TRAME_MEDIUM_REGISTERED_LETTER;
  g_autofree char *length = trame_length_words (&terms), *notice = trame_notice_words (&terms);
  g_assert_cmpstr (length, ==, "1 year, from the last signature");
  g_assert_cmpstr (notice, ==, "10 days, by registered letter with acknowledgement of receipt");
  g_assert_cmpstr (trame_clause_number ("Art. 3.3"), ==, "3.3");
  g_assert_null (trame_clause_number ("closing"));
  g_assert_null (trame_clause_number (NULL));
}

static void
test_groups (void)
{
  const struct
  {
    const char *date;
    TrameTodoGroup group;
  } cases[] = { /* Monday 23 November 2026 */
                { "2026-11-22", TRAME_TODO_LATE },  { "2026-11-23", TRAME_TODO_WEEK },
                { "2026-11-29", TRAME_TODO_WEEK },  { "2026-11-30", TRAME_TODO_MONTH },
                { "2026-12-01", TRAME_TODO_LATER }, { "2027-11-24", TRAME_TODO_LATER }
  };
  GDate today = day ("2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date = day (cases[i].date);
      g_assert_cmpint (trame_todo_group (&date, &today), ==, cases[i].group);
    }
  GDate sunday = day ("2026-11-29"), monday = day ("2026-11-30");
  g_assert_cmpint (trame_todo_group (&sunday, &sunday), ==, TRAME_TODO_WEEK);
  g_assert_cmpint (trame_todo_group (&monday, &sunday), ==, TRAME_TODO_MONTH);
}

static void
test_calm_titles (void)
{
  static const struct
  {
    const char *title, *calm;
  } CASES[] = {
    { "OBJET DE LA CONVENTION ET DURÉE", "Objet de la convention et durée" },
    { "ENGAGEMENTS DE LA VILLE D'ARMENTIÈRES", "Engagements de la Ville d'Armentières" },
    { "DÉFINITION DE LA/DES PRESTATION(S)", "Définition de la/des prestation(s)" },
    { "ÉVALUATION DU P.L.I.E", "Évaluation du P.L.I.E" },
    { "RÔLE DE L’ATELIER", "Rôle de l’Atelier" },
    { "Suivi et évaluation", "Suivi et évaluation" },
    { "", "" },
    { "3.1", "3.1" },
  };
  static const char *const NAMES[] = { "Ville d’Armentières", NULL, "L’Atelier Mobile" };
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *calm = trame_label_calm_title (CASES[i].title, NAMES, G_N_ELEMENTS (NAMES));
      g_assert_cmpstr (calm, ==, CASES[i].calm);
    }
}

/* Only the word that was found is in bold; nothing that was written is taken as markup. */
static void
test_passages (void)
{
  const struct
  {
    const char *table, *passage;
    gsize start, end;
    const char *markup, *text;
  } cases[] = {
    { "convention", "Ateliers <b> & co", 0, 8, "<b>Ateliers</b> &lt;b&gt; &amp; co", "Ateliers <b> & co" },
    { "document", "…reçu <p> & fils", 3, 9, "Attached file · …<b>reçu </b>&lt;p&gt; &amp; fils",
      "Attached file · …reçu <p> & fils" },
    { "fact", "a&b", 1, 2, "Note of a fact · a<b>&amp;</b>b", "Note of a fact · a&b" },
    { "partner", "", 0, 0, "Partner · <b></b>", "Partner · " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrameFound found = { 1, (char *) cases[i].table, (char *) cases[i].passage, cases[i].start, cases[i].end };
      g_autofree char *markup = trame_search_passage_markup (&found);
      g_autofree char *text = trame_search_passage_text (&found);
      g_assert_cmpstr (markup, ==, cases[i].markup);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/dates", test_dates);
  g_test_add_func ("/labels/days", test_days);
  g_test_add_func ("/labels/states", test_states);
  g_test_add_func ("/labels/counts", test_counts);
  g_test_add_func ("/labels/terms", test_terms);
  g_test_add_func ("/labels/calm-titles", test_calm_titles);
  g_test_add_func ("/labels/queue-groups", test_groups);
  g_test_add_func ("/labels/passages", test_passages);
  return g_test_run ();
}
