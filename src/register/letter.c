/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters about conventions. How rows are kept is in aggregate.c. */
#include "register/letter.h"

static const char *const letter_medium[] = {
  "registered-letter", "electronic-registered", "hand-delivery", "bailiff", "letter", "e-mail", NULL
};
static const TrameMember letter_members[] = {
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameLetter, convention),
    .required = TRUE },
  { .column = "kind", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameLetter, kind), .required = TRUE },
  { .column = "recipient", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameLetter, recipient) },
  { .column = "address", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameLetter, address) },
  { .column = "medium",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameLetter, medium),
    .choices = letter_medium },
  { .column = "written_on", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameLetter, written_on) },
  { .column = "posted", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameLetter, posted) },
  { .column = "tracking", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameLetter, tracking) },
  { .column = "document", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameLetter, document) },
  { .column = "fact", .kind = TRAME_MEMBER_ID, .offset = G_STRUCT_OFFSET (TrameLetter, fact) },
};

const TrameAggregate trame_letter_aggregate = {
  .table = "letter",
  .size = sizeof (TrameLetter),
  .members = letter_members,
  .n_members = G_N_ELEMENTS (letter_members),
  .order = "convention, id",
};
