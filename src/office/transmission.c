/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates that make an act enforceable, as they come. */
#include "office/transmission.h"

#include "office/desk.h"
#include "register/expect.h"

typedef struct
{
  gint64 deliberation;
  const TrameTransmissionChange *change;
} Changing;

static void
lay (GDate *date, const GDate *given)
{
  if (given != NULL)
    *date = *given;
}

/* STALE when someone else changed the act meanwhile. */
static gboolean
set_once (TrameDesk *desk, const Changing *changing, GError **error)
{
  const TrameTransmissionChange *change = changing->change;
  gint64 rows = trame_register_get_revision (desk->store, error);
  if (rows < 0)
    return FALSE;
  g_autoptr (TrameDeliberationRecord)
      record = trame_register_load_deliberation (desk->store, changing->deliberation, error);
  if (record == NULL)
    return FALSE;
  TrameTransmission dates = record->act->dates;
  const char *act_id = change->act_id != NULL ? change->act_id : record->act->act_id;
  lay (&dates.sent, change->sent);
  lay (&dates.received, change->received);
  lay (&dates.published, change->published);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  trame_changes_expect_row (changes, "deliberation", changing->deliberation, rows);
  trame_changes_set_transmission (changes, changing->deliberation, &dates,
                                  act_id != NULL && *act_id != '\0' ? act_id : NULL);
  if (!trame_desk_commit (desk, changes, 0, error))
    return FALSE;
  desk->acts_changed = desk->reload = TRUE;
  return TRUE;
}

static gpointer
run_set (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint turn = 1;; turn++)
    {
      g_autoptr (GError) own = NULL;
      if (set_once (desk, data, &own))
        return GINT_TO_POINTER (TRUE);
      if (turn < TRAME_DESK_TURNS && g_error_matches (own, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE))
        continue;
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
}

gboolean
trame_office_set_transmission (TrameOffice *office,
                               gint64 deliberation,
                               const TrameTransmissionChange *change,
                               GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && change != NULL, FALSE);
  Changing changing = { deliberation, change };
  return trame_office_do (office, run_set, &changing, error) != NULL;
}

/* A change that owns what it points to. */
typedef struct
{
  Changing changing;
  TrameTransmissionChange change;
  GDate dates[3];
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;
  g_free ((char *) copy->change.act_id);
  g_free (copy);
}

static const GDate *
copy_date (GDate *place, const GDate *date)
{
  if (date == NULL)
    return NULL;
  *place = *date;
  return place;
}

void
trame_office_set_transmission_async (TrameOffice *office,
                                     gint64 deliberation,
                                     const TrameTransmissionChange *change,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && change != NULL);
  Copy *copy = g_new0 (Copy, 1);
  copy->change.sent = copy_date (&copy->dates[0], change->sent);
  copy->change.received = copy_date (&copy->dates[1], change->received);
  copy->change.published = copy_date (&copy->dates[2], change->published);
  copy->change.act_id = g_strdup (change->act_id);
  copy->changing = (Changing){ deliberation, &copy->change };
  trame_office_do_async (office, run_set, copy, copy_free, NULL, cancellable, callback, user_data);
}

gboolean
trame_office_set_transmission_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error) != NULL;
}
