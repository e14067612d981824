/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as plain numbers: the civil calendar and the addition of periods. No rule of law here. */
#include "domain/day.h"

/* Proleptic Gregorian calendar, years counted from 1 March so that the leap day comes last. */
TrameDay
trame_day_from_ymd (guint year, guint month, guint day)
{
  gint y = (gint) year - (month <= 2);
  gint era = (y >= 0 ? y : y - 399) / 400;
  gint year_of_era = y - era * 400;
  gint day_of_year = (153 * ((gint) month + (month > 2 ? -3 : 9)) + 2) / 5 + (gint) day - 1;
  gint day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 305;
}

void
trame_day_to_ymd (TrameDay day, guint *year, guint *month, guint *month_day)
{
  gint z = day + 305;
  gint era = (z >= 0 ? z : z - 146096) / 146097;
  gint day_of_era = z - era * 146097;
  gint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint shifted = (5 * day_of_year + 2) / 153;
  *month_day = (guint) (day_of_year - (153 * shifted + 2) / 5 + 1);
  *month = (guint) (shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (guint) (year_of_era + era * 400 + (*month <= 2));
}

guint
trame_days_in_month (guint year, guint month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[month - 1];
}

guint
trame_day_weekday (TrameDay day)
{
  return (guint) ((day - 1) % 7) + 1;
}

TrameDay
trame_day_from_date (const GDate *date)
{
  if (date->dmy)
    return trame_day_from_ymd (date->year, date->month, date->day);
  return date->julian ? (TrameDay) date->julian_days : TRAME_DAY_NONE;
}

/* Both forms are filled, so that reading a shared date never writes into it. */
void
trame_day_to_date (TrameDay day, GDate *out)
{
  g_date_clear (out, 1);
  if (day < TRAME_DAY_FIRST || day > TRAME_DAY_LAST)
    return;
  guint year, month, month_day;
  trame_day_to_ymd (day, &year, &month, &month_day);
  *out = (GDate){
    .julian_days = (guint) day,
    .julian = 1,
    .dmy = 1,
    .day = month_day,
    .month = month,
    .year = year & 0xffff,
  };
}

static TrameDay
add_months (TrameDay from, gint64 months, TrameRounding rounding)
{
  if (months == 0)
    return from;
  guint year, month, day;
  trame_day_to_ymd (from, &year, &month, &day);
  gint64 total = (gint64) year * 12 + (gint64) month - 1 + months;
  if (total < 12 || total >= 10000 * 12)
    return TRAME_DAY_NONE;
  year = (guint) (total / 12);
  month = (guint) (total % 12) + 1;
  guint length = trame_days_in_month (year, month);
  if (day <= length)
    return trame_day_from_ymd (year, month, day);
  g_assert (rounding != TRAME_ROUND_NONE);
  TrameDay last = trame_day_from_ymd (year, month, length);
  return rounding == TRAME_ROUND_UP ? last + 1 : last;
}

static TrameDay
within_calendar (gint64 day)
{
  return day < TRAME_DAY_FIRST || day > TRAME_DAY_LAST ? TRAME_DAY_NONE : (TrameDay) day;
}

TrameDay
trame_day_add (TrameDay from, TramePeriod period, guint times, TrameRounding rounding)
{
  if (from == TRAME_DAY_NONE)
    return TRAME_DAY_NONE;
  gint64 months = (gint64) period.years * 12 + period.months;
  if (times > 0 && (months > 120000 / times || period.days > 3700000 / times))
    return TRAME_DAY_NONE;
  TrameDay day = add_months (from, months * times, rounding);
  return day == TRAME_DAY_NONE ? day : within_calendar ((gint64) day + (gint64) period.days * times);
}

TrameDay
trame_day_subtract (TrameDay from, TramePeriod period)
{
  if (from == TRAME_DAY_NONE)
    return TRAME_DAY_NONE;
  TrameDay day = add_months (from, -((gint64) period.years * 12 + period.months), TRAME_ROUND_DOWN);
  return day == TRAME_DAY_NONE ? day : within_calendar ((gint64) day - period.days);
}
