/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the view "Suivi": how each record reads. Nothing is asked or kept here. */
#pragma once

#include "app/groups-view.h"
#include "office/dossier.h"
#include "office/follow-up.h"

G_BEGIN_DECLS

/* Adds every group to VIEW, in the order that they are read. */
void trame_follow_up_rows_add (TrameGroupsView *view, const TrameDossier *dossier, const TrameFollowUp *follow_up);
/* "du 01/01/2026 au 30/06/2026", "au 30/06/2026". Owned by the caller. */
char *trame_follow_up_period (const GDate *from, const GDate *until);

G_END_DECLS
