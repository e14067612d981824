/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemes that conventions serve. How rows are kept is in aggregate.c. */
#include "register/scheme.h"

static const TrameMember scheme_members[] = {
  { .column = "name", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameScheme, name), .required = TRUE },
  { .column = "object", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameScheme, object) },
  { .column = "deliberation", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameScheme, deliberation) },
  { .column = "responsible", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameScheme, responsible) },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameScheme, from_date) },
  { .column = "until_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameScheme, until_date) },
  { .column = "objective", .kind = TRAME_MEMBER_LIST, .offset = G_STRUCT_OFFSET (TrameScheme, objectives) },
  { .column = "strand", .kind = TRAME_MEMBER_LIST, .offset = G_STRUCT_OFFSET (TrameScheme, strands) },
};

const TrameAggregate trame_scheme_aggregate = {
  .table = "scheme",
  .size = sizeof (TrameScheme),
  .members = scheme_members,
  .n_members = G_N_ELEMENTS (scheme_members),
  .order = "name",
  .lines = "scheme_line",
};
