/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading a convention with all that it stands on. */
#include "office/dossier.h"

#include "office/desk.h"
#include "office/model-keep.h"
#include "office/required.h"
#include "register/tombstone.h"

#include <glib/gi18n-lib.h>

TrameDossier *
trame_dossier_ref (TrameDossier *dossier)
{
  g_return_val_if_fail (dossier != NULL, NULL);
  g_atomic_ref_count_inc (&dossier->refs);
  return dossier;
}

void
trame_dossier_unref (TrameDossier *dossier)
{
  if (dossier == NULL || !g_atomic_ref_count_dec (&dossier->refs))
    return;
  g_clear_pointer (&dossier->convention, trame_convention_unref);
  g_clear_pointer (&dossier->partner, trame_partner_free);
  g_clear_pointer (&dossier->deliberation, trame_deliberation_record_free);
  g_clear_pointer (&dossier->lifecycle, trame_lifecycle_unref);
  g_clear_pointer (&dossier->documents, g_ptr_array_unref);
  g_clear_pointer (&dossier->tombstones, g_ptr_array_unref);
  g_clear_pointer (&dossier->missing, g_ptr_array_unref);
  g_clear_object (&dossier->office);
  g_free (dossier);
}

/* A draft keeps its model until someone chooses: whether there is something to choose. */
static gboolean
find_newer (TrameDesk *desk, TrameDossier *dossier, GError **error)
{
  const TrameConvention *convention = dossier->convention;
  if (convention->model == 0 || convention->issued || convention->lifecycle->state != TRAME_STATE_DRAFT)
    return TRUE;
  gint64 stored = 0;
  g_autoptr (TrameModel) current = trame_desk_current_model (desk, dossier->model->id, &stored, error);
  if (current != NULL && stored != convention->model
      && g_strcmp0 (current->act_number, dossier->model->act_number) == 0)
    dossier->newer_model = stored;
  return current != NULL;
}

/* Those of the documents that were removed; nothing is read when none was. FALSE and ERROR. */
static gboolean
load_tombstones (TrameDesk *desk, TrameDossier *dossier, GError **error)
{
  gboolean any = FALSE;
  dossier->tombstones = g_ptr_array_new_with_free_func (trame_kept_free);
  for (guint i = 0; i < dossier->documents->len; i++)
    any |= ((const TrameDocumentRecord *) g_ptr_array_index (dossier->documents, i))->removed;
  g_autoptr (GPtrArray) all = any ? trame_register_load_kept (desk->store, &trame_tombstone_aggregate, NULL, 0, error)
                                  : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const TrameTombstone *tombstone = g_ptr_array_index (all, i);
      for (guint j = 0; g_str_equal (tombstone->entity, "document") && j < dossier->documents->len; j++)
        if (((const TrameDocumentRecord *) g_ptr_array_index (dossier->documents, j))->id == tombstone->entity_id)
          g_ptr_array_add (dossier->tombstones, trame_kept_copy (tombstone));
    }
  return !any || all != NULL;
}

static gpointer
run_load (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (TrameDossier) dossier = g_new0 (TrameDossier, 1);
  g_atomic_ref_count_init (&dossier->refs);
  dossier->convention = trame_register_load_convention (desk->store, *id, &desk->today, error);
  if (dossier->convention == NULL)
    return NULL;
  const TrameConvention *convention = dossier->convention;
  dossier->model = trame_desk_get_model (desk, convention->model, error);
  if (dossier->model == NULL)
    return NULL;
  if (!find_newer (desk, dossier, error))
    return NULL;
  dossier->partner = trame_register_load_partner (desk->store, convention->partner, error);
  if (dossier->partner == NULL)
    return NULL;
  if (convention->deliberation != 0)
    {
      dossier->deliberation = trame_register_load_deliberation (desk->store, convention->deliberation, error);
      if (dossier->deliberation == NULL)
        return NULL;
    }
  dossier->documents = trame_register_load_documents (desk->store, *id, error);
  if (dossier->documents == NULL || !load_tombstones (desk, dossier, error))
    return NULL;
  dossier->lifecycle = trame_lifecycle_evaluate (&convention->contract, &desk->today);
  dossier->missing = trame_model_missing (dossier->model, convention->values);
  return g_steal_pointer (&dossier);
}

/* The model lives in the office's workshop: the dossier keeps the office. */
static TrameDossier *
with_office (TrameOffice *office, TrameDossier *dossier)
{
  if (dossier != NULL)
    dossier->office = g_object_ref (office);
  return dossier;
}

TrameDossier *
trame_office_load_dossier (TrameOffice *office, gint64 id, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return with_office (office, trame_office_do (office, run_load, &id, error));
}

void
trame_office_load_dossier_async (
    TrameOffice *office, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_load, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) trame_dossier_unref,
                         cancellable, callback, user_data);
}

TrameDossier *
trame_office_load_dossier_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return with_office (office, trame_office_do_finish (office, result, error));
}
