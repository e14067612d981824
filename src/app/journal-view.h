/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view "Journal" of a convention's page: who changed what, and when, and the head of the chain that proves it. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_JOURNAL_VIEW (trame_journal_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameJournalView, trame_journal_view, TRAME, JOURNAL_VIEW, AdwBin)

/* The convention of DOSSIER (NULL: none). What was written is read when the view is seen, and again at each call. */
void trame_journal_view_show (TrameJournalView *self, TrameDossier *dossier);

G_END_DECLS
