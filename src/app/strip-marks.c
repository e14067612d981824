/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the marks of the lifecycle strip. The dates and reasons are the evaluation's: nothing is computed here but
 * the gaps between two marks. */
#include "app/strip-marks.h"

#include <glib/gi18n-lib.h>

#include "app/label-text.h"
#include "domain/deliberation.h"

void
trame_mark_free (TrameMark *mark)
{
  if (mark == NULL)
    return;
  g_free (mark->name);
  g_free (mark->short_name);
  g_free (mark->when);
  g_free (mark->short_when);
  g_free (mark->reading);
  g_free (mark->duration);
  g_free (mark->note);
  g_clear_pointer (&mark->reasons, g_array_unref);
  g_free (mark);
}

static TrameMark *
add_mark (GPtrArray *marks, TrameMarkShape shape, const GDate *date, const char *name, const char *short_name)
{
  TrameMark *mark = g_new0 (TrameMark, 1);
  mark->shape = shape;
  g_date_clear (&mark->date, 1);
  if (date != NULL)
    mark->date = *date;
  mark->name = g_strdup (name);
  mark->short_name = g_strdup (short_name);
  g_ptr_array_add (marks, mark);
  return mark;
}

static GArray *
reasons_of (const TrameLifecycle *lifecycle, TrameDeadlineKind kind)
{
  const TrameDeadline *deadline = trame_lifecycle_get_deadline (lifecycle, kind);
  return deadline != NULL && deadline->reasons != NULL && deadline->reasons->len > 0 ? g_array_ref (deadline->reasons)
                                                                                     : NULL;
}

static void
add_enforceable (GPtrArray *marks, const TrameCase *contract)
{
  if (!contract->has_deliberation)
    return;
  g_autoptr (GArray) reasons = g_array_new (FALSE, TRUE, sizeof (TrameReason));
  GDate date;
  g_date_clear (&date, 1);
  gboolean known = trame_enforceable_on (&contract->deliberation, &date, reasons);
  TrameMark *mark = add_mark (marks, known ? TRAME_MARK_FACT : TRAME_MARK_AWAITED, known ? &date : NULL,
                              _ ("Act enforceable"), _ ("Enforceable"));
  if (reasons->len > 0)
    mark->reasons = g_steal_pointer (&reasons);
}

static TrameMark *
signed_that_day (GPtrArray *marks, const GDate *date)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TrameMark *mark = g_ptr_array_index (marks, i);
      if (mark->shape == TRAME_MARK_START && g_date_valid (&mark->date) && g_date_compare (&mark->date, date) == 0)
        return mark;
    }
  return NULL;
}

/* "Jean-Michel Monpays, Maire, Armentières"; NULL when nothing is known. Owned by the caller. */
static char *
signed_by_words (const TrameFact *fact)
{
  const char *parts[] = { fact->signatory, fact->capacity, fact->place };
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
  return words->len > 0 ? g_strdup_printf (_ ("Signed by %s"), words->str) : NULL;
}

static void
add_signature (GPtrArray *marks, const TrameFact *fact, const TrameLifecycle *lifecycle)
{
  gboolean city = fact->party == TRAME_PARTY_CITY;
  if (!g_date_valid (&fact->on))
    {
      add_mark (marks, TRAME_MARK_AWAITED, NULL, city ? _ ("City signature") : _ ("Partner signature"),
                city ? _ ("City") : _ ("Partner"));
      return;
    }
  TrameMark *same = signed_that_day (marks, &fact->on);
  if (same != NULL)
    {
      g_free (same->name);
      same->name = g_strdup (_ ("City and partner signatures"));
      return;
    }
  const TrameDeadline *start = trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_START);
  const GDate *first = start != NULL && g_date_valid (&start->date)              ? &start->date
                       : lifecycle->period.known && lifecycle->period.index == 0 ? &lifecycle->period.start
                                                                                 : NULL;
  gboolean starts = first != NULL && g_date_valid (first) && g_date_compare (first, &fact->on) == 0;
  TrameMark *mark = add_mark (marks, starts ? TRAME_MARK_START : TRAME_MARK_FACT, &fact->on,
                              city ? _ ("City signature") : _ ("Partner signature"), city ? _ ("City") : _ ("Partner"));
  if (starts)
    mark->reasons = reasons_of (lifecycle, TRAME_DEADLINE_START);
  mark->note = signed_by_words (fact);
}

