/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a convention at a date: one pure function of terms, facts and délibération. Nothing here reads the
 * clock, allocates globally or does I/O. */
#pragma once

#include "domain/fact.h"
#include "domain/reason.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_STATE_DRAFT = 0,
  TRAME_STATE_AWAITING_SIGNATURE,
  TRAME_STATE_UNDETERMINED,
  TRAME_STATE_SIGNED_NOT_IN_FORCE,
  TRAME_STATE_IN_FORCE,
  TRAME_STATE_IN_FORCE_TERMINATION_RUNNING,
  TRAME_STATE_EXPIRED,
  TRAME_STATE_TERMINATED,
  TRAME_STATE_TERMINATED_AS_OF_RIGHT,
  TRAME_STATE_WITHDRAWN,
  TRAME_N_STATES
} TrameState;

typedef enum
{
  TRAME_TERM_SAME_DAY = 0,
  TRAME_TERM_EVE,
} TrameTermReading;

typedef enum
{
  TRAME_NOTICE_CLEAR_DAYS = 0,
  TRAME_NOTICE_CALENDAR_DAYS,
} TrameNoticeReading;

typedef enum
{
  TRAME_ZONE_METROPOLE = 0,
  TRAME_ZONE_ALSACE_MOSELLE,
  TRAME_ZONE_GUADELOUPE,
  TRAME_ZONE_GUYANE,
  TRAME_ZONE_MARTINIQUE,
  TRAME_ZONE_MAYOTTE,
  TRAME_ZONE_REUNION,
  TRAME_ZONE_SAINT_BARTHELEMY,
  TRAME_ZONE_SAINT_MARTIN,
  TRAME_N_ZONES
} TrameZone;

typedef struct
{
  TrameTermReading term;
  TrameNoticeReading notice;
  gboolean roll;
  TrameZone zone;
} TrameReadings;

/* The dates of the act that authorises the convention; each may be cleared. */
typedef struct
{
  GDate sitting;
  GDate sent;
  GDate received;
  GDate published;
} TrameTransmission;

/* The clause that founds each term ("Art. 3.3"), shown as the source of reasons. Interned or static; NULL: not known. */
typedef struct
{
  const char *length;
  const char *start;
  const char *renewal;
  const char *notice;
  const char *money;
  const char *cure;
} TrameClauses;

typedef struct
{
  TrameTerms terms;
  TrameClauses clauses;
  TrameReadings readings;
  gboolean has_deliberation;
  gboolean partner_not_named; /* the act names partners, and not this one */
  gboolean taken_over;        /* signed before it came here: nobody noted its issue */
  TrameTransmission deliberation;
  guint transit_working_days; /* 3 by default: trame_case_init */
  gint64 known_on;            /* only facts recorded by then (µs since 1970); 0: all */
  GPtrArray *facts;           /* of TrameFact, in the order recorded; owned */
  gboolean corrects_by_id;    /* corrections cite register ids rather than indexes */
} TrameCase;

void trame_case_init (TrameCase *contract);
void trame_case_clear (TrameCase *contract);

/* The facts as they stand once corrected, in the order recorded: cancelled facts and corrections left out. An array of
 * TrameFact*, references owned by the caller's array. */
GPtrArray *trame_facts_standing (const TrameCase *contract);

typedef enum
{
  TRAME_DEADLINE_START = 0,
  TRAME_DEADLINE_LAST_DAY,
  TRAME_DEADLINE_RENEWAL_REQUEST,
  TRAME_DEADLINE_RENEWAL_DECLINE,
  TRAME_DEADLINE_NOTICE_POSTING,
  TRAME_DEADLINE_NOTICE_RECEIPT,
  TRAME_DEADLINE_FIRST_DAY_OUT,
  TRAME_DEADLINE_CURE_END,
  TRAME_DEADLINE_REPORT,
  TRAME_DEADLINE_APPEAL,
  TRAME_DEADLINE_REFERRAL,
  TRAME_DEADLINE_SIGNATURE_AWAITED,
} TrameDeadlineKind;

typedef struct
{
  TrameDeadlineKind kind;
  GDate date;         /* by the reading asked; cleared when a fact's date is unknown */
  GDate other_date;   /* the other reading; cleared: there is only one */
  GDate prudent_date; /* the safer of both for who must act */
  GDate not_before;   /* bounds, when a date is unknown */
  GDate not_after;
  GArray *reasons; /* of TrameReason, from the known date to the computed one */
} TrameDeadline;

typedef struct
{
  const char *code; /* static; the table is domain/warning.c */
  GArray *reasons;  /* of TrameReason */
} TrameWarning;

typedef struct
{
  gboolean known; /* FALSE: no period yet */
  guint index;    /* 0 for the first term, k after the k-th renewal */
  GDate start;
  GDate last_day;
  GDate other_last_day;
  GDate prudent_last_day;
  GDate not_before; /* bounds of the last day */
  GDate not_after;
} TrameTermPeriod;

/* The result: immutable once returned, shared by reference. */
typedef struct
{
  gatomicrefcount refs;
  GDate on;
  TrameState state;
  guint signed_by;        /* bits 1 << TRAME_PARTY_…: who has signed on that day */
  TrameTermPeriod period; /* the period that holds ON; the first one before it begins, the last one once ended */
  GDate end_day;     /* the last day in force as known on ON: renewals obtained and terminations received counted */
  GArray *deadlines; /* of TrameDeadline, by date */
  GArray *warnings;  /* of TrameWarning */
} TrameLifecycle;

/* Evaluates CONTRACT on ON. Never fails: what is missing or contradictory is a warning. One reference. */
TrameLifecycle *trame_lifecycle_evaluate (const TrameCase *contract, const GDate *on);
/* The same without a word of explanation: every `reasons` is empty. Four times lighter: for arrays of thousands. */
TrameLifecycle *trame_lifecycle_evaluate_brief (const TrameCase *contract, const GDate *on);
TrameLifecycle *trame_lifecycle_ref (TrameLifecycle *lifecycle);
void trame_lifecycle_unref (TrameLifecycle *lifecycle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameLifecycle, trame_lifecycle_unref)

/* The deadline of KIND, or NULL. Owned by LIFECYCLE. */
const TrameDeadline *trame_lifecycle_get_deadline (const TrameLifecycle *lifecycle, TrameDeadlineKind kind);
/* Days from ON to end_day (negative once past); G_MININT when there is none. */
gint trame_lifecycle_days_left (const TrameLifecycle *lifecycle);

const char *trame_state_to_nick (TrameState state);
/* TRAME_N_STATES when NICK is no state. */
TrameState trame_state_from_nick (const char *nick);
const char *trame_deadline_kind_to_nick (TrameDeadlineKind kind);
const char *trame_zone_to_nick (TrameZone zone);
TrameZone trame_zone_from_nick (const char *nick); /* TRAME_N_ZONES when unknown */

/* The sentence of a warning's code, CODE itself when it is not in the table (domain/warning.c). Static. */
const char *trame_warning_text (const char *code, TrameLanguage language);
/* TRUE for warnings that put the convention itself in doubt (no authority to sign, two readings of its state…). */
gboolean trame_warning_is_grave (const char *code);
/* The codes of the table, one by one; NULL past the last. Static. */
const char *trame_warning_code_at (gsize index);

G_END_DECLS
