/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amendments, from their preparation on. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* An amendment. What it changed is in the fact of its signature. */
typedef struct
{
  TrameKept kept;
  gint64 convention;
  gint64 rank; /* 1: the first of its convention */
  char *object;
  gint64 deliberation; /* 0: none */
  gint64 model;        /* 0: none */
  gint64 document;     /* 0: none */
  gint64 fact;         /* of its signature; 0: not signed */
} TrameAmendment;

extern const TrameAggregate trame_amendment_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameAmendment, trame_kept_free)

G_END_DECLS
