/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a spreadsheet: CSV, the XML of an ODS, or its archive, as the first byte says. `fuzz-spreadsheet FOLDER
 * -max_total_time=600` runs longer. */
#include "exchange/spreadsheet-rows.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  g_autoptr (GBytes) bytes = g_bytes_new (data + 1, size - 1);
  g_autoptr (TrameSpreadsheet) sheet = NULL;
  if (data[0] % 3 == 0)
    sheet = trame_csv_read (bytes, NULL);
  else if (data[0] % 3 == 1)
    sheet = trame_ods_read_content ((const char *) data + 1, size - 1, NULL);
  else
    sheet = trame_spreadsheet_read (bytes, NULL);
  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    {
      const TrameSpreadsheetRow *row = g_ptr_array_index (sheet->rows, i);
      g_assert_true (row->number >= 1 && row->cells[0] != NULL);
      g_assert_true (g_utf8_validate (trame_spreadsheet_cell (row, 0), -1, NULL));
    }
  return 0;
}
