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

void trame_fact_row_set (TrameStatement *insert, const TrameFactPlace *place, const TrameFact *fact);
TrameFact *trame_fact_row_read (TrameStatement *row, GHashTable *terms);

#define TRAME_FACT_COLUMNS                                                                                             \
  "id, convention, correction, kind, party, on_date, not_before, not_after, recorded, signatory, capacity, place,"     \
  " visa_by, sent_to, what, clause, note, length, ground, medium, posted, first_presented, received, refused,"         \
  " effective, unclaimed, cure, changes, terms, signed_city, signed_partner, deliberation, corrects"

G_END_DECLS
