/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could sign for a partner, and when. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A representative, with what proves his or her powers. */
typedef struct
{
  TrameKept kept;
  gint64 partner;
  char *name;
  char *capacity;
  GDate from_date;
  GDate until_date; /* last day */
  char *proof;      /* what shows the powers: statutes, minutes, a delegation */
  GDate proof_received;
  gint64 document; /* attached; 0: none */
} TramePartnerRepresentative;

extern const TrameAggregate trame_partner_representative_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePartnerRepresentative, trame_kept_free)

G_END_DECLS
