/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording facts and their corrections; what each changes is domain/lifecycle-change's. */
#include "office/record.h"

#include "french/date-text.h"
#include "office/desk.h"
#include "office/fact-check.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  TrameFact *fact; /* owned */
  TrameLanguage language;
} Recording;

void
trame_fact_effect_free (TrameFactEffect *effect)
{
  if (effect == NULL)
    return;
  g_clear_pointer (&effect->before, trame_lifecycle_unref);
  g_clear_pointer (&effect->after, trame_lifecycle_unref);
  g_clear_pointer (&effect->changes, g_array_unref);
  g_free (effect->summary);
  g_free (effect);
}

/* What a change of a date says; NULL for other changes. Owned by the caller. */
static char *
date_words (const TrameChange *change)
{
  g_autofree char *date = trame_date_to_numbers (&change->after);
  if (date == NULL)
    return NULL;
  switch (change->kind)
    {
    case TRAME_CHANGE_START:
      return g_strdup_printf (_ ("takes effect on %s"), date);
    case TRAME_CHANGE_LAST_DAY:
      return g_strdup_printf (_ ("last day on %s"), date);
    case TRAME_CHANGE_END_DAY:
      return g_strdup_printf (_ ("ends on %s"), date);
    case TRAME_CHANGE_FIRST_DAY_OUT:
      return g_strdup_printf (_ ("first day out of force on %s"), date);
    default:
      return NULL;
    }
}

/* "prise d’effet le 15/01/2026, dernier jour le 15/01/2027": the dates; the changes in words when no date moved. */
static char *
summary_of (const GArray *changes, TrameLanguage language)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < changes->len; i++)
    {
      char *words = date_words (&g_array_index (changes, TrameChange, i));
      if (words != NULL)
        g_ptr_array_add (parts, words);
    }
  for (guint i = 0; parts->len == 0 && i < changes->len; i++)
    g_ptr_array_add (parts, trame_change_text (&g_array_index (changes, TrameChange, i), language));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* The day on which what FACT changes can be seen: today, or its own last date when that is still to come. */
static GDate
day_of (const TrameFact *fact, const GDate *today)
{
  GDate day = *today;
  const TrameFact *said = fact->kind == TRAME_FACT_CORRECTION ? fact->replacement : fact;
  if (said == NULL)
    return day;
  const GDate *dates[] = { &said->on, &said->posted, &said->first_presented, &said->received, &said->refused };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_date_valid (dates[i]) && g_date_compare (dates[i], &day) > 0)
      day = *dates[i];
  return day;
}

/* Takes AFTER, evaluated on ON. */
static TrameFactEffect *
effect_new (gint64 fact, const TrameCase *before, TrameLifecycle *after, const GDate *on, TrameLanguage language)
{
  TrameFactEffect *effect = g_new0 (TrameFactEffect, 1);
  effect->fact = fact;
  effect->before = trame_lifecycle_evaluate (before, on);
  effect->after = after;
  effect->changes = trame_lifecycle_compare (effect->before, effect->after);
  effect->summary = summary_of (effect->changes, language);
  return effect;
}

static const TrameFact *
find_fact (const TrameConvention *convention, gint64 id)
{
  for (guint i = 0; i < convention->contract.facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (convention->contract.facts, i);
      if (fact->id == id)
        return fact;
    }
  return NULL;
}

/* A correction must cite a fact of the same convention. */
static gboolean
check_against (const TrameConvention *convention, const TrameFact *fact, GError **error)
{
  if (!trame_fact_check (fact, error))
    return FALSE;
  if (fact->kind != TRAME_FACT_CORRECTION || find_fact (convention, fact->corrects) != NULL)
    return TRUE;
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
               _ ("Convention %" PRId64 " has no fact %" PRId64 ". “conventions show” lists its facts with their ids."),
               convention->id, fact->corrects);
  return FALSE;
}

static TrameFact *
correction_new (gint64 fact_id, const TrameFact *replacement, const GDate *today)
{
  TrameFact *fact = trame_fact_new (TRAME_FACT_CORRECTION);
  fact->corrects = fact_id;
  fact->on = *today;
  fact->replacement = replacement != NULL ? trame_fact_copy (replacement) : NULL;
  return fact;
}

