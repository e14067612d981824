/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each party does under a convention. How rows are kept is in aggregate.c. */
#include "register/undertaking.h"

static const char *const undertaking_party[] = { "city", "partner", NULL };
static const TrameMember undertaking_members[] = {
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameUndertaking, convention),
    .required = TRUE },
  { .column = "party",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameUndertaking, party),
    .choices = undertaking_party,
    .required = TRUE },
  { .column = "words",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameUndertaking, words),
    .required = TRUE },
  { .column = "strand", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameUndertaking, strand) },
  { .column = "clause", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameUndertaking, clause) },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameUndertaking, from_date) },
  { .column = "until_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameUndertaking, until_date) },
};

const TrameAggregate trame_undertaking_aggregate = {
  .table = "undertaking",
  .size = sizeof (TrameUndertaking),
  .members = undertaking_members,
  .n_members = G_N_ELEMENTS (undertaking_members),
  .order = "convention, party DESC, id",
};
