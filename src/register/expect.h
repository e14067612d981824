/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must still be so when a list of changes is committed: otherwise it is STALE, and nothing of it is written. */
#pragma once

#include "register/changes.h"

G_BEGIN_DECLS

/* Nobody wrote about the row ID of ENTITY ("partner", "deliberation"…) since the journal had ROWS rows
 * (trame_register_get_revision(), asked before the row was read). */
void trame_changes_expect_row (TrameChanges *changes, const char *entity, gint64 id, gint64 rows);
/* The setting KEY is VALUE still; NULL: it is not set. */
void trame_changes_expect_setting (TrameChanges *changes, const char *key, const char *value);

G_END_DECLS
