/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been kept long enough. Emptying rows is register/removal's. */
#include "office/retention.h"

#include "french/date-text.h"
#include "office/desk.h"
#include "office/tombstone.h"
#include "register/removal.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *conventions;
  char *visa;
  char *reason;
} Removing;

void
trame_retention_free (TrameRetention *retention)
{
  if (retention == NULL)
    return;
  g_free (retention->number);
  g_free (retention->partner);
  g_free (retention->object);
  g_free (retention->model);
  g_free (retention);
}

/* The period that the town hall gave that model. FALSE: none. */
static gboolean
period_of (const TrameSettings *settings, const char *model, TramePeriod *out)
{
  g_autofree char *key = g_strconcat ("retention.", model, NULL);
  const char *text = g_hash_table_lookup (settings->values, key);
  if (text == NULL)
    text = g_hash_table_lookup (settings->values, "retention");
  return text != NULL && trame_period_parse (text, out);
}

/* The day from which the retention runs; FALSE while the convention has not ended. */
static gboolean
ended_on (const TrameConvention *convention, GDate *out)
{
  const TrameLifecycle *lifecycle = convention->lifecycle;
  switch (lifecycle->state)
    {
    case TRAME_STATE_EXPIRED:
    case TRAME_STATE_TERMINATED:
    case TRAME_STATE_TERMINATED_AS_OF_RIGHT:
      *out = g_date_valid (&lifecycle->end_day) ? lifecycle->end_day : lifecycle->period.last_day;
      break;
    case TRAME_STATE_WITHDRAWN:
      for (guint i = 0; i < convention->contract.facts->len; i++)
        {
          const TrameFact *fact = g_ptr_array_index (convention->contract.facts, i);
          if (fact->kind == TRAME_FACT_WITHDRAWN)
            *out = fact->on;
        }
      break;
    default:
      break;
    }
  return g_date_valid (out);
}

static const char *
name_of_model (const GPtrArray *models, gint64 id)
{
  for (guint i = 0; i < models->len; i++)
    {
      const TrameModelRecord *model = g_ptr_array_index (models, i);
      if (model->id == id)
        return model->name;
    }
  return "existing";
}

static gint
by_until (gconstpointer a, gconstpointer b)
{
  const TrameRetention *one = *(TrameRetention *const *) a, *other = *(TrameRetention *const *) b;
  gint order = g_date_compare (&one->until, &other->until);
  return order != 0 ? order : (one->convention > other->convention) - (one->convention < other->convention);
}

/* The conventions that have a tombstone: gint64* of TOMBSTONES, which must outlive it. */
static GHashTable *
removed_set (const GPtrArray *tombstones)
{
  GHashTable *removed = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < tombstones->len; i++)
    {
      TrameTombstone *tombstone = g_ptr_array_index (tombstones, i);
      if (g_str_equal (tombstone->entity, "convention"))
        g_hash_table_add (removed, &tombstone->entity_id);
    }
  return removed;
}

static TrameRetention *
retention_new (TrameDesk *desk, const TrameSettings *settings, const TrameConvention *convention, const char *model)
{
  TrameRetention found = { .convention = convention->id };
  if (!ended_on (convention, &found.ended) || !period_of (settings, model, &found.period)
      || !trame_date_add (&found.ended, found.period, 1, TRAME_ROUND_DOWN, &found.until))
    return NULL;
  TrameRetention *retention = g_memdup2 (&found, sizeof found);
  retention->number = g_strdup (convention->number);
  retention->partner = g_strdup (convention->partner_name);
  retention->object = g_strdup (convention->object);
  retention->model = g_strdup (model);
  retention->due = g_date_compare (&retention->until, &desk->today) < 0;
  return retention;
}

