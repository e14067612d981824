/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLib is not built with the thread sanitizer: what one thread hands to another through its queues, tasks and locks looks like
 * a race. Preloaded, this tells the sanitizer of each hand-over at the doors that our code uses; what it then still reports is
 * to be mended. Which programs are run so, and how, is in tests/threads/run. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gio/gio.h>
#include <pthread.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

/* GLib's own function of that name, found once. */
#define REAL(result, name, ...)                                                                                        \
  static result (*real) (__VA_ARGS__);                                                                                 \
  if (real == NULL)                                                                                                    \
  real = (result (*) (__VA_ARGS__)) dlsym (RTLD_NEXT, #name)

void
g_mutex_lock (GMutex *mutex)
{
  REAL (void, g_mutex_lock, GMutex *);
  real (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (void, g_mutex_unlock, GMutex *);
  __tsan_release (mutex);
  real (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (void, g_cond_wait, GCond *, GMutex *);
  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  REAL (void, g_async_queue_push, GAsyncQueue *, gpointer);
  __tsan_release (queue);
  real (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  REAL (gpointer, g_async_queue_pop, GAsyncQueue *);
  gpointer data = real (queue);
  __tsan_acquire (queue);
  return data;
}

gpointer
g_async_queue_try_pop (GAsyncQueue *queue)
{
  REAL (gpointer, g_async_queue_try_pop, GAsyncQueue *);
  gpointer data = real (queue);
  __tsan_acquire (queue);
  return data;
}

gpointer
g_async_queue_timeout_pop (GAsyncQueue *queue, guint64 timeout)
{
  REAL (gpointer, g_async_queue_timeout_pop, GAsyncQueue *, guint64);
  gpointer data = real (queue, timeout);
  __tsan_acquire (queue);
  return data;
}

/* Whoever lets go last sees what those who let go before did. */
#define ORDERED_UNREF(name, Type)                                                                                      \
  void name (Type *object)                                                                                             \
  {                                                                                                                    \
    REAL (void, name, Type *);                                                                                         \
    __tsan_release ((void *) object);                                                                                  \
    __tsan_acquire ((void *) object);                                                                                  \
    real (object);                                                                                                     \
  }
ORDERED_UNREF (g_object_unref, void)
ORDERED_UNREF (g_ptr_array_unref, GPtrArray)
ORDERED_UNREF (g_hash_table_unref, GHashTable)
ORDERED_UNREF (g_bytes_unref, GBytes)

gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  REAL (gboolean, g_atomic_ref_count_dec, gatomicrefcount *);
  __tsan_release (count);
  gboolean last = real (count);
  __tsan_acquire (count);
  return last;
}

gboolean (g_once_init_enter) (volatile void *location)
{
  REAL (gboolean, g_once_init_enter, volatile void *);
  gboolean first = real (location);
  __tsan_acquire ((void *) location);
  return first;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  REAL (void, g_once_init_leave, volatile void *, gsize);
  __tsan_release ((void *) location);
  real (location, result);
}

static GHashTable *functions; /* GTask* → GTaskThreadFunc */
static pthread_mutex_t functions_lock = PTHREAD_MUTEX_INITIALIZER;

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  pthread_mutex_lock (&functions_lock);
  gpointer found = g_hash_table_lookup (functions, task);
  g_hash_table_remove (functions, task);
  pthread_mutex_unlock (&functions_lock);
  __tsan_acquire (task);
  ((GTaskThreadFunc) found) (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc function)
{
  REAL (void, g_task_run_in_thread, GTask *, GTaskThreadFunc);
  pthread_mutex_lock (&functions_lock);
  if (functions == NULL)
    functions = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (functions, task, (gpointer) function);
  pthread_mutex_unlock (&functions_lock);
  __tsan_release (task);
  real (task, run_task);
}

void
g_task_return_pointer (GTask *task, gpointer answer, GDestroyNotify free_answer)
{
  REAL (void, g_task_return_pointer, GTask *, gpointer, GDestroyNotify);
  __tsan_release (task);
  real (task, answer, free_answer);
}

void
g_task_return_error (GTask *task, GError *error)
{
  REAL (void, g_task_return_error, GTask *, GError *);
  __tsan_release (task);
  real (task, error);
}

void
g_task_return_boolean (GTask *task, gboolean answer)
{
  REAL (void, g_task_return_boolean, GTask *, gboolean);
  __tsan_release (task);
  real (task, answer);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  REAL (gpointer, g_task_propagate_pointer, GTask *, GError **);
  __tsan_acquire (task);
  return real (task, error);
}

gboolean
g_task_propagate_boolean (GTask *task, GError **error)
{
  REAL (gboolean, g_task_propagate_boolean, GTask *, GError **);
  __tsan_acquire (task);
  return real (task, error);
}

/* What runs on another context is given over with its data. */
typedef struct
{
  GSourceFunc function;
  gpointer data;
  GDestroyNotify notify;
} Idle;

static gboolean
run_idle (gpointer data)
{
  const Idle *idle = data;
  __tsan_acquire (data);
  return idle->function (idle->data);
}

static void
free_idle (gpointer data)
{
  Idle *idle = data;
  __tsan_acquire (data);
  if (idle->notify != NULL)
    idle->notify (idle->data);
  g_free (idle);
}

static Idle *
idle_new (GSourceFunc function, gpointer data, GDestroyNotify notify)
{
  Idle *idle = g_new0 (Idle, 1);
  *idle = (Idle){ function, data, notify };
  __tsan_release (idle);
  return idle;
}

void
g_source_set_callback (GSource *source, GSourceFunc function, gpointer data, GDestroyNotify notify)
{
  REAL (void, g_source_set_callback, GSource *, GSourceFunc, gpointer, GDestroyNotify);
  if (source->source_funcs == &g_idle_funcs)
    real (source, run_idle, idle_new (function, data, notify), free_idle);
  else
    real (source, function, data, notify);
}

guint
g_idle_add_full (gint priority, GSourceFunc function, gpointer data, GDestroyNotify notify)
{
  REAL (guint, g_idle_add_full, gint, GSourceFunc, gpointer, GDestroyNotify);
  return real (priority, run_idle, idle_new (function, data, notify), free_idle);
}
