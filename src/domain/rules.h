/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules tell one another while a convention is folded. Private to the room: plain values, no allocation. */
#pragma once

#include "domain/day.h"
#include "domain/lifecycle.h"

G_BEGIN_DECLS

/* --- working-day.c */
gboolean trame_day_is_working (TrameDay day, TrameZone zone);
TrameDay trame_day_working_on_or_after (TrameDay day, TrameZone zone);
TrameDay trame_day_working_on_or_before (TrameDay day, TrameZone zone);
TrameDay trame_day_working_before (TrameDay day, guint n, TrameZone zone);

/* --- reason-list.c: reasons as the rules write them */
typedef struct
{
  const char *rule;
  const char *source;
  TrameDay days[TRAME_REASON_ARGUMENTS];
  TramePeriod period;
  gint number;
  gboolean other_reading;
} TrameStep;

/* Does nothing when REASONS is NULL (a brief evaluation). */
void trame_reasons_add (GArray *reasons, const TrameStep *step);
#define TRAME_BECAUSE(reasons, ...) trame_reasons_add ((reasons), &(const TrameStep){ __VA_ARGS__ })

/* --- event.c: facts as they stand once corrected, each with the days it may be of */
typedef struct
{
  const TrameFact *fact;
  TrameFactKind kind;
  TrameParty party;
  TrameDay day; /* in the reading of the unknown dates being folded */
  TrameDay low;
  TrameDay high;
  guint bit; /* of an unknown date, in the numbers of corners */
} TrameEvent;

#define TRAME_EVENTS_INLINE 32

typedef struct
{
  TrameEvent *all; /* by day, then kind, party: never by order of recording */
  guint n;
  guint n_unknown;
  guint bad_corrections;
  TrameEvent room[TRAME_EVENTS_INLINE];
} TrameEvents;

void trame_events_init (TrameEvents *events, const TrameCase *contract);
void trame_events_clear (TrameEvents *events);
/* Gives each unknown date its low (bit clear) or high (bit set) day and sorts. */
void trame_events_choose (TrameEvents *events, guint corner);

/* --- term.c: the last day of a period */
typedef struct
{
  TrameDay last; /* by the reading asked; NONE: no end */
  TrameDay other;
  TrameDay prudent;
  TrameDay unrolled;
  gboolean by_end_date;
} TrameEnds;

void trame_term_ends (
    const TrameTerms *terms, const TrameReadings *readings, TrameDay start, TramePeriod sum, TrameEnds *out);
gboolean trame_terms_have_stated_start (const TrameTerms *terms);
TramePeriod trame_period_sum (TramePeriod a, TramePeriod b, guint times);

/* --- notice.c: from receipt to the first day out, and back */
TrameDay trame_notice_first_day_out (TrameDay received,
                                     TramePeriod notice,
                                     TrameNoticeReading reading,
                                     const TrameReadings *readings);
TrameDay trame_notice_latest_receipt (TrameDay first_day_out, TramePeriod notice, TrameNoticeReading reading);
TrameDay trame_notice_latest_posting (TrameDay receipt, guint transit, TrameZone zone);
/* What a letter's form is worth under a clause. */
typedef enum
{
  TRAME_FORM_AS_WRITTEN = 0,
  TRAME_FORM_PROVED_OTHERWISE,
  TRAME_FORM_WITHOUT_PROOF,
} TrameForm;
TrameForm trame_notice_form (TrameMedium clause, TrameMedium used);

/* How a convention ends before its term: a notified termination, or an agreed one. */
typedef struct
{
  const TrameEvent *event; /* NULL: none */
  TrameTerms terms;        /* those of the day it was received */
  TrameDay posted;
  TrameDay received; /* the day the notice runs from; NONE: not known yet */
  const char *received_rule;
  TrameDay lawful;   /* first lawful day out, reading asked; NONE: not known yet */
  TrameDay effect;   /* first day out, reading asked */
  TrameDay other;    /* the other reading's; NONE: there is only one */
  TrameDay earliest; /* lower bound while not received, else effect */
  gboolean agreed;
  gboolean as_of_right;
  gboolean doubtful; /* the breach was remedied before the effect */
  gboolean void_form;
} TrameEnding;

/* --- breach.c */
typedef struct
{
  const TrameEvent *breach;   /* by the other party, on or before the notification */
  const TrameEvent *own;      /* by the notifying party itself */
  const TrameEvent *remedied; /* before the effect */
  gboolean formal_notice;     /* one was received and its cure had ended at the notification */
} TrameBreach;
void trame_breach_look (const TrameEvents *events, const TrameEnding *ending, TrameDay on, TrameBreach *out);
/* Last day to remedy after a formal notice; NONE when not known. */
TrameDay trame_cure_end (const TrameEvent *formal_notice, const TrameTerms *terms, TrameNoticeReading reading);