static void
add_facts (GPtrArray *marks, const TrameCase *contract, const TrameLifecycle *lifecycle)
{
  g_autoptr (GPtrArray) facts = trame_facts_standing (contract);
  for (guint i = 0; i < facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (facts, i);
      switch (fact->kind)
        {
        case TRAME_FACT_SIGNED:
          add_signature (marks, fact, lifecycle);
          break;
        case TRAME_FACT_TERMINATION_NOTIFIED:
          {
            gboolean received = g_date_valid (&fact->received);
            TrameMark *mark = add_mark (marks, TRAME_MARK_FACT, received ? &fact->received : &fact->on,
                                        received ? _ ("Termination received") : _ ("Termination posted"),
                                        _ ("Termination"));
            mark->reasons = reasons_of (lifecycle, TRAME_DEADLINE_FIRST_DAY_OUT);
            break;
          }
        case TRAME_FACT_RENEWAL_REQUESTED:
        case TRAME_FACT_RENEWAL_AGREED:
        case TRAME_FACT_RENEWAL_DECLINED:
        case TRAME_FACT_TERMINATION_AGREED:
        case TRAME_FACT_AMENDMENT:
        case TRAME_FACT_WITHDRAWN:
          if (g_date_valid (&fact->on))
            add_mark (marks, TRAME_MARK_FACT, &fact->on, trame_label_fact_kind (fact->kind),
                      trame_label_fact_kind (fact->kind));
          break;
        default:
          break;
        }
    }
}

/* "un an après": when the last day will fall, said from the length alone. Owned by the caller. */
static char *
length_after (const TrameTerms *terms)
{
  if (!terms->has_length)
    return g_strdup (_ ("to come"));
  if (terms->length.years > 0 && terms->length.months == 0 && terms->length.days == 0)
    return g_strdup_printf (ngettext ("%u year later", "%u years later", terms->length.years), terms->length.years);
  if (terms->length.years == 0 && terms->length.days == 0)
    return g_strdup_printf (ngettext ("%u month later", "%u months later", terms->length.months), terms->length.months);
  return g_strdup (_ ("to come"));
}

