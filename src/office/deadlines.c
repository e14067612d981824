/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue, from the array of conventions. It only picks and orders: every date is the lifecycle's. */
#include "office/deadlines.h"

#include "french/date-text.h"

#include <glib/gi18n-lib.h>

void
trame_due_free (TrameDue *due)
{
  if (due == NULL)
    return;
  g_clear_pointer (&due->reasons, g_array_unref);
  g_free (due->number);
  g_free (due->partner);
  g_free (due->act);
  g_free (due);
}

/* What to do by DATE, or NULL when the deadline only tells a date that comes. Owned by the caller. */
static char *
act_text (TrameDeadlineKind kind, const char *date)
{
  switch (kind)
    {
    case TRAME_DEADLINE_RENEWAL_REQUEST:
      return g_strdup_printf (_ ("Prepare what comes next: a renewal is asked for by %s"), date);
    case TRAME_DEADLINE_RENEWAL_DECLINE:
      return g_strdup_printf (_ ("Say by %s if the convention is not to be renewed"), date);
    case TRAME_DEADLINE_NOTICE_POSTING:
      return g_strdup_printf (_ ("Send the end-of-term letter by %s"), date);
    case TRAME_DEADLINE_CURE_END:
      return g_strdup_printf (_ ("Check what the formal notice asked, by %s"), date);
    case TRAME_DEADLINE_REPORT:
      return g_strdup_printf (_ ("Report awaited by %s"), date);
    case TRAME_DEADLINE_SIGNATURE_AWAITED:
      return g_strdup_printf (_ ("Collect the missing signature by %s"), date);
    case TRAME_DEADLINE_LAST_DAY:
      return g_strdup_printf (_ ("The convention ends on %s"), date);
    case TRAME_DEADLINE_FIRST_DAY_OUT:
      return g_strdup_printf (_ ("The convention is over from %s"), date);
    default:
      return NULL;
    }
}

static TrameDue *
due_new (const TrameConvention *convention, const TrameDeadline *deadline, const GDate *today)
{
  const GDate *by = g_date_valid (&deadline->prudent_date) ? &deadline->prudent_date : &deadline->date;
  g_autofree char *date = trame_date_to_numbers (by);
  g_autofree char *act = date != NULL ? act_text (deadline->kind, date) : NULL;
  if (act == NULL)
    return NULL;
  TrameDue *due = g_new0 (TrameDue, 1);
  due->convention = convention->id;
  due->number = g_strdup (convention->number);
  due->partner = g_strdup (convention->partner_name);
  due->kind = deadline->kind;
  due->date = deadline->date;
  due->prudent_date = *by;
  due->days_left = g_date_days_between (today, by);
  due->act = g_steal_pointer (&act);
  due->reasons = g_array_ref (deadline->reasons);
  return due;
}

static gint
compare_due (gconstpointer a, gconstpointer b)
{
  const TrameDue *left = *(TrameDue *const *) a;
  const TrameDue *right = *(TrameDue *const *) b;
  gint order = g_date_compare (&left->prudent_date, &right->prudent_date);
  if (order == 0)
    order = g_utf8_collate (left->partner, right->partner);
  return order != 0 ? order : (left->convention > right->convention) - (left->convention < right->convention);
}

/* Conventions that are over ask for nothing more. */
static gboolean
is_running (const TrameConvention *convention)
{
  switch (convention->lifecycle->state)
    {
    case TRAME_STATE_EXPIRED:
    case TRAME_STATE_TERMINATED:
    case TRAME_STATE_TERMINATED_AS_OF_RIGHT:
    case TRAME_STATE_WITHDRAWN:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Whether a row's own deadlines, which are brief, hold one to show: only then are the reasons made. */
static gboolean
has_due (const TrameConvention *convention, const GDate *today, gint within)
{
  const GArray *deadlines = convention->lifecycle->deadlines;
  for (guint i = 0; within >= 0 && i < deadlines->len; i++)
    {
      const TrameDeadline *deadline = &g_array_index (deadlines, TrameDeadline, i);
      const GDate *by = g_date_valid (&deadline->prudent_date) ? &deadline->prudent_date : &deadline->date;
      if (g_date_valid (by) && g_date_days_between (today, by) <= within)
        return TRUE;
    }
  return within < 0;
}

static void
add_due (GPtrArray *queue, const TrameConvention *convention, const GDate *today, gint within)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_lifecycle_evaluate (&convention->contract, today);
  for (guint i = 0; i < lifecycle->deadlines->len; i++)
    {
      TrameDue *due = due_new (convention, &g_array_index (lifecycle->deadlines, TrameDeadline, i), today);
      if (due != NULL && (within < 0 || due->days_left <= within))
        g_ptr_array_add (queue, due);
      else
        trame_due_free (due);
    }
}

GPtrArray *
trame_office_get_deadlines (TrameOffice *office, gint within, TrameLanguage language)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  const GDate *today = trame_office_get_today (office);
  GPtrArray *conventions = trame_office_get_conventions (office);
  GPtrArray *queue = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_due_free);
  for (guint i = 0; i < conventions->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (conventions, i);
      if (is_running (convention) && has_due (convention, today, within))
        add_due (queue, convention, today, within);
    }
  g_ptr_array_sort (queue, compare_due);
  return queue;
}
