/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of changes while it is being written: who, when, the ids given so far, the journal's head. Private to the room. */
#pragma once

#include "register/changes.h"
#include "register/journal.h"
#include "register/store/store.h"

G_BEGIN_DECLS

struct _TrameTransaction
{
  TrameStore *store;
  const char *agent;
  gint64 now;
  gint64 first;                    /* the journal's rows when it began */
  gint64 rows;                     /* and now */
  guint8 chain[TRAME_HASH_LENGTH]; /* of its last row */
  GArray *ids;                     /* of gint64: what each handle became */
};

/* What one change does. *ID receives the row's id, 0 when it makes none. DATA is not changed: a commit may be tried
 * again. */
typedef gboolean (*TrameApply) (TrameTransaction *transaction, gconstpointer data, gint64 *id, GError **error);

/* Adds a change to the list; DATA is taken. A new handle. */
gint64 trame_changes_append (TrameChanges *changes, TrameApply apply, gpointer data, GDestroyNotify free_data);

/* The id behind a handle (negative) or the id itself. */
gint64 trame_transaction_resolve (TrameTransaction *transaction, gint64 handle);
/* The id that the next row of a table is given: SQL is "SELECT max(id) FROM table". 0 and ERROR. */
gint64 trame_transaction_next_id (TrameTransaction *transaction, const char *max_sql, GError **error);

/* content.c: keeps BYTES once; their SHA-256 in hexadecimal, owned by the caller. NULL and ERROR. */
char *trame_content_add (TrameTransaction *transaction, GBytes *bytes, GError **error);
/* terms.c: keeps terms that no row has yet. 0 and ERROR. */
gint64
trame_terms_add (TrameTransaction *transaction, const TrameTerms *terms, const TrameClauses *clauses, GError **error);

/* aggregate.c: keeps a record (TrameKept*) now. */
gboolean trame_kept_apply_add (TrameTransaction *transaction, gconstpointer record, gint64 *id, GError **error);
/* removal.c: FALSE and REMOVED when the content of CONVENTION (0: none) went at the end of its retention: what came after
 * would never go. Facts alone still come: its dates are corrected. */
gboolean trame_removal_check (TrameTransaction *transaction, gint64 convention, GError **error);
/* partner.c: a convention is found by its partner's name too. */
gboolean trame_partner_index_conventions (TrameTransaction *transaction, gint64 partner, GError **error);

G_END_DECLS
