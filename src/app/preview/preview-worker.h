/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that reads and draws the pages of one view: opens what it is given, draws what is wanted (first wanted
 * first), then reads the text of the pages. What it made comes back to the main thread as news. */
#pragma once

#include <gdk/gdk.h>
#include "app/preview/preview-layout.h"
#include "pages/reader.h"

G_BEGIN_DECLS

typedef struct _TramePageWorker TramePageWorker;

typedef enum
{
  TRAME_NEWS_OPENED,  /* sizes; text: a file without pages, as its text */
  TRAME_NEWS_FAILED,  /* error: the document cannot be shown */
  TRAME_NEWS_PICTURE, /* page, scale, texture (NULL: this page cannot be drawn) */
  TRAME_NEWS_TEXT,    /* page, text */
} TrameNewsKind;

typedef struct
{
  TrameNewsKind kind;
  guint serial;  /* of the document that it is about */
  GArray *sizes; /* of TramePageSize */
  guint page;    /* from 0 */
  double scale;
  GdkTexture *texture;
  TramePageText *text; /* the listener may steal it */
  GError *error;
} TramePageNews;

typedef struct
{
  guint page; /* from 0 */
  double scale;
} TrameWantedPicture;

/* Called in the main thread. */
typedef void (*TramePageListener) (TramePageNews *news, gpointer data);

TramePageWorker *trame_page_worker_new (TramePageListener listener, gpointer data);
/* No news after this. The thread ends by itself, soon; nothing waits for it. */
void trame_page_worker_stop (TramePageWorker *worker);
/* What to show from now on: our own bytes, or a foreign file (taken), or nothing (both NULL). Returns the serial that
 * its news will have. What was in hand for the one before is dropped. */
guint trame_page_worker_show (TramePageWorker *worker, GBytes *pdf, TrameReader *reader);
/* The same for BYTES that came from outside, opened in the thread; MEDIA_TYPE as trame_reader_open_bytes takes it. */
guint trame_page_worker_show_foreign (TramePageWorker *worker, GBytes *bytes, const char *media_type);
/* Replaces what is wanted; the first is drawn first. */
void trame_page_worker_want (TramePageWorker *worker, const TrameWantedPicture *wanted, guint n_wanted);
/* How many such threads there are in this process, for tests. */
guint trame_page_worker_running (void);

G_END_DECLS
