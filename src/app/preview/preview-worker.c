/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread, one document at a time. The desk (mutex, condition) holds what was asked; everything else belongs to the
 * thread. */
#include "app/preview/preview-worker.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pages/own-bytes.h"

typedef struct
{
  GBytes *pdf;
  GBytes *foreign; /* to be opened by a reader */
  char *media_type;
  TrameReader *reader;
  guint serial;
} Source;

struct _TramePageWorker
{
  gatomicrefcount references;
  TramePageListener listener; /* main thread only; NULL once stopped */
  gpointer data;
  GMutex mutex;
  GCond asked;
  /* Under the mutex: */
  gboolean stopping;
  Source next; /* what to open next, if HAS_NEXT */
  gboolean has_next;
  guint serial;
  GArray *wanted;            /* of TrameWantedPicture */
  GCancellable *cancellable; /* of what is in hand */
};

/* What the thread has open. */
typedef struct
{
  TramePages *pages;
  TramePages *before; /* closed once the next is open: what poppler makes for any document is then not made anew */
  TrameReader *reader;
  guint serial, n_pages, next_text;
  GByteArray *read; /* 1 for each page whose text was read */
  GCancellable *cancellable;
} Open;

typedef struct
{
  TramePageWorker *worker;
  TramePageNews news;
} Letter;

static gint n_running;

guint
trame_page_worker_running (void)
{
  return (guint) g_atomic_int_get (&n_running);
}

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->pdf, g_bytes_unref);
  g_clear_pointer (&source->foreign, g_bytes_unref);
  g_clear_pointer (&source->media_type, g_free);
  g_clear_pointer (&source->reader, trame_reader_close);
}

static void
worker_unref (TramePageWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->references))
    return;
  source_clear (&worker->next);
  g_array_unref (worker->wanted);
  g_object_unref (worker->cancellable);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->asked);
  g_free (worker);
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_clear_pointer (&letter->news.sizes, g_array_unref);
  g_clear_object (&letter->news.texture);
  g_clear_pointer (&letter->news.text, trame_page_text_free);
  g_clear_error (&letter->news.error);
  worker_unref (letter->worker);
  g_free (letter);
}

static gboolean
deliver (gpointer data)
{
  Letter *letter = data;

  if (letter->worker->listener != NULL)
    letter->worker->listener (&letter->news, letter->worker->data);
  return G_SOURCE_REMOVE;
}

/* Sends NEWS, whose values are taken. */
static void
post (TramePageWorker *worker, TramePageNews news)
{
  Letter *letter = g_new (Letter, 1);

  g_atomic_ref_count_inc (&worker->references);
  *letter = (Letter){ .worker = worker, .news = news };
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver, letter, letter_free);
}

static void
close_document (Open *open)
{
  g_clear_pointer (&open->pages, trame_pages_close);
  g_clear_pointer (&open->before, trame_pages_close);
  g_clear_pointer (&open->reader, trame_reader_close);
  g_clear_pointer (&open->read, g_byte_array_unref);
  g_clear_object (&open->cancellable);
  open->n_pages = 0;
}

