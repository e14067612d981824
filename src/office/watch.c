/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another window, a command line: what they write comes into the office's array. */
#include "office/watch.h"

#include "office/desk.h"
#include "register/watch.h"

/* Above this, loading everything again is quicker than one by one. */
#define MANY 200

typedef struct
{
  GArray *conventions; /* of gint64, each once */
  gboolean all;        /* partners, models, settings… changed too */
} News;

static void
news_free (gpointer data)
{
  News *news = data;
  g_array_unref (news->conventions);
  g_free (news);
}

static gpointer
run_follow (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const News *news = data;
  desk->acts_changed = news->all;
  desk->reload = news->all || news->conventions->len > MANY;
  for (guint i = 0; !desk->reload && i < news->conventions->len; i++)
    if (trame_desk_touch (desk, g_array_index (news->conventions, gint64, i), error) == NULL)
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
followed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (trame_office_do_finish (TRAME_OFFICE (source), result, &error) == NULL && error != NULL)
    g_debug ("what another program wrote could not be loaded: %s", error->message);
}

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static void
others_wrote (GPtrArray *rows, gpointer data)
{
  TrameOffice *office = data;
  News *news = g_new0 (News, 1);
  news->conventions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    {
      const TrameJournalRecord *row = g_ptr_array_index (rows, i);
      if (row->convention == 0)
        news->all = TRUE;
      else if (news->conventions->len <= MANY)
        add_once (news->conventions, row->convention);
    }
  trame_office_do_async (office, run_follow, news, news_free, NULL, NULL, followed, NULL);
}

void
trame_office_watch (TrameOffice *office)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_register_watch (trame_office_get_register (office), others_wrote, office);
}
