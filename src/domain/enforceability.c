/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the council's act is enforceable, and until when it can be attacked. Enforceable: the later of publication and
 * receipt by the prefecture, not of sending (CGCT L2131-1). Appeal: two months, délai franc, from publication (CJA R421-1,
 * R421-5); the prefect's referral: the same from receipt (CGCT L2131-6). Both roll to a working day (CPC 642). */
#include "domain/deliberation.h"
#include "domain/rules.h"

gboolean
trame_enforceable_on (const TrameTransmission *dates, GDate *out, GArray *reasons)
{
  g_return_val_if_fail (dates != NULL && out != NULL, FALSE);
  TrameDay published = trame_day_from_date (&dates->published);
  TrameDay received = trame_day_from_date (&dates->received);
  TrameDay day = published != TRAME_DAY_NONE && received != TRAME_DAY_NONE ? MAX (published, received) : TRAME_DAY_NONE;
  trame_day_to_date (day, out);
  if (day == TRAME_DAY_NONE)
    return FALSE;
  TRAME_BECAUSE (reasons, .rule = "council.received", .source = "CGCT L2131-1", .days = { received });
  TRAME_BECAUSE (reasons, .rule = "council.published", .source = "CGCT L2131-1", .days = { published });
  TRAME_BECAUSE (reasons, .rule = "council.enforceable", .source = "CGCT L2131-1",
                 .days = { received, published, day });
  return TRUE;
}

/* A délai franc of two months: neither the first day nor the last counts, so that it ends the day after; then it rolls. */
static gboolean
franc_period (TrameDay from, TrameZone zone, const char *source, GDate *out, GArray *reasons)
{
  static const TramePeriod two_months = { .months = 2 };
  TrameDay same_day = trame_day_add (from, two_months, 1, TRAME_ROUND_DOWN);
  TrameDay end = same_day == TRAME_DAY_NONE ? TRAME_DAY_NONE : same_day + 1;
  TrameDay rolled = trame_day_working_on_or_after (end, zone);
  trame_day_to_date (rolled, out);
  if (!g_date_valid (out))
    return FALSE;
  TRAME_BECAUSE (reasons, .rule = "council.franc", .source = source, .days = { from, end }, .period = two_months);
  if (rolled != end)
    TRAME_BECAUSE (reasons, .rule = "council.rolled", .source = "CPC art. 642", .days = { end, rolled });
  return TRUE;
}

gboolean
trame_appeal_until (const TrameTransmission *dates, TrameZone zone, GDate *out, GArray *reasons)
{
  g_return_val_if_fail (dates != NULL && out != NULL, FALSE);
  TrameDay from = trame_day_from_date (&dates->published);
  if (from != TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = "council.published", .source = "CGCT L2131-1", .days = { from });
  return franc_period (from, zone, "CJA R421-1", out, reasons);
}

gboolean
trame_referral_until (const TrameTransmission *dates, TrameZone zone, GDate *out, GArray *reasons)
{
  g_return_val_if_fail (dates != NULL && out != NULL, FALSE);
  TrameDay from = trame_day_from_date (&dates->received);
  if (from != TRAME_DAY_NONE)
    TRAME_BECAUSE (reasons, .rule = "council.received", .source = "CGCT L2131-1", .days = { from });
  return franc_period (from, zone, "CGCT L2131-6", out, reasons);
}
