/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a service's spreadsheet may be, and one row of it as a convention signed before Trame. */
#pragma once

#include "exchange/spreadsheet.h"
#include "office/existing.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_COLUMN_PARTNER,
  TRAME_COLUMN_REFERENCE,
  TRAME_COLUMN_OBJECT,
  TRAME_COLUMN_SCHEME,
  TRAME_COLUMN_RESPONSIBLE,
  TRAME_COLUMN_SIGNED,
  TRAME_COLUMN_START,
  TRAME_COLUMN_LAST_DAY,
  TRAME_COLUMN_LENGTH,
  TRAME_COLUMN_RENEWAL,
  TRAME_N_COLUMNS
} TrameColumn;

/* "partner", "last-day"…; static. */
const char *trame_column_nick (TrameColumn column);
/* TRAME_N_COLUMNS: none. */
TrameColumn trame_column_from_nick (const char *nick);

/* Reads ROW, whose column of each member is in PLACES (G_MAXUINT: none), into EXISTING: strings point into ROW; the partner is
 * in NAME. FALSE and *WHY (owned by the caller), with *WHERE the member that is at fault (TRAME_N_COLUMNS: the row). */
gboolean trame_table_row_read (const TrameSpreadsheetRow *row,
                               const guint *places,
                               TrameExisting *existing,
                               const char **name,
                               TrameColumn *where,
                               char **why);

/* "P1Y", "1 an", "dix-huit mois", "3 ans", "90 jours". FALSE: none of that. */
gboolean trame_length_read (const char *text, TramePeriod *out);

G_END_DECLS
