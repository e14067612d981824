/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys each kind of fact cannot do without. */
#include "office/fact-check.h"

#include "office/office.h"

#include <glib/gi18n-lib.h>

#define KIND(kind) (G_GUINT64_CONSTANT (1) << TRAME_FACT_##kind)

/* Facts that one party does. */
#define OF_A_PARTY                                                                                                     \
  (KIND (SIGNED) | KIND (RENEWAL_REQUESTED) | KIND (RENEWAL_DECLINED) | KIND (TERMINATION_NOTIFIED) | KIND (BREACH))

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
check_dates (const TrameFact *fact, GError **error)
{
  gboolean low = g_date_valid (&fact->not_before);
  gboolean high = g_date_valid (&fact->not_after);
  if (g_date_valid (&fact->on))
    return !(low || high)
           || refuse (error,
                      _ ("The fact has both a date and bounds. Give the date, or the bounds when it is not known."));
  if (!low && !high)
    return refuse (error, _ ("The fact has no date. Give its date, or bounds (not before, not after) when it is not "
                             "known."));
  if (low && high && g_date_compare (&fact->not_before, &fact->not_after) > 0)
    return refuse (error, _ ("The bounds of the date are the wrong way round."));
  return TRUE;
}

/* A letter is not received, presented or refused before it is posted. */
static gboolean
check_letter (const TrameFact *fact, GError **error)
{
  const GDate *posted = g_date_valid (&fact->posted) ? &fact->posted : &fact->on;
  const GDate *after[] = { &fact->received, &fact->first_presented, &fact->refused };
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_date_valid (posted) && g_date_valid (after[i]) && g_date_compare (after[i], posted) < 0)
      return refuse (error, _ ("The letter cannot be received, presented or refused before it is posted."));
  return TRUE;
}

gboolean
trame_fact_check (const TrameFact *fact, GError **error)
{
  g_return_val_if_fail (fact != NULL, FALSE);
  if (fact->kind == TRAME_FACT_UNKNOWN)
    return refuse (error, _ ("The fact is of no known kind."));
  if (!check_dates (fact, error))
    return FALSE;
  if (fact->kind == TRAME_FACT_CORRECTION)
    return fact->replacement == NULL || trame_fact_check (fact->replacement, error);
  if ((OF_A_PARTY & (G_GUINT64_CONSTANT (1) << fact->kind)) != 0 && fact->party == TRAME_PARTY_NONE)
    return refuse (error, _ ("Say which party did it: the city or the partner."));
  switch (fact->kind)
    {
    case TRAME_FACT_TERMINATION_NOTIFIED:
    case TRAME_FACT_FORMAL_NOTICE:
      return check_letter (fact, error);
    case TRAME_FACT_TERMINATION_AGREED:
      return g_date_valid (&fact->effective)
             || refuse (error, _ ("Say from which day the agreed termination takes effect."));
    case TRAME_FACT_AMENDMENT:
      return fact->changes_mask != 0 || refuse (error, _ ("Say what the amendment changes."));
    default:
      return TRUE;
    }
}
