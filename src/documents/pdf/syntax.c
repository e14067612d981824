/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values are spelled in a PDF. printf is kept away from numbers with decimals: it follows the locale, and a French
 * comma breaks a PDF. */
#include "documents/pdf/syntax.h"

#include <math.h>

static const char hex_digits[] = "0123456789ABCDEF";

void
trame_pdf_append_code (GString *out, guint code)
{
  char digits[4] = { hex_digits[code >> 12 & 15], hex_digits[code >> 8 & 15], hex_digits[code >> 4 & 15],
                     hex_digits[code & 15] };
  g_string_append_len (out, digits, 4);
}

void
trame_pdf_append_number (GString *out, double value, guint decimals)
{
  static const gint64 powers[] = { 1, 10, 100, 1000, 10000 };
  g_assert (decimals < G_N_ELEMENTS (powers));

  if (!isfinite (value))
    value = 0;
  value = CLAMP (value, -1e9, 1e9);
  gint64 scale = powers[decimals];
  gint64 scaled = (gint64) llround (value * (double) scale);
  if (scaled < 0)
    {
      g_string_append_c (out, '-');
      scaled = -scaled;
    }

  char digits[32];
  guint at = sizeof digits;
  gint64 whole = scaled / scale;
  do
    {
      digits[--at] = '0' + (char) (whole % 10);
      whole /= 10;
    }
  while (whole > 0);
  g_string_append_len (out, digits + at, sizeof digits - at);

  gint64 rest = scaled % scale;
  if (rest == 0)
    return;
  g_string_append_c (out, '.');
  for (gint64 unit = scale / 10; rest > 0; unit /= 10)
    {
      g_string_append_c (out, '0' + (char) (rest / unit));
      rest %= unit;
    }
}

void
trame_pdf_append_text (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  g_string_append (out, "<FEFF");
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (character < 0x20 || character == 0x7f)
        continue;
      if (character < 0x10000)
        trame_pdf_append_code (out, character);
      else
        {
          trame_pdf_append_code (out, 0xd800 + ((character - 0x10000) >> 10));
          trame_pdf_append_code (out, 0xdc00 + ((character - 0x10000) & 0x3ff));
        }
    }
  g_string_append_c (out, '>');
}

void
trame_pdf_append_date (GString *out, const GDate *date)
{
  if (date != NULL && g_date_valid (date))
    g_string_append_printf (out, "(D:%04u%02u%02u000000Z)", g_date_get_year (date), g_date_get_month (date),
                            g_date_get_day (date));
}