static GArray *
page_sizes (Open *open)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (TramePageSize));

  for (guint page = 1; page <= open->n_pages; page++)
    {
      TramePageSize size = { .width = 595, .height = 842 };
      float width, height;

      if (open->pages != NULL)
        trame_pages_size (open->pages, page, &size.width, &size.height);
      else if (trame_reader_page_size (open->reader, page, &width, &height))
        size = (TramePageSize){ .width = width, .height = height };
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* What comes from outside is not an act to be chosen: the clerk is not sent to look for another file. */
static void
say_other_kind (GError **error)
{
  if (!g_error_matches (*error, TRAME_READER_ERROR, TRAME_READER_ERROR_TYPE))
    return;
  g_clear_error (error);
  g_set_error_literal (error, TRAME_READER_ERROR, TRAME_READER_ERROR_TYPE,
                       _ ("This file is neither a PDF nor a text: it opens in another program."));
}

static void
open_document (TramePageWorker *worker, Open *open, Source *source)
{
  TramePageNews news = { .kind = TRAME_NEWS_OPENED, .serial = source->serial };

  open->serial = source->serial;
  open->next_text = 0;
  open->reader = g_steal_pointer (&source->reader);
  if (source->foreign != NULL)
    {
      open->reader = trame_reader_open_bytes (source->foreign, source->media_type, open->cancellable, &news.error);
      say_other_kind (&news.error);
    }
  if (source->pdf != NULL)
    open->pages = trame_pages_open (source->pdf, &news.error);
  g_clear_pointer (&open->before, trame_pages_close);
  if (open->pages != NULL)
    open->n_pages = trame_pages_count (open->pages);
  else if (open->reader != NULL)
    {
      open->n_pages = trame_reader_pages (open->reader);
      if (open->n_pages == 0)
        news.text = trame_reader_page_text (open->reader, 1, open->cancellable, &news.error);
    }
  news.sizes = page_sizes (open);
  open->read = g_byte_array_new ();
  g_byte_array_set_size (open->read, open->n_pages);
  if (open->n_pages > 0)
    memset (open->read->data, 0, open->n_pages);
  if (news.error != NULL)
    news.kind = TRAME_NEWS_FAILED;
  if (!g_cancellable_is_cancelled (open->cancellable))
    post (worker, news);
  else
    {
      g_array_unref (news.sizes);
      g_clear_pointer (&news.text, trame_page_text_free);
      g_clear_error (&news.error);
    }
  source_clear (source);
}

static void
read_text (TramePageWorker *worker, Open *open, guint page)
{
  TramePageNews news = { .kind = TRAME_NEWS_TEXT, .serial = open->serial, .page = page };

  open->read->data[page] = 1;
  if (open->pages != NULL)
    news.text = trame_pages_text (open->pages, page + 1);
  else
    news.text = trame_reader_page_text (open->reader, page + 1, open->cancellable, NULL);
  if (news.text != NULL)
    post (worker, news);
}

/* The text of the next page that nobody looked at. */
static void
read_next_text (TramePageWorker *worker, Open *open)
{
  while (open->next_text < open->n_pages && open->read->data[open->next_text] != 0)
    open->next_text++;
  if (open->next_text < open->n_pages)
    read_text (worker, open, open->next_text);
}

/* Whether the reading child is gone: it will draw no other page. */
static gboolean
ends_reader (const GError *error)
{
  return g_error_matches (error, TRAME_READER_ERROR, TRAME_READER_ERROR_CRASHED)
         || g_error_matches (error, TRAME_READER_ERROR, TRAME_READER_ERROR_TIME)
         || g_error_matches (error, TRAME_READER_ERROR, TRAME_READER_ERROR_BROKEN);
}

/* A picture, then the page's text if it is not known yet: what is looked at is what is selected and read aloud. */
static void
draw (TramePageWorker *worker, Open *open, TrameWantedPicture wanted)
{
  TramePageNews news = {
    .kind = TRAME_NEWS_PICTURE, .serial = open->serial, .page = wanted.page, .scale = wanted.scale
  };
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GError) error = NULL;
  guint width, height, stride;

  if (wanted.page >= open->n_pages)
    return;
  if (open->pages != NULL)
    pixels = trame_pages_draw (open->pages, wanted.page + 1, wanted.scale, &width, &height, &stride);
  else
    pixels = trame_reader_draw (open->reader, wanted.page + 1, wanted.scale, &width, &height, &stride,
                                open->cancellable, &error);
  if (g_cancellable_is_cancelled (open->cancellable))
    return;
  if (ends_reader (error))
    {
      news.kind = TRAME_NEWS_FAILED;
      news.error = g_steal_pointer (&error);
      close_document (open);
      post (worker, news);
      return;
    }
  if (pixels != NULL)
    news.texture = gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_DEFAULT, pixels, stride);
  post (worker, news);
  if (open->read->data[wanted.page] == 0)
    read_text (worker, open, wanted.page);
}

