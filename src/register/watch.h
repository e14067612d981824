/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Being told what other programs write in the same register. */
#pragma once

#include "register/records.h"
#include "register/register.h"

G_BEGIN_DECLS

/* ROWS: of TrameJournalRecord*, oldest first, all written by others; a record's `convention` says which one to load again.
 * Owned by the register. */
typedef void (*TrameRegisterChanged) (GPtrArray *rows, gpointer user_data);

/* Calls CALLBACK on the caller's main context within a second of each commit of another program. One watch a register: a
 * second call takes the place of the first. CALLBACK NULL: no more. After that no call comes any more on this context. */
void trame_register_watch (TrameRegister *self, TrameRegisterChanged callback, gpointer user_data);

G_END_DECLS
