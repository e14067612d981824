/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemes that conventions serve. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A scheme. Its conventions and acts name it. */
typedef struct
{
  TrameKept kept;
  char *name;
  char *object;
  gint64 deliberation; /* that founded it; 0: none */
  char *responsible;
  GDate from_date;
  GDate until_date;      /* last day */
  GPtrArray *objectives; /* of char* */
  GPtrArray *strands;    /* of char* */
} TrameScheme;

extern const TrameAggregate trame_scheme_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameScheme, trame_kept_free)

G_END_DECLS
