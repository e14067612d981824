/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as town halls have it: UTF-8 with or without its mark, UTF-16, Windows-1252; ";", "," or tabs; quotes (RFC 4180). */
#include "exchange/spreadsheet-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char separators[] = ";,\t";

/* The text of BYTES in UTF-8, its mark left out, and what it was in. NULL and ERROR. Owned by the caller. */
static char *
decode (GBytes *bytes, gsize *length, const char **encoding, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean marked = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;
  gboolean wide = size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
  char *text = NULL;
  if (marked)
    {
      data += 3;
      size -= 3;
    }
  *encoding = wide ? "UTF-16" : "UTF-8";
  if (size == 0)
    text = g_strdup ("");
  else if (wide)
    text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, length, NULL);
  else if (memchr (data, '\0', size) == NULL)
    {
      gboolean valid = g_utf8_validate (data, (gssize) size, NULL);
      *encoding = valid ? "UTF-8" : "WINDOWS-1252";
      *length = size;
      text = valid ? g_strndup (data, size)
                   : g_convert_with_fallback (data, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, length, NULL);
    }
  if (text == NULL)
    trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_UNKNOWN, 0,
                                 _ ("This file is not text. Save it as CSV in UTF-8, or as ODS, then try again."));
  return text;
}

/* The separator that the first row with any uses most; ";" when it uses none. */
static char
guess_separator (const char *text)
{
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE, any = FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *found = strchr (separators, *at);
      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && found != NULL)
        {
          counts[found - separators]++;
          any = TRUE;
        }
      else if (!quoted && (*at == '\n' || *at == '\r') && any)
        break;
    }
  guint best = 0;
  for (guint i = 1; separators[i] != '\0'; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* Reads the cell at *AT, quoted or not, into CELL; *AT is left on what follows it. FALSE: its quotes never end. */
static gboolean
read_cell (const char **at, char separator, GString *cell)
{
  const char *p = *at;
  while (*p == ' ' && separator != ' ')
    p++;
  if (*p != '"')
    {
      for (p = *at; *p != separator && !is_line_end (*p); p++)
        g_string_append_c (cell, *p);
      *at = p;
      return TRUE;
    }
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] == '"')
        p++;
      else if (*p == '"')
        break;
      g_string_append_c (cell, *p);
    }
  if (*p == '\0')
    return FALSE;
  /* What stands after the quotes belongs to the cell too. */
  for (p++; *p != separator && !is_line_end (*p); p++)
    g_string_append_c (cell, *p);
  *at = p;
  return TRUE;
}

/* "sep=;" as a first line, which some programs write for others. */
static const char *
skip_hint (const char *text, char *separator)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || strchr (separators, text[4]) == NULL
      || !is_line_end (text[5]))
    return text;
  *separator = text[4];
  return text + 5;
}

static gboolean
read_rows (TrameSpreadsheetRows *rows, const char *text, GError **error)
{
  char separator = rows->sheet->separator;
  const char *at = text;
  g_autoptr (GString) cell = g_string_new (NULL);
  while (*at != '\0')
    {
      g_string_truncate (cell, 0);
      if (!read_cell (&at, separator, cell))
        {
          trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_DAMAGED, rows->number,
                                       _ ("a quotation mark is opened and never closed. Correct it, then try again."));
          return FALSE;
        }
      if (!trame_spreadsheet_rows_add (rows, cell->str, cell->len, 1, error))
        return FALSE;
      if (*at == separator)
        {
          at++;
          if (!is_line_end (*at))
            continue;
        }
      if (*at == '\r' && at[1] == '\n')
        at++;
      if (*at != '\0')
        at++;
      if (!trame_spreadsheet_rows_end (rows, 1, error))
        return FALSE;
    }
  return TRUE;
}

TrameSpreadsheet *
trame_csv_read (GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *encoding = NULL;
  g_autofree char *text = decode (bytes, &length, &encoding, error);
  if (text == NULL)
    return NULL;
  if (strlen (text) != length)
    {
      trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_UNKNOWN, 0,
                                   _ ("This file is not text. Save it as CSV in UTF-8, or as ODS, then try again."));
      return NULL;
    }
  TrameSpreadsheetRows rows;
  trame_spreadsheet_rows_init (&rows);
  rows.sheet->encoding = encoding;
  const char *start = g_str_has_prefix (text, "\ufeff") ? text + strlen ("\ufeff") : text;
  rows.sheet->separator = guess_separator (start);
  TrameSpreadsheet *sheet = NULL;
  if (read_rows (&rows, skip_hint (start, &rows.sheet->separator), error))
    sheet = g_steal_pointer (&rows.sheet);
  trame_spreadsheet_rows_clear (&rows);
  return sheet;
}
