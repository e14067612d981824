/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing conventions over: each is changed, journaled, in one transaction. */
#include "office/hand-over.h"

#include "french/date-text.h"
#include "office/desk.h"
#include "register/agent.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *from;
  char *to;
  GArray *only; /* NULL: all */
} HandingOver;

/* Nobody hands over to someone who left. A login that the register does not know is taken as it is. */
static gboolean
check_there (TrameDesk *desk, const char *login, GError **error)
{
  g_autoptr (GPtrArray) agents = trame_register_load_kept (desk->store, &trame_agent_aggregate, NULL, 0, error);
  for (guint i = 0; agents != NULL && i < agents->len; i++)
    {
      const TrameAgent *agent = g_ptr_array_index (agents, i);
      if (!g_str_equal (agent->login, login) || !g_date_valid (&agent->until_date)
          || g_date_compare (&agent->until_date, &desk->today) >= 0)
        continue;
      g_autofree char *left = trame_date_to_numbers (&agent->until_date);
      g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                   _ ("“%s” left on %s: choose someone who is there."), login, left);
      return FALSE;
    }
  return agents != NULL;
}

static gboolean
is_chosen (const HandingOver *over, gint64 id)
{
  for (guint i = 0; over->only != NULL && i < over->only->len; i++)
    if (g_array_index (over->only, gint64, i) == id)
      return TRUE;
  return over->only == NULL;
}

static gpointer
run_hand_over (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const HandingOver *over = data;
  gint n = 0;
  if (!check_there (desk, over->to, error))
    return NULL;
  g_autoptr (GPtrArray) all = trame_register_load_conventions (desk->store, &desk->today, error);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (all, i);
      gboolean theirs = g_strcmp0 (convention->responsible, over->from) == 0;
      if (!is_chosen (over, convention->id) || (!theirs && over->only == NULL))
        continue;
      if (!theirs)
        {
          g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                       _ ("Convention %" PRId64 " is not “%s”’s. Nothing was handed over."), convention->id,
                       over->from);
          return NULL;
        }
      trame_changes_set_responsible (changes, convention->id, over->to);
      n++;
    }
  if (all == NULL || (n > 0 && !trame_desk_commit (desk, changes, 0, error)))
    return NULL;
  desk->reload = n > 0;
  return g_memdup2 (&n, sizeof n);
}

gint
trame_office_hand_over (TrameOffice *office, const char *from, const char *to, const GArray *only, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && from != NULL && to != NULL, -1);
  HandingOver over = { (char *) from, (char *) to, (GArray *) only };
  g_autofree gint *n = trame_office_do (office, run_hand_over, &over, error);
  return n != NULL ? *n : -1;
}

static void
handing_over_free (gpointer data)
{
  HandingOver *over = data;
  g_free (over->from);
  g_free (over->to);
  g_clear_pointer (&over->only, g_array_unref);
  g_free (over);
}

void
trame_office_hand_over_async (TrameOffice *office,
                              const char *from,
                              const char *to,
                              const GArray *only,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && from != NULL && to != NULL);
  HandingOver *over = g_new0 (HandingOver, 1);
  *over = (HandingOver){ g_strdup (from), g_strdup (to), only != NULL ? g_array_copy ((GArray *) only) : NULL };
  trame_office_do_async (office, run_hand_over, over, handing_over_free, g_free, cancellable, callback, user_data);
}

gint
trame_office_hand_over_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  g_autofree gint *n = trame_office_do_finish (office, result, error);
  return n != NULL ? *n : -1;
}
