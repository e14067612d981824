/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs write in the office's register while it is open. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* From now on the office follows: within a second of another program's commit it loads what changed and says so by its
 * signals, as for an act of its own. Until the office closes; a second call does nothing more. */
void trame_office_watch (TrameOffice *office);

G_END_DECLS
