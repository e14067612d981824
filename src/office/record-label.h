/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of kept rows are called, for both doors. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Dernier jour", of a column of any kept row; COLUMN itself when it has no name of its own. Static, translated. */
const char *trame_record_label (const char *column);

G_END_DECLS
