/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts by which public bodies authorise their own signature. How rows are kept is in aggregate.c. */
#include "register/partner-act.h"

static const TrameMember partner_act_members[] = {
  { .column = "partner",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TramePartnerAct, partner),
    .required = TRUE },
  { .column = "convention", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TramePartnerAct, convention) },
  { .column = "body", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerAct, body) },
  { .column = "number", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerAct, number) },
  { .column = "object", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerAct, object) },
  { .column = "taken_on", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TramePartnerAct, taken_on) },
  { .column = "received", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TramePartnerAct, received) },
  { .column = "published", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TramePartnerAct, published) },
  { .column = "document", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TramePartnerAct, document) },
};

const TrameAggregate trame_partner_act_aggregate = {
  .table = "partner_act",
  .size = sizeof (TramePartnerAct),
  .members = partner_act_members,
  .n_members = G_N_ELEMENTS (partner_act_members),
  .order = "partner, coalesce (taken_on, '') DESC, id",
};
