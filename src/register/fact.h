/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts as rows. Private to the room. */
#pragma once

#include "domain/fact.h"
#include "register/terms.h"

G_BEGIN_DECLS

/* Called for each fact, in the order recorded. FACT is given. */
typedef void (*TrameFactTake) (gint64 convention, TrameFact *fact, gpointer data);

/* The facts of CONVENTION (0: of all), corrections complete. TERMS: every row, by id. */
gboolean trame_facts_load (
    TrameStore *store, gint64 convention, GHashTable *terms, TrameFactTake take, gpointer data, GError **error);

/* fact-row.c: TRAME_FACT_COLUMNS in and out. What the row's own place is: 0 for none. */
typedef struct
{
  gint64 id;
  gint64 convention;
  gint64 correction; /* the row is what this correction puts in place */
  gint64 recorded;
  gint64 corrects;
  gint64 terms;
} TrameFactPlace;

/* And, last, whether there are any details. */
void trame_fact_row_set (TrameStatement *insert, const TrameFactPlace *place, const TrameFact *fact);
/* The fact of a row of TRAME_FACT_USUAL, without its details. */
TrameFact *trame_fact_row_read (TrameStatement *row);
/* Its details, from a row of TRAME_FACT_DETAILS. */
void trame_fact_row_read_details (TrameStatement *row, GHashTable *terms, TrameFact *fact);

/* What most facts have, then what some have. */
#define TRAME_FACT_USUAL "id, convention, correction, kind, party, on_date, recorded, signatory, capacity, place, note"
#define TRAME_FACT_DETAILS                                                                                             \
  "not_before, not_after, visa_by, sent_to, what, clause, length, ground, medium, posted, first_presented, received,"  \
  " refused, effective, unclaimed, cure, changes, terms, signed_city, signed_partner, deliberation, corrects"
#define TRAME_FACT_COLUMNS TRAME_FACT_USUAL ", " TRAME_FACT_DETAILS

G_END_DECLS
