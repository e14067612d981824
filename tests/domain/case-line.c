/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the one-line cases of the tables. Nothing of the rules is here. */
#include "case-line.h"

#define FOUNDING                                                                                                       \
  "length=P1Y start=last-signature renewal=explicit notice=P10D medium=registered-letter money=free originals=2"

#define FOUNDING_ACT "2025-12-04/2025-12-05/2025-12-05/2025-12-09"
/* Facts 0 to 2. */
#define SIGNED "issued on=2026-01-10; signed party=city on=2026-01-12; signed party=partner on=2026-01-15"

GPtrArray *
test_read_table (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean header = TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0' || lines[i][0] == '#')
        continue;
      if (!header)
        {
          char **cells = g_strsplit (lines[i], ",", -1);
          for (guint j = 0; cells[j] != NULL; j++)
            g_strstrip (cells[j]);
          g_ptr_array_add (rows, cells);
        }
      header = FALSE;
    }
  g_assert_cmpuint (rows->len, >, 0);
  return rows;
}

GDate
test_date (const char *name, const char *text)
{
  GDate date;
  g_date_clear (&date, 1);
  if (!g_str_equal (text, "-") && !trame_date_parse_iso (text, &date))
    g_error ("%s: no date in “%s”", name, text);
  return date;
}

TramePeriod
test_period (const char *name, const char *text)
{
  TramePeriod period;
  if (!trame_period_parse (text, &period))
    g_error ("%s: no period in “%s”", name, text);
  return period;
}

static TrameChangesMask
set_term (TrameTerms *terms, const char *name, const char *key, const char *value)
{
  gboolean none = g_str_equal (value, "none") && !g_str_equal (key, "renewal");
  if (g_str_equal (key, "length"))
    {
      terms->has_length = !none;
      terms->length = none ? (TramePeriod){ 0 } : test_period (name, value);
      return TRAME_CHANGES_LENGTH;
    }
  if (g_str_equal (key, "end"))
    {
      terms->end_date = test_date (name, none ? "-" : value);
      return TRAME_CHANGES_END_DATE;
    }
  if (g_str_equal (key, "start"))
    {
      if (none)
        terms->start = TRAME_START_UNKNOWN;
      else if (!trame_terms_set_start (terms, value))
        g_error ("%s: start “%s”", name, value);
      return TRAME_CHANGES_START;
    }
  if (g_str_equal (key, "renewal"))
    {
      terms->renewal = trame_renewal_from_nick (value);
      g_assert_cmpint (terms->renewal, !=, 0);
      return TRAME_CHANGES_RENEWAL;
    }
  if (g_str_equal (key, "max"))
    {
      terms->renewals_max = none ? -1 : atoi (value);
      return TRAME_CHANGES_RENEWALS_MAX;
    }
  if (g_str_equal (key, "renewal-notice"))
    {
      terms->has_renewal_notice = !none;
      terms->renewal_notice = none ? (TramePeriod){ 0 } : test_period (name, value);
      return TRAME_CHANGES_RENEWAL_NOTICE;
    }
  if (g_str_equal (key, "notice"))
    {
      terms->has_notice = !none;
      terms->notice = none ? (TramePeriod){ 0 } : test_period (name, value);
      return TRAME_CHANGES_NOTICE;
    }
  if (g_str_equal (key, "medium"))
    {
      terms->notice_medium = none ? TRAME_MEDIUM_UNKNOWN : trame_medium_from_nick (value);
      return TRAME_CHANGES_NOTICE_MEDIUM;
    }
  if (g_str_equal (key, "money"))
    {
      terms->money = trame_money_from_nick (value);
      return TRAME_CHANGES_MONEY;
    }
  if (g_str_equal (key, "cure"))
    {
      terms->has_cure = !none;
      terms->cure = none ? (TramePeriod){ 0 } : test_period (name, value);
      return TRAME_CHANGES_CURE;
    }
  if (g_str_equal (key, "originals"))
    {
      terms->originals = atoi (value);
      return 0;
    }
  g_error ("%s: term “%s”", name, key);
}

static void
read_terms (TrameTerms *terms, const char *name, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || g_str_equal (words[i], "-"))
        continue;
      if (g_str_equal (words[i], "founding"))
        {
          read_terms (terms, name, FOUNDING);
          continue;
        }
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      g_assert_nonnull (pair[1]);
      set_term (terms, name, pair[0], pair[1]);
    }
}

static void
read_readings (TrameReadings *readings, const char *name, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];
      if (*word == '\0' || g_str_equal (word, "-") || g_str_has_prefix (word, "known="))
        continue;
      if (g_str_equal (word, "eve"))
        readings->term = TRAME_TERM_EVE;
      else if (g_str_equal (word, "calendar-days"))
        readings->notice = TRAME_NOTICE_CALENDAR_DAYS;
      else if (g_str_equal (word, "roll"))
        readings->roll = TRUE;
      else if (trame_zone_from_nick (word) != TRAME_N_ZONES)
        readings->zone = trame_zone_from_nick (word);
      else
        g_error ("%s: reading “%s”", name, word);
    }
}

