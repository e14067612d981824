/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a period, a date, a start, an act id, a SIREN: what is accepted is written back as it was read. */
#include "domain/deliberation.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  TramePeriod period, again;
  GDate date;
  TrameTerms terms;
  TrameActId id;
  if (trame_period_parse (text, &period))
    {
      g_autofree char *written = trame_period_to_string (period);
      g_assert (trame_period_parse (written, &again) && trame_period_equal (period, again));
      trame_date_parse_iso ("2026-01-31", &date);
      trame_date_add (&date, period, (guint) size, TRAME_ROUND_DOWN, &date);
    }
  if (trame_date_parse_iso (text, &date))
    {
      g_autofree char *written = trame_date_to_iso (&date);
      g_assert (g_str_equal (written, text));
    }
  trame_terms_init (&terms);
  if (trame_terms_set_start (&terms, text))
    {
      g_autofree char *written = trame_terms_start_to_string (&terms);
      g_assert (g_str_equal (written, text));
    }
  if (trame_act_id_parse (text, &id))
    g_assert (g_date_valid (&id.date) && *id.number != '\0');
  trame_act_id_clear (&id);
  trame_siren_valid (text);
  return 0;
}
