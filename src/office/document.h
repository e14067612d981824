/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention's document, set on pages by the office's engine worker. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* What is set: a copy of everything the worker needs, so that nothing is shared with the main thread. */
typedef struct
{
  gint64 convention;
  TrameSetDocument *set;
  TrameText *text; /* the same words as blocks: for assistive technology, search and comparison */
  gboolean frozen; /* these are the issued bytes */
  guint64 turn;    /* rises with each request of the live preview; 0: another request's */
} TrameDocument;

void trame_document_free (TrameDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDocument, trame_document_free)

/* Sets the document of CONVENTION with VALUES (NULL: those stored). An issued convention gives its frozen bytes, whatever
 * VALUES say (then `set->places` is empty). Blocking. Owned by the caller. */
TrameDocument *trame_office_set_document (TrameOffice *office, gint64 convention, TrameValues *values, GError **error);

/* The live preview: call at each key. Only the last request of one convention is set: one that is overtaken before it
 * began, or whose answer comes after a later one's, ends with G_IO_ERROR_CANCELLED, as does a cancelled one. VALUES is
 * copied. */
void trame_office_set_document_async (TrameOffice *office,
                                      gint64 convention,
                                      TrameValues *values,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TrameDocument *trame_office_set_document_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* The same for a model that no convention holds yet (Modèles, import): filled with VALUES (may be NULL). */
void trame_office_set_model_async (TrameOffice *office,
                                   const TrameModel *model,
                                   TrameValues *values,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
