/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as plain numbers, for the rules' own arithmetic: 1 is 1 January of year 1, 0 is no day. Private to the room. */
#pragma once

#include "domain/period.h"

G_BEGIN_DECLS

typedef gint32 TrameDay;

#define TRAME_DAY_NONE 0
#define TRAME_DAY_FIRST 1      /* 0001-01-01; as a bound: no lower bound */
#define TRAME_DAY_LAST 3652059 /* 9999-12-31; as a bound: no upper bound */

TrameDay trame_day_from_ymd (guint year, guint month, guint day);
void trame_day_to_ymd (TrameDay day, guint *year, guint *month, guint *month_day);
guint trame_days_in_month (guint year, guint month);
/* Monday is 1, Sunday is 7. */
guint trame_day_weekday (TrameDay day);

/* TRAME_DAY_NONE for a cleared date. */
TrameDay trame_day_from_date (const GDate *date);
/* Clears OUT for TRAME_DAY_NONE and for what lies outside the years 1–9999. */
void trame_day_to_date (TrameDay day, GDate *out);

/* See trame_date_add; TRAME_DAY_NONE when the result leaves the years 1–9999. */
TrameDay trame_day_add (TrameDay from, TramePeriod period, guint times, TrameRounding rounding);
/* FROM − PERIOD, months and years first; a day that does not exist becomes the month's last. */
TrameDay trame_day_subtract (TrameDay from, TramePeriod period);

G_END_DECLS
