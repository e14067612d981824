/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which version of a model is which: told by its words, not by the number that its file claims. */
#include "office/model-keep.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

void
trame_model_version_free (TrameModelVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->name);
  g_free (version);
}

char *
trame_model_version_key (const char *name)
{
  return g_strconcat ("model.", name, NULL);
}

/* Of TrameModelRecord* with their XML: the versions of NAME, as they were stored. NULL and ERROR. */
static GPtrArray *
load_versions (TrameDesk *desk, const char *name, GError **error)
{
  g_autoptr (GPtrArray) listed = trame_register_load_models (desk->store, error);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_model_record_free);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (listed, i);
      if (g_strcmp0 (record->name, name) != 0)
        continue;
      TrameModelRecord *whole = trame_register_load_model (desk->store, record->id, error);
      if (whole == NULL)
        return NULL;
      g_ptr_array_add (versions, whole);
    }
  return listed != NULL ? g_steal_pointer (&versions) : NULL;
}

/* Whether RECORD says what MODEL says, their numbers apart. */
static gboolean
says_the_same (TrameModel *model, const TrameModelRecord *record)
{
  const guint version = model->version;
  g_autoptr (TrameModel) stored = trame_model_parse (record->xml, NULL);
  if (stored == NULL)
    return FALSE;
  model->version = stored->version;
  g_autoptr (GBytes) words = trame_model_to_xml (model);
  g_autoptr (GBytes) kept = trame_model_to_xml (stored);
  model->version = version;
  return g_bytes_equal (words, kept);
}

gint64
trame_desk_find_model (TrameDesk *desk, TrameModel *model, guint least, GError **error)
{
  g_autoptr (GPtrArray) versions = load_versions (desk, model->id, error);
  guint next = MAX (least, 1);
  gboolean taken = FALSE;
  if (versions == NULL)
    return -1;
  for (guint i = versions->len; i > 0; i--)
    {
      const TrameModelRecord *record = g_ptr_array_index (versions, i - 1);
      next = MAX (next, record->version + 1);
      taken = taken || record->version == model->version;
      if (!says_the_same (model, record))
        continue;
      model->version = record->version;
      return record->id;
    }
  if (taken || least > 0)
    model->version = next;
  return 0;
}

/* The version chosen for NAME; 0: none was. */
static gboolean
load_choice (TrameDesk *desk, const char *name, guint *version, GError **error)
{
  g_autoptr (TrameSettings) settings = trame_register_load_settings (desk->store, error);
  g_autofree char *key = trame_model_version_key (name);
  const char *value = settings != NULL ? g_hash_table_lookup (settings->values, key) : NULL;
  *version = value != NULL ? (guint) strtoul (value, NULL, 10) : 0;
  return settings != NULL;
}

/* The row of NAME that new documents follow, with its XML: *OUT, NULL when it is the shipped one. FALSE and ERROR. */
static gboolean
load_current (TrameDesk *desk, const char *name, TrameModelRecord **out, GError **error)
{
  guint chosen = 0;
  gint64 id = 0;
  g_autoptr (GPtrArray) listed = trame_register_load_models (desk->store, error);
  *out = NULL;
  if (listed == NULL || !load_choice (desk, name, &chosen, error))
    return FALSE;
  const gboolean shipped = g_strv_contains (trame_shipped_models (), name);
  guint best = 0;
  for (guint i = 0; i < listed->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (listed, i);
      if (g_strcmp0 (record->name, name) != 0 || (chosen != 0 ? record->version != chosen : shipped)
          || record->version < best)
        continue;
      best = record->version;
      id = record->id;
    }
  if (id != 0)
    *out = trame_register_load_model (desk->store, id, error);
  return id == 0 || *out != NULL;
}

TrameModel *
trame_desk_current_model (TrameDesk *desk, const char *name, gint64 *stored, GError **error)
{
  g_autoptr (TrameModelRecord) record = NULL;
  gint64 id = 0;
  if (!load_current (desk, name, &record, error))
    return NULL;
  if (record == NULL && !g_strv_contains (trame_shipped_models (), name))
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                   _ ("There is no model “%s” in this register. “models” lists them."), name);
      return NULL;
    }
  g_autoptr (TrameModel) model = record != NULL ? trame_model_parse (record->xml, error)
                                                : trame_shipped_model (name, error);
  if (model == NULL)
    return NULL;
  id = record != NULL ? record->id : trame_desk_find_model (desk, model, 0, error);
  if (id < 0)
    return NULL;
  if (stored != NULL)
    *stored = id;
  return g_steal_pointer (&model);
}

static gpointer
run_current (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return trame_desk_current_model (desk, data, NULL, error);
}

gint64
trame_model_version_current (TrameOffice *office, const GPtrArray *models, const char *name)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && models != NULL && name != NULL, 0);
  g_autofree char *key = trame_model_version_key (name);
  const char *value = g_hash_table_lookup (trame_office_get_settings (office)->values, key);
  guint chosen = value != NULL ? (guint) strtoul (value, NULL, 10) : 0, best = 0;
  gint64 id = 0;
  if (chosen == 0 && g_strv_contains (trame_shipped_models (), name))
    {
      g_autoptr (TrameModel) shipped = trame_shipped_model (name, NULL);
      chosen = shipped != NULL ? shipped->version : 0;
    }
  for (guint i = 0; i < models->len; i++)
    {
      const TrameModelRecord *record = g_ptr_array_index (models, i);
      if (g_strcmp0 (record->name, name) != 0 || (chosen != 0 ? record->version != chosen : record->version < best))
        continue;
      best = record->version;
      id = record->id;
    }
  return id;
}

TrameModel *
trame_office_current_model (TrameOffice *office, const char *name, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && name != NULL, NULL);
  return trame_office_do (office, run_current, (gpointer) name, error);
}
