/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service's spreadsheet before its columns are matched: its titles, and what each of them seems to be. */
#pragma once

#include "office/table-row.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *bytes;
  char **titles; /* each once, as they stand */
  guint places
      [TRAME_N_COLUMNS]; /* among TITLES: where each member was last time, else where it seems to be; G_MAXUINT: nowhere */
  guint rows;            /* below the titles */
} TrameTableOutline;

void trame_table_outline_free (TrameTableOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameTableOutline, trame_table_outline_free)

/* What trame_office_import_table() takes, for the titles at PLACES. Owned by the caller. */
char *trame_table_outline_columns (const TrameTableOutline *outline, const guint *places);

/* Looks at the spreadsheet at PATH; nothing is written. NULL and ERROR: of the file, or a TRAME_SPREADSHEET_ERROR. Blocking. */
TrameTableOutline *trame_office_outline_table (TrameOffice *office, const char *path, GError **error);
/* The same without blocking. */
void trame_office_outline_table_async (
    TrameOffice *office, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TrameTableOutline *trame_office_outline_table_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
