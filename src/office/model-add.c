/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A version of a model stored, chosen for new documents, or taken by a draft. */
#include "office/model-keep.h"

#include "office/draft.h"
#include "register/convention.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GBytes *xml;      /* NULL: the shipped model of NAME */
  const char *name; /* NULL with XML */
} Adding;

typedef struct
{
  gint64 convention;
  gint64 model;
} Changing;

/* The versions of one model are of one kind. FALSE and ERROR. */
static gboolean
check_kind (TrameDesk *desk, const TrameModel *model, GError **error)
{
  const char *kind = trame_model_kind_to_nick (model->kind);
  g_autoptr (GPtrArray) listed = trame_register_load_models (desk->store, error);
  g_autoptr (TrameModel)
      shipped = g_strv_contains (trame_shipped_models (), model->id) ? trame_shipped_model (model->id, NULL) : NULL;
  const char *before = shipped != NULL ? trame_model_kind_to_nick (shipped->kind) : NULL;
  for (guint i = 0; listed != NULL && i < listed->len && before == NULL; i++)
    if (g_strcmp0 (((TrameModelRecord *) listed->pdata[i])->name, model->id) == 0)
      before = ((TrameModelRecord *) listed->pdata[i])->kind;
  if (listed == NULL)
    return FALSE;
  if (before == NULL || g_str_equal (before, kind))
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("The versions of “%s” are of the kind “%s”, and this file is of the kind “%s”: give it another id."),
               model->id, before, kind);
  return FALSE;
}

static void
choose (TrameChanges *changes, const TrameModel *model)
{
  g_autofree char *key = trame_model_version_key (model->id);
  g_autofree char *value = g_strdup_printf ("%u", model->version);
  trame_changes_set_setting (changes, key, value);
}

/* The first version that an edited model may have: words that Trame ships keep theirs, others come after. */
static guint
least_version (TrameModel *model)
{
  g_autoptr (TrameModel)
      shipped = g_strv_contains (trame_shipped_models (), model->id) ? trame_shipped_model (model->id, NULL) : NULL;
  if (shipped == NULL)
    return 1;
  model->version = shipped->version;
  g_autoptr (GBytes) theirs = trame_model_to_xml (shipped), ours = trame_model_to_xml (model);
  return g_bytes_equal (theirs, ours) ? 0 : shipped->version + 1;
}

static gpointer
run_add (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Adding *adding = data;
  g_autoptr (TrameModel) model = adding->xml != NULL ? trame_model_parse (adding->xml, error)
                                                     : trame_shipped_model (adding->name, error);
  if (model == NULL || !check_kind (desk, model, error))
    return NULL;
  gint64 id = trame_desk_find_model (desk, model, adding->xml != NULL ? least_version (model) : 0, error);
  if (id < 0)
    return NULL;
  g_autoptr (TrameModelVersion) out = g_new0 (TrameModelVersion, 1);
  out->added = id == 0;
  out->name = g_strdup (model->id);
  out->version = model->version;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  if (out->added)
    id = trame_model_add (changes, model, 0);
  if (adding->xml != NULL)
    choose (changes, model);
  if (!trame_changes_is_empty (changes) && !trame_desk_commit (desk, changes, 0, error))
    return NULL;
  out->id = id < 0 ? trame_changes_get_id (changes, id) : id;
  desk->acts_changed = TRUE;
  desk->reload = adding->xml != NULL; /* a setting changed */
  return g_steal_pointer (&out);
}

TrameModelVersion *
trame_office_add_model (TrameOffice *office, GBytes *xml, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && xml != NULL, NULL);
  Adding adding = { .xml = xml };
  return trame_office_do (office, run_add, &adding, error);
}

