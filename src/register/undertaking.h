/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each party does under a convention. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A service of the partner, or a commitment of the city. */
typedef struct
{
  TrameKept kept;
  gint64 convention;
  char *party; /* "city", "partner" */
  char *words;
  char *strand; /* of the scheme, as it names it */
  char *clause; /* that founds it */
  GDate from_date;
  GDate until_date; /* last day */
} TrameUndertaking;

extern const TrameAggregate trame_undertaking_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameUndertaking, trame_kept_free)

G_END_DECLS