/* Dates by their key; FALSE when KEY is not one. */
static gboolean
set_date (TrameFact *fact, const char *name, const char *key, const char *value)
{
  struct
  {
    const char *key;
    GDate *date;
  } dates[] = {
    { "on", &fact->on },
    { "not-before", &fact->not_before },
    { "not-after", &fact->not_after },
    { "posted", &fact->posted },
    { "presented", &fact->first_presented },
    { "received", &fact->received },
    { "refused", &fact->refused },
    { "effective", &fact->effective },
    { "signed-city", &fact->signed_city },
    { "signed-partner", &fact->signed_partner },
  };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_equal (key, dates[i].key))
      {
        *dates[i].date = test_date (name, value);
        return TRUE;
      }
  return FALSE;
}

static void
set_key (TrameFact *fact, const char *name, const char *key, const char *value)
{
  if (set_date (fact, name, key, value))
    return;
  if (g_str_equal (key, "party"))
    fact->party = trame_party_from_nick (value);
  else if (g_str_equal (key, "by"))
    fact->signatory = g_strdelimit (g_strdup (value), "_", ' ');
  else if (g_str_equal (key, "ground"))
    fact->ground = trame_ground_from_nick (value);
  else if (g_str_equal (key, "medium"))
    fact->medium = trame_medium_from_nick (value);
  else if (g_str_equal (key, "unclaimed"))
    fact->unclaimed = g_str_equal (value, "yes") ? TRAME_UNCLAIMED_YES : TRAME_UNCLAIMED_NO;
  else if (g_str_equal (key, "of"))
    fact->corrects = atoi (value);
  else if (g_str_equal (key, "act"))
    fact->deliberation = g_strdup (value);
  else if (g_str_equal (key, "clause"))
    fact->clause = g_strdup (value);
  else if (g_str_equal (key, "recorded"))
    fact->recorded = atoi (value);
  else if (g_str_equal (key, "agreed-length"))
    {
      fact->has_length = TRUE;
      fact->length = test_period (name, value);
    }
  else if (g_str_equal (key, "time"))
    {
      fact->has_cure = TRUE;
      fact->cure = test_period (name, value);
    }
  else if (g_str_has_prefix (key, "to-"))
    fact->changes_mask |= set_term (&fact->changes, name, key + 3, value);
  else
    g_error ("%s: key “%s”", name, key);
}

/* "signed party=city on=2026-01-12"; a correction's own fact stands after "=>": "correction of=1 => signed …". */
TrameFact *
test_fact (const char *name, const char *line)
{
  g_auto (GStrv) halves = g_strsplit (line, "=>", 2);
  g_auto (GStrv) words = g_strsplit (g_strstrip (halves[0]), " ", -1);
  TrameFactKind kind = trame_fact_kind_from_nick (words[0]);
  if (kind == TRAME_FACT_UNKNOWN)
    g_error ("%s: fact “%s”", name, words[0]);
  TrameFact *fact = trame_fact_new (kind);
  for (guint i = 1; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      if (pair[1] == NULL)
        g_error ("%s: “%s”", name, words[i]);
      set_key (fact, name, pair[0], pair[1]);
    }
  if (halves[1] != NULL)
    fact->replacement = test_fact (name, halves[1]);
  return fact;
}

void
test_case_read (TrameCase *contract,
                const char *name,
                const char *terms,
                const char *readings,
                const char *council,
                const char *facts)
{
  trame_case_init (contract);
  read_terms (&contract->terms, name, terms);
  const char *known = strstr (readings, "known=");
  if (known != NULL)
    contract->known_on = atoi (known + strlen ("known="));
  read_readings (&contract->readings, name, readings);
  if (!g_str_equal (council, "-"))
    {
      g_auto (GStrv) dates = g_strsplit (g_str_equal (council, "act") ? FOUNDING_ACT : council, "/", 4);
      g_assert_cmpuint (g_strv_length (dates), ==, 4);
      contract->has_deliberation = TRUE;
      contract->deliberation.sitting = test_date (name, dates[0]);
      contract->deliberation.sent = test_date (name, dates[1]);
      contract->deliberation.received = test_date (name, dates[2]);
      contract->deliberation.published = test_date (name, dates[3]);
    }
  g_auto (GStrv) halves = g_strsplit (facts, "SIGNED", 2);
  g_autofree char *whole = g_strjoinv (SIGNED, halves);
  g_auto (GStrv) lines = g_strsplit (whole, ";", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !g_str_equal (lines[i], "-"))
      g_ptr_array_add (contract->facts, test_fact (name, lines[i]));
}
