/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fact changes: two evaluations held side by side, before a person confirms. */
#pragma once

#include "domain/lifecycle.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_CHANGE_STATE = 0,
  TRAME_CHANGE_START,    /* first day of the current period */
  TRAME_CHANGE_LAST_DAY, /* of the current period; other_date: the other reading, after */
  TRAME_CHANGE_END_DAY,  /* last day in force, when it is not the period's */
  TRAME_CHANGE_FIRST_DAY_OUT,
  TRAME_CHANGE_WARNING_NEW,  /* code */
  TRAME_CHANGE_WARNING_GONE, /* code */
} TrameChangeKind;

typedef struct
{
  TrameChangeKind kind;
  TrameState state_before; /* STATE only */
  TrameState state_after;
  GDate before; /* dates only; cleared: none */
  GDate after;
  GDate other_date; /* the other reading of `after`; cleared: there is only one */
  const char *code; /* warnings only; static */
} TrameChange;

/* The differences, in the order of the kinds: an array of TrameChange, empty when nothing changes. Owned by the
 * caller. BEFORE may be NULL: then everything AFTER says is new. */
GArray *trame_lifecycle_compare (const TrameLifecycle *before, const TrameLifecycle *after);

/* CONTRACT as it would be with FACT added (its `recorded` does not matter), on ON. One reference. "If the letter is
 * received on…" is a termination-notified with that receipt; "the latest day to post for an end on…" is one with that
 * `effective` and no receipt: its TRAME_DEADLINE_NOTICE_POSTING and _RECEIPT answer. */
TrameLifecycle *trame_lifecycle_what_if (const TrameCase *contract, const TrameFact *fact, const GDate *on);

/* One line for a person: "État : attend les signatures → en vigueur". Owned by the caller. */
char *trame_change_text (const TrameChange *change, TrameLanguage language);
/* "en vigueur", "in force". Static. */
const char *trame_state_words (TrameState state, TrameLanguage language);
/* "dernier jour", "last day". Static. */
const char *trame_deadline_kind_words (TrameDeadlineKind kind, TrameLanguage language);

G_END_DECLS
