/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a case: read, evaluated on two days, written. */
#include "exchange/case-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const days[] = { "2026-01-20", "2027-01-16" };
  TrameCase contract;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);
  if (!trame_case_from_json (text, (gssize) size, &contract, &error))
    {
      g_assert (error != NULL && *error->message != '\0');
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GDate on;
      trame_date_parse_iso (days[i], &on);
      g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&contract, &on);
      g_autofree char *out = trame_lifecycles_to_json (&lifecycle, 1, TRAME_LANGUAGE_FRENCH);
      g_assert (out != NULL);
    }
  trame_case_clear (&contract);
  return 0;
}
