/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open register: its connection thread, and the queue of work that it does one after the other. */
#include "register/connection.h"
#include "register/error.h"
#include "register/network.h"
#include "register/watch-thread.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

struct _TrameRegister
{
  gatomicrefcount refs;
  char *path;
  TrameRegisterOpenFlags flags;
  GThread *thread;
  GAsyncQueue *queue; /* of Job */
  int read_only;      /* atomic */
  gint64 seen;        /* connection thread: what was known before it was opened again */
  GStatBuf file;      /* connection thread: the one that was opened */
  GMutex lock;        /* of every job's `done`, and of `watch` */
  GCond cond;
  TrameWatch *watch; /* NULL: nobody asks */
  gint64 looked;     /* connection thread: when, on the monotonic clock */
  gboolean orphan;   /* the last reference went on the connection thread: it cleans up after itself */
};

/* A job lives on its caller's stack, who waits for it; or in its task. */
typedef struct
{
  TrameWork work; /* NULL: end the thread */
  gboolean in_transaction;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
  TrameRegister *owner; /* of a task's job: kept open until done */

  GTask *task; /* NULL: someone waits */
  gboolean done;
  gpointer answer;
  GError *error;
} Job;

typedef struct
{
  TrameRegister *self;
  Job *opening;
} Start;

static void
register_free (TrameRegister *self)
{
  g_async_queue_unref (self->queue);
  trame_watch_unref (self->watch);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

static void
job_do (Job *job, TrameStore *store)
{
  if (job->task != NULL && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    return;
  if (job->in_transaction && !trame_store_begin (store, FALSE, &job->error))
    return;
  job->answer = job->work (store, job->data, &job->error);
  if (job->in_transaction)
    trame_store_rollback (store);
}

/* Wakes who waits, or returns the task. The job may be gone right after. */
static void
job_end (TrameRegister *self, Job *job)
{
  if (job->task == NULL)
    {
      g_mutex_lock (&self->lock);
      job->done = TRUE;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->lock);
      return;
    }
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->answer), job->free_answer);
}

static void
look (TrameRegister *self, TrameStore *store)
{
  g_mutex_lock (&self->lock);
  TrameWatch *watch = self->watch == NULL ? NULL : trame_watch_ref (self->watch);
  g_mutex_unlock (&self->lock);
  if (store != NULL)
    trame_watch_look (watch, store);
  trame_watch_unref (watch);
}

/* Waits for work; meanwhile, and now and then between two works, looks at what others write when someone asked. */
static Job *
next_job (TrameRegister *self, TrameStore *store)
{
  Job *job = g_async_queue_try_pop (self->queue);
  while (job == NULL || g_get_monotonic_time () - self->looked >= TRAME_WATCH_PERIOD_US)
    {
      look (self, store);
      self->looked = g_get_monotonic_time ();
      if (job != NULL)
        break;
      job = g_atomic_pointer_get (&self->watch) == NULL
                ? g_async_queue_pop (self->queue)
                : g_async_queue_timeout_pop (self->queue, TRAME_WATCH_PERIOD_US);
    }
  return job;
}

static gboolean
may_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

static gboolean
is_same_file (TrameRegister *self)
{
  GStatBuf now;
  return g_stat (self->path, &now) == 0 && now.st_ino == self->file.st_ino && now.st_dev == self->file.st_dev;
}

/* What protected the file or its folder may have gone since. */
static gboolean
is_writable_now (TrameRegister *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  return (self->flags & TRAME_REGISTER_OPEN_READ_ONLY) == 0 && may_write (self->path) && may_write (folder)
         && is_same_file (self);
}

/* STORE, or one that can write in its place. It is closed first: two of one program share what they may do with the -shm.
 * NULL and ERROR when nothing could be opened this time. */
static TrameStore *
try_to_write (TrameRegister *self, TrameStore *store, GError **error)
{
  if (store != NULL && (!trame_store_is_read_only (store) || !is_writable_now (self)))
    return store;
  if (store != NULL)
    self->seen = trame_store_get_seen (store);
  trame_store_close (store);
  if (!is_same_file (self))
    {
      trame_register_error_set (error, TRAME_REGISTER_ERROR_MOVED, NULL);
      return NULL;
    }
  store = trame_store_open (self->path, self->flags & ~TRAME_REGISTER_OPEN_CREATE, error);
  if (store == NULL)
    return NULL;
  trame_store_set_seen (store, self->seen);
  g_atomic_int_set (&self->read_only, trame_store_is_read_only (store));
  return store;
}