static void
add_limits (GPtrArray *marks, const TrameLifecycle *lifecycle)
{
  const struct
  {
    TrameDeadlineKind kind;
    const char *name, *short_name;
  } limits[] = {
    { TRAME_DEADLINE_NOTICE_POSTING, _ ("Posting limit"), _ ("Posting") },
    { TRAME_DEADLINE_NOTICE_RECEIPT, _ ("Receipt limit"), _ ("Receipt") },
    { TRAME_DEADLINE_RENEWAL_DECLINE, _ ("Renewal decline limit"), _ ("Decline") },
    { TRAME_DEADLINE_CURE_END, _ ("Formal notice ends"), _ ("Notice ends") },
    { TRAME_DEADLINE_REPORT, _ ("Report expected"), _ ("Report") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const TrameDeadline *deadline = trame_lifecycle_get_deadline (lifecycle, limits[i].kind);
      if (deadline == NULL)
        continue;
      const GDate *date = g_date_valid (&deadline->prudent_date) ? &deadline->prudent_date : &deadline->date;
      if (!g_date_valid (date))
        continue;
      gboolean late = limits[i].kind == TRAME_DEADLINE_REPORT && g_date_compare (date, &lifecycle->on) < 0;
      TrameMark *mark = add_mark (marks, late ? TRAME_MARK_LATE : TRAME_MARK_LIMIT, date, limits[i].name,
                                  limits[i].short_name);
      mark->reasons = reasons_of (lifecycle, limits[i].kind);
    }
}

static void
add_awaited (GPtrArray *marks, const TrameCase *contract, const TrameLifecycle *lifecycle)
{
  if (trame_label_state_is_over (lifecycle->state))
    return;
  guint awaited = lifecycle->state <= TRAME_STATE_AWAITING_SIGNATURE ? ~lifecycle->signed_by : 0;
  if (awaited & (1u << TRAME_PARTY_PARTNER))
    add_mark (marks, TRAME_MARK_AWAITED, NULL, _ ("Partner signature"), _ ("Partner"));
  if (awaited & (1u << TRAME_PARTY_CITY))
    add_mark (marks, TRAME_MARK_AWAITED, NULL, _ ("City signature"), _ ("City"));
}

static void
add_end (GPtrArray *marks, const TrameCase *contract, const TrameLifecycle *lifecycle)
{
  if (lifecycle->state == TRAME_STATE_WITHDRAWN)
    return;
  gboolean dated = g_date_valid (&lifecycle->end_day);
  TrameMark *mark = add_mark (marks, dated ? TRAME_MARK_LAST_DAY : TRAME_MARK_END_AWAITED,
                              dated ? &lifecycle->end_day : NULL, _ ("Last day"), _ ("Last day"));
  mark->reasons = reasons_of (lifecycle, TRAME_DEADLINE_LAST_DAY);
  if (!dated)
    mark->when = length_after (&contract->terms);
}

/* By date; marks without one last, in the order they came. Today comes after what is dated the same day. */
static gint
by_date (gconstpointer a, gconstpointer b)
{
  const TrameMark *one = *(TrameMark *const *) a, *two = *(TrameMark *const *) b;
  gboolean one_dated = g_date_valid (&one->date), two_dated = g_date_valid (&two->date);
  if (one_dated != two_dated)
    return one_dated ? -1 : 1;
  gint order = one_dated ? g_date_compare (&one->date, &two->date) : 0;
  if (order == 0)
    order = (one->shape == TRAME_MARK_TODAY) - (two->shape == TRAME_MARK_TODAY);
  if (order == 0)
    order = (one->shape == TRAME_MARK_LAST_DAY) - (two->shape == TRAME_MARK_LAST_DAY);
  return order != 0 ? order : one->days - two->days; /* days holds the rank until the gaps are measured */
}

static TrameTrack
track_between (const TrameMark *one, const TrameMark *two, const TrameLifecycle *lifecycle)
{
  gboolean past = g_date_valid (&two->date) && g_date_compare (&two->date, &lifecycle->on) <= 0;
  const TrameDeadline *start = trame_lifecycle_get_deadline (lifecycle, TRAME_DEADLINE_START);
  GDate first = lifecycle->period.known ? lifecycle->period.start : lifecycle->period.not_before;
  if (start != NULL && g_date_valid (&start->date))
    first = start->date;
  if (!g_date_valid (&first) || !g_date_valid (&one->date) || g_date_compare (&one->date, &first) < 0)
    return past ? TRAME_TRACK_DONE : TRAME_TRACK_TO_DO;
  if (g_date_valid (&lifecycle->end_day) && g_date_compare (&one->date, &lifecycle->end_day) >= 0)
    return TRAME_TRACK_AFTER;
  if (two->shape == TRAME_MARK_LAST_DAY && !past)
    {
      if (lifecycle->state == TRAME_STATE_IN_FORCE_TERMINATION_RUNNING)
        return TRAME_TRACK_TERMINATION;
      if (one->shape == TRAME_MARK_LIMIT)
        return TRAME_TRACK_NOTICE;
    }
  return past ? TRAME_TRACK_RUN : TRAME_TRACK_TO_RUN;
}

static char *
duration_words (const TrameMark *one, TrameTrack track, gint days)
{
  if (days <= 0)
    return NULL;
  if (track == TRAME_TRACK_NOTICE)
    return g_strdup_printf (_ ("notice, %d d"), days);
  if (one->shape == TRAME_MARK_TODAY)
    return trame_label_days_away (days);
  return trame_label_duration (days);
}

static void
say_when (TrameMark *mark, const GDate *today)
{
  if (!g_date_valid (&mark->date))
    {
      if (mark->when == NULL)
        mark->when = g_strdup (_ ("to come"));
      mark->short_when = g_strdup (mark->when);
      mark->reading = g_strdup_printf ("%s, %s", mark->name, mark->when);
      return;
    }
  mark->when = trame_label_date (&mark->date);
  mark->short_when = trame_label_narrow_date (&mark->date, today);
  g_autofree char *date = trame_label_long_date (&mark->date);
  gint days = g_date_days_between (today, &mark->date);
  if (mark->shape == TRAME_MARK_FACT || mark->shape == TRAME_MARK_START)
    mark->reading = g_strdup_printf (_ ("%s, %s, done"), mark->name, date);
  else if (days >= 0 || mark->shape == TRAME_MARK_LATE)
    {
      g_autofree char *away = trame_label_days_away (days);
      mark->reading = g_strdup_printf (mark->shape == TRAME_MARK_LIMIT ? _ ("%s, %s, %s, to be kept") : "%s, %s, %s",
                                       mark->name, date, away);
    }
  else
    mark->reading = g_strdup_printf ("%s, %s", mark->name, date);
}

GPtrArray *
trame_strip_marks (const TrameCase *contract, const TrameLifecycle *lifecycle)
{
  g_return_val_if_fail (contract != NULL && lifecycle != NULL, NULL);

  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_mark_free);
  add_enforceable (marks, contract);
  add_facts (marks, contract, lifecycle);
  add_limits (marks, lifecycle);
  add_mark (marks, TRAME_MARK_TODAY, &lifecycle->on, _ ("Today"), _ ("Today"));
  add_awaited (marks, contract, lifecycle);
  add_end (marks, contract, lifecycle);
  for (guint i = 0; i < marks->len; i++)
    ((TrameMark *) g_ptr_array_index (marks, i))->days = (gint) i;
  g_ptr_array_sort (marks, by_date);

  for (guint i = 0; i < marks->len; i++)
    {
      TrameMark *mark = g_ptr_array_index (marks, i);
      const TrameMark *next = i + 1 < marks->len ? g_ptr_array_index (marks, i + 1) : NULL;
      say_when (mark, &lifecycle->on);
      mark->days = -1;
      if (next == NULL)
        break;
      mark->track = track_between (mark, next, lifecycle);
      if (g_date_valid (&mark->date) && g_date_valid (&next->date))
        mark->days = g_date_days_between (&mark->date, &next->date);
      mark->duration = duration_words (mark, mark->track, mark->days);
    }
  return marks;
}
