/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conventions as a list for views: lazy, filtered and sorted on plain arrays over the office's own rows. */
#pragma once

#include <gio/gio.h>

#include "office/search.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_SORT_PARTNER = 0,
  TRAME_SORT_OBJECT,
  TRAME_SORT_SCHEME,
  TRAME_SORT_STATE,
  TRAME_SORT_LAST_DAY,
  TRAME_SORT_DAYS_LEFT,
  TRAME_SORT_AGENT,
  TRAME_N_SORTS
} TrameConventionSort;

typedef enum
{
  TRAME_FILTER_ALL = 0,
  TRAME_FILTER_DRAFT,
  TRAME_FILTER_TO_SIGN,
  TRAME_FILTER_TO_COME,
  TRAME_FILTER_IN_FORCE, /* a running termination counts */
  TRAME_FILTER_OVER,
  TRAME_N_FILTERS
} TrameConventionFilter;

/* One row for a view: holds a reference of the office's row. */
#define TRAME_TYPE_CONVENTION_ITEM (trame_convention_item_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionItem, trame_convention_item, TRAME, CONVENTION_ITEM, GObject)
const TrameConvention *trame_convention_item_get (TrameConventionItem *self);
/* Why a search found it; NULL: its own words did, or nothing is searched. Owned by SELF. */
const TrameFound *trame_convention_item_get_found (TrameConventionItem *self);

#define TRAME_TYPE_CONVENTION_LIST (trame_convention_list_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionList, trame_convention_list, TRAME, CONVENTION_LIST, GObject)

TrameConventionList *trame_convention_list_new (void);
/* The rows to show: references of TrameConvention are taken, the array is not kept. NULL: none. */
void trame_convention_list_set_rows (TrameConventionList *self, const GPtrArray *rows);
/* TEXT as typed: rows are kept whose partner, object, scheme or number hold every word of it, and those of FINDINGS
 * (nullable: none), which is what the office found for the same text. From the first text typed on, the best come first,
 * until another sort is chosen. */
void trame_convention_list_search (TrameConventionList *self, const char *text, TrameFindings *findings);
void trame_convention_list_set_filter (TrameConventionList *self, TrameConventionFilter filter);
TrameConventionFilter trame_convention_list_get_filter (TrameConventionList *self);
/* Ended and undated conventions stay last when days or dates are sorted, in both directions. */
void trame_convention_list_set_sort (TrameConventionList *self, TrameConventionSort sort, gboolean descending);
/* How many rows fit the search and FILTER, whatever the filter chosen. */
guint trame_convention_list_count (TrameConventionList *self, TrameConventionFilter filter);
/* All the rows, shown or not. */
guint trame_convention_list_total (TrameConventionList *self);
/* The row whose last day comes next, among those shown; NULL: none. Owned by SELF. */
const TrameConvention *trame_convention_list_next_to_end (TrameConventionList *self);

/* Whether CONVENTION is of FILTER. */
gboolean trame_convention_filter_accepts (TrameConventionFilter filter, const TrameConvention *convention);

G_END_DECLS
