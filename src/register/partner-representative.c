/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could sign for a partner, and when. How rows are kept is in aggregate.c. */
#include "register/partner-representative.h"

static const TrameMember partner_representative_members[] = {
  { .column = "partner",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, partner),
    .required = TRUE },
  { .column = "name",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, name),
    .required = TRUE },
  { .column = "capacity", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, capacity) },
  { .column = "from_date",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, from_date) },
  { .column = "until_date",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, until_date) },
  { .column = "proof", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, proof) },
  { .column = "proof_received",
    .kind = TRAME_MEMBER_DATE,
    .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, proof_received) },
  { .column = "document", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TramePartnerRepresentative, document) },
};

const TrameAggregate trame_partner_representative_aggregate = {
  .table = "partner_representative",
  .size = sizeof (TramePartnerRepresentative),
  .members = partner_representative_members,
  .n_members = G_N_ELEMENTS (partner_representative_members),
  .order = "partner, coalesce (from_date, '') DESC, id",
};
