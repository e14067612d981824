/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of the council. How rows are kept is in aggregate.c. */
#include "register/councillor.h"

static const TrameMember councillor_members[] = {
  { .column = "name", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameCouncillor, name), .required = TRUE },
  { .column = "list", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameCouncillor, list) },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameCouncillor, from_date) },
  { .column = "until_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameCouncillor, until_date) },
};

const TrameAggregate trame_councillor_aggregate = {
  .table = "councillor",
  .size = sizeof (TrameCouncillor),
  .members = councillor_members,
  .n_members = G_N_ELEMENTS (councillor_members),
  .order = "name, id",
};
