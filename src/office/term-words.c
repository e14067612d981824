/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for terms. Pure functions, tested without a display. */
#include "office/term-words.h"

#include <glib/gi18n-lib.h>

char *
trame_period_words (TramePeriod period)
{
  g_autoptr (GString) words = g_string_new (NULL);
  if (period.years > 0)
    g_string_append_printf (words, ngettext ("%u year", "%u years", period.years), period.years);
  if (period.months > 0)
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, ngettext ("%u month", "%u months", period.months), period.months);
    }
  if (period.days > 0)
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, ngettext ("%u day", "%u days", period.days), period.days);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
start_words (TrameStart start)
{
  switch (start)
    {
    case TRAME_START_LAST_SIGNATURE:
      return _ ("from the last signature");
    case TRAME_START_SIGNATURE:
      return _ ("from the signature");
    case TRAME_START_NOTIFICATION:
      return _ ("from its notification");
    case TRAME_START_TRANSMISSION:
      return _ ("from its transmission to the prefecture");
    case TRAME_START_DATE:
      return _ ("from the date in the text");
    case TRAME_START_UNKNOWN:
    default:
      return NULL;
    }
}

char *
trame_length_words (const TrameTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);

  if (!terms->has_length)
    return NULL;
  g_autofree char *length = trame_period_words (terms->length);
  const char *start = start_words (terms->start);
  return start != NULL ? g_strdup_printf ("%s, %s", length, start) : g_steal_pointer (&length);
}

char *
trame_renewal_words (const TrameTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);

  switch (terms->renewal)
    {
    case TRAME_RENEWAL_NONE:
      return g_strdup (_ ("none"));
    case TRAME_RENEWAL_EXPLICIT:
      return g_strdup (_ ("on request, at expiry"));
    case TRAME_RENEWAL_TACIT:
      if (terms->renewals_max > 0)
        return g_strdup_printf (
            ngettext ("tacit, %d time at most", "tacit, %d times at most", (gulong) terms->renewals_max),
            terms->renewals_max);
      return g_strdup (_ ("tacit"));
    case TRAME_RENEWAL_UNKNOWN:
    default:
      return NULL;
    }
}

const char *
trame_medium_words (TrameMedium medium)
{
  switch (medium)
    {
    case TRAME_MEDIUM_REGISTERED_LETTER:
      return _ ("registered letter with acknowledgement of receipt");
    case TRAME_MEDIUM_ELECTRONIC_REGISTERED:
      return _ ("electronic registered letter");
    case TRAME_MEDIUM_HAND_DELIVERY:
      return _ ("hand delivery against a receipt");
    case TRAME_MEDIUM_BAILIFF:
      return _ ("bailiff");
    case TRAME_MEDIUM_LETTER:
      return _ ("plain letter");
    case TRAME_MEDIUM_EMAIL:
      return _ ("e-mail");
    case TRAME_MEDIUM_ANY:
      return _ ("any means");
    case TRAME_MEDIUM_UNKNOWN:
    default:
      return NULL;
    }
}

char *
trame_notice_words (const TrameTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);

  if (!terms->has_notice)
    return NULL;
  g_autofree char *period = trame_period_words (terms->notice);
  const char *medium = trame_medium_words (terms->notice_medium);
  return medium != NULL ? g_strdup_printf (_ ("%s, by %s"), period, medium) : g_steal_pointer (&period);
}

const char *
trame_money_words (TrameMoney money)
{
  return money == TRAME_MONEY_FREE ? _ ("free of charge") : money == TRAME_MONEY_PAID ? _ ("paid") : NULL;
}

const char *
trame_clause_number (const char *clause)
{
  while (clause != NULL && *clause != '\0' && !g_ascii_isdigit (*clause))
    clause++;
  return clause != NULL && *clause != '\0' ? clause : NULL;
}
