/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a draft and filling it. */
#include "office/convention.h"

#include "documents/style.h"
#include "office/desk.h"
#include "office/draft.h"
#include "office/field-value.h"
#include "office/stale-desk.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  gint64 version;
  TrameValues *changes; /* owned */
} Setting;

typedef struct
{
  gint64 model;
  gint64 partner;
  TrameValues *values; /* borrowed */
} Making;

static void
setting_free (gpointer data)
{
  Setting *setting = data;
  g_hash_table_unref (setting->changes);
  g_free (setting);
}

/* VALUES with CHANGES laid over: a new table. */
static TrameValues *
lay_over (GHashTable *values, GHashTable *changes)
{
  TrameValues *result = trame_values_copy (values);
  GHashTableIter iter;
  gpointer id, value;
  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (*(const char *) value == '\0')
      g_hash_table_remove (result, id);
    else
      g_hash_table_insert (result, g_strdup (id), g_strdup (value));
  return result;
}

static gboolean
check_draft (const TrameConvention *convention, GError **error)
{
  if (!convention->issued && convention->lifecycle->state == TRAME_STATE_DRAFT)
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("The text of convention %" PRId64
                  " is fixed: it was sent for signature or signed. It only changes by an amendment."),
               convention->id);
  return FALSE;
}

/* What the list calls a convention is what its partner does: the first service, for as long as nobody called it otherwise.
 * NULL: there is none. */
static char *
first_service (TrameValues *values)
{
  const char *services = g_hash_table_lookup (values, "services");
  if (services == NULL)
    return NULL;
  char *line = g_strstrip (g_strndup (services, strcspn (services, "\n")));
  if (*line == '\0')
    g_clear_pointer (&line, g_free);
  return line;
}

static void
rename_after (TrameChanges *changes, const TrameConvention *now, TrameValues *values)
{
  g_autofree char *before = first_service (now->values);
  g_autofree char *after = first_service (values);
  if (g_strcmp0 (now->object, before) == 0 && g_strcmp0 (before, after) != 0)
    trame_changes_set_object (changes, now->id, after);
}

/* Says what each wrote. */
static void
refuse_stale (TrameDesk *desk, const TrameConvention *now, TrameValues *mine, GError **error)
{
  g_autoptr (TrameStale) stale = trame_desk_compare (desk, now, NULL, mine, error);
  if (stale == NULL)
    return;
  g_autofree char *both = trame_stale_words (stale);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE,
               _ ("Convention %" PRId64 " changed meanwhile: nothing was saved. Load it again, then choose.%s%s"),
               now->id, *both != '\0' ? "\n" : "", both);
}

static gpointer
run_set (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Setting *setting = data;
  g_autoptr (TrameConvention)
      now = trame_register_load_convention (desk->store, setting->convention, &desk->today, error);
  if (now == NULL || !check_draft (now, error))
    return NULL;
  if (setting->version != 0 && setting->version != now->version)
    {
      refuse_stale (desk, now, setting->changes, error);
      return NULL;
    }
  const TrameModel *model = trame_desk_get_model (desk, now->model, error);
  if (model == NULL || !trame_values_check (model, setting->changes, error))
    return NULL;
  g_autoptr (GHashTable) values = lay_over (now->values, setting->changes);
  g_autofree char *words = trame_draft_words (model, values);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_set_values (changes, now->id, now->version, setting->changes, words);
  rename_after (changes, now, values);
  if (!trame_desk_commit (desk, changes, now->id, error))
    return NULL;
  const TrameConvention *after = g_ptr_array_index (desk->touched, desk->touched->len - 1);
  return g_memdup2 (&after->version, sizeof after->version);
}

static Setting *
setting_new (gint64 convention, gint64 version, TrameValues *changes)
{
  Setting *setting = g_new0 (Setting, 1);
  *setting = (Setting){ .convention = convention, .version = version, .changes = trame_values_copy (changes) };
  return setting;
}

static gboolean
take_version (gint64 *answer, gint64 *new_version)
{
  if (answer == NULL)
    return FALSE;
  if (new_version != NULL)
    *new_version = *answer;
  g_free (answer);
  return TRUE;
}

gboolean
trame_office_set_values (
    TrameOffice *office, gint64 convention, gint64 version, TrameValues *changes, gint64 *new_version, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && changes != NULL, FALSE);
  Setting *setting = setting_new (convention, version, changes);
  gint64 *answer = trame_office_do (office, run_set, setting, error);
  setting_free (setting);
  return take_version (answer, new_version);
}

void
trame_office_set_values_async (TrameOffice *office,
                               gint64 convention,
                               gint64 version,
                               TrameValues *changes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && changes != NULL);
  trame_office_do_async (office, run_set, setting_new (convention, version, changes), setting_free, g_free, cancellable,
                         callback, user_data);
}

gboolean
trame_office_set_values_finish (TrameOffice *office, GAsyncResult *result, gint64 *new_version, GError **error)
{
  return take_version (trame_office_do_finish (office, result, error), new_version);
}

/* Letters have their models beside. */
static gboolean
check_is_convention (const TrameModel *model, GError **error)
{
  if (model->kind == TRAME_MODEL_CONVENTION || model->kind == TRAME_MODEL_AMENDMENT)
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, _ ("“%s” is not the model of a convention."),
               model->title);
  return FALSE;
}

static gpointer
run_new (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Making *making = data;
  g_autoptr (TrameModelRecord) record = trame_register_load_model (desk->store, making->model, error);
  g_autoptr (TramePartner) partner = record != NULL ? trame_register_load_partner (desk->store, making->partner, error)
                                                    : NULL;
  const TrameModel *model = partner != NULL ? trame_desk_get_model (desk, making->model, error) : NULL;
  if (model == NULL || !check_is_convention (model, error)
      || (making->values != NULL && !trame_values_check (model, making->values, error)))
    return NULL;
  g_autoptr (TrameDeliberationRecord) act = NULL;
  if (record->deliberation != 0)
    {
      act = trame_register_load_deliberation (desk->store, record->deliberation, error);
      if (act == NULL)
        return NULL;
    }
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  g_autoptr (TrameStyle) style = trame_style_new (desk->commune);
  g_autoptr (GHashTable)
      defaults = trame_office_default_values (model, partner, act != NULL ? act->act : NULL, style->author);
  g_autoptr (GHashTable) values = making->values != NULL ? lay_over (defaults, making->values)
                                                         : g_hash_table_ref (defaults);
  TrameDraft draft = { .model_id = making->model,
                       .model = model,
                       .terms = &record->terms,
                       .clauses = &record->clauses,
                       .partner_id = making->partner,
                       .deliberation_id = record->deliberation,
                       .act = act != NULL ? act->act : NULL,
                       .values = values,
                       .responsible = desk->agent };
  gint64 handle = trame_draft_add (changes, &draft);
  if (!trame_desk_commit (desk, changes, handle, error))
    return NULL;
  gint64 id = trame_changes_get_id (changes, handle);
  return g_memdup2 (&id, sizeof id);
}

gint64
trame_office_new_convention (TrameOffice *office, gint64 model, gint64 partner, TrameValues *values, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), 0);
  Making making = { .model = model, .partner = partner, .values = values };
  g_autofree gint64 *id = trame_office_do (office, run_new, &making, error);
  return id != NULL ? *id : 0;
}
