/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amendments, from their preparation on. How rows are kept is in aggregate.c. */
#include "register/amendment.h"

static const TrameMember amendment_members[] = {
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameAmendment, convention),
    .required = TRUE },
  { .column = "rank", .kind = TRAME_MEMBER_NUMBER, .offset = G_STRUCT_OFFSET (TrameAmendment, rank), .required = TRUE },
  { .column = "object", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameAmendment, object) },
  { .column = "deliberation", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameAmendment, deliberation) },
  { .column = "model", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameAmendment, model) },
  { .column = "document", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameAmendment, document) },
  { .column = "fact", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameAmendment, fact) },
};

const TrameAggregate trame_amendment_aggregate = {
  .table = "amendment",
  .size = sizeof (TrameAmendment),
  .members = amendment_members,
  .n_members = G_N_ELEMENTS (amendment_members),
  .order = "convention, rank",
};
