/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shipped model filled for a convention. */
#include "office/letter.h"

#include "office/document-kind.h"
#include "office/letter-values.h"

TrameText *
trame_desk_letter_text (TrameDesk *desk,
                        const TrameConvention *convention,
                        const char *kind,
                        TrameValues *given,
                        GPtrArray **missing,
                        GError **error)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate_brief (&convention->contract, &desk->today);
  g_autofree char *refusal = trame_document_kind_refusal (kind, convention, lifecycle);
  if (refusal != NULL)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, refusal);
      return NULL;
    }
  g_autoptr (TrameModel) model = trame_shipped_model (trame_document_kind_model (kind), error);
  g_autoptr (GHashTable) values = model != NULL ? trame_letter_values (desk, convention, model, given, error) : NULL;
  if (values == NULL)
    return NULL;
  *missing = trame_fill_missing (model, values);
  return trame_fill (model, values, convention->number, FALSE);
}
