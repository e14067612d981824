/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings of the council. How rows are kept is in aggregate.c. */
#include "register/sitting.h"

static const TrameMember sitting_members[] = {
  { .column = "body", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameSitting, body), .required = TRUE },
  { .column = "held_on",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TrameSitting, held_on),
    .required = TRUE },
  { .column = "time", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameSitting, time) },
  { .column = "notice_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameSitting, notice_date) },
  { .column = "place", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameSitting, place) },
  { .column = "chair", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameSitting, chair) },
  { .column = "secretary", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameSitting, secretary) },
  { .column = "in_office", .kind = TRAME_MEMBER_NUMBER, .offset = G_STRUCT_OFFSET (TrameSitting, in_office) },
};

const TrameAggregate trame_sitting_aggregate = {
  .table = "sitting",
  .size = sizeof (TrameSitting),
  .members = sitting_members,
  .n_members = G_N_ELEMENTS (sitting_members),
  .order = "held_on DESC, id",
};
