/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that one convention is made of, loaded at once: what a convention's page shows. Values only; no work is done
 * here. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Immutable once returned; shared by reference. */
typedef struct
{
  gatomicrefcount refs;
  TrameOffice *office;         /* kept open, for the model */
  TrameConvention *convention; /* id, version, number, values, contract (facts), issued… */
  const TrameModel *model;     /* of the office */
  gint64 newer_model;          /* of a draft: the version that new documents follow, when it is another; 0: none */
  TramePartner *partner;
  TrameDeliberationRecord *deliberation; /* NULL: none */
  TrameLifecycle *lifecycle;             /* today, with reasons */
  GPtrArray *documents;                  /* of TrameDocumentRecord*, oldest first */
  GPtrArray *tombstones;                 /* of TrameTombstone*: of those of its documents that were removed */
  GPtrArray *missing;                    /* of char*: ids of required fields not filled */
} TrameDossier;

TrameDossier *trame_dossier_ref (TrameDossier *dossier);
void trame_dossier_unref (TrameDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDossier, trame_dossier_unref)

/* One reference; NULL and ERROR when ID is unknown. */
TrameDossier *trame_office_load_dossier (TrameOffice *office, gint64 id, GError **error);
void trame_office_load_dossier_async (
    TrameOffice *office, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TrameDossier *trame_office_load_dossier_finish (TrameOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
