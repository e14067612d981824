/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates written for people, and dates as people type them. Finding dates in running text is in date-find.c. */
#include "french/date-text.h"

#include "french/date-find.h"
#include "french/number-text.h"
#include "french/token.h"

static const char *const month_names[] = { "",        "janvier", "février",   "mars",    "avril",    "mai",     "juin",
                                           "juillet", "août",    "septembre", "octobre", "novembre", "décembre" };
static const char *const weekday_names[] = {
  "", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"
};

char *
trame_date_to_words (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%u%s %s %u", g_date_get_day (date), g_date_get_day (date) == 1 ? "er" : "",
                          month_names[g_date_get_month (date)], g_date_get_year (date));
}

char *
trame_date_to_words_with_weekday (const GDate *date)
{
  g_autofree char *words = trame_date_to_words (date);

  return words == NULL ? NULL : g_strdup_printf ("%s %s", weekday_names[g_date_get_weekday (date)], words);
}

char *
trame_date_to_numbers (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%02u/%02u/%04u", g_date_get_day (date), g_date_get_month (date), g_date_get_year (date));
}

char *
trame_month_to_words (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%s %u", month_names[g_date_get_month (date)], g_date_get_year (date));
}

/* A number in figures or in words at AT; how many tokens. */
static guint
read_count (const GArray *tokens, guint at, guint64 *out)
{
  if (at < tokens->len && g_array_index (tokens, TrameToken, at).digits > 0)
    {
      *out = g_array_index (tokens, TrameToken, at).value;
      return 1;
    }
  return trame_number_words_at (tokens, at, out);
}

/* "dans 3 mois", "il y a dix jours". */
static gboolean
read_distance (const GArray *tokens, const GDate *today, GDate *out)
{
  static const struct
  {
    const char *one, *many;
    guint months, days;
  } units[] = { { "jour", "jours", 0, 1 },
                { "semaine", "semaines", 0, 7 },
                { "mois", "mois", 1, 0 },
                { "an", "ans", 12, 0 },
                { "annee", "annees", 12, 0 } };
  gboolean past = FALSE;
  guint at, used;
  guint64 count = 0;

  if (trame_token_is (tokens, 0, "dans"))
    at = 1;
  else if (trame_token_is (tokens, 0, "il") && trame_token_is (tokens, 1, "y") && trame_token_is (tokens, 2, "a"))
    {
      at = 3;
      past = TRUE;
    }
  else
    return FALSE;
  used = read_count (tokens, at, &count);
  if (used == 0 || at + used + 1 != tokens->len || count > 20000)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (trame_token_is (tokens, at + used, units[i].one) || trame_token_is (tokens, at + used, units[i].many))
      {
        guint n = (guint) count;
        gint years = (gint) g_date_get_year (today)
                     + (past ? -1 : 1) * (gint) ((n * (units[i].months * 30 + units[i].days)) / 360 + 1);
        if (years < 1 || years > 9999)
          return FALSE;
        *out = *today;
        if (past)
          {
            g_date_subtract_months (out, n * units[i].months);
            g_date_subtract_days (out, n * units[i].days);
          }
        else
          {
            g_date_add_months (out, n * units[i].months);
            g_date_add_days (out, n * units[i].days);
          }
        return TRUE;
      }
  return FALSE;
}

/* "aujourd'hui", "hier", "après-demain"… */
static gboolean
read_near_day (const GArray *tokens, const GDate *today, GDate *out)
{
  static const struct
  {
    const char *first, *second;
    gint days;
  } words[] = { { "aujourd", "hui", 0 },
                { "hier", NULL, -1 },
                { "demain", NULL, 1 },
                { "avant", "hier", -2 },
                { "apres", "demain", 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tokens->len == (words[i].second != NULL ? 2u : 1u) && trame_token_is (tokens, 0, words[i].first)
        && (words[i].second == NULL || trame_token_is (tokens, 1, words[i].second)))
      {
        guint32 julian = g_date_get_julian (today);
        g_date_set_julian (out, (guint32) ((gint) julian + words[i].days));
        return TRUE;
      }
  return FALSE;
}

/* The year that puts DAY and MONTH nearest to TODAY; the 29th of February looks for a year that has it. */
static gboolean
nearest_year (guint day, guint month, const GDate *today, GDate *out)
{
  gint best = G_MAXINT;

  for (gint year = (gint) g_date_get_year (today) - 4; year <= (gint) g_date_get_year (today) + 4; year++)
    if (year > 0 && year <= 9999 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
      {
        GDate date;
        gint distance;
        g_date_clear (&date, 1);
        g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
        distance = ABS (g_date_days_between (today, &date));
        if (distance < best)
          {
            best = distance;
            *out = date;
          }
      }
  return best != G_MAXINT;
}

gboolean
trame_date_read (const char *text, const GDate *today, GDate *out)
{
  g_autoptr (GArray) tokens = NULL;
  TrameDateParts parts = { 0 };
  gboolean has_today = today != NULL && g_date_valid (today);
  guint at;

  g_return_val_if_fail (out != NULL, FALSE);
  g_date_clear (out, 1);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  tokens = trame_tokens_new (text);
  if (tokens->len == 0)
    return FALSE;
  if (has_today && (read_near_day (tokens, today, out) || read_distance (tokens, today, out)))
    return TRUE;
  at = trame_token_is (tokens, 0, "le") ? 1 : 0;
  if (at >= tokens->len || trame_date_parts_at (tokens, at, TRUE, &parts) != tokens->len - at)
    return FALSE;
  if (parts.day == 0 || parts.day > 31 || parts.month == 0 || parts.month > 12 || parts.year > 9999)
    return FALSE;
  if (parts.year == 0)
    return has_today && nearest_year (parts.day, parts.month, today, out);
  if (!g_date_valid_dmy ((GDateDay) parts.day, (GDateMonth) parts.month, (GDateYear) parts.year))
    return FALSE;
  g_date_set_dmy (out, (GDateDay) parts.day, (GDateMonth) parts.month, (GDateYear) parts.year);
  return TRUE;
}
