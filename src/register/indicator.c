/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted, and the figures. How rows are kept is in aggregate.c. */
#include "register/indicator.h"

static const TrameMember indicator_members[] = {
  { .column = "scheme", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameIndicator, scheme) },
  { .column = "name", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameIndicator, name), .required = TRUE },
  { .column = "unit", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameIndicator, unit) },
};

const TrameAggregate trame_indicator_aggregate = {
  .table = "indicator",
  .size = sizeof (TrameIndicator),
  .members = indicator_members,
  .n_members = G_N_ELEMENTS (indicator_members),
  .order = "name, id",
};

static const TrameMember indicator_value_members[] = {
  { .column = "indicator",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameIndicatorValue, indicator),
    .required = TRUE },
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameIndicatorValue, convention),
    .required = TRUE },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameIndicatorValue, from_date) },
  { .column = "until_date",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TrameIndicatorValue, until_date),
    .required = TRUE },
  { .column = "hundredths",
    .kind = TRAME_MEMBER_NUMBER,
    .offset = G_STRUCT_OFFSET (TrameIndicatorValue, hundredths),
    .required = TRUE },
  { .column = "corrects", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameIndicatorValue, corrects) },
};

const TrameAggregate trame_indicator_value_aggregate = {
  .table = "indicator_value",
  .size = sizeof (TrameIndicatorValue),
  .members = indicator_value_members,
  .n_members = G_N_ELEMENTS (indicator_value_members),
  .order = "indicator, until_date, id",
  .append_only = TRUE,
};
