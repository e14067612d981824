/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others wrote in the journal. Private to the room. */
#pragma once

#include "register/records.h"
#include "register/store/store.h"

G_BEGIN_DECLS

/* The rows written since the last call by anyone but STORE: of TrameJournalRecord*. Empty, and cheap, when there are none.
 * NULL and ERROR. */
GPtrArray *trame_journal_load_others (TrameStore *store, GError **error);

G_END_DECLS
