/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may act for the city. How rows are kept is in aggregate.c. */
#include "register/city-representative.h"

static const char *const city_representative_kind[] = { "mandate", "delegation", NULL };
static const TrameMember city_representative_members[] = {
  { .column = "councillor", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameCityRepresentative, councillor) },
  { .column = "name",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameCityRepresentative, name),
    .required = TRUE },
  { .column = "capacity",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameCityRepresentative, capacity),
    .required = TRUE },
  { .column = "kind",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameCityRepresentative, kind),
    .choices = city_representative_kind,
    .required = TRUE },
  { .column = "scope", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameCityRepresentative, scope) },
  { .column = "act", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameCityRepresentative, act) },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameCityRepresentative, from_date) },
  { .column = "until_date",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TrameCityRepresentative, until_date) },
};

const TrameAggregate trame_city_representative_aggregate = {
  .table = "city_representative",
  .size = sizeof (TrameCityRepresentative),
  .members = city_representative_members,
  .n_members = G_N_ELEMENTS (city_representative_members),
  .order = "coalesce (from_date, '') DESC, id",
};
