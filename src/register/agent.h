/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works on the register. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* An agent: the login that the journal writes, and whose it is. */
typedef struct
{
  TrameKept kept;
  char *login; /* the operating system's */
  char *name;
  char *service; /* of the town hall */
  char *email;
  GDate until_date; /* last day at work; cleared: at work */
} TrameAgent;

extern const TrameAggregate trame_agent_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameAgent, trame_kept_free)

G_END_DECLS
