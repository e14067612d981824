/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a proposed act by their path, as the JSON names them ("sitting.date", "proxies.1.giver", "annex.length").
 * Private to the room. */
#pragma once

#include "documents/model.h"
#include "domain/deliberation.h"

G_BEGIN_DECLS

/* Sets the value at PATH to TEXT; NULL or "" empties it (an element of a list stays, empty, until
 * trame_act_path_compact). MODEL (may be NULL) is the annex's, for its terms. FALSE, nothing changed, when PATH cannot be
 * set or TEXT is not of its kind. */
gboolean trame_act_path_set (TrameDeliberation *act, TrameModel *model, const char *path, const char *text);
/* Takes emptied elements out of the lists. */
void trame_act_path_compact (TrameDeliberation *act);

G_END_DECLS
