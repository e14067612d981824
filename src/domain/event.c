/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts as they stand: corrections applied, facts recorded too late left out, unknown dates bounded. No rule of
 * contract here. */
#include "domain/rules.h"

/* What a fact has become: itself, another, or nothing. */
typedef struct
{
  const TrameFact *fact; /* NULL: cancelled, or not known yet */
  gboolean corrected;
} Standing;

static gint
find_corrected (const TrameCase *contract, guint from, gint64 cited)
{
  if (!contract->corrects_by_id)
    return cited >= 0 && cited < (gint64) from ? (gint) cited : -1;
  for (guint i = 0; i < from; i++)
    if (((const TrameFact *) g_ptr_array_index (contract->facts, i))->id == cited)
      return (gint) i;
  return -1;
}

static gboolean
is_known (const TrameCase *contract, const TrameFact *fact)
{
  return contract->known_on == 0 || fact->recorded == 0 || fact->recorded <= contract->known_on;
}

/* Last recorded first, so that the first word heard about a fact is the one that stands. A correction that was itself
 * corrected to a plain fact says that fact about what it cited; one that was cancelled says nothing. */
static guint
apply_corrections (const TrameCase *contract, Standing *standings, guint n)
{
  guint bad = 0;
  for (guint i = n; i-- > 0;)
    {
      const TrameFact *original = g_ptr_array_index (contract->facts, i);
      const TrameFact *now = standings[i].fact;
      if (original->kind != TRAME_FACT_CORRECTION)
        continue;
      standings[i].fact = NULL;
      if (now == NULL)
        continue;
      gboolean still_correction = now->kind == TRAME_FACT_CORRECTION;
      gint cited = find_corrected (contract, i, still_correction ? now->corrects : original->corrects);
      if (cited < 0)
        {
          bad++;
          continue;
        }
      if (standings[cited].corrected)
        continue;
      standings[cited].corrected = TRUE;
      if (standings[cited].fact != NULL)
        standings[cited].fact = still_correction ? now->replacement : now;
    }
  return bad;
}

static TrameDay
latest_day (const GDate *a, const GDate *b)
{
  TrameDay day_a = trame_day_from_date (a), day_b = trame_day_from_date (b);
  return MAX (day_a, day_b);
}

/* The day a fact counts from, when one of its dates says it. */
static TrameDay
known_day (const TrameFact *fact)
{
  TrameDay on = trame_day_from_date (&fact->on);
  switch (fact->kind)
    {
    case TRAME_FACT_RENEWAL_REQUESTED:
    case TRAME_FACT_RENEWAL_DECLINED:
      return g_date_valid (&fact->received) ? trame_day_from_date (&fact->received) : on;
    case TRAME_FACT_TERMINATION_NOTIFIED:
    case TRAME_FACT_FORMAL_NOTICE:
      if (on == TRAME_DAY_NONE)
        on = trame_day_from_date (&fact->posted);
      if (on == TRAME_DAY_NONE && !g_date_valid (&fact->not_before) && !g_date_valid (&fact->not_after))
        on = trame_day_from_date (g_date_valid (&fact->received) ? &fact->received : &fact->first_presented);
      return on;
    case TRAME_FACT_AMENDMENT:
      if (on == TRAME_DAY_NONE)
        on = latest_day (&fact->signed_city, &fact->signed_partner);
      return on;
    default:
      return on;
    }
}

/* A letter was posted on the day it arrived at the latest. */
static TrameDay
day_of_arrival (const TrameFact *fact)
{
  const GDate *dates[] = { &fact->received, &fact->refused, &fact->first_presented };
  TrameDay arrival = TRAME_DAY_LAST;
  if (fact->kind != TRAME_FACT_TERMINATION_NOTIFIED && fact->kind != TRAME_FACT_FORMAL_NOTICE)
    return arrival;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_date_valid (dates[i]))
      arrival = MIN (arrival, trame_day_from_date (dates[i]));
  return arrival;
}

static void
add_event (TrameEvents *events, const TrameFact *fact)
{
  TrameEvent *event = &events->all[events->n++];
  TrameDay day = known_day (fact);
  *event = (TrameEvent){ .fact = fact, .kind = fact->kind, .party = fact->party, .day = day, .low = day, .high = day };
  if (day != TRAME_DAY_NONE)
    return;
  event->low = g_date_valid (&fact->not_before) ? trame_day_from_date (&fact->not_before) : TRAME_DAY_FIRST;
  event->high = g_date_valid (&fact->not_after) ? trame_day_from_date (&fact->not_after) : TRAME_DAY_LAST;
  event->high = MIN (event->high, day_of_arrival (fact));
  if (event->high < event->low)
    event->high = event->low;
  event->day = event->low;
  if (event->high > event->low)
    event->bit = MIN (events->n_unknown++, 31);
}

/* Facts that cite nothing are the rule: no table of standings is then needed. */
static gboolean
has_corrections (const TrameCase *contract)
{
  for (guint i = 0; i < contract->facts->len; i++)
    if (((const TrameFact *) g_ptr_array_index (contract->facts, i))->kind == TRAME_FACT_CORRECTION)
      return TRUE;
  return FALSE;
}

