/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an act is done: what a worker needs of the office, and the way back of the conventions it touched. Private to
 * the room. Each act is one function over a desk; its blocking and its async door both call it. */
#pragma once

#include "office/office.h"
#include "office/workshop.h"
#include "documents/style.h"
#include "register/changes.h"

G_BEGIN_DECLS

/* How often an act that lays a few members over a row is done again when someone else changed that row meanwhile. */
#define TRAME_DESK_TURNS 5

/* Immutable for the act; used by one thread at a time. */
typedef struct
{
  TrameRegister *store;
  TrameWorkshop *workshop;
  char *agent;
  char *commune;
  TrameStyle *style; /* the commune’s, before a scheme */
  gint64 now;
  GDate today;
  GPtrArray *touched; /* of TrameConvention*: as they are after the act */
  gboolean acts_changed;
  gboolean reload; /* settings and every convention are to be loaded again: more changed than what was touched */
  TrameSettings *settings; /* those loaded again; NULL: none */
  GPtrArray *conventions;
} TrameDesk;

TrameDesk *trame_desk_new (TrameOffice *office);
void trame_desk_free (TrameDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDesk, trame_desk_free)

/* A new list of changes, by the desk's agent, now. */
TrameChanges *trame_desk_changes (TrameDesk *desk);
/* Commits CHANGES, then loads CONVENTION (an id or a handle; 0: none) as it is now. FALSE and ERROR, nothing written. */
gboolean trame_desk_commit (TrameDesk *desk, TrameChanges *changes, gint64 convention, GError **error);
/* Loads a convention as it is after the act, for the office's array. Owned by DESK. */
TrameConvention *trame_desk_touch (TrameDesk *desk, gint64 convention, GError **error);
/* The model of ID, parsed once. Kept as long as the office is open. NULL and ERROR. */
const TrameModel *trame_desk_get_model (TrameDesk *desk, gint64 id, GError **error);

/* The act itself: DATA is what it needs, the answer is what it gives. NULL and ERROR. */
typedef gpointer (*TrameActRun) (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error);

/* Here and now, then the office's array follows. */
gpointer trame_office_do (TrameOffice *office, TrameActRun run, gpointer data, GError **error);
/* On a worker, then the office's array follows, then CALLBACK. DATA is freed after; the answer by FREE_ANSWER when nobody
 * takes it. */
void trame_office_do_async (TrameOffice *office,
                            TrameActRun run,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_answer,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer trame_office_do_finish (TrameOffice *office, GAsyncResult *result, GError **error);

/* office.c: takes the settings and conventions that DESK loaded again, if any; puts what DESK touched in the array and says so. Main thread. */
void trame_office_follow (TrameOffice *office, TrameDesk *desk);
TrameWorkshop *trame_office_get_workshop (TrameOffice *office);
const char *trame_office_get_agent (TrameOffice *office);
gint64 trame_office_get_now (TrameOffice *office);

G_END_DECLS
