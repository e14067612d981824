/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that one command each lists, shows, adds and changes. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

typedef struct
{
  const char *command; /* "schemes" */
  const TrameAggregate *aggregate;
  const char *summary;        /* N_() */
  const char *first;          /* the member that `add` takes as its word; NULL: none */
  const char *const *titles;  /* members of the listing, NULL-terminated */
  gboolean written_elsewhere; /* listed and shown only: recorded acts write them */
} TrameRecordKind;

/* NULL: no such command. Static. */
const TrameRecordKind *trame_record_kind_find (const char *command);
/* Of the table "scheme"; NULL: none. Static. */
const TrameRecordKind *trame_record_kind_of (const char *table);

G_END_DECLS
