/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How conventions are judged. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* An evaluation of a convention over a period. */
typedef struct
{
  TrameKept kept;
  gint64 convention;
  GDate from_date;
  GDate until_date;
  GDate held_on;
  char *author;
  char *appraisal;
  char *proposal;  /* "renew", "amend", "end" */
  gint64 document; /* 0: none */
} TrameEvaluation;

extern const TrameAggregate trame_evaluation_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameEvaluation, trame_kept_free)

G_END_DECLS
