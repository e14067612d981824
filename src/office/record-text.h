/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a member of a kept record says to people. What it is called is in record-label.h. */
#pragma once

#include "register/aggregate.h"

G_BEGIN_DECLS

/* Whether numbers are not what they look like: an instant, and a figure in hundredths. */
gboolean trame_record_is_instant (const TrameMember *member);
gboolean trame_record_is_figure (const TrameMember *member);

/* What RECORD says there, translated; NULL: nothing. Owned by the caller. */
char *trame_record_text (gconstpointer record, const TrameMember *member);

G_END_DECLS
