/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A listing for people: columns aligned by what a terminal shows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrameTable TrameTable;

/* TITLES: a NULL-terminated list. */
TrameTable *trame_table_new (const char *const *titles);
void trame_table_free (TrameTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameTable, trame_table_free)
/* CELLS of the next row, as many as titles; NULL is shown "—". They are copied. */
void trame_table_add (TrameTable *table, const char *const *cells);
/* On stdout. */
void trame_table_print (const TrameTable *table);

G_END_DECLS
