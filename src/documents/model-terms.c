/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declared terms by name, as text. The rules that read them are the domain's. */
#include "documents/model-terms.h"

#include "french/date-text.h"
#include "french/number-text.h"

#include <string.h>

static const char *const term_names[] = {
  "length", "end_date",  "start",     "renewal", "renewals_max", "renewal_notice", "notice", "notice_medium", "money",
  "cure",   "originals", "follow-up", NULL
};

const char *const *
trame_model_term_names (void)
{
  return term_names;
}

/* The period that NAME keeps, or NULL when NAME is no period. */
static TramePeriod *
period_of (TrameTerms *terms, const char *name, gboolean **has)
{
  const struct
  {
    const char *name;
    TramePeriod *period;
    gboolean *has;
  } periods[] = {
    { "length", &terms->length, &terms->has_length },
    { "renewal_notice", &terms->renewal_notice, &terms->has_renewal_notice },
    { "notice", &terms->notice, &terms->has_notice },
    { "cure", &terms->cure, &terms->has_cure },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_str_equal (name, periods[i].name))
      {
        *has = periods[i].has;
        return periods[i].period;
      }
  return NULL;
}

char *
trame_model_term_to_string (const TrameTerms *terms, const char *name)
{
  TrameTerms copy = *terms;
  gboolean *has = NULL;
  TramePeriod *period = period_of (&copy, name, &has);

  if (period != NULL)
    return *has ? trame_period_to_string (*period) : NULL;
  if (g_str_equal (name, "end_date"))
    return trame_date_to_iso (&terms->end_date);
  if (g_str_equal (name, "start"))
    return trame_terms_start_to_string (terms);
  if (g_str_equal (name, "renewal"))
    return terms->renewal == TRAME_RENEWAL_UNKNOWN ? NULL : g_strdup (trame_renewal_to_nick (terms->renewal));
  if (g_str_equal (name, "renewals_max"))
    return terms->renewals_max < 0 ? NULL : g_strdup_printf ("%d", terms->renewals_max);
  if (g_str_equal (name, "notice_medium"))
    return terms->notice_medium == TRAME_MEDIUM_UNKNOWN ? NULL : g_strdup (trame_medium_to_nick (terms->notice_medium));
  if (g_str_equal (name, "money"))
    return terms->money == TRAME_MONEY_UNKNOWN ? NULL : g_strdup (trame_money_to_nick (terms->money));
  if (g_str_equal (name, "originals"))
    return terms->originals <= 0 ? NULL : g_strdup_printf ("%d", terms->originals);
  return NULL;
}

static gboolean
read_count (const char *text, gint lowest, gint *out)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (text, 10, lowest, 999, &value, NULL))
    return FALSE;
  *out = (gint) value;
  return TRUE;
}

gboolean
trame_model_term_from_string (TrameTerms *terms, const char *name, const char *text)
{
  gboolean *has = NULL;
  TramePeriod *period = period_of (terms, name, &has);
  TramePeriod read;
  GDate date;

  if (period != NULL)
    {
      if (!trame_period_parse (text, &read))
        return FALSE;
      *period = read;
      return *has = TRUE;
    }
  if (g_str_equal (name, "end_date"))
    {
      if (!trame_date_parse_iso (text, &date))
        return FALSE;
      terms->end_date = date;
      return TRUE;
    }
  if (g_str_equal (name, "start"))
    return trame_terms_set_start (terms, text);
  if (g_str_equal (name, "renewal"))
    return trame_renewal_from_nick (text) != 0 && (terms->renewal = trame_renewal_from_nick (text));
  if (g_str_equal (name, "renewals_max"))
    return read_count (text, 0, &terms->renewals_max);
  if (g_str_equal (name, "notice_medium"))
    return trame_medium_from_nick (text) != 0 && (terms->notice_medium = trame_medium_from_nick (text));
  if (g_str_equal (name, "money"))
    return trame_money_from_nick (text) != 0 && (terms->money = trame_money_from_nick (text));
  if (g_str_equal (name, "originals"))
    return read_count (text, 1, &terms->originals);
  return FALSE;
}

static char *
count_words (guint count, gboolean feminine)
{
  if (count == 1)
    return g_strdup (feminine ? "une" : "un");
  return trame_number_to_words (count);
}

static char *
period_words (TramePeriod period)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const struct
  {
    guint count;
    const char *one;
    const char *many;
  } units[] = { { period.years, "an", "ans" }, { period.months, "mois", "mois" }, { period.days, "jour", "jours" } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].count > 0)
      {
        g_autofree char *count = count_words (units[i].count, FALSE);
        g_ptr_array_add (parts, g_strdup_printf ("%s %s", count, units[i].count == 1 ? units[i].one : units[i].many));
      }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" et ", (char **) parts->pdata);
}

static const char *
fixed_words (const TrameTerms *terms, const char *name)
{
  static const char *const starts[] = { "",
                                        "la date de la dernière signature",
                                        "la date de signature",
                                        "la date de notification",
                                        "la date de transmission au représentant de l’État",
                                        "la date indiquée" };
  static const char *const renewals[] = { "", "sans renouvellement", "expresse", "tacite" };
  static const char *const media[] = { "",
                                       "lettre recommandée avec accusé de réception",
                                       "lettre recommandée électronique",
                                       "remise en main propre contre décharge",
                                       "acte de commissaire de justice",
                                       "lettre simple",
                                       "courrier électronique",
                                       "tout moyen" };
  static const char *const money[] = { "", "à titre gracieux", "à titre onéreux" };

  if (g_str_equal (name, "start"))
    return starts[terms->start];
  if (g_str_equal (name, "renewal"))
    return renewals[terms->renewal];
  if (g_str_equal (name, "notice_medium"))
    return media[terms->notice_medium];
  return g_str_equal (name, "money") ? money[terms->money] : "";
}

char *
trame_model_term_words (const TrameTerms *terms, const char *name)
{
  TrameTerms copy = *terms;
  gboolean *has = NULL;
  TramePeriod *period = period_of (&copy, name, &has);

  if (period != NULL)
    return *has ? period_words (*period) : g_strdup ("");
  if (g_str_equal (name, "end_date"))
    return g_date_valid (&terms->end_date) ? trame_date_to_words (&terms->end_date) : g_strdup ("");
  if (g_str_equal (name, "start") && terms->start == TRAME_START_DATE)
    {
      g_autofree char *day = trame_date_to_words (&terms->start_date);
      return g_strdup_printf ("le %s", day);
    }
  if (g_str_equal (name, "originals"))
    return terms->originals > 0 ? trame_number_to_words ((guint64) terms->originals) : g_strdup ("");
  if (g_str_equal (name, "renewals_max"))
    return terms->renewals_max >= 0 ? trame_number_to_words ((guint64) terms->renewals_max) : g_strdup ("");
  return g_strdup (fixed_words (terms, name));
}
