/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view "Suivi" of a convention's page: figures by period, commitments, reports, evaluations, letters, amendments. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_FOLLOW_UP_VIEW (trame_follow_up_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameFollowUpView, trame_follow_up_view, TRAME, FOLLOW_UP_VIEW, AdwBin)

/* Actions: follow-up.add with what to add ("indicator", "undertaking", "evaluation", "letter", "amendment"), .edit with what
 * and an id, .figure with an indicator's id, .correct-figure with a figure's, .report. */

/* The convention of DOSSIER (NULL: none). What is followed is read when the view is seen, and again at each call. */
void trame_follow_up_view_show (TrameFollowUpView *self, TrameDossier *dossier);

G_END_DECLS
