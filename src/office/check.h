/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a register's file is sound and looked after: what a careful person would look at, one line each. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_CHECK_GOOD,
  TRAME_CHECK_NOTE,  /* worth knowing; nothing has to be done at once */
  TRAME_CHECK_FAULT, /* something has to be done */
} TrameCheckState;

typedef struct
{
  const char *what; /* nick: "pages", "journal", "rights", "place", "backups", "clock" */
  TrameCheckState state;
  char *words; /* what was found, and what to do: a sentence or two */
} TrameCheck;

/* Looks at the register at PATH without writing to it: of TrameCheck*, always the same six, owned by the caller. NOW:
 * microseconds since 1970, UTC; TODAY: that day where the commune is. NULL and ERROR when there is no such register: a
 * register's. Blocking; reads the whole file, and the whole of its last backup. */
GPtrArray *trame_office_check (const char *path, const GDate *today, gint64 now, GError **error);
/* What is looked at, in a few words. Translated, static. */
const char *trame_check_title (const TrameCheck *check);

G_END_DECLS
