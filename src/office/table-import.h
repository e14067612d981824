/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service's spreadsheet of the conventions signed before Trame: its columns matched once, read without writing anything, each
 * refused row with its number and why; then the good ones written, all or none. */
#pragma once

#include "office/table-row.h"

G_BEGIN_DECLS

/* The setting that remembers the columns. */
#define TRAME_TABLE_REMEMBERED "import.columns"

typedef struct
{
  guint number; /* as the spreadsheet counts it */
  char *partner;
  gboolean new_partner;
  GDate signed_on;
  GDate start;
  GDate last_day;
  gint64 convention; /* 0: not written */
} TrameTableRow;

typedef struct
{
  guint number;
  TrameColumn column; /* TRAME_N_COLUMNS: the row as a whole */
  char *why;
} TrameRefusedRow;

typedef struct
{
  GPtrArray *ready;   /* of TrameTableRow* */
  GPtrArray *refused; /* of TrameRefusedRow* */
  char *columns;      /* as they were matched: "partner=Partenaire,signed=Signée le" */
  guint partners;     /* to make, or made */
  gboolean committed;
} TrameTableImport;

void trame_table_import_free (TrameTableImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameTableImport, trame_table_import_free)

/* Reads the spreadsheet BYTES. COLUMNS: "member=title" apart by commas (in a title "\," is a comma); NULL: those that the
 * register remembers. COMMIT writes the good rows in one transaction, and remembers the columns. The report, owned by the caller; NULL
 * and ERROR: a TRAME_SPREADSHEET_ERROR, or REFUSED when columns are not matched or their titles not found. Blocking. */
TrameTableImport *
trame_office_import_table (TrameOffice *office, GBytes *bytes, const char *columns, gboolean commit, GError **error);
/* The same without blocking. */
void trame_office_import_table_async (TrameOffice *office,
                                      GBytes *bytes,
                                      const char *columns,
                                      gboolean commit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrameTableImport *trame_office_import_table_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
