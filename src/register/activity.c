/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme of a scheme. How rows are kept is in aggregate.c. */
#include "register/activity.h"

static const TrameMember activity_members[] = {
  { .column = "scheme", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameActivity, scheme), .required = TRUE },
  { .column = "strand", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, strand) },
  { .column = "partner", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameActivity, partner) },
  { .column = "convention", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameActivity, convention) },
  { .column = "service", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, service) },
  { .column = "object", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, object) },
  { .column = "held_on",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TrameActivity, held_on),
    .required = TRUE },
  { .column = "from_time", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, from_time) },
  { .column = "until_time", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, until_time) },
  { .column = "place", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameActivity, place) },
  { .column = "cancelled", .kind = TRAME_MEMBER_FLAG, .offset = G_STRUCT_OFFSET (TrameActivity, cancelled) },
};

const TrameAggregate trame_activity_aggregate = {
  .table = "activity",
  .size = sizeof (TrameActivity),
  .members = activity_members,
  .n_members = G_N_ELEMENTS (activity_members),
  .order = "held_on, coalesce (from_time, ''), id",
};
