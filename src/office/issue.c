/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing: number, bytes, values and the fact, in one transaction. Nothing sets these bytes again. */
#include "office/issue.h"

#include "office/desk.h"
#include "office/draft.h"
#include "office/generate.h"
#include "office/required.h"
#include "office/setting.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  GDate on; /* cleared: today */
} Issuing;

void
trame_issued_free (TrameIssued *issued)
{
  if (issued == NULL)
    return;
  g_clear_pointer (&issued->pdf, g_bytes_unref);
  g_free (issued->number);
  g_free (issued->sha256);
  g_free (issued);
}

static gboolean
check_can_issue (const TrameConvention *convention, const TrameModel *model, GError **error)
{
  if (convention->issued)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("Convention %s was sent for signature already: its text is fixed."), convention->number);
      return FALSE;
    }
  if (convention->lifecycle->state != TRAME_STATE_DRAFT
      && convention->lifecycle->state != TRAME_STATE_AWAITING_SIGNATURE)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("Convention %" PRId64 " is not a draft any more: it cannot be sent for signature."),
                   convention->id);
      return FALSE;
    }
  g_autoptr (GPtrArray) missing = trame_model_missing (model, convention->values);
  if (missing->len == 0)
    return TRUE;
  g_autofree char *labels = trame_model_missing_labels (model, missing);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_MISSING,
               ngettext ("Convention %" PRId64 " cannot be sent for signature: one field is empty (%s). Fill "
                         "it first.",
                         "Convention %" PRId64 " cannot be sent for signature: some fields are empty (%s). "
                         "Fill them first.",
                         missing->len),
               convention->id, labels);
  return FALSE;
}

/* The final document, numbered, without the draft's mark. */
static TrameSetDocument *
set_final (TrameDesk *desk,
           const TrameConvention *convention,
           const TrameModel *model,
           const char *number,
           const GDate *on,
           GError **error)
{
  g_autoptr (TrameText) text = trame_fill (model, convention->values, number, FALSE);
  g_autoptr (TrameStyle) style = trame_desk_style (desk, convention->scheme);
  return trame_workshop_set (desk->workshop, text, style, on, error);
}

static TrameChanges *
changes_of (TrameDesk *desk,
            const TrameConvention *convention,
            const TrameModel *model,
            const TrameIssued *issued,
            const GDate *on,
            gint64 *document)
{
  TrameChanges *changes = trame_desk_changes (desk);
  g_autofree char *name = trame_generate_file_name (issued->number, convention->id, convention->partner_name,
                                                    "convention", TRAME_FILE_PDF);
  g_autoptr (GHashTable) nothing = trame_values_new ();
  g_autofree char *words = trame_draft_words (model, convention->values);
  /* Values changed since they were loaded make this fail: what is frozen is what was checked. */
  trame_changes_set_values (changes, convention->id, convention->version, nothing, words);
  trame_changes_set_number (changes, convention->id, issued->number);
  *document = trame_changes_add_document (changes, convention->id, "convention", name, "application/pdf", issued->pdf,
                                          on, convention->values);
  g_autoptr (TrameFact) fact = trame_fact_new (TRAME_FACT_ISSUED);
  fact->on = *on;
  trame_changes_add_fact (changes, convention->id, fact);
  return changes;
}

static gpointer
run_issue (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Issuing *issuing = data;
  GDate on = g_date_valid (&issuing->on) ? issuing->on : desk->today;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, issuing->convention, &desk->today, error);
  const TrameModel *model = convention != NULL ? trame_desk_get_model (desk, convention->model, error) : NULL;
  if (model == NULL || !check_can_issue (convention, model, error))
    return NULL;
  g_autoptr (TrameIssued) issued = g_new0 (TrameIssued, 1);
  issued->number = trame_register_next_number (desk->store, convention->id, error);
  if (issued->number == NULL)
    return NULL;
  g_autoptr (TrameSetDocument) set = set_final (desk, convention, model, issued->number, &on, error);
  if (set == NULL)
    return NULL;
  issued->pdf = g_bytes_ref (set->pdf);
  issued->pages = set->pages;
  issued->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, issued->pdf);

  gint64 handle = 0;
  g_autoptr (TrameChanges) changes = changes_of (desk, convention, model, issued, &on, &handle);
  if (!trame_desk_commit (desk, changes, convention->id, error))
    return NULL;
  issued->document = trame_changes_get_id (changes, handle);
  return g_steal_pointer (&issued);
}

static Issuing *
issuing_new (gint64 convention, const GDate *on)
{
  Issuing *issuing = g_new0 (Issuing, 1);
  issuing->convention = convention;
  if (on != NULL)
    issuing->on = *on;
  return issuing;
}

TrameIssued *
trame_office_issue (TrameOffice *office, gint64 convention, const GDate *on, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  g_autofree Issuing *issuing = issuing_new (convention, on);
  return trame_office_do (office, run_issue, issuing, error);
}

void
trame_office_issue_async (TrameOffice *office,
                          gint64 convention,
                          const GDate *on,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_issue, issuing_new (convention, on), g_free, (GDestroyNotify) trame_issued_free,
                         cancellable, callback, user_data);
}

TrameIssued *
trame_office_issue_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
