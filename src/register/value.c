/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods are kept as ISO 8601 text ("P1Y"), counts as whole numbers. */
#include "register/value.h"

void
trame_value_set_period (TrameStatement *statement, int position, gboolean has, TramePeriod period)
{
  g_autofree char *text = has ? trame_period_to_string (period) : NULL;
  trame_statement_set_text (statement, position, text);
}

gboolean
trame_value_period (TrameStatement *statement, int column, TramePeriod *out)
{
  const char *text = trame_statement_text (statement, column);
  return text != NULL && trame_period_parse (text, out);
}

void
trame_value_set_count (TrameStatement *statement, int position, gint count)
{
  if (count < 0)
    trame_statement_set_null (statement, position);
  else
    trame_statement_set_int (statement, position, count);
}

gint
trame_value_count (TrameStatement *statement, int column)
{
  return trame_statement_is_null (statement, column) ? -1 : (gint) trame_statement_int (statement, column);
}
