/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an act tells besides itself: the sitting it was voted at, the scheme it serves, the members of the council. Private
 * to the room. */
#pragma once

#include "office/desk.h"

G_BEGIN_DECLS

/* Adds to CHANGES the sitting, the scheme and the councillors of ACT that the register does not know yet; ACT_HANDLE stands
 * for its row. A councillor is known by a name that is the same person's (french/name.h) and whose time in office has not
 * ended before the sitting. FALSE and ERROR: the register could not be read. */
gboolean trame_import_add_occasion (
    TrameDesk *desk, const TrameDeliberation *act, gint64 act_handle, TrameChanges *changes, GError **error);

G_END_DECLS