static gpointer
connection_main (gpointer data)
{
  Start *start = data;
  TrameRegister *self = start->self;
  Job *opening = start->opening;
  TrameStore *store = trame_store_open (self->path, self->flags, &opening->error);
  gboolean is_open = store != NULL;
  if (is_open)
    {
      self->read_only = trame_store_is_read_only (store);
      g_stat (self->path, &self->file);
    }
  job_end (self, opening);
  while (is_open)
    {
      Job *job = next_job (self, store);
      if (job->work == NULL)
        {
          g_free (job);
          break;
        }
      store = try_to_write (self, store, &job->error);
      if (store != NULL)
        job_do (job, store);
      job_end (self, job);
    }
  trame_store_close (store);
  if (self->orphan)
    register_free (self);
  return NULL;
}

static void
job_wait (TrameRegister *self, Job *job)
{
  g_mutex_lock (&self->lock);
  while (!job->done)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
}

char *
trame_register_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "trame", "register.trame", NULL);
}

TrameRegister *
trame_register_open (const char *path, TrameRegisterOpenFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  TrameRegister *self = g_new0 (TrameRegister, 1);
  g_atomic_ref_count_init (&self->refs);
  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);

  Job opening = { 0 };
  Start start = { self, &opening };
  self->thread = g_thread_new ("register", connection_main, &start);
  job_wait (self, &opening);
  if (opening.error == NULL)
    return self;
  g_propagate_error (error, opening.error);
  g_thread_join (self->thread);
  register_free (self);
  return NULL;
}

TrameRegister *
trame_register_ref (TrameRegister *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
trame_register_unref (TrameRegister *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  GThread *thread = self->thread;
  self->orphan = thread == g_thread_self ();
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  if (self->orphan)
    {
      g_thread_unref (thread);
      return;
    }
  g_thread_join (thread);
  register_free (self);
}

const char *
trame_register_get_path (TrameRegister *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

gboolean
trame_register_is_read_only (TrameRegister *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return g_atomic_int_get (&self->read_only);
}

gboolean
trame_register_is_on_network (TrameRegister *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return trame_register_path_is_on_network (self->path);
}

gboolean
trame_register_path_is_on_network (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);
  struct statfs system;
  return statfs (path, &system) == 0 && trame_file_system_is_network (system.f_type);
}

static gpointer
run (TrameRegister *self, TrameWork work, gpointer data, gboolean in_transaction, GError **error)
{
  g_assert (self->thread != g_thread_self ());
  Job job = { .work = work, .data = data, .in_transaction = in_transaction };
  g_async_queue_push (self->queue, &job);
  job_wait (self, &job);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.answer;
}

gpointer
trame_register_run (TrameRegister *self, TrameWork work, gpointer data, GError **error)
{
  return run (self, work, data, FALSE, error);
}

gpointer
trame_register_read (TrameRegister *self, TrameWork work, gpointer data, GError **error)
{
  return run (self, work, data, TRUE, error);
}

static void
job_free (gpointer data)
{
  Job *job = data;
  if (job->data != NULL && job->free_data != NULL)
    job->free_data (job->data);
  trame_register_unref (job->owner);
  g_free (job);
}

void
trame_register_run_async (TrameRegister *self,
                          TrameWork work,
                          gpointer data,
                          GDestroyNotify free_data,
                          GDestroyNotify free_answer,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_answer = free_answer;
  job->owner = trame_register_ref (self);
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  /* What was committed is told, even to someone who gave up since. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, job, job_free);
  g_async_queue_push (self->queue, job);
}

gpointer
trame_register_run_finish (GAsyncResult *result, gboolean answer_is_data, GError **error)
{
  gpointer answer = g_task_propagate_pointer (G_TASK (result), error);
  Job *job = g_task_get_task_data (G_TASK (result));
  if (answer != NULL && answer_is_data)
    job->data = NULL;
  return answer;
}

static gpointer
read_revision (TrameStore *store, gpointer data, GError **error)
{
  gint64 *revision = data;
  return trame_store_read_length (store, revision, error) ? revision : NULL;
}

gint64
trame_register_get_revision (TrameRegister *self, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);
  gint64 revision = -1;
  trame_register_run (self, read_revision, &revision, error);
  return revision;
}

static gpointer
wake (TrameStore *store, gpointer data, GError **error)
{
  return NULL;
}

TrameWatch *
trame_register_exchange_watch (TrameRegister *self, TrameWatch *watch)
{
  g_mutex_lock (&self->lock);
  TrameWatch *before = self->watch;
  g_atomic_pointer_set (&self->watch, watch);
  g_mutex_unlock (&self->lock);
  trame_register_run (self, wake, NULL, NULL); /* the thread looks again at how long it may sleep */
  return before;
}
