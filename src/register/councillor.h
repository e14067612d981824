/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of the council. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A councillor, and how long in office. */
typedef struct
{
  TrameKept kept;
  char *name;
  char *list; /* elected on */
  GDate from_date;
  GDate until_date; /* last day in office */
} TrameCouncillor;

extern const TrameAggregate trame_councillor_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameCouncillor, trame_kept_free)

G_END_DECLS