void
trame_events_init (TrameEvents *events, const TrameCase *contract)
{
  guint n = contract->facts == NULL ? 0 : contract->facts->len;
  events->n = 0;
  events->n_unknown = 0;
  events->bad_corrections = 0;
  events->all = n <= TRAME_EVENTS_INLINE ? events->room : g_new (TrameEvent, n);
  if (n == 0)
    return;
  g_autofree Standing *standings = NULL;
  if (has_corrections (contract))
    {
      standings = g_new0 (Standing, n);
      for (guint i = 0; i < n; i++)
        {
          const TrameFact *fact = g_ptr_array_index (contract->facts, i);
          standings[i].fact = is_known (contract, fact) ? fact : NULL;
        }
      events->bad_corrections = apply_corrections (contract, standings, n);
    }
  for (guint i = 0; i < n; i++)
    {
      const TrameFact *fact = standings ? standings[i].fact : g_ptr_array_index (contract->facts, i);
      if (fact != NULL && fact->kind != TRAME_FACT_CORRECTION && (standings != NULL || is_known (contract, fact)))
        add_event (events, fact);
    }
}

void
trame_events_clear (TrameEvents *events)
{
  if (events->all != events->room)
    g_free (events->all);
  events->all = NULL;
}

static gint
compare_dates (const GDate *a, const GDate *b)
{
  return trame_day_from_date (a) - trame_day_from_date (b);
}

static gint
compare_periods (gboolean has_a, TramePeriod a, gboolean has_b, TramePeriod b)
{
  if (!has_a || !has_b)
    return !!has_a - !!has_b;
  return a.years != b.years     ? (gint) a.years - (gint) b.years
         : a.months != b.months ? (gint) a.months - (gint) b.months
                                : (gint) a.days - (gint) b.days;
}

static gint
compare_changes (const TrameFact *a, const TrameFact *b)
{
  const TrameTerms *x = &a->changes, *y = &b->changes;
  const gint orders[] = {
    (gint) a->changes_mask - (gint) b->changes_mask,
    compare_periods (x->has_length, x->length, y->has_length, y->length),
    compare_dates (&x->end_date, &y->end_date),
    (gint) x->start - (gint) y->start,
    compare_dates (&x->start_date, &y->start_date),
    (gint) x->renewal - (gint) y->renewal,
    x->renewals_max - y->renewals_max,
    compare_periods (x->has_renewal_notice, x->renewal_notice, y->has_renewal_notice, y->renewal_notice),
    compare_periods (x->has_notice, x->notice, y->has_notice, y->notice),
    (gint) x->notice_medium - (gint) y->notice_medium,
    (gint) x->money - (gint) y->money,
    compare_periods (x->has_cure, x->cure, y->has_cure, y->cure),
    compare_dates (&a->signed_city, &b->signed_city),
    compare_dates (&a->signed_partner, &b->signed_partner),
    g_strcmp0 (a->deliberation, b->deliberation),
  };
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] != 0)
      return orders[i];
  return 0;
}

/* Two facts of one kind, party and day. */
static gint
compare_facts (const TrameFact *a, const TrameFact *b)
{
  const gint orders[] = {
    compare_dates (&a->received, &b->received),
    compare_dates (&a->refused, &b->refused),
    compare_dates (&a->first_presented, &b->first_presented),
    compare_dates (&a->effective, &b->effective),
    (gint) a->unclaimed - (gint) b->unclaimed,
    (gint) a->medium - (gint) b->medium,
    (gint) a->ground - (gint) b->ground,
    compare_periods (a->has_length, a->length, b->has_length, b->length),
    compare_periods (a->has_cure, a->cure, b->has_cure, b->cure),
    g_strcmp0 (a->signatory, b->signatory),
  };
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] != 0)
      return orders[i];
  return a->changes_mask != 0 || b->changes_mask != 0 ? compare_changes (a, b) : 0;
}

/* A total order on what facts say, so that the order of recording never decides. */
static gint
compare (const TrameEvent *a, const TrameEvent *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (a->party != b->party)
    return a->party < b->party ? -1 : 1;
  return compare_facts (a->fact, b->fact);
}

static void
insertion_sort (TrameEvent *all, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      TrameEvent moved = all[i];
      guint j = i;
      for (; j > 0 && compare (&all[j - 1], &moved) > 0; j--)
        all[j] = all[j - 1];
      all[j] = moved;
    }
}

static gint
compare_pointers (gconstpointer a, gconstpointer b)
{
  return compare (a, b);
}

void
trame_events_choose (TrameEvents *events, guint corner)
{
  for (guint i = 0; i < events->n && events->n_unknown > 0; i++)
    {
      TrameEvent *event = &events->all[i];
      event->day = event->high > event->low && (corner & (1u << event->bit)) ? event->high : event->low;
    }
  if (events->n <= TRAME_EVENTS_INLINE)
    insertion_sort (events->all, events->n);
  else
    qsort (events->all, events->n, sizeof *events->all, compare_pointers);
}
