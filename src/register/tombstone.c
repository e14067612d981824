/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was removed lawfully, and who agreed. How rows are kept is in aggregate.c. */
#include "register/tombstone.h"

static const char *const tombstone_entity[] = { "convention", "document", NULL };
static const TrameMember tombstone_members[] = {
  { .column = "entity",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameTombstone, entity),
    .choices = tombstone_entity,
    .required = TRUE },
  { .column = "entity_id",
    .kind = TRAME_MEMBER_NUMBER,
    .offset = G_STRUCT_OFFSET (TrameTombstone, entity_id),
    .required = TRUE },
  { .column = "sha256",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameTombstone, sha256),
    .required = TRUE },
  { .column = "visa", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameTombstone, visa), .required = TRUE },
  { .column = "reason",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameTombstone, reason),
    .required = TRUE },
  { .column = "removed_on",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TrameTombstone, removed_on),
    .required = TRUE },
};

const TrameAggregate trame_tombstone_aggregate = {
  .table = "tombstone",
  .size = sizeof (TrameTombstone),
  .members = tombstone_members,
  .n_members = G_N_ELEMENTS (tombstone_members),
  .order = "id",
  .append_only = TRUE,
};
