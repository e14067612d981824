/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a spreadsheet: dates, lengths and renewals as a service writes them. */
#include "office/table-row.h"

#include "french/date-text.h"
#include "french/fold.h"
#include "french/number-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No convention is longer: a number beyond is a slip of the hand. */
#define LONGEST_YEARS 99

static const char *const nicks[TRAME_N_COLUMNS] = {
  [TRAME_COLUMN_PARTNER] = "partner", [TRAME_COLUMN_REFERENCE] = "reference",     [TRAME_COLUMN_OBJECT] = "object",
  [TRAME_COLUMN_SCHEME] = "scheme",   [TRAME_COLUMN_RESPONSIBLE] = "responsible", [TRAME_COLUMN_SIGNED] = "signed",
  [TRAME_COLUMN_START] = "start",     [TRAME_COLUMN_LAST_DAY] = "last-day",       [TRAME_COLUMN_LENGTH] = "length",
  [TRAME_COLUMN_RENEWAL] = "renewal",
};

static const struct
{
  const char *word; /* folded */
  TrameRenewal renewal;
} renewals[] = {
  { "none", TRAME_RENEWAL_NONE },
  { "non", TRAME_RENEWAL_NONE },
  { "aucun", TRAME_RENEWAL_NONE },
  { "sans", TRAME_RENEWAL_NONE },
  { "explicit", TRAME_RENEWAL_EXPLICIT },
  { "expres", TRAME_RENEWAL_EXPLICIT },
  { "expresse", TRAME_RENEWAL_EXPLICIT },
  { "tacit", TRAME_RENEWAL_TACIT },
  { "tacite", TRAME_RENEWAL_TACIT },
  { "reconduction tacite", TRAME_RENEWAL_TACIT },
  { "tacite reconduction", TRAME_RENEWAL_TACIT },
  { "reconduction expresse", TRAME_RENEWAL_EXPLICIT },
};

const char *
trame_column_nick (TrameColumn column)
{
  return nicks[column];
}

TrameColumn
trame_column_from_nick (const char *nick)
{
  TrameColumn column = 0;
  while (column < TRAME_N_COLUMNS && !g_str_equal (nicks[column], nick))
    column++;
  return column;
}

/* "-1", "−1": folding makes a space of the sign. */
static gboolean
is_negative (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  gboolean sign = *text == '-' || g_str_has_prefix (text, "−") || g_str_has_prefix (text, "–");
  return sign && g_ascii_isdigit (*g_utf8_next_char (text));
}

gboolean
trame_length_read (const char *text, TramePeriod *out)
{
  guint64 number = 0;
  g_autofree char *folded = trame_fold (text);
  char *unit = strrchr (folded, ' ');
  TramePeriod period = { 0 };
  if (trame_period_parse (text, out))
    return out->years <= LONGEST_YEARS && !trame_period_is_zero (*out);
  if (unit == NULL || is_negative (text))
    return FALSE;
  *unit++ = '\0';
  if (!g_ascii_string_to_unsigned (folded, 10, 1, 12 * LONGEST_YEARS, &number, NULL)
      && (!trame_number_from_words (folded, &number) || number == 0 || number > 12 * LONGEST_YEARS))
    return FALSE;
  if (g_str_equal (unit, "an") || g_str_equal (unit, "ans") || g_str_has_prefix (unit, "annee"))
    period.years = (guint) number;
  else if (g_str_equal (unit, "mois"))
    period.months = (guint) number;
  else if (g_str_equal (unit, "jour") || g_str_equal (unit, "jours"))
    period.days = (guint) number;
  *out = period;
  return !trame_period_is_zero (period) && period.years <= LONGEST_YEARS;
}

static const char *
cell_of (const TrameSpreadsheetRow *row, const guint *places, TrameColumn column)
{
  return places[column] == G_MAXUINT ? "" : trame_spreadsheet_cell (row, places[column]);
}

/* The day of "12/01/2026 00:00:00", as spreadsheets export it. Owned by the caller. */
static char *
without_time (const char *text)
{
  gsize length = strlen (text), digits = 0;
  while (digits < length && (g_ascii_isdigit (text[length - digits - 1]) || text[length - digits - 1] == ':'))
    digits++;
  const char *time = text + length - digits;
  gboolean is_time = (digits == strlen ("00:00") || digits == strlen ("00:00:00")) && time[2] == ':' && time > text
                     && (time[-1] == ' ' || time[-1] == 'T');
  return is_time ? g_strndup (text, (gsize) (time - 1 - text)) : g_strdup (text);
}

/* A date that exists, in full: a spreadsheet has no day to guess the year from. */
static gboolean
read_date (const char *written, GDate *out, char **why)
{
  g_autofree char *text = without_time (written);
  if (*text == '\0' || trame_date_parse_iso (text, out) || trame_date_read (text, NULL, out))
    return TRUE;
  *why = g_strdup_printf (_ ("“%s” is not a date that exists"), written);
  return FALSE;
}

static gboolean
read_renewal (const char *text, TrameRenewal *out, char **why)
{
  g_autofree char *folded = trame_fold (text);
  *out = TRAME_RENEWAL_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (renewals); i++)
    if (g_str_equal (renewals[i].word, folded))
      {
        *out = renewals[i].renewal;
        return TRUE;
      }
  if (*folded == '\0')
    return TRUE;
  *why = g_strdup_printf (_ ("“%s” is not a renewal: none, explicit or tacit"), text);
  return FALSE;
}

static gboolean
read_length (const char *text, TrameExisting *existing, char **why)
{
  existing->has_length = *text != '\0';
  if (!existing->has_length || trame_length_read (text, &existing->length))
    return TRUE;
  *why = g_strdup_printf (_ ("“%s” is not a length: write 1 an, 18 mois or P1Y"), text);
  return FALSE;
}

gboolean
trame_table_row_read (const TrameSpreadsheetRow *row,
                      const guint *places,
                      TrameExisting *existing,
                      const char **name,
                      TrameColumn *where,
                      char **why)
{
  g_autoptr (GError) error = NULL;
  *existing = (TrameExisting){
    .reference = cell_of (row, places, TRAME_COLUMN_REFERENCE),
    .object = cell_of (row, places, TRAME_COLUMN_OBJECT),
    .scheme = cell_of (row, places, TRAME_COLUMN_SCHEME),
    .responsible = cell_of (row, places, TRAME_COLUMN_RESPONSIBLE),
  };
  *name = cell_of (row, places, TRAME_COLUMN_PARTNER);
  *where = TRAME_COLUMN_PARTNER;
  if (**name == '\0')
    {
      *why = g_strdup (_ ("the partner is not said"));
      return FALSE;
    }
  *where = TRAME_COLUMN_SIGNED;
  if (!read_date (cell_of (row, places, *where), &existing->signed_on, why))
    return FALSE;
  *where = TRAME_COLUMN_START;
  if (!read_date (cell_of (row, places, *where), &existing->start, why))
    return FALSE;
  *where = TRAME_COLUMN_LAST_DAY;
  if (!read_date (cell_of (row, places, *where), &existing->last_day, why))
    return FALSE;
  *where = TRAME_COLUMN_LENGTH;
  if (!read_length (cell_of (row, places, *where), existing, why))
    return FALSE;
  *where = TRAME_COLUMN_RENEWAL;
  if (!read_renewal (cell_of (row, places, *where), &existing->renewal, why))
    return FALSE;
  *where = TRAME_N_COLUMNS;
  if (trame_existing_check (existing, &error))
    return TRUE;
  *why = g_strdup (error->message);
  return FALSE;
}
