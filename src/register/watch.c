/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others wrote: the journal's rows beyond those this program knows, looked for by the connection thread when it has
 * nothing else to do. */
#include "register/watch.h"
#include "register/journal-load.h"
#include "register/watch-thread.h"

struct _TrameWatch
{
  gatomicrefcount refs;
  GMainContext *context;
  TrameRegisterChanged callback; /* only on CONTEXT */
  gpointer user_data;
};

typedef struct
{
  TrameWatch *watch;
  GPtrArray *rows;
} News;

TrameWatch *
trame_watch_ref (TrameWatch *watch)
{
  g_atomic_ref_count_inc (&watch->refs);
  return watch;
}

void
trame_watch_unref (TrameWatch *watch)
{
  if (watch == NULL || !g_atomic_ref_count_dec (&watch->refs))
    return;
  g_main_context_unref (watch->context);
  g_free (watch);
}

static void
news_free (gpointer data)
{
  News *news = data;
  trame_watch_unref (news->watch);
  g_ptr_array_unref (news->rows);
  g_free (news);
}

static gboolean
tell (gpointer data)
{
  const News *news = data;
  if (news->watch->callback != NULL)
    news->watch->callback (news->rows, news->watch->user_data);
  return G_SOURCE_REMOVE;
}

void
trame_watch_look (TrameWatch *watch, TrameStore *store)
{
  if (watch == NULL)
    return;
  /* A look that fails is made again: whoever writes is told of the fault. */
  g_autoptr (GPtrArray) rows = trame_journal_load_others (store, NULL);
  if (rows == NULL || rows->len == 0)
    return;
  News *news = g_new0 (News, 1);
  *news = (News){ .watch = trame_watch_ref (watch), .rows = g_steal_pointer (&rows) };
  /* Never from this thread, even when nobody runs that context now. */
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, news, news_free);
  g_source_attach (source, watch->context);
}

static gpointer
begin (TrameStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) known = trame_journal_load_others (store, error);
  return known == NULL ? NULL : data;
}

void
trame_register_watch (TrameRegister *self, TrameRegisterChanged callback, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  TrameWatch *watch = NULL;
  if (callback != NULL)
    {
      watch = g_new0 (TrameWatch, 1);
      g_atomic_ref_count_init (&watch->refs);
      watch->context = g_main_context_ref_thread_default ();
      watch->callback = callback;
      watch->user_data = user_data;
      /* What is there now is not news. */
      trame_register_run (self, begin, self, NULL);
    }
  TrameWatch *before = trame_register_exchange_watch (self, watch);
  if (before != NULL)
    before->callback = NULL;
  trame_watch_unref (before);
}
