/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of every kind, with something in each of their members: what no test of the whole register may forget. */
#pragma once

#include "register-sample.h"

#include "register/aggregate.h"

G_BEGIN_DECLS

/* Every kind that is kept as a record, those that others name first. */
#define FULL_SAMPLE_KINDS 17
extern const TrameAggregate *const full_sample_aggregates[FULL_SAMPLE_KINDS];

/* A record of AGGREGATE, each member filled; TURN makes them different. Whatever it may refer to has the id 1. */
gpointer full_sample_record (const TrameAggregate *aggregate, guint turn);

/* On top of sample_fill: a document, a fact, and a record of every kind. RECORDS (nullable) is given each. */
void full_sample_add (Sample *sample, guint turn, GPtrArray *records);

/* A register in which every table has rows, two at least where it may have two. */
void full_sample_fill (Sample *sample);

G_END_DECLS