/* --- fold.c: the whole convention, for one choice of unknown dates */
typedef struct
{
  const TrameCase *contract;
  const TrameEvents *events;
  TrameDay on;

  const TrameEvent *issued;
  const TrameEvent *sent;
  const TrameEvent *city;
  const TrameEvent *partner;
  const TrameEvent *withdrawn;
  const TrameEvent *beginning; /* notification or transmission, when the term starts there */
  TrameDay concluded;          /* both have signed; NONE */
  TrameDay start;              /* of the first period; NONE */
  TrameDay in_force_from;

  TrameTerms terms;   /* as amended */
  guint amended;      /* events looked at for amendments */
  TramePeriod sum;    /* lengths from the start */
  TramePeriod before; /* the same without the current period */
  guint index;
  TrameDay period_start;
  TrameEnds ends;
  const TrameEvent *renewed_by; /* what opened the current period; NULL: tacit */
  gboolean in_doubt;            /* that request came between both readings of the last day */
  gboolean indefinite;          /* a renewal without a length */

  const TrameEvent *request; /* in the current period: explicit request or agreement in time */
  const TrameEvent *decline; /* in the current period, in time */
  TramePeriod next_length;
  gboolean next_secured; /* the period after the current one is already obtained */
  TrameEnds next_ends;

  TrameEnding ending; /* the earliest lawful one known on ON */
  gboolean running;
  TrameDay first_out; /* the day the convention is over; NONE: not known */
  TrameState state;
} TrameFold;

void trame_fold_case (TrameFold *fold, const TrameCase *contract, const TrameEvents *events, TrameDay on);
/* First event of KIND (and PARTY unless NONE) on or before ON; NULL. */
const TrameEvent *trame_fold_first (const TrameFold *fold, TrameFactKind kind, TrameParty party);

/* --- signature.c */
guint trame_fold_signed_by (const TrameFold *fold);
void trame_fold_signatures (TrameFold *fold);
void trame_fold_start (TrameFold *fold);
/* --- amendment.c: applies what is due up to DAY; TRUE when something that counts for the end changed */
gboolean trame_fold_amend (TrameFold *fold, TrameDay until);
gboolean trame_amendment_complete (const TrameEvent *event);
void trame_terms_apply (TrameTerms *terms, const TrameFact *amendment);
/* --- renewal.c */
void trame_fold_periods (TrameFold *fold);
TrameDay trame_decline_limit (const TrameTerms *terms, TrameDay last);
gboolean trame_renewals_left (const TrameTerms *terms, guint index);
/* --- notice.c */
void trame_fold_ending (TrameFold *fold);
void trame_ending_read (TrameEnding *ending, const TrameFold *fold, const TrameEvent *event);

/* --- deadlines.c and lifecycle-warnings.c: what the fold says, written down. */
typedef struct
{
  GArray *deadlines;
  GArray *warnings;
  GArray *no_reasons; /* shared by all when brief; NULL: reasons are written */
} TrameWriter;

TrameDeadline *
trame_writer_deadline (TrameWriter *writer, TrameDeadlineKind kind, TrameDay date, TrameDay other, TrameDay prudent);
/* The array to write the deadline's reasons to; NULL when brief. */
GArray *trame_writer_reasons (TrameWriter *writer, TrameDeadline *deadline);
/* Same for a new warning; a code is written once: NULL when it is there already. */
GArray *trame_writer_warning (TrameWriter *writer, const char *code, gboolean *is_new);
void trame_writer_warn (TrameWriter *writer, const char *code, const TrameStep *step);
#define TRAME_WARN(writer, code, ...) trame_writer_warn ((writer), (code), &(const TrameStep){ __VA_ARGS__ })
void trame_warn_notice (TrameWriter *writer, const TrameFold *fold, const TrameEvent *event);
void trame_write_deadlines (TrameWriter *writer, const TrameFold *fold);
void trame_write_reports (TrameWriter *writer, const TrameFold *fold);
void trame_write_notice_limits (TrameWriter *writer, const TrameFold *fold);
void trame_write_first_day_out (TrameWriter *writer, const TrameFold *fold);
void trame_write_warnings (TrameWriter *writer, const TrameFold *fold);
/* The steps from the signatures to the start, and to a period's last day. */
void trame_explain_start (GArray *reasons, const TrameFold *fold);
void trame_explain_last_day (GArray *reasons, const TrameFold *fold);
void trame_explain_rolling (GArray *reasons, TrameDay day, const TrameReadings *readings);

/* --- lifecycle.c, lifecycle-unknown.c */
TrameLifecycle *trame_lifecycle_write (const TrameFold *fold, gboolean brief);
void trame_deadlines_sort (GArray *deadlines);
void trame_events_drop_later (TrameEvents *events, TrameDay on);
TrameLifecycle *
trame_lifecycle_evaluate_unknown (TrameEvents *events, const TrameCase *contract, TrameDay on, gboolean brief);

/* The clause that founds a term, or "Convention". */
const char *trame_clause (const char *clause);

G_END_DECLS