/* Waits for work; FALSE when there will be none. A new source comes first, then pictures; else *WANTED.page is
 * G_MAXUINT: read a text. */
static gboolean
take_work (TramePageWorker *worker, Open *open, Source *source, TrameWantedPicture *wanted)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  while (!worker->stopping && !worker->has_next && worker->wanted->len == 0 && open->next_text >= open->n_pages)
    g_cond_wait (&worker->asked, &worker->mutex);
  if (worker->stopping)
    return FALSE;
  wanted->page = G_MAXUINT;
  if (worker->has_next)
    {
      *source = worker->next;
      worker->next = (Source){ .serial = 0 };
      worker->has_next = FALSE;
      TramePages *before = g_steal_pointer (&open->pages);
      close_document (open);
      open->before = before;
      open->cancellable = g_object_ref (worker->cancellable);
    }
  else if (worker->wanted->len > 0)
    {
      *wanted = g_array_index (worker->wanted, TrameWantedPicture, 0);
      g_array_remove_index (worker->wanted, 0);
    }
  return TRUE;
}

static gpointer
work (gpointer data)
{
  TramePageWorker *worker = data;
  Open open = { .n_pages = 0 };
  Source source = { .serial = 0 };
  TrameWantedPicture wanted;

  while (take_work (worker, &open, &source, &wanted))
    if (source.serial != 0)
      {
        open_document (worker, &open, &source);
        source.serial = 0;
      }
    else if (wanted.page != G_MAXUINT)
      draw (worker, &open, wanted);
    else
      read_next_text (worker, &open);
  close_document (&open);
  worker_unref (worker);
  g_atomic_int_add (&n_running, -1);
  return NULL;
}

TramePageWorker *
trame_page_worker_new (TramePageListener listener, gpointer data)
{
  TramePageWorker *worker = g_new0 (TramePageWorker, 1);

  g_atomic_ref_count_init (&worker->references);
  g_atomic_ref_count_inc (&worker->references);
  g_atomic_int_inc (&n_running);
  worker->listener = listener;
  worker->data = data;
  worker->wanted = g_array_new (FALSE, FALSE, sizeof (TrameWantedPicture));
  worker->cancellable = g_cancellable_new ();
  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->asked);
  g_thread_unref (g_thread_new ("pages", work, worker));
  return worker;
}

void
trame_page_worker_stop (TramePageWorker *worker)
{
  worker->listener = NULL;
  g_mutex_lock (&worker->mutex);
  worker->stopping = TRUE;
  g_cancellable_cancel (worker->cancellable);
  g_cond_signal (&worker->asked);
  g_mutex_unlock (&worker->mutex);
  worker_unref (worker);
}

/* Puts NEXT, whose values are taken, in place of what was shown. */
static guint
show (TramePageWorker *worker, Source next)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  source_clear (&worker->next);
  worker->next = next;
  worker->next.serial = ++worker->serial;
  worker->has_next = TRUE;
  g_array_set_size (worker->wanted, 0);
  g_cancellable_cancel (worker->cancellable);
  g_object_unref (worker->cancellable);
  worker->cancellable = g_cancellable_new ();
  g_cond_signal (&worker->asked);
  return worker->serial;
}

guint
trame_page_worker_show (TramePageWorker *worker, GBytes *pdf, TrameReader *reader)
{
  return show (worker, (Source){ .pdf = pdf == NULL ? NULL : g_bytes_ref (pdf), .reader = reader });
}

guint
trame_page_worker_show_foreign (TramePageWorker *worker, GBytes *bytes, const char *media_type)
{
  return show (worker, (Source){ .foreign = g_bytes_ref (bytes), .media_type = g_strdup (media_type) });
}

void
trame_page_worker_want (TramePageWorker *worker, const TrameWantedPicture *wanted, guint n_wanted)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&worker->mutex);

  g_array_set_size (worker->wanted, 0);
  if (worker->has_next)
    return;
  g_array_append_vals (worker->wanted, wanted, n_wanted);
  g_cond_signal (&worker->asked);
}
