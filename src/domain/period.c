/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as ISO 8601 writes them, and their addition to dates. Which reading counts which day is not said here. */
#include "domain/day.h"

/* Beyond these a period reaches out of the calendar whatever it is added to; they also keep sums from overflowing. */
#define LONGEST_YEARS 9999
#define LONGEST_MONTHS 119988
#define LONGEST_DAYS 3652059

/* Reads digits; FALSE when there is none or the number is beyond LIMIT. */
static gboolean
read_number (const char **at, guint limit, guint *out)
{
  guint64 value = 0;
  const char *start = *at;
  for (; g_ascii_isdigit (**at); (*at)++)
    {
      value = value * 10 + (guint) (**at - '0');
      if (value > limit)
        return FALSE;
    }
  *out = (guint) value;
  return *at > start;
}

static gboolean
store_part (TramePeriod *period, char unit, guint value)
{
  guint weeks_and_days;
  switch (unit)
    {
    case 'Y':
      period->years = value;
      return value <= LONGEST_YEARS;
    case 'M':
      period->months = value;
      return value <= LONGEST_MONTHS;
    default:
      weeks_and_days = period->days + (unit == 'W' ? value * 7 : value);
      period->days = weeks_and_days;
      return weeks_and_days <= LONGEST_DAYS;
    }
}

gboolean
trame_period_parse (const char *iso, TramePeriod *out)
{
  g_return_val_if_fail (out != NULL, FALSE);
  TramePeriod period = { 0 };
  static const char units[] = "YMWD";
  const char *unit = units;
  *out = period;
  if (iso == NULL || iso[0] != 'P' || iso[1] == '\0')
    return FALSE;
  for (const char *at = iso + 1; *at != '\0';)
    {
      guint value;
      if (!read_number (&at, LONGEST_DAYS, &value))
        return FALSE;
      const char *found = *at == '\0' ? NULL : strchr (unit, *at);
      if (found == NULL || !store_part (&period, *found, value))
        return FALSE;
      unit = found + 1;
      at++;
    }
  *out = period;
  return TRUE;
}

char *
trame_period_to_string (TramePeriod period)
{
  if (trame_period_is_zero (period))
    return g_strdup ("P0D");
  GString *text = g_string_new ("P");
  if (period.years > 0)
    g_string_append_printf (text, "%uY", period.years);
  if (period.months > 0)
    g_string_append_printf (text, "%uM", period.months);
  if (period.days > 0)
    g_string_append_printf (text, "%uD", period.days);
  return g_string_free (text, FALSE);
}

gboolean
trame_period_is_zero (TramePeriod period)
{
  return period.years == 0 && period.months == 0 && period.days == 0;
}

gboolean
trame_period_equal (TramePeriod a, TramePeriod b)
{
  return a.years == b.years && a.months == b.months && a.days == b.days;
}

gboolean
trame_date_add (const GDate *from, TramePeriod period, guint times, TrameRounding rounding, GDate *out)
{
  g_return_val_if_fail (from != NULL && out != NULL, FALSE);
  trame_day_to_date (trame_day_add (trame_day_from_date (from), period, times, rounding), out);
  return g_date_valid (out);
}

gboolean
trame_date_parse_iso (const char *text, GDate *out)
{
  g_return_val_if_fail (out != NULL, FALSE);
  static const char form[] = "dddd-dd-dd";
  g_date_clear (out, 1);
  if (text == NULL || strlen (text) != sizeof form - 1)
    return FALSE;
  for (gsize i = 0; i < sizeof form - 1; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  guint year = (guint) g_ascii_strtoull (text, NULL, 10);
  guint month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  guint day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > trame_days_in_month (year, month))
    return FALSE;
  trame_day_to_date (trame_day_from_ymd (year, month, day), out);
  return TRUE;
}

char *
trame_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);
  if (!g_date_valid (date))
    return NULL;
  guint year, month, day;
  trame_day_to_ymd (trame_day_from_date (date), &year, &month, &day);
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}
