/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays by zone and working days (Monday to Friday, holidays out). */
#pragma once

#include "domain/lifecycle.h"

G_BEGIN_DECLS

/* Easter Sunday of a Gregorian year. */
void trame_easter (GDateYear year, GDate *out);
gboolean trame_is_holiday (const GDate *date, TrameZone zone);
gboolean trame_is_working_day (const GDate *date, TrameZone zone);
/* DATE itself when it is a working day, else the next (or the previous) one. */
void trame_working_day_on_or_after (const GDate *date, TrameZone zone, GDate *out);
void trame_working_day_on_or_before (const GDate *date, TrameZone zone, GDate *out);
/* The N-th working day before DATE (DATE itself not counted). */
void trame_working_days_before (const GDate *date, guint n, TrameZone zone, GDate *out);

G_END_DECLS
