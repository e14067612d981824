/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works on the register. How rows are kept is in aggregate.c. */
#include "register/agent.h"

static const TrameMember agent_members[] = {
  { .column = "login", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameAgent, login), .required = TRUE },
  { .column = "name", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameAgent, name) },
  { .column = "service", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameAgent, service) },
  { .column = "email", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameAgent, email) },
  { .column = "until_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameAgent, until_date) },
};

const TrameAggregate trame_agent_aggregate = {
  .table = "agent",
  .size = sizeof (TrameAgent),
  .members = agent_members,
  .n_members = G_N_ELEMENTS (agent_members),
  .order = "login",
};
