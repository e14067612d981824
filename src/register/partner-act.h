/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts by which public bodies authorise their own signature. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A public body's own act. */
typedef struct
{
  TrameKept kept;
  gint64 partner;
  gint64 convention; /* 0: every one of the partner's */
  char *body;        /* "conseil d’administration"… */
  char *number;
  char *object;
  GDate taken_on;
  GDate received; /* by the State's representative */
  GDate published;
  gint64 document; /* attached; 0: none */
} TramePartnerAct;

extern const TrameAggregate trame_partner_act_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePartnerAct, trame_kept_free)

G_END_DECLS
