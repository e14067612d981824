/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How conventions are judged. How rows are kept is in aggregate.c. */
#include "register/evaluation.h"

static const char *const evaluation_proposal[] = { "renew", "amend", "end", NULL };
static const TrameMember evaluation_members[] = {
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameEvaluation, convention),
    .required = TRUE },
  { .column = "from_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameEvaluation, from_date) },
  { .column = "until_date", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameEvaluation, until_date) },
  { .column = "held_on", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameEvaluation, held_on) },
  { .column = "author", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameEvaluation, author) },
  { .column = "appraisal", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameEvaluation, appraisal) },
  { .column = "proposal",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameEvaluation, proposal),
    .choices = evaluation_proposal },
  { .column = "document", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameEvaluation, document) },
};

const TrameAggregate trame_evaluation_aggregate = {
  .table = "evaluation",
  .size = sizeof (TrameEvaluation),
  .members = evaluation_members,
  .n_members = G_N_ELEMENTS (evaluation_members),
  .order = "convention, id",
};
