/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates of one partner put together, and apart again. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* One recorded merge, or the undoing of one. */
typedef struct
{
  TrameKept kept;
  gint64 kept_partner;
  gint64 merged; /* partner: a duplicate of the kept one */
  gint64 undoes; /* merge; 0: this is one */
  char *reason;
  GPtrArray *conventions; /* of char*: ids, as text, of the conventions that moved */
} TramePartnerMerge;

extern const TrameAggregate trame_partner_merge_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TramePartnerMerge, trame_kept_free)

/* Makes MERGED a duplicate of KEPT: its conventions become KEPT's, and it leaves the lists; what it was stays in the
 * register's past. REFERENCE when one of them is a duplicate already. Handle of the merge. */
gint64 trame_changes_merge_partners (TrameChanges *changes, gint64 kept, gint64 merged, const char *reason);
/* Puts apart again what MERGE put together: the conventions that moved, and are still there, go back. REFERENCE when it was
 * undone already, or is an undoing itself. */
gint64 trame_changes_undo_merge (TrameChanges *changes, gint64 merge, const char *reason);

G_END_DECLS
