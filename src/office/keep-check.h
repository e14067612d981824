/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be so of one record before it is kept, whatever its aggregate. Storing it is in keep.c. */
#pragma once

#include "office/desk.h"
#include "register/aggregate.h"

G_BEGIN_DECLS

/* Tidies the words of RECORD in place (see typed-text.h; times of day become "HH:MM"), then looks: FALSE and ERROR
 * (REFUSED) when something that must be there is not, a time is none, a date or a time comes before another that it
 * follows, a figure takes the place of another's, or the same thing is kept already under that name. Blocking. */
gboolean trame_desk_check_record (TrameDesk *desk, TrameKept *record, GError **error);

G_END_DECLS
