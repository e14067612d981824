/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tombstone's words, made fit to be kept. What it removes is register/removal's. */
#include "office/tombstone.h"

#include "office/typed-text.h"

#include <glib/gi18n-lib.h>

TrameTombstone *
trame_desk_tombstone (
    TrameDesk *desk, const char *entity, gint64 id, const char *visa, const char *reason, GError **error)
{
  g_autoptr (TrameTombstone) tombstone = trame_kept_new (&trame_tombstone_aggregate);
  tombstone->entity = g_strdup (entity);
  tombstone->entity_id = id;
  tombstone->visa = trame_typed_text (visa, FALSE);
  tombstone->reason = trame_typed_text (reason, FALSE);
  tombstone->removed_on = desk->today;
  if (tombstone->visa != NULL && *tombstone->visa != '\0' && tombstone->reason != NULL && *tombstone->reason != '\0')
    return g_steal_pointer (&tombstone);
  g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                       _ ("A removal says who agreed to it, and why. Nothing was removed: write both."));
  return NULL;
}
