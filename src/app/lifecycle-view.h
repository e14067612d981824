/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Cycle de vie": a convention's facts in time, its deadlines and its warnings, each with its reasons. */
#pragma once

#include <adwaita.h>

#include "office/dossier.h"

G_BEGIN_DECLS

#define TRAME_TYPE_LIFECYCLE_VIEW (trame_lifecycle_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameLifecycleView, trame_lifecycle_view, TRAME, LIFECYCLE_VIEW, AdwBin)

/* Keeps nothing of DOSSIER but its reasons. */
void trame_lifecycle_view_show (TrameLifecycleView *self, const TrameDossier *dossier, const GDate *today);

G_END_DECLS
