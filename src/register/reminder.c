/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of reminders: what was said, to whom, once. How rows are kept is in aggregate.c. */
#include "register/reminder.h"

static const char *const reminder_channel[] = { "notification", "e-mail", "letter", NULL };
static const TrameMember reminder_members[] = {
  { .column = "convention",
    .kind = TRAME_MEMBER_ID,
    .offset = G_STRUCT_OFFSET (TrameReminder, convention),
    .required = TRUE },
  { .column = "kind", .kind = TRAME_MEMBER_TEXT, .offset = G_STRUCT_OFFSET (TrameReminder, kind), .required = TRUE },
  { .column = "due", .kind = TRAME_MEMBER_DATE, .offset = G_STRUCT_OFFSET (TrameReminder, due), .required = TRUE },
  { .column = "recipient",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameReminder, recipient),
    .required = TRUE },
  { .column = "channel",
    .kind = TRAME_MEMBER_TEXT,
    .offset = G_STRUCT_OFFSET (TrameReminder, channel),
    .choices = reminder_channel,
    .required = TRUE },
  { .column = "sent", .kind = TRAME_MEMBER_NUMBER, .offset = G_STRUCT_OFFSET (TrameReminder, sent), .required = TRUE },
};

const TrameAggregate trame_reminder_aggregate = {
  .table = "reminder",
  .size = sizeof (TrameReminder),
  .members = reminder_members,
  .n_members = G_N_ELEMENTS (reminder_members),
  .order = "id",
  .append_only = TRUE,
};
