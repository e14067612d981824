/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that cite a convention, loaded at once; and which indicators count for it. */
#include "office/follow-up.h"

#include "french/fold.h"
#include "office/desk.h"
#include "register/scheme.h"

void
trame_follow_up_free (TrameFollowUp *follow_up)
{
  if (follow_up == NULL)
    return;
  g_clear_pointer (&follow_up->indicators, g_ptr_array_unref);
  g_clear_pointer (&follow_up->figures, g_ptr_array_unref);
  g_clear_pointer (&follow_up->undertakings, g_ptr_array_unref);
  g_clear_pointer (&follow_up->evaluations, g_ptr_array_unref);
  g_clear_pointer (&follow_up->letters, g_ptr_array_unref);
  g_clear_pointer (&follow_up->amendments, g_ptr_array_unref);
  g_free (follow_up);
}

gboolean
trame_follow_up_is_corrected (const TrameFollowUp *follow_up, const TrameIndicatorValue *figure)
{
  g_return_val_if_fail (follow_up != NULL && figure != NULL, FALSE);

  for (guint i = 0; i < follow_up->figures->len; i++)
    if (((const TrameIndicatorValue *) g_ptr_array_index (follow_up->figures, i))->corrects == figure->kept.id)
      return TRUE;
  return FALSE;
}

/* The id of the scheme called NAME; 0: none is. -1 and ERROR. */
static gint64
find_scheme (TrameDesk *desk, const char *name, GError **error)
{
  g_autoptr (GPtrArray) schemes = trame_register_load_kept (desk->store, &trame_scheme_aggregate, NULL, 0, error);
  g_autofree char *folded = trame_fold (name != NULL ? name : "");
  for (guint i = 0; schemes != NULL && name != NULL && i < schemes->len; i++)
    {
      const TrameScheme *scheme = g_ptr_array_index (schemes, i);
      g_autofree char *own = trame_fold (scheme->name);
      if (g_str_equal (own, folded))
        return scheme->kept.id;
    }
  return schemes != NULL ? 0 : -1;
}

static gboolean
has_figures (const TrameFollowUp *follow_up, gint64 indicator)
{
  for (guint i = 0; i < follow_up->figures->len; i++)
    if (((const TrameIndicatorValue *) g_ptr_array_index (follow_up->figures, i))->indicator == indicator)
      return TRUE;
  return FALSE;
}

static gboolean
load_indicators (TrameDesk *desk, TrameFollowUp *follow_up, gint64 convention, GError **error)
{
  g_autoptr (TrameConvention) whole = trame_register_load_convention (desk->store, convention, &desk->today, error);
  gint64 scheme = whole != NULL ? find_scheme (desk, whole->scheme, error) : -1;
  if (scheme < 0)
    return FALSE;
  follow_up->indicators = trame_register_load_kept (desk->store, &trame_indicator_aggregate, NULL, 0, error);
  for (guint i = follow_up->indicators != NULL ? follow_up->indicators->len : 0; i > 0; i--)
    {
      const TrameIndicator *indicator = g_ptr_array_index (follow_up->indicators, i - 1);
      if (indicator->scheme != 0 && indicator->scheme != scheme && !has_figures (follow_up, indicator->kept.id))
        g_ptr_array_remove_index (follow_up->indicators, i - 1);
    }
  return follow_up->indicators != NULL;
}

static gpointer
run_load (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *convention = data;
  g_autoptr (TrameFollowUp) follow_up = g_new0 (TrameFollowUp, 1);
  const struct
  {
    const TrameAggregate *aggregate;
    GPtrArray **place;
  } lists[] = {
    { &trame_indicator_value_aggregate, &follow_up->figures },
    { &trame_undertaking_aggregate, &follow_up->undertakings },
    { &trame_evaluation_aggregate, &follow_up->evaluations },
    { &trame_letter_aggregate, &follow_up->letters },
    { &trame_amendment_aggregate, &follow_up->amendments },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((*lists[i].place = trame_register_load_kept (desk->store, lists[i].aggregate, "convention", *convention, error))
        == NULL)
      return NULL;
  return load_indicators (desk, follow_up, *convention, error) ? g_steal_pointer (&follow_up) : NULL;
}

TrameFollowUp *
trame_office_load_follow_up (TrameOffice *office, gint64 convention, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_office_do (office, run_load, &convention, error);
}

void
trame_office_load_follow_up_async (
    TrameOffice *office, gint64 convention, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_load, g_memdup2 (&convention, sizeof convention), g_free,
                         (GDestroyNotify) trame_follow_up_free, cancellable, callback, user_data);
}

TrameFollowUp *
trame_office_load_follow_up_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
