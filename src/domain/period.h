/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named periods (ISO 8601: P1Y, P2M, P10D) and their addition to dates.
 * Dates are GDate; a cleared GDate (g_date_valid() FALSE) means "no date". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint years;
  guint months;
  guint days; /* weeks are read as seven days */
} TramePeriod;

/* What to do when the day of the month does not exist. There is no default: the caller names it. */
typedef enum
{
  TRAME_ROUND_NONE = 0, /* aborts the program when a rounding is needed */
  TRAME_ROUND_DOWN,     /* the month's last day */
  TRAME_ROUND_UP,       /* the first day of the next month */
} TrameRounding;

/* Reads an ISO 8601 period (only Y, M, W, D; at least one; no sign, no time). FALSE when it is not one. */
gboolean trame_period_parse (const char *iso, TramePeriod *out);
/* Writes it back ("P1Y"); a zero period is "P0D". Owned by the caller. */
char *trame_period_to_string (TramePeriod period);
gboolean trame_period_is_zero (TramePeriod period);
gboolean trame_period_equal (TramePeriod a, TramePeriod b);

/* FROM + TIMES × PERIOD: years and months first (one rounding), then days. Never add a period to a result that was
 * rounded: give TIMES instead. FALSE, and OUT cleared, when the result leaves the years 1–9999. */
gboolean trame_date_add (const GDate *from, TramePeriod period, guint times, TrameRounding rounding, GDate *out);

/* Strict YYYY-MM-DD of a date that exists; FALSE, and OUT cleared, otherwise. */
gboolean trame_date_parse_iso (const char *text, GDate *out);
/* "YYYY-MM-DD", or NULL when DATE is cleared. Owned by the caller. */
char *trame_date_to_iso (const GDate *date);

G_END_DECLS
