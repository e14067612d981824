/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can still be read of a damaged register, when no backup will do. */
#pragma once

#include "register/verify.h"

G_BEGIN_DECLS

/* A row that the journal speaks of and that could not be brought back. */
typedef struct
{
  char *table;
  gint64 id;
  gint64 journal_row;
  gint64 at;   /* when it was written: µs since 1970, UTC */
  char *agent; /* by whom; "" when that cannot be read */
} TrameLostRow;

typedef struct
{
  gint64 rows;                     /* brought back, the journal's own included */
  GPtrArray *lost;                 /* of TrameLostRow*, in the journal's order */
  GPtrArray *torn;                 /* of char*: the tables where something could not be read */
  gint64 journal_lost;             /* rows of the journal itself that are missing: what they wrote cannot be named */
  TrameVerification *verification; /* of the new file; the head is that of the journal brought back */
} TrameSalvage;

void trame_salvage_free (TrameSalvage *salvage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSalvage, trame_salvage_free)

/* Brings every readable row of the register DAMAGED, which is not written to, into the new file INTO. Rows come back word for
 * word, the journal too: a verification of INTO says what no longer agrees. Blocking. NULL and TRAME_REGISTER_ERROR when
 * INTO exists (UNIQUE), when nothing of DAMAGED can be read (CORRUPT, NOT_A_REGISTER), or when a later Trame wrote it
 * (TOO_NEW). */
TrameSalvage *trame_register_salvage (const char *damaged, const char *into, GCancellable *cancellable, GError **error);

G_END_DECLS
