/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What conventions are sorted by, side by side: their places in the alphabet for each column of text, their days, their
 * states. Words are folded and compared once, so that a sort is one of numbers that lie together. */
#pragma once

#include "app/convention-list.h"

G_BEGIN_DECLS

typedef struct _TrameConventionRanks TrameConventionRanks;

/* The text that SORT compares in CONVENTION; NULL: it has none. Owned by CONVENTION. */
const char *trame_convention_sort_text (const TrameConvention *convention, TrameConventionSort sort);
/* Whether SORT is by a column of text. */
gboolean trame_convention_sort_is_text (TrameConventionSort sort);

/* Ranks ROWS (of TrameConvention, by id). No widget: any thread will do; some tenths of a second for 100,000 rows. Owned by
 * the caller; NULL: CANCELLABLE (nullable) was cancelled. */
TrameConventionRanks *trame_convention_ranks_new (const GPtrArray *rows, GCancellable *cancellable);
/* The ranks of ROWS, of which most are in OLD_ROWS, ranked OLD: only those that changed are looked at. Two new texts that
 * fall between the same two may stay unordered, until all are ranked again. Owned by the caller; NULL: more than MOST changed. */
TrameConventionRanks *trame_convention_ranks_follow (const TrameConventionRanks *old,
                                                     const GPtrArray *old_rows,
                                                     const GPtrArray *rows,
                                                     guint most);
void trame_convention_ranks_free (TrameConventionRanks *ranks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameConventionRanks, trame_convention_ranks_free)

/* The place, in the alphabet of SORT (a column of text), of the row at INDEX; alike rows have the same. */
gint64 trame_convention_ranks_get (const TrameConventionRanks *ranks, TrameConventionSort sort, guint index);
/* The days left of the row at INDEX as trame_lifecycle_days_left() tells them, and its state. */
gint trame_convention_ranks_get_days (const TrameConventionRanks *ranks, guint index, TrameState *state);

G_END_DECLS
