/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which act comes next for a convention: what the one suggested button of its page does. A pure function of values. */
#pragma once

#include "domain/lifecycle.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_ACT_NONE = 0,
  TRAME_ACT_COMPLETE,         /* required fields are empty: fill them */
  TRAME_ACT_ISSUE,            /* "Mettre à la signature" */
  TRAME_ACT_RECORD_SIGNATURE, /* of party */
  TRAME_ACT_PREPARE_NEXT,     /* the term comes: renew, or let end */
  TRAME_ACT_POST_NOTICE,      /* advice: an end-of-term notice, by its posting limit */
  TRAME_ACT_RECORD_RECEIPT,   /* a termination was posted: record its receipt */
  TRAME_ACT_REPORT,           /* a report is due */
  TRAME_ACT_DETERMINE,        /* a fact's date is not known: find it */
} TrameActKind;

typedef struct
{
  TrameActKind kind;
  TrameParty party; /* RECORD_SIGNATURE: whose (the partner's first); else NONE */
  guint missing;    /* COMPLETE: how many fields */
  GDate by;         /* the prudent date to do it by; cleared: none */
} TrameNextAct;

/* MISSING: how many required fields are empty. ISSUED: its text is frozen. The term is "near" within 90 days. */
TrameNextAct trame_next_act (const TrameLifecycle *lifecycle, guint missing, gboolean issued);

/* "complete", "issue", "record-signature"… Static. */
const char *trame_act_kind_to_nick (TrameActKind kind);
/* "Recueillir la signature du partenaire", for a button or a row of the queue. Owned by the caller. */
char *trame_next_act_label (const TrameNextAct *act);

G_END_DECLS
