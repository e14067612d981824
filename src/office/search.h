/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words that someone types are found in: conventions with the passage that says why, and the partners, acts and
 * models that can be gone to. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* The most passages that one search brings back. */
#define TRAME_SEARCH_LIMIT 200
/* The most places to go to. */
#define TRAME_SEARCH_PLACES 6

/* A convention that was found, and why. */
typedef struct
{
  gint64 convention;
  char *table;      /* what holds the words: "convention", "fact", "document", "partner", "deliberation"… */
  char *passage;    /* as written, on one line */
  gsize start, end; /* bytes of the passage: the first word found */
} TrameFound;

/* A page of the register that holds the words. */
typedef struct
{
  char *table; /* "partner", "deliberation", "model" */
  gint64 row;
  char *name; /* as it is called */
} TrameFoundPlace;

/* Immutable once returned; shared by reference. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *conventions; /* of TrameFound*, best first, each convention once */
  GPtrArray *places;      /* of TrameFoundPlace*, best first */
  gboolean more;          /* there are more passages than TRAME_SEARCH_LIMIT: these are the best */
} TrameFindings;

TrameFindings *trame_findings_ref (TrameFindings *findings);
void trame_findings_unref (TrameFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFindings, trame_findings_unref)

/* Searches TYPED in everything that is kept. A partner, or an act, that holds the words brings its conventions with it. One
 * reference; NULL and ERROR. Blocking, some milliseconds. */
TrameFindings *trame_office_search (TrameOffice *office, const char *typed, GError **error);
/* The same without blocking. */
void trame_office_search_async (TrameOffice *office,
                                const char *typed,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TrameFindings *trame_office_search_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
