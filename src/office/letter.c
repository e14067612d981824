/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model filled for a convention, checked field by field, and set on pages for the preview. */
#include "office/letter-text.h"

#include "office/field-value.h"
#include "office/letter-values.h"
#include "office/model-keep.h"
#include "office/setting.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  char *kind;
  TrameValues *given; /* NULL: none */
  gint64 key;         /* of the turns */
  guint64 turn;       /* 0: not a preview */
} Request;

void
trame_letter_draft_free (TrameLetterDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->kind);
  trame_model_free (draft->model);
  g_clear_pointer (&draft->values, g_hash_table_unref);
  g_clear_pointer (&draft->missing, g_ptr_array_unref);
  g_clear_pointer (&draft->text, trame_text_free);
  g_clear_pointer (&draft->set, trame_set_document_unref);
  g_free (draft);
}

/* Whether a document of DRAFT's kind left already. FALSE and ERROR. */
static gboolean
find_issues (TrameDesk *desk, TrameLetterDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) documents = trame_register_load_documents (desk->store, draft->convention, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const TrameDocumentRecord *record = g_ptr_array_index (documents, i);
      if (record->attached || g_strcmp0 (record->kind, draft->kind) != 0)
        continue;
      draft->issues = record->issue;
      draft->last_issued = record->issued_on;
      draft->last_document = record->id;
    }
  return documents != NULL;
}

TrameLetterDraft *
trame_desk_draft_letter (
    TrameDesk *desk, const TrameConvention *convention, const char *kind, TrameValues *given, GError **error)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate_brief (&convention->contract, &desk->today);
  g_autofree char *refusal = trame_document_kind_refusal (kind, convention, lifecycle);
  if (refusal == NULL && trame_document_kind_model (kind) == NULL)
    refusal = g_strdup_printf (_ ("“%s” is not a letter."), trame_document_kind_label (kind));
  if (refusal != NULL)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, refusal);
      return NULL;
    }
  g_autoptr (TrameLetterDraft) draft = g_new0 (TrameLetterDraft, 1);
  draft->convention = convention->id;
  draft->kind = g_strdup (kind);
  draft->model = trame_desk_current_model (desk, trame_document_kind_model (kind), &draft->stored, error);
  if (draft->model == NULL || (given != NULL && !trame_values_check (draft->model, given, error)))
    return NULL;
  draft->values = trame_letter_values (desk, convention, draft->model, given, error);
  if (draft->values == NULL)
    return NULL;
  draft->missing = trame_fill_missing (draft->model, draft->values);
  draft->text = trame_fill (draft->model, draft->values, convention->number, FALSE);
  return g_steal_pointer (&draft);
}

TrameText *
trame_desk_letter_text (TrameDesk *desk,
                        const TrameConvention *convention,
                        const char *kind,
                        TrameValues *given,
                        GPtrArray **missing,
                        GError **error)
{
  g_autoptr (TrameLetterDraft) draft = trame_desk_draft_letter (desk, convention, kind, given, error);
  if (draft == NULL)
    return NULL;
  *missing = g_steal_pointer (&draft->missing);
  return g_steal_pointer (&draft->text);
}

gboolean
trame_desk_set_letter (
    TrameDesk *desk, const TrameConvention *convention, TrameLetterDraft *draft, const GDate *on, GError **error)
{
  g_autoptr (TrameStyle) style = trame_desk_style (desk, convention->scheme);
  draft->set = trame_workshop_set (desk->workshop, draft->text, style, on, error);
  return draft->set != NULL;
}

static gboolean
is_overtaken (TrameDesk *desk, const Request *request, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return TRUE;
  if (request->turn == 0 || trame_workshop_is_last_turn (desk->workshop, request->key, request->turn))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("A later request took its place."));
  return TRUE;
}

/* GIVEN without the fields that the model of KIND has not. NULL and ERROR. */
static TrameValues *
known_only (TrameDesk *desk, const char *kind, TrameValues *given, GError **error)
{
  g_autoptr (TrameModel) model = trame_desk_current_model (desk, trame_document_kind_model (kind), NULL, error);
  GHashTableIter each;
  gpointer id;
  if (model == NULL)
    return NULL;
  TrameValues *known = trame_values_copy (given);
  g_hash_table_iter_init (&each, known);
  while (g_hash_table_iter_next (&each, &id, NULL))
    if (trame_model_get_field (model, id) == NULL)
      g_hash_table_iter_remove (&each);
  return known;
}

/* The draft of a form, that may be older than the model in use. */
static TrameLetterDraft *
draft_of_form (TrameDesk *desk, const TrameConvention *convention, const Request *request, GError **error)
{
  g_autoptr (GError) why = NULL;
  TrameLetterDraft *draft = trame_desk_draft_letter (desk, convention, request->kind, request->given, &why);
  if (draft != NULL || request->turn == 0 || request->given == NULL
      || !g_error_matches (why, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN))
    {
      if (why != NULL)
        g_propagate_error (error, g_steal_pointer (&why));
      return draft;
    }
  g_autoptr (GHashTable) known = known_only (desk, request->kind, request->given, error);
  return known != NULL ? trame_desk_draft_letter (desk, convention, request->kind, known, error) : NULL;
}

static gpointer
run_draft (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  if (is_overtaken (desk, request, cancellable, error))
    return NULL;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, request->convention, &desk->today, error);
  g_autoptr (TrameLetterDraft) draft = convention != NULL ? draft_of_form (desk, convention, request, error) : NULL;
  if (draft == NULL || is_overtaken (desk, request, cancellable, error) || !find_issues (desk, draft, error)
      || !trame_desk_set_letter (desk, convention, draft, &desk->today, error)
      || is_overtaken (desk, request, cancellable, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static void
request_free (gpointer data)
{
  Request *request = data;
  g_free (request->kind);
  g_clear_pointer (&request->given, g_hash_table_unref);
  g_free (request);
}

TrameLetterDraft *
trame_office_draft_letter (TrameOffice *office, gint64 convention, const char *kind, TrameValues *given, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && kind != NULL, NULL);
  Request request = { .convention = convention, .kind = (char *) kind, .given = given };
  return trame_office_do (office, run_draft, &request, error);
}

void
trame_office_draft_letter_async (TrameOffice *office,
                                 gint64 convention,
                                 const char *kind,
                                 TrameValues *given,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && kind != NULL);
  Request *request = g_new0 (Request, 1);
  request->convention = convention;
  request->kind = g_strdup (kind);
  request->given = given != NULL ? trame_values_copy (given) : NULL;
  request->key = -convention; /* a convention's own document has its id */
  request->turn = trame_workshop_take_turn (trame_office_get_workshop (office), request->key);
  trame_office_do_async (office, run_draft, request, request_free, (GDestroyNotify) trame_letter_draft_free,
                         cancellable, callback, user_data);
}

TrameLetterDraft *
trame_office_draft_letter_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
