/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shipped model becomes a row of the register, once for each version. */
#include "office/shipped.h"

#include "office/desk.h"
#include "office/draft.h"

#include <glib/gi18n-lib.h>

/* The stored model of that name and version; 0: none. */
static gint64
find_stored (TrameDesk *desk, const TrameModel *model)
{
  g_autoptr (GPtrArray) models = trame_register_load_models (desk->store, NULL);
  for (guint i = 0; models != NULL && i < models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (models, i);
      if (g_strcmp0 (record->name, model->id) == 0 && record->version == model->version)
        return record->id;
    }
  return 0;
}

static gpointer
run_add (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *name = data;
  if (!g_strv_contains (trame_shipped_models (), name))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) trame_shipped_models ());
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("Trame ships no model “%s”: %s."), name,
                   list);
      return NULL;
    }
  g_autoptr (TrameModel) model = trame_shipped_model (name, error);
  if (model == NULL)
    return NULL;
  gint64 id = find_stored (desk, model);
  if (id == 0)
    {
      g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
      id = trame_model_add (changes, model, 0);
      if (!trame_desk_commit (desk, changes, 0, error))
        return NULL;
      id = trame_changes_get_id (changes, id);
      desk->acts_changed = TRUE;
    }
  return g_memdup2 (&id, sizeof id);
}

gint64
trame_office_add_shipped_model (TrameOffice *office, const char *name, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && name != NULL, 0);
  g_autofree gint64 *id = trame_office_do (office, run_add, (gpointer) name, error);
  return id != NULL ? *id : 0;
}
