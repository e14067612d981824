/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Desks, and the two ways to do an act: here, or on a worker. */
#include "office/desk.h"

typedef struct
{
  TrameDesk *desk;
  TrameActRun run;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
} Job;

TrameDesk *
trame_desk_new (TrameOffice *office)
{
  TrameDesk *desk = g_new0 (TrameDesk, 1);
  desk->store = trame_register_ref (trame_office_get_register (office));
  desk->workshop = trame_workshop_ref (trame_office_get_workshop (office));
  desk->agent = g_strdup (trame_office_get_agent (office));
  desk->commune = g_strdup (trame_office_get_settings (office)->commune);
  desk->style = trame_office_get_style (office);
  desk->now = trame_office_get_now (office);
  desk->today = *trame_office_get_today (office);
  desk->touched = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_convention_unref);
  return desk;
}

void
trame_desk_free (TrameDesk *desk)
{
  if (desk == NULL)
    return;
  g_ptr_array_unref (desk->touched);
  g_clear_pointer (&desk->settings, trame_settings_free);
  g_clear_pointer (&desk->conventions, g_ptr_array_unref);
  g_free (desk->agent);
  g_free (desk->commune);
  trame_style_free (desk->style);
  trame_workshop_unref (desk->workshop);
  trame_register_unref (desk->store);
  g_free (desk);
}

TrameChanges *
trame_desk_changes (TrameDesk *desk)
{
  return trame_changes_new (desk->agent, desk->now);
}

TrameConvention *
trame_desk_touch (TrameDesk *desk, gint64 convention, GError **error)
{
  TrameConvention *row = trame_register_load_convention (desk->store, convention, &desk->today, error);
  if (row != NULL)
    g_ptr_array_add (desk->touched, row);
  return row;
}

gboolean
trame_desk_commit (TrameDesk *desk, TrameChanges *changes, gint64 convention, GError **error)
{
  if (!trame_register_commit (desk->store, changes, error))
    return FALSE;
  if (convention < 0)
    convention = trame_changes_get_id (changes, convention);
  return convention == 0 || trame_desk_touch (desk, convention, error) != NULL;
}

const TrameModel *
trame_desk_get_model (TrameDesk *desk, gint64 id, GError **error)
{
  return trame_workshop_get_model (desk->workshop, id, error);
}

/* Runs the act, then loads again what it says must be. A failure of that leaves the array as it was. */
static gpointer
run_at_desk (TrameDesk *desk, TrameActRun run, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer answer = run (desk, data, cancellable, error);
  if (answer != NULL && desk->reload)
    {
      desk->settings = trame_register_load_settings (desk->store, NULL);
      desk->conventions = trame_register_load_conventions (desk->store, &desk->today, NULL);
    }
  return answer;
}

gpointer
trame_office_do (TrameOffice *office, TrameActRun run, gpointer data, GError **error)
{
  g_autoptr (TrameDesk) desk = trame_desk_new (office);
  gpointer answer = run_at_desk (desk, run, data, NULL, error);
  trame_office_follow (office, desk);
  return answer;
}

static void
job_free (gpointer data)
{
  Job *job = data;
  trame_desk_free (job->desk);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
job_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = run_at_desk (job->desk, job->run, job->data, cancellable, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, job->free_answer);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* On the main context, before the caller's own callback: the array follows what was done. */
static void
on_job_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);
  trame_office_follow (TRAME_OFFICE (source), job->desk);
  if (answer != NULL)
    g_task_return_pointer (outer, answer, job->free_answer);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

void
trame_office_do_async (TrameOffice *office,
                       TrameActRun run,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_answer,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  job->desk = trame_desk_new (office);
  job->run = run;
  job->data = data;
  job->free_data = free_data;
  job->free_answer = free_answer;

  /* What was committed must reach the array even when the caller gave up waiting: only the outer task is cancelled. */
  GTask *outer = g_task_new (office, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (office, cancellable, on_job_done, outer);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job, job_free);
  g_task_run_in_thread (inner, job_run);
}

gpointer
trame_office_do_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
