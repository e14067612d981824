/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a convention's lifecycle strip, from its facts and its evaluation: values only, no widget. */
#pragma once

#include "domain/lifecycle.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_MARK_FACT = 0,
  TRAME_MARK_START, /* the fact that starts the convention */
  TRAME_MARK_LIMIT,
  TRAME_MARK_LATE, /* a limit that passed unmet */
  TRAME_MARK_LAST_DAY,
  TRAME_MARK_TODAY,
  TRAME_MARK_AWAITED,     /* a fact not yet dated */
  TRAME_MARK_END_AWAITED, /* a last day not yet dated */
} TrameMarkShape;

/* How the track runs from a mark to the next. */
typedef enum
{
  TRAME_TRACK_DONE = 0,
  TRAME_TRACK_TO_DO,
  TRAME_TRACK_RUN,
  TRAME_TRACK_TO_RUN,
  TRAME_TRACK_NOTICE,
  TRAME_TRACK_TERMINATION,
  TRAME_TRACK_AFTER,
} TrameTrack;

typedef struct
{
  TrameMarkShape shape;
  GDate date;       /* cleared: not known yet */
  char *name;       /* "Dernier jour" */
  char *short_name; /* for narrow windows */
  char *when;       /* "15/01/2027", "à venir", "un an après" */
  char *short_when;
  char *reading;   /* "Dernier jour, vendredi 15 janvier 2027, dans 53 jours" */
  GArray *reasons; /* of TrameReason; NULL: none */
  char *note;      /* one sentence in their place; NULL: none */
  TrameTrack track;
  gint days;      /* to the next mark; -1: not known */
  char *duration; /* under the gap; NULL: none */
} TrameMark;

void trame_mark_free (TrameMark *mark);

/* The marks of CONTRACT evaluated as LIFECYCLE, by date: an array of TrameMark*, owned by the caller. */
GPtrArray *trame_strip_marks (const TrameCase *contract, const TrameLifecycle *lifecycle);

G_END_DECLS
