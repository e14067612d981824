/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching the members of a convention with the titles of a spreadsheet. Private to the room. */
#pragma once

#include "office/table-row.h"

G_BEGIN_DECLS

/* Among these: a title, a date and an empty line often stand above the titles. */
#define TRAME_TABLE_FIRST_ROWS 20

/* Finds the titles that COLUMNS match among the first rows of SHEET. PLACES (TRAME_N_COLUMNS of them) receives where each
 * member is, G_MAXUINT when it is nowhere; *HEADER the index of the row of titles. FALSE and REFUSED, with the titles there are. */
gboolean trame_table_columns_match (
    const char *columns, const TrameSpreadsheet *sheet, guint *places, guint *header, GError **error);

G_END_DECLS
