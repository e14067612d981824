/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was removed lawfully, and who agreed. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* What remains of what was removed. */
typedef struct
{
  TrameKept kept;
  char *entity; /* "convention", "document" */
  gint64 entity_id;
  char *sha256; /* of the document's bytes, or of what the journal last hashed */
  char *visa;   /* who agreed */
  char *reason;
  GDate removed_on;
} TrameTombstone;

extern const TrameAggregate trame_tombstone_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameTombstone, trame_kept_free)

G_END_DECLS
