/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can still be read of a damaged register, when no backup will do. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A row that the journal speaks of and that could not be brought back. */
typedef struct
{
  char *table;
  gint64 id;
  gint64 journal_row;
} TrameLostRow;

typedef struct
{
  gint64 rows;         /* brought back, the journal's own included */
  GPtrArray *lost;     /* of TrameLostRow*, in the journal's order */
  gint64 journal_lost; /* rows of the journal itself that are missing: what they wrote cannot be named */
  gboolean proved;     /* nothing is missing and everything is what its journal says */
} TrameSalvage;

void trame_salvage_free (TrameSalvage *salvage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSalvage, trame_salvage_free)

/* Brings every readable row of the register DAMAGED, which is not written to, into the new file INTO. Rows come back word for
 * word, the journal too: a verification of INTO says what no longer agrees. Blocking. NULL and TRAME_REGISTER_ERROR when
 * INTO exists (UNIQUE), or when nothing of DAMAGED can be read (CORRUPT, NOT_A_REGISTER). */
TrameSalvage *trame_register_salvage (const char *damaged, const char *into, GCancellable *cancellable, GError **error);

G_END_DECLS
