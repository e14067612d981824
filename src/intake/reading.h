/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One act being read: its paragraphs, and what each subject's reader adds to the proposal. Readers run in the order of
 * this file; each may look at what the ones before it found. */
#pragma once

#include "intake/extract.h"
#include "intake/proposal.h"

G_BEGIN_DECLS

typedef struct
{
  const TrameSource *source;
  TrameActProposal *proposal;
  TrameDeliberation *act; /* the proposal's */
  TrameLanguage language;
  GPtrArray *body;   /* of TrameParagraph*, borrowed: the act, stamps out */
  GPtrArray *annex;  /* of TrameParagraph*, borrowed: what is annexed */
  GPtrArray *stamps; /* of TrameParagraph*, borrowed */

  /* Indexes in body; body->len: not found. */
  guint attendance_start; /* first heading of attendance */
  guint attendance_end;   /* the paragraph after its last line */
  guint object_start;     /* the act's object */
  guint recitals_start;
  guint decision; /* "Après en avoir délibéré" */
  guint closing;  /* "Ainsi fait et délibéré": signatures follow */
} TrameReading;

/* Remembers where the value at PATH was read. Several extracts: one quote, joined, and all their boxes. */
void trame_reading_prove (TrameReading *reading, const char *path, const TrameExtract *extract, double confidence);
void trame_reading_prove_many (TrameReading *reading, const char *path, const GArray *extracts, double confidence);
/* The same, with PATH written as by printf. */
void
trame_reading_prove_at (TrameReading *reading, const TrameExtract *extract, double confidence, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* Puts the paths in the order of the JSON's keys. */
void trame_reading_order_evidence (TrameReading *reading);
/* Adds a warning; MESSAGE is copied. */
void trame_reading_warn (TrameReading *reading, const char *code, const char *path, const char *message);

TrameActProposal *trame_act_proposal_new (void);
void trame_act_proposal_free (TrameActProposal *proposal);

/* The body's paragraph I; NULL beyond the end. */
const TrameParagraph *trame_reading_body (const TrameReading *reading, guint i);

/* Where the parts of the act stand. */
void trame_reading_find_parts (TrameReading *reading);
void trame_read_stamps (TrameReading *reading);
void trame_read_sitting (TrameReading *reading);
void trame_read_counts (TrameReading *reading);
void trame_read_attendance_table (TrameReading *reading);
void trame_read_attendance (TrameReading *reading);
void trame_read_object (TrameReading *reading);
void trame_read_decisions (TrameReading *reading);
void trame_read_partners (TrameReading *reading);
void trame_read_vote (TrameReading *reading);
void trame_read_signatories (TrameReading *reading);
void trame_read_annex (TrameReading *reading);
void trame_check_proposal (TrameReading *reading);

/* Whether PARAGRAPH is a heading of attendance. REST: what follows its colon, on the same line. */
typedef enum
{
  TRAME_SECTION_NONE = 0,
  TRAME_SECTION_PRESENT,
  TRAME_SECTION_PROXIES,
  TRAME_SECTION_ABSENT,
  TRAME_SECTION_SECRETARY,
  TRAME_SECTION_ARRIVALS,
  TRAME_SECTION_DEPARTURES,
} TrameSection;

TrameSection trame_attendance_section (const TrameParagraph *paragraph, TrameExtract *rest);

G_END_DECLS
