/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling and setting a convention's document: for the preview, for a file, for the signature. */
#include "office/document.h"

#include "office/desk.h"
#include "office/existing.h"
#include "office/frozen.h"
#include "office/setting.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  TrameValues *values;     /* owned; NULL: those stored */
  const TrameModel *model; /* for a model alone: a copy that this owns */
  guint64 turn;            /* 0: not a preview */
} Request;

void
trame_document_free (TrameDocument *document)
{
  if (document == NULL)
    return;
  g_clear_pointer (&document->set, trame_set_document_unref);
  g_clear_pointer (&document->text, trame_text_free);
  g_free (document);
}

static void
request_free (gpointer data)
{
  Request *request = data;
  g_clear_pointer (&request->values, g_hash_table_unref);
  trame_model_free ((TrameModel *) request->model);
  g_free (request);
}

TrameDocument *
trame_desk_set_document (TrameDesk *desk, const TrameConvention *convention, TrameValues *values, GError **error)
{
  const TrameModel *model = trame_desk_get_model (desk, convention->model, error);
  if (model == NULL)
    return NULL;
  g_autoptr (TrameDocument) document = g_new0 (TrameDocument, 1);
  gboolean issued = convention->issued, removed = FALSE;
  if (issued && !trame_desk_load_frozen (desk, convention, &document->set, &removed, error))
    return NULL;
  document->convention = convention->id;
  document->frozen = document->set != NULL;
  if (convention->model == 0 || removed)
    document->text = removed ? trame_removed_text (convention) : trame_existing_text (convention);
  else
    document->text = trame_fill (model, values != NULL && !issued ? values : convention->values, convention->number,
                                 !issued);
  if (document->frozen)
    return g_steal_pointer (&document);
  g_autoptr (TrameStyle) style = trame_desk_style (desk, convention->scheme);
  document->set = trame_workshop_set (desk->workshop, document->text, style, &desk->today, error);
  return document->set != NULL ? g_steal_pointer (&document) : NULL;
}

static void
set_overtaken (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("A later request took its place."));
}

static gboolean
is_overtaken (TrameDesk *desk, const Request *request, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return TRUE;
  if (request->turn == 0 || trame_workshop_is_last_turn (desk->workshop, request->convention, request->turn))
    return FALSE;
  set_overtaken (error);
  return TRUE;
}

static gpointer
run_set (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  if (is_overtaken (desk, request, cancellable, error))
    return NULL;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, request->convention, &desk->today, error);
  if (convention == NULL || is_overtaken (desk, request, cancellable, error))
    return NULL;
  TrameDocument *document = trame_desk_set_document (desk, convention, request->values, error);
  if (document != NULL)
    document->turn = request->turn;
  return document;
}

static gpointer
run_set_model (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (TrameDocument) document = g_new0 (TrameDocument, 1);
  g_autoptr (TrameStyle) style = trame_desk_style (desk, NULL);
  document->text = trame_fill (request->model, request->values, NULL, TRUE);
  document->set = trame_workshop_set (desk->workshop, document->text, style, &desk->today, error);
  return document->set != NULL ? g_steal_pointer (&document) : NULL;
}

TrameDocument *
trame_office_set_document (TrameOffice *office, gint64 convention, TrameValues *values, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  Request request = { .convention = convention, .values = values };
  return trame_office_do (office, run_set, &request, error);
}

void
trame_office_set_document_async (TrameOffice *office,
                                 gint64 convention,
                                 TrameValues *values,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  Request *request = g_new0 (Request, 1);
  request->convention = convention;
  request->values = values != NULL ? trame_values_copy (values) : NULL;
  request->turn = trame_workshop_take_turn (trame_office_get_workshop (office), convention);
  trame_office_do_async (office, run_set, request, request_free, (GDestroyNotify) trame_document_free, cancellable,
                         callback, user_data);
}

TrameDocument *
trame_office_set_document_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autoptr (TrameDocument) document = trame_office_do_finish (office, result, error);
  TrameWorkshop *workshop = trame_office_get_workshop (office); /* NULL: the office closed meanwhile */
  if (document == NULL || document->turn == 0 || workshop == NULL
      || trame_workshop_answer_turn (workshop, document->convention, document->turn))
    return g_steal_pointer (&document);
  set_overtaken (error);
  return NULL;
}

void
trame_office_set_model_async (TrameOffice *office,
                              const TrameModel *model,
                              TrameValues *values,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && model != NULL);
  /* The worker gets a model of its own: the caller's may go away. */
  g_autoptr (GBytes) xml = trame_model_to_xml (model);
  Request *request = g_new0 (Request, 1);
  request->model = trame_model_parse (xml, NULL);
  request->values = values != NULL ? trame_values_copy (values) : NULL;
  trame_office_do_async (office, run_set_model, request, request_free, (GDestroyNotify) trame_document_free,
                         cancellable, callback, user_data);
}