TrameFactEffect *
trame_office_preview_fact (
    TrameOffice *office, gint64 convention, const TrameFact *fact, TrameLanguage language, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && fact != NULL, NULL);
  const TrameConvention *row = trame_office_get_convention (office, convention);
  if (row == NULL)
    {
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                   _ ("There is no convention %" PRId64 " in this register."), convention);
      return NULL;
    }
  if (!check_against (row, fact, error))
    return NULL;
  GDate on = day_of (fact, trame_office_get_today (office));
  return effect_new (0, &row->contract, trame_lifecycle_what_if (&row->contract, fact, &on), &on, language);
}

TrameFactEffect *
trame_office_preview_correction (TrameOffice *office,
                                 gint64 convention,
                                 gint64 fact_id,
                                 const TrameFact *replacement,
                                 TrameLanguage language,
                                 GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  g_autoptr (TrameFact) fact = correction_new (fact_id, replacement, trame_office_get_today (office));
  return trame_office_preview_fact (office, convention, fact, language, error);
}

static gpointer
run_record (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Recording *recording = data;
  g_autoptr (TrameConvention)
      before = trame_register_load_convention (desk->store, recording->convention, &desk->today, error);
  if (before == NULL || !check_against (before, recording->fact, error))
    return NULL;
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  gint64 handle = trame_changes_add_fact (changes, before->id, recording->fact);
  if (!trame_desk_commit (desk, changes, before->id, error))
    return NULL;
  const TrameConvention *after = g_ptr_array_index (desk->touched, desk->touched->len - 1);
  GDate on = day_of (recording->fact, &desk->today);
  return effect_new (trame_changes_get_id (changes, handle), &before->contract,
                     trame_lifecycle_evaluate (&after->contract, &on), &on, recording->language);
}

static void
recording_free (gpointer data)
{
  Recording *recording = data;
  trame_fact_unref (recording->fact);
  g_free (recording);
}

/* Takes FACT. */
static Recording *
recording_new (gint64 convention, TrameFact *fact, TrameLanguage language)
{
  Recording *recording = g_new0 (Recording, 1);
  *recording = (Recording){ .convention = convention, .fact = fact, .language = language };
  return recording;
}

static TrameFactEffect *
record_here (TrameOffice *office, Recording *recording, GError **error)
{
  TrameFactEffect *effect = trame_office_do (office, run_record, recording, error);
  recording_free (recording);
  return effect;
}

TrameFactEffect *
trame_office_add_fact (
    TrameOffice *office, gint64 convention, const TrameFact *fact, TrameLanguage language, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && fact != NULL, NULL);
  return record_here (office, recording_new (convention, trame_fact_copy (fact), language), error);
}

TrameFactEffect *
trame_office_correct_fact (TrameOffice *office,
                           gint64 convention,
                           gint64 fact_id,
                           const TrameFact *replacement,
                           TrameLanguage language,
                           GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  TrameFact *fact = correction_new (fact_id, replacement, trame_office_get_today (office));
  return record_here (office, recording_new (convention, fact, language), error);
}

void
trame_office_add_fact_async (TrameOffice *office,
                             gint64 convention,
                             const TrameFact *fact,
                             TrameLanguage language,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && fact != NULL);
  trame_office_do_async (office, run_record, recording_new (convention, trame_fact_copy (fact), language),
                         recording_free, (GDestroyNotify) trame_fact_effect_free, cancellable, callback, user_data);
}

void
trame_office_correct_fact_async (TrameOffice *office,
                                 gint64 convention,
                                 gint64 fact_id,
                                 const TrameFact *replacement,
                                 TrameLanguage language,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  TrameFact *fact = correction_new (fact_id, replacement, trame_office_get_today (office));
  trame_office_do_async (office, run_record, recording_new (convention, fact, language), recording_free,
                         (GDestroyNotify) trame_fact_effect_free, cancellable, callback, user_data);
}

TrameFactEffect *
trame_office_record_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
