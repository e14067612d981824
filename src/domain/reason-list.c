/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons as the rules write them: days become dates, the last one being the result. */
#include "domain/rules.h"

void
trame_reasons_add (GArray *reasons, const TrameStep *step)
{
  if (reasons == NULL)
    return;
  TrameReason reason = {
    .rule = step->rule,
    .source = step->source,
    .other_reading = step->other_reading,
    .numbers = { (gint) step->period.years, (gint) step->period.months, (gint) step->period.days, step->number },
  };
  for (guint i = 0; i < TRAME_REASON_ARGUMENTS; i++)
    trame_day_to_date (step->days[i], &reason.dates[i]);
  g_array_append_val (reasons, reason);
}

const GDate *
trame_reason_date (const TrameReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);
  for (guint i = TRAME_REASON_ARGUMENTS; i-- > 0;)
    if (g_date_valid (&reason->dates[i]))
      return &reason->dates[i];
  return NULL;
}

const char *
trame_clause (const char *clause)
{
  return clause != NULL ? clause : "Convention";
}
