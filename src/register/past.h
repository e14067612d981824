/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of the journal changed: each value as it was before, and after. */
#pragma once

#include "register/records.h"
#include "register/register.h"

G_BEGIN_DECLS

typedef struct
{
  char *what;   /* a column, a field's id, or a line of a list ("present 2") */
  char *before; /* NULL: there was none */
  char *after;  /* NULL: there is none any more */
} TrameJournalChange;

void trame_journal_change_free (TrameJournalChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameJournalChange, trame_journal_change_free)

/* What the journal's row JOURNAL changed: of TrameJournalChange*, in the order of the columns, owned by the caller. Of a row
 * added, everything; of content removed, nothing of what it was. UNKNOWN; REMOVED when what it wrote was removed since.
 * Blocking. */
GPtrArray *trame_register_load_journal_changes (TrameRegister *self, gint64 journal, GError **error);

G_END_DECLS
