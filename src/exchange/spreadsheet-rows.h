/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both readers share: rows being gathered, within the bounds. Private to the room (and its fuzzer). */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

typedef struct
{
  TrameSpreadsheet *sheet;
  GPtrArray *cells; /* of char*, of the row being read */
  guint number;     /* of the row being read */
  gsize kept;       /* what the rows take, about, in bytes */
} TrameSpreadsheetRows;

void trame_spreadsheet_rows_init (TrameSpreadsheetRows *rows);
/* Frees what was not taken. */
void trame_spreadsheet_rows_clear (TrameSpreadsheetRows *rows);
/* Adds TEXT (UTF-8, LENGTH bytes) as the next cell, TIMES times. FALSE and TOO_LARGE. */
gboolean
trame_spreadsheet_rows_add (TrameSpreadsheetRows *rows, const char *text, gsize length, guint times, GError **error);
/* The row is over, TIMES times the same; an empty one is only counted. FALSE and TOO_LARGE. */
gboolean trame_spreadsheet_rows_end (TrameSpreadsheetRows *rows, guint times, GError **error);

/* CSV from its bytes; ODS from its archive, or from the XML in it. */
TrameSpreadsheet *trame_csv_read (GBytes *bytes, GError **error);
TrameSpreadsheet *trame_ods_read (GBytes *bytes, GError **error);
TrameSpreadsheet *trame_ods_read_content (const char *xml, gsize size, GError **error);

/* A sentence for the person, with the row (0: not known). */
void trame_spreadsheet_error_set (GError **error, TrameSpreadsheetError code, guint row, const char *sentence);

G_END_DECLS
