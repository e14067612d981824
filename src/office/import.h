/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal plus a person's decisions → one transaction: the act, its source file, its model, its partners, and one
 * draft convention per partner chosen. */
#pragma once

#include "office/office.h"
#include "office/read.h"

G_BEGIN_DECLS

/* A value read with less confidence than this stays empty unless a person confirmed it. */
#define TRAME_IMPORT_CONFIDENCE 0.75

/* What a person decided. Clear with trame_import_decisions_clear. */
typedef struct
{
  guint act;               /* index in proposal->acts */
  gboolean confirmed;      /* a person looked: values of low confidence are kept */
  GHashTable *corrections; /* path ("sent", "proxies.1.giver") → text; empty text: leave empty. NULL: none */
  GPtrArray *partners;     /* of char*: names for whom a convention is made; NULL: every partner the act names */
} TrameImportDecisions;

void trame_import_decisions_init (TrameImportDecisions *decisions);
void trame_import_decisions_clear (TrameImportDecisions *decisions);
/* Sets one correction. FALSE and ERROR when PATH cannot be corrected, or TEXT is not of its kind (date, number). */
gboolean trame_import_decisions_correct (TrameImportDecisions *decisions,
                                         const TrameActProposal *proposal,
                                         const char *path,
                                         const char *text,
                                         GError **error);

typedef struct
{
  gint64 deliberation;
  gint64 model;         /* 0: the act has no annexed model */
  GArray *partners;     /* of gint64, in the act's order */
  GArray *conventions;  /* of gint64, in the act's order */
  GPtrArray *kept_null; /* of char*: paths read with low confidence and not kept */
  GPtrArray *known;     /* of char*: partners that were in the register already */
} TrameImportResult;

void trame_import_result_free (TrameImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameImportResult, trame_import_result_free)

/* Stores; everything or nothing. Partners already known by their folded name are reused. An act whose number and sitting
 * are in the register already is TRAME_OFFICE_ERROR_REFUSED. Blocking. */
TrameImportResult *trame_office_import (TrameOffice *office,
                                        TrameIncoming *incoming,
                                        const TrameImportDecisions *decisions,
                                        GError **error);
/* The same without blocking; DECISIONS is copied. */
void trame_office_import_async (TrameOffice *office,
                                TrameIncoming *incoming,
                                const TrameImportDecisions *decisions,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TrameImportResult *trame_office_import_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
