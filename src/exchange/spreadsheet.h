/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a spreadsheet as rows of text: OpenDocument (ODS) and CSV. Nothing here knows what a column means. The
 * bytes are anyone's: sizes are bounded, no reference of theirs is followed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRAME_SPREADSHEET_ERROR (trame_spreadsheet_error_quark ())
GQuark trame_spreadsheet_error_quark (void);
typedef enum
{
  TRAME_SPREADSHEET_ERROR_UNKNOWN,   /* neither ODS nor CSV */
  TRAME_SPREADSHEET_ERROR_DAMAGED,   /* the file does not hold together: which row, when it is known */
  TRAME_SPREADSHEET_ERROR_TOO_LARGE, /* more than what is read */
} TrameSpreadsheetError;

/* Bounds: the file, what it holds once unpacked, rows, columns, and the text of one cell in bytes. */
#define TRAME_SPREADSHEET_LARGEST (50 * 1024 * 1024)
#define TRAME_SPREADSHEET_UNPACKED (200 * 1024 * 1024)
#define TRAME_SPREADSHEET_ROWS 100000
#define TRAME_SPREADSHEET_COLUMNS 1000
#define TRAME_SPREADSHEET_CELL (64 * 1024)

typedef struct
{
  guint number; /* as the spreadsheet counts it, from 1 */
  char **cells; /* UTF-8, trimmed; "" when empty */
} TrameSpreadsheetRow;

typedef struct
{
  GPtrArray *rows;      /* of TrameSpreadsheetRow*, those that are empty left out */
  const char *encoding; /* "UTF-8", "WINDOWS-1252", "UTF-16"; of a CSV. Static */
  char separator;       /* ";", "," or a tab; of a CSV */
} TrameSpreadsheet;

/* The file at PATH, no further than what tells that it is too large. Owned by the caller; NULL and ERROR. Blocking. */
GBytes *trame_spreadsheet_load (const char *path, GCancellable *cancellable, GError **error);

/* Reads BYTES. Dates of ODS cells come as YYYY-MM-DD; everything else as it is shown. Owned by the caller; NULL and ERROR. */
TrameSpreadsheet *trame_spreadsheet_read (GBytes *bytes, GError **error);
void trame_spreadsheet_free (TrameSpreadsheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSpreadsheet, trame_spreadsheet_free)

/* The cell of ROW in that column, from 0; "" beyond the last. Owned by ROW. */
const char *trame_spreadsheet_cell (const TrameSpreadsheetRow *row, guint column);

G_END_DECLS
