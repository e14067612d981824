/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written about a convention: who, when, each value before and after; and the chain that proves it. */
#pragma once

#include "office/office.h"
#include "register/past.h"

G_BEGIN_DECLS

/* One row of the journal. */
typedef struct
{
  TrameJournalRecord *record;
  GPtrArray *changes; /* of TrameJournalChange*; NULL: what it wrote was removed since */
} TrameHistoryEntry;

typedef struct
{
  GPtrArray *entries;  /* of TrameHistoryEntry*, newest first */
  guint older;         /* how many more there are */
  char *head;          /* of the journal's chain, in hexadecimal */
  gint64 journal_rows; /* how many rows the journal has, about anything */
} TrameHistory;

void trame_history_free (TrameHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameHistory, trame_history_free)

/* The LIMIT newest rows about CONVENTION: itself, its facts, its documents, what was agreed and followed. Owned by the
 * caller; NULL and ERROR. Blocking. */
TrameHistory *trame_office_load_history (TrameOffice *office, gint64 convention, guint limit, GError **error);
/* The same without blocking. */
void trame_office_load_history_async (TrameOffice *office,
                                      gint64 convention,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrameHistory *trame_office_load_history_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
