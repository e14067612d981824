/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays by zone (code du travail L3133-1, L3134-13, L3422-2; loi of 30 June 1983 for overseas) and working days:
 * Monday to Friday, holidays out. */
#include "domain/day.h"
#include "domain/rules.h"
#include "domain/working-day.h"

/* The Gregorian computus, by Butcher's steps. */
static TrameDay
easter_day (guint year)
{
  guint golden = year % 19, century = year / 100, rest = year % 100;
  guint correction = (8 * century + 13) / 25;
  guint epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  guint weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  guint shift = (golden + 11 * epact + 22 * weekday) / 451;
  guint n = epact + weekday - 7 * shift + 114;
  return trame_day_from_ymd (year, n / 31, n % 31 + 1);
}

void
trame_easter (GDateYear year, GDate *out)
{
  g_return_if_fail (out != NULL);
  trame_day_to_date (year < 1 || year > 9999 ? TRAME_DAY_NONE : easter_day (year), out);
}

#define ON(month, day) ((month) *100 + (day))

static gboolean
is_zone_holiday (guint month_and_day, TrameZone zone)
{
  /* Abolition days. Saint-Martin keeps 28 May (decree of 1983 as changed in 2018). */
  static const guint days[TRAME_N_ZONES] = {
    [TRAME_ZONE_ALSACE_MOSELLE] = ON (12, 26),  [TRAME_ZONE_GUADELOUPE] = ON (5, 27),
    [TRAME_ZONE_GUYANE] = ON (6, 10),           [TRAME_ZONE_MARTINIQUE] = ON (5, 22),
    [TRAME_ZONE_MAYOTTE] = ON (4, 27),          [TRAME_ZONE_REUNION] = ON (12, 20),
    [TRAME_ZONE_SAINT_BARTHELEMY] = ON (10, 9), [TRAME_ZONE_SAINT_MARTIN] = ON (5, 28),
  };
  return zone < TRAME_N_ZONES && days[zone] == month_and_day;
}

static gboolean
is_holiday (TrameDay day, TrameZone zone)
{
  guint year, month, month_day;
  trame_day_to_ymd (day, &year, &month, &month_day);
  switch (ON (month, month_day))
    {
    case ON (1, 1):
    case ON (5, 1):
    case ON (5, 8):
    case ON (7, 14):
    case ON (8, 15):
    case ON (11, 1):
    case ON (11, 11):
    case ON (12, 25):
      return TRUE;
    default:
      break;
    }
  if (is_zone_holiday (ON (month, month_day), zone))
    return TRUE;
  if (month < 3 || month > 6)
    return FALSE;
  gint after_easter = day - easter_day (year);
  return after_easter == 1 || after_easter == 39 || after_easter == 50
         || (after_easter == -2 && zone == TRAME_ZONE_ALSACE_MOSELLE);
}

gboolean
trame_day_is_working (TrameDay day, TrameZone zone)
{
  return trame_day_weekday (day) <= 5 && !is_holiday (day, zone);
}

TrameDay
trame_day_working_on_or_after (TrameDay day, TrameZone zone)
{
  while (day != TRAME_DAY_NONE && day <= TRAME_DAY_LAST && !trame_day_is_working (day, zone))
    day++;
  return day;
}

TrameDay
trame_day_working_on_or_before (TrameDay day, TrameZone zone)
{
  while (day > TRAME_DAY_FIRST && !trame_day_is_working (day, zone))
    day--;
  return day;
}

TrameDay
trame_day_working_before (TrameDay day, guint n, TrameZone zone)
{
  for (; n > 0 && day > TRAME_DAY_FIRST; n--)
    day = trame_day_working_on_or_before (day - 1, zone);
  return day;
}

gboolean
trame_is_holiday (const GDate *date, TrameZone zone)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  return is_holiday (trame_day_from_date (date), zone);
}

gboolean
trame_is_working_day (const GDate *date, TrameZone zone)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  return trame_day_is_working (trame_day_from_date (date), zone);
}

void
trame_working_day_on_or_after (const GDate *date, TrameZone zone, GDate *out)
{
  g_return_if_fail (date != NULL && out != NULL);
  trame_day_to_date (trame_day_working_on_or_after (trame_day_from_date (date), zone), out);
}

void
trame_working_day_on_or_before (const GDate *date, TrameZone zone, GDate *out)
{
  g_return_if_fail (date != NULL && out != NULL);
  trame_day_to_date (trame_day_working_on_or_before (trame_day_from_date (date), zone), out);
}

void
trame_working_days_before (const GDate *date, guint n, TrameZone zone, GDate *out)
{
  g_return_if_fail (date != NULL && out != NULL);
  trame_day_to_date (trame_day_working_before (trame_day_from_date (date), n, zone), out);
}
