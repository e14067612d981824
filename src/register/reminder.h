/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of reminders: what was said, to whom, once. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A reminder sent. The same one twice is UNIQUE. */
typedef struct
{
  TrameKept kept;
  gint64 convention;
  char *kind; /* of the deadline */
  GDate due;
  char *recipient; /* a login or an address */
  char *channel;   /* "notification", "e-mail", "letter" */
  gint64 sent;     /* µs since 1970, UTC */
} TrameReminder;

extern const TrameAggregate trame_reminder_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameReminder, trame_kept_free)

G_END_DECLS