static gpointer
run_list (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrameSettings) settings = trame_register_load_settings (desk->store, error);
  g_autoptr (GPtrArray) models = settings != NULL ? trame_register_load_models (desk->store, error) : NULL;
  g_autoptr (GPtrArray)
      tombstones = models != NULL ? trame_register_load_kept (desk->store, &trame_tombstone_aggregate, NULL, 0, error)
                                  : NULL;
  g_autoptr (GPtrArray)
      conventions = tombstones != NULL ? trame_register_load_conventions (desk->store, &desk->today, error) : NULL;
  if (conventions == NULL)
    return NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_retention_free);
  g_autoptr (GHashTable) removed = removed_set (tombstones);
  for (guint i = 0; i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      TrameRetention *retention = retention_new (desk, settings, convention, name_of_model (models, convention->model));
      if (retention == NULL)
        continue;
      retention->removed = g_hash_table_contains (removed, &convention->id);
      retention->due = retention->due && !retention->removed;
      g_ptr_array_add (all, retention);
    }
  g_ptr_array_sort (all, by_until);
  return g_steal_pointer (&all);
}

GPtrArray *
trame_office_list_retention (TrameOffice *office, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_office_do (office, run_list, NULL, error);
}

/* FALSE and ERROR, which says why, when CONVENTION, of which FOUND is what is kept (NULL: nothing), may not go yet. */
static gboolean
check_due (const TrameRetention *found, gint64 convention, GError **error)
{
  if (found != NULL && found->due)
    return TRUE;
  if (found == NULL)
    g_set_error (
        error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
        _ ("Convention %" PRId64 " has not ended, or no retention was set for its model: nothing was removed."),
        convention);
  else if (found->removed)
    g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                 _ ("The content of convention %" PRId64 " was removed already."), convention);
  else
    {
      g_autofree char *until = trame_date_to_numbers (&found->until);
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("Convention %" PRId64 " must be kept until %s: nothing was removed."), convention, until);
    }
  return FALSE;
}

static gpointer
run_remove (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removing *removing = data;
  g_autoptr (GPtrArray) all = run_list (desk, NULL, cancellable, error);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; all != NULL && i < all->len; i++)
    g_hash_table_insert (kept, &((TrameRetention *) all->pdata[i])->convention, all->pdata[i]);
  for (guint i = 0; all != NULL && i < removing->conventions->len; i++)
    {
      gint64 convention = g_array_index (removing->conventions, gint64, i);
      if (!check_due (g_hash_table_lookup (kept, &convention), convention, error))
        return NULL;
      g_autoptr (TrameTombstone)
          tombstone = trame_desk_tombstone (desk, "convention", convention, removing->visa, removing->reason, error);
      if (tombstone == NULL)
        return NULL;
      trame_changes_remove_content (changes, tombstone);
    }
  if (all == NULL || !trame_desk_commit (desk, changes, 0, error))
    return NULL;
  desk->reload = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gboolean
trame_office_remove_conventions (
    TrameOffice *office, const GArray *conventions, const char *visa, const char *reason, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && visa != NULL && reason != NULL, FALSE);
  Removing removing = { (GArray *) conventions, (char *) visa, (char *) reason };
  return trame_office_do (office, run_remove, &removing, error) != NULL;
}

static void
removing_free (gpointer data)
{
  Removing *removing = data;
  g_array_unref (removing->conventions);
  g_free (removing->visa);
  g_free (removing->reason);
  g_free (removing);
}

void
trame_office_list_retention_async (TrameOffice *office,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_list, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                         user_data);
}

GPtrArray *
trame_office_list_retention_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}

void
trame_office_remove_conventions_async (TrameOffice *office,
                                       const GArray *conventions,
                                       const char *visa,
                                       const char *reason,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && conventions != NULL && visa != NULL && reason != NULL);
  Removing *removing = g_new0 (Removing, 1);
  *removing = (Removing){ g_array_copy ((GArray *) conventions), g_strdup (visa), g_strdup (reason) };
  trame_office_do_async (office, run_remove, removing, removing_free, NULL, cancellable, callback, user_data);
}

gboolean
trame_office_remove_conventions_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}
