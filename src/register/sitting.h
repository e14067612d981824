/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings of the council. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A sitting. What an act says of its own stays with the act. */
typedef struct
{
  TrameKept kept;
  char *body; /* "conseil municipal"… */
  GDate held_on;
  char *time;        /* "HH:MM" */
  GDate notice_date; /* of the notice of meeting */
  char *place;
  char *chair;
  char *secretary;
  gint64 in_office; /* members */
} TrameSitting;

extern const TrameAggregate trame_sitting_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSitting, trame_kept_free)

G_END_DECLS