TrameModelVersion *
trame_office_add_shipped_model (TrameOffice *office, const char *name, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && name != NULL, NULL);
  Adding adding = { .name = name };
  if (g_strv_contains (trame_shipped_models (), name))
    return trame_office_do (office, run_add, &adding, error);
  g_autofree char *list = g_strjoinv (", ", (char **) trame_shipped_models ());
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN, _ ("Trame ships no model “%s”: %s."), name, list);
  return NULL;
}

static void
adding_free (gpointer data)
{
  Adding *adding = data;
  g_bytes_unref (adding->xml);
  g_free (adding);
}

void
trame_office_add_model_async (
    TrameOffice *office, GBytes *xml, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && xml != NULL);
  Adding *adding = g_new0 (Adding, 1);
  adding->xml = g_bytes_ref (xml);
  trame_office_do_async (office, run_add, adding, adding_free, (GDestroyNotify) trame_model_version_free, cancellable,
                         callback, user_data);
}

TrameModelVersion *
trame_office_add_model_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

static gpointer
run_use (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrameModel *model = trame_desk_get_model (desk, *(const gint64 *) data, error);
  if (model == NULL)
    return NULL;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  choose (changes, model);
  if (!trame_desk_commit (desk, changes, 0, error))
    return NULL;
  desk->reload = TRUE;
  desk->acts_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gboolean
trame_office_use_model (TrameOffice *office, gint64 id, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), FALSE);
  return trame_office_do (office, run_use, &id, error) != NULL;
}

void
trame_office_use_model_async (
    TrameOffice *office, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_use, g_memdup2 (&id, sizeof id), g_free, NULL, cancellable, callback, user_data);
}

gboolean
trame_office_use_model_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}

/* Whether CONVENTION may follow MODEL. FALSE and ERROR. */
static gboolean
check_change (const TrameConvention *convention, const TrameModel *now, const TrameModel *model, GError **error)
{
  if (convention->issued || convention->lifecycle->state != TRAME_STATE_DRAFT)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                 _ ("The text of convention %" PRId64
                    " is fixed: it was sent for signature or signed. It only changes by an amendment."),
                 convention->id);
  else if (convention->model == 0 || g_strcmp0 (now->id, model->id) != 0
           || g_strcmp0 (now->act_number, model->act_number) != 0)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                 _ ("“%s” is not a version of the model of convention %" PRId64 ": make a new convention with it."),
                 model->title, convention->id);
  else
    return TRUE;
  return FALSE;
}

static gpointer
run_change (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Changing *changing = data;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, changing->convention, &desk->today, error);
  const TrameModel *now = convention != NULL ? trame_desk_get_model (desk, convention->model, error) : NULL;
  const TrameModel *model = now != NULL ? trame_desk_get_model (desk, changing->model, error) : NULL;
  if (model == NULL || !check_change (convention, now, model, error))
    return NULL;
  /* A value whose field went would be seen nowhere. */
  g_autoptr (GHashTable) gone = trame_values_new ();
  GHashTableIter each;
  gpointer id;
  g_hash_table_iter_init (&each, convention->values);
  while (g_hash_table_iter_next (&each, &id, NULL))
    if (trame_model_get_field (model, id) == NULL)
      g_hash_table_insert (gone, g_strdup (id), g_strdup (""));
  g_autofree char *words = trame_draft_words (model, convention->values);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_set_values (changes, convention->id, convention->version, gone, words);
  trame_changes_set_model (changes, convention->id, changing->model);
  return trame_desk_commit (desk, changes, convention->id, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

gboolean
trame_office_change_model (TrameOffice *office, gint64 convention, gint64 model, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), FALSE);
  Changing changing = { convention, model };
  return trame_office_do (office, run_change, &changing, error) != NULL;
}

void
trame_office_change_model_async (TrameOffice *office,
                                 gint64 convention,
                                 gint64 model,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  const Changing changing = { convention, model };
  trame_office_do_async (office, run_change, g_memdup2 (&changing, sizeof changing), g_free, NULL, cancellable,
                         callback, user_data);
}

gboolean
trame_office_change_model_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}
