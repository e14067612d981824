/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a clause says what a declared term says. It looks for the value in the clause's words; what the words mean is
 * read by intake and decided by a person. */
#include "documents/model-clause.h"

#include "french/date-text.h"
#include "french/fold.h"
#include "french/number-text.h"

#include <string.h>

static gboolean
holds (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, 0, 0);
}

/* COUNT, in figures, in words or in both ("dix (10)"), before one of UNITS. */
static gboolean
holds_count (const char *text, guint count, const char *units)
{
  g_autofree char *words = trame_number_to_words (count);
  g_autofree char *folded = trame_fold (words);
  g_autofree char *pattern = g_strdup_printf ("\\b0?(?:%u|%s%s)\\b(?: ?\\([^)]{1,20}\\))? ?(?:%s)", count, folded,
                                              count == 1 ? "|une" : "", units);

  return holds (text, pattern);
}

static gboolean
holds_years (const char *text, guint years)
{
  return holds_count (text, years, "ans?\\b|annees?\\b") || holds_count (text, years * 12, "mois\\b")
         || (years == 1 && holds (text, "\\bannuel"));
}

static gboolean
holds_months (const char *text, guint months)
{
  return holds_count (text, months, "mois\\b")
         || (months % 12 == 0 && holds_count (text, months / 12, "ans?\\b|annees?\\b"));
}

static gboolean
holds_days (const char *text, guint days)
{
  return holds_count (text, days, "jours?\\b") || (days % 7 == 0 && holds_count (text, days / 7, "semaines?\\b"));
}

static gboolean
holds_period (const char *text, gboolean declared, TramePeriod period)
{
  return !declared
         || ((period.years == 0 || holds_years (text, period.years))
             && (period.months == 0 || holds_months (text, period.months))
             && (period.days == 0 || holds_days (text, period.days)));
}

static gboolean
holds_date (const char *text, const GDate *date)
{
  g_autofree char *words = NULL, *folded = NULL, *figures = NULL;

  if (!g_date_valid (date))
    return TRUE;
  words = trame_date_to_words (date);
  folded = trame_fold (words);
  figures = g_strdup_printf ("%02u/%02u/%04u", g_date_get_day (date), (guint) g_date_get_month (date),
                             g_date_get_year (date));
  return strstr (text, folded) != NULL || strstr (text, figures) != NULL;
}

static gboolean
holds_start (const char *text, const TrameTerms *terms)
{
  switch (terms->start)
    {
    case TRAME_START_LAST_SIGNATURE:
    case TRAME_START_SIGNATURE:
      return holds (text, "\\bsign(?:ature|e)");
    case TRAME_START_NOTIFICATION:
      return holds (text, "\\bnotifi");
    case TRAME_START_TRANSMISSION:
      return holds (text, "\\btransm|\\bprefecture|\\brepresentant de l'etat|\\blegalite|\\bexecutoire");
    case TRAME_START_DATE:
      return holds_date (text, &terms->start_date);
    default:
      return TRUE;
    }
}

static gboolean
holds_renewal (const char *text, TrameRenewal renewal)
{
  gboolean tacit = holds (text, "\\btacite"),
           refused = holds (text, "\\b(?:sans|non|exclu[a-z]*|pas|aucune?|ni|jamais|ne (?:peut|pourra|saurait))\\b");

  switch (renewal)
    {
    case TRAME_RENEWAL_TACIT:
      return tacit;
    case TRAME_RENEWAL_EXPLICIT:
      return (!tacit || refused) && holds (text, "\\b(?:explicite|express|demande|avenant|accord|ecrit)");
    case TRAME_RENEWAL_NONE:
      return refused;
    default:
      return TRUE;
    }
}

static gboolean
holds_medium (const char *text, TrameMedium medium)
{
  static const char *const words[] = {
    [TRAME_MEDIUM_REGISTERED_LETTER] = "\\brecommande|\\b(?:accuse|avis) de reception|\\blrar\\b|\\br\\.?a\\.?r\\b",
    [TRAME_MEDIUM_ELECTRONIC_REGISTERED] = "\\belectronique",
    [TRAME_MEDIUM_HAND_DELIVERY] = "\\bmains? propres?|\\bdecharge",
    [TRAME_MEDIUM_BAILIFF] = "\\bcommissaire de justice|\\bhuissier",
    [TRAME_MEDIUM_LETTER] = "\\blettre|\\bcourrier|\\becrit",
    [TRAME_MEDIUM_EMAIL] = "\\bcourriel|\\belectronique|\\bmail\\b",
    [TRAME_MEDIUM_ANY] = "\\btou(?:t|s) moyens?",
  };

  return (guint) medium >= G_N_ELEMENTS (words) || words[medium] == NULL || holds (text, words[medium]);
}

gboolean
trame_model_clause_says (const TrameTerms *terms, const char *name, const char *text)
{
  if (g_str_equal (name, "length"))
    return holds_period (text, terms->has_length, terms->length);
  if (g_str_equal (name, "notice"))
    return holds_period (text, terms->has_notice, terms->notice);
  if (g_str_equal (name, "renewal_notice"))
    return holds_period (text, terms->has_renewal_notice, terms->renewal_notice);
  if (g_str_equal (name, "cure"))
    return holds_period (text, terms->has_cure, terms->cure);
  if (g_str_equal (name, "end_date"))
    return holds_date (text, &terms->end_date);
  if (g_str_equal (name, "start"))
    return holds_start (text, terms);
  if (g_str_equal (name, "renewal"))
    return holds_renewal (text, terms->renewal);
  if (g_str_equal (name, "renewals_max"))
    return terms->renewals_max < 0
           || holds_count (text, (guint) terms->renewals_max, "fois\\b|renouvellement|reconduction");
  if (g_str_equal (name, "notice_medium"))
    return holds_medium (text, terms->notice_medium);
  if (g_str_equal (name, "originals"))
    return terms->originals <= 0
           || holds_count (text, (guint) terms->originals, "(?:[a-z]+ )?(?:exemplaires?|originaux)\\b")
           || holds (text, terms->originals == 2 ? "\\bdouble exemplaire|\\bautant d'" : "\\bautant d'");
  return TRUE;
}
