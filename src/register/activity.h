/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme of a scheme. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* One dated session, by a partner or a service. */
typedef struct
{
  TrameKept kept;
  gint64 scheme;
  char *strand;
  gint64 partner;    /* 0: none */
  gint64 convention; /* 0: none */
  char *service;     /* of the town hall */
  char *object;
  GDate held_on;
  char *from_time;  /* "HH:MM" */
  char *until_time; /* "HH:MM" */
  char *place;
  gboolean cancelled;
} TrameActivity;

extern const TrameAggregate trame_activity_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameActivity, trame_kept_free)

G_END_DECLS
