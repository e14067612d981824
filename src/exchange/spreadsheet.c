/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which reader a file needs, and the rows that both make. */
#include "exchange/spreadsheet-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a cell takes beside its words. */
#define A_CELL 32

G_DEFINE_QUARK (trame - spreadsheet - error - quark, trame_spreadsheet_error)

void
trame_spreadsheet_error_set (GError **error, TrameSpreadsheetError code, guint row, const char *sentence)
{
  if (row == 0)
    g_set_error_literal (error, TRAME_SPREADSHEET_ERROR, code, sentence);
  else
    g_set_error (error, TRAME_SPREADSHEET_ERROR, code, _ ("Row %u: %s"), row, sentence);
}

static void
row_free (gpointer data)
{
  TrameSpreadsheetRow *row = data;
  g_strfreev (row->cells);
  g_free (row);
}

void
trame_spreadsheet_free (TrameSpreadsheet *sheet)
{
  if (sheet == NULL)
    return;
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

const char *
trame_spreadsheet_cell (const TrameSpreadsheetRow *row, guint column)
{
  for (guint i = 0; row->cells[i] != NULL; i++)
    if (i == column)
      return row->cells[i];
  return "";
}

void
trame_spreadsheet_rows_init (TrameSpreadsheetRows *rows)
{
  rows->sheet = g_new0 (TrameSpreadsheet, 1);
  rows->sheet->rows = g_ptr_array_new_with_free_func (row_free);
  rows->cells = g_ptr_array_new_with_free_func (g_free);
  rows->number = 1;
}

void
trame_spreadsheet_rows_clear (TrameSpreadsheetRows *rows)
{
  g_clear_pointer (&rows->sheet, trame_spreadsheet_free);
  g_clear_pointer (&rows->cells, g_ptr_array_unref);
}

gboolean
trame_spreadsheet_rows_add (TrameSpreadsheetRows *rows, const char *text, gsize length, guint times, GError **error)
{
  g_autofree char *cell = g_utf8_make_valid (text, (gssize) length);
  g_strstrip (cell);
  if (length > TRAME_SPREADSHEET_CELL)
    {
      trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, rows->number,
                                   _ ("a cell holds more text than can be read."));
      return FALSE;
    }
  for (; times > 0 && rows->cells->len < TRAME_SPREADSHEET_COLUMNS; times--)
    g_ptr_array_add (rows->cells, g_strdup (cell));
  /* A sheet is filled with empty cells to its last column: only what is written counts. */
  if (times == 0 || *cell == '\0')
    return TRUE;
  trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, rows->number,
                               _ ("there are more columns than can be read."));
  return FALSE;
}

/* A row that says that it is there a hundred thousand times takes no more room than other rows do. */
static gboolean
count_kept (TrameSpreadsheetRows *rows, guint times, GError **error)
{
  gsize size = 0;
  for (guint i = 0; i < rows->cells->len; i++)
    size += strlen (rows->cells->pdata[i]) + A_CELL;
  if (size <= (TRAME_SPREADSHEET_UNPACKED - rows->kept) / MAX (times, 1))
    {
      rows->kept += size * times;
      return TRUE;
    }
  trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, 0,
                               _ ("This spreadsheet holds far more than its size says: it is not read."));
  return FALSE;
}

gboolean
trame_spreadsheet_rows_end (TrameSpreadsheetRows *rows, guint times, GError **error)
{
  guint used = rows->cells->len;
  while (used > 0 && *(char *) rows->cells->pdata[used - 1] == '\0')
    used--;
  g_ptr_array_set_size (rows->cells, (gint) used);
  /* Counting goes no further than what a spreadsheet holds. */
  guint first = rows->number;
  rows->number = times > G_MAXINT - first ? G_MAXINT : first + times;
  if (used == 0)
    return TRUE;
  if (!count_kept (rows, MIN (times, TRAME_SPREADSHEET_ROWS), error))
    return FALSE;
  g_ptr_array_add (rows->cells, NULL);
  for (guint i = 0; i < times; i++)
    {
      if (rows->sheet->rows->len == TRAME_SPREADSHEET_ROWS)
        {
          trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, first + i,
                                       _ ("there are more rows than can be read. Split the file."));
          return FALSE;
        }
      TrameSpreadsheetRow *row = g_new0 (TrameSpreadsheetRow, 1);
      row->number = first + i;
      row->cells = g_strdupv ((char **) rows->cells->pdata);
      g_ptr_array_add (rows->sheet->rows, row);
    }
  g_ptr_array_set_size (rows->cells, 0);
  return TRUE;
}

GBytes *
trame_spreadsheet_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *bytes = stream != NULL ? g_malloc (TRAME_SPREADSHEET_LARGEST + 1) : NULL;
  gsize size = 0;
  if (bytes == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, TRAME_SPREADSHEET_LARGEST + 1, &size, cancellable,
                                   error))
    return NULL;
  return g_bytes_new (bytes, size);
}

TrameSpreadsheet *
trame_spreadsheet_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  static const char compound[] = "\xd0\xcf\x11\xe0";
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  if (size > TRAME_SPREADSHEET_LARGEST)
    {
      trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_TOO_LARGE, 0,
                                   _ ("This file is too large to be a service’s spreadsheet. Choose another one."));
      return NULL;
    }
  if (size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return trame_ods_read (bytes, error);
  if (size == 0 || (size >= 4 && (memcmp (data, compound, 4) == 0 || memcmp (data, "%PDF", 4) == 0)))
    {
      trame_spreadsheet_error_set (error, TRAME_SPREADSHEET_ERROR_UNKNOWN, 0,
                                   _ ("This is not a spreadsheet that can be read. Save it as ODS or CSV, then try "
                                      "again."));
      return NULL;
    }
  return trame_csv_read (bytes, error);
}
