/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms a model declares, as values and nicks. What follows from them is in term.c, notice.c and renewal.c. */
#include "domain/terms.h"
#include "domain/nick.h"

static const char *const renewal_nicks[] = {
  [TRAME_RENEWAL_NONE] = "none",
  [TRAME_RENEWAL_EXPLICIT] = "explicit",
  [TRAME_RENEWAL_TACIT] = "tacit",
};

static const char *const medium_nicks[] = {
  [TRAME_MEDIUM_REGISTERED_LETTER] = "registered-letter",
  [TRAME_MEDIUM_ELECTRONIC_REGISTERED] = "electronic-registered",
  [TRAME_MEDIUM_HAND_DELIVERY] = "hand-delivery",
  [TRAME_MEDIUM_BAILIFF] = "bailiff",
  [TRAME_MEDIUM_LETTER] = "letter",
  [TRAME_MEDIUM_EMAIL] = "e-mail",
  [TRAME_MEDIUM_ANY] = "any",
};

static const char *const money_nicks[] = {
  [TRAME_MONEY_FREE] = "free",
  [TRAME_MONEY_PAID] = "paid",
};

static const char *const start_nicks[] = {
  [TRAME_START_LAST_SIGNATURE] = "last-signature",
  [TRAME_START_SIGNATURE] = "signature",
  [TRAME_START_NOTIFICATION] = "notification",
  [TRAME_START_TRANSMISSION] = "transmission",
};

void
trame_terms_init (TrameTerms *terms)
{
  g_return_if_fail (terms != NULL);
  *terms = (TrameTerms){ .renewals_max = -1 };
  g_date_clear (&terms->end_date, 1);
  g_date_clear (&terms->start_date, 1);
}

static gboolean
dates_equal (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

static gboolean
periods_equal (gboolean has_a, TramePeriod a, gboolean has_b, TramePeriod b)
{
  return !has_a == !has_b && (!has_a || trame_period_equal (a, b));
}

gboolean
trame_terms_equal (const TrameTerms *a, const TrameTerms *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return periods_equal (a->has_length, a->length, b->has_length, b->length) && dates_equal (&a->end_date, &b->end_date)
         && a->start == b->start && (a->start != TRAME_START_DATE || dates_equal (&a->start_date, &b->start_date))
         && a->renewal == b->renewal && a->renewals_max == b->renewals_max
         && periods_equal (a->has_renewal_notice, a->renewal_notice, b->has_renewal_notice, b->renewal_notice)
         && periods_equal (a->has_notice, a->notice, b->has_notice, b->notice) && a->notice_medium == b->notice_medium
         && periods_equal (a->has_cure, a->cure, b->has_cure, b->cure) && a->money == b->money
         && a->originals == b->originals;
}

const char *
trame_renewal_to_nick (TrameRenewal renewal)
{
  return trame_nick_at (renewal_nicks, G_N_ELEMENTS (renewal_nicks), renewal);
}

TrameRenewal
trame_renewal_from_nick (const char *nick)
{
  return trame_nick_find (renewal_nicks, G_N_ELEMENTS (renewal_nicks), nick, TRAME_RENEWAL_UNKNOWN);
}

const char *
trame_medium_to_nick (TrameMedium medium)
{
  return trame_nick_at (medium_nicks, G_N_ELEMENTS (medium_nicks), medium);
}

TrameMedium
trame_medium_from_nick (const char *nick)
{
  return trame_nick_find (medium_nicks, G_N_ELEMENTS (medium_nicks), nick, TRAME_MEDIUM_UNKNOWN);
}

const char *
trame_money_to_nick (TrameMoney money)
{
  return trame_nick_at (money_nicks, G_N_ELEMENTS (money_nicks), money);
}

TrameMoney
trame_money_from_nick (const char *nick)
{
  return trame_nick_find (money_nicks, G_N_ELEMENTS (money_nicks), nick, TRAME_MONEY_UNKNOWN);
}

char *
trame_terms_start_to_string (const TrameTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);
  if (terms->start != TRAME_START_DATE)
    return g_strdup (trame_nick_at (start_nicks, G_N_ELEMENTS (start_nicks), terms->start));
  g_autofree char *date = trame_date_to_iso (&terms->start_date);
  return date == NULL ? NULL : g_strconcat ("date:", date, NULL);
}

gboolean
trame_terms_set_start (TrameTerms *terms, const char *text)
{
  g_return_val_if_fail (terms != NULL, FALSE);
  GDate date;
  g_date_clear (&date, 1);
  TrameStart start = trame_nick_find (start_nicks, G_N_ELEMENTS (start_nicks), text, TRAME_START_UNKNOWN);
  if (start == TRAME_START_UNKNOWN)
    {
      if (text == NULL || !g_str_has_prefix (text, "date:") || !trame_date_parse_iso (text + 5, &date))
        return FALSE;
      start = TRAME_START_DATE;
    }
  terms->start = start;
  terms->start_date = date;
  return TRUE;
}
