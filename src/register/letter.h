/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters about conventions. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* A letter: to whom, how, when, and its bytes. */
typedef struct
{
  TrameKept kept;
  gint64 convention;
  char *kind; /* "notice", "formal-notice", "reminder"… */
  char *recipient;
  char *address;
  char *medium; /* "registered-letter", "electronic-registered", "hand-delivery", "bailiff", "letter", "e-mail" */
  GDate written_on;
  GDate posted;
  char *tracking;  /* number of the registered letter */
  gint64 document; /* 0: none */
  gint64 fact;     /* that it notified; 0: none */
} TrameLetter;

extern const TrameAggregate trame_letter_aggregate;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameLetter, trame_kept_free)

G_END_DECLS
