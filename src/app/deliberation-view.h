/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one délibération says, in groups of rows, with its checks, its model and its conventions. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_DELIBERATION_VIEW (trame_deliberation_view_get_type ())
G_DECLARE_FINAL_TYPE (TrameDeliberationView, trame_deliberation_view, TRAME, DELIBERATION_VIEW, AdwBin)

/* ACT and MODELS (of TrameModelRecord*) are read now and not kept. */
void trame_deliberation_view_show (TrameDeliberationView *self,
                                   TrameOffice *office,
                                   const TrameDeliberation *act,
                                   const GPtrArray *models);

G_END_DECLS
