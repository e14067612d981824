/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine that sets documents and the models already parsed, shared by the workers of one office. Private to the
 * room. */
#pragma once

#include "documents/engine.h"
#include "register/load.h"

G_BEGIN_DECLS

typedef struct _TrameWorkshop TrameWorkshop;

TrameWorkshop *trame_workshop_new (TrameRegister *store);
TrameWorkshop *trame_workshop_ref (TrameWorkshop *workshop);
void trame_workshop_unref (TrameWorkshop *workshop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameWorkshop, trame_workshop_unref)

/* The model of ID, parsed once and kept as long as the workshop; a stored model never changes. Any thread. NULL and
 * ERROR. */
const TrameModel *trame_workshop_get_model (TrameWorkshop *workshop, gint64 id, GError **error);

/* Sets TEXT; one caller at a time, the others wait. The engine is made at the first call. Any thread. NULL and ERROR. */
TrameSetDocument *trame_workshop_set (
    TrameWorkshop *workshop, const TrameText *text, const TrameStyle *style, const GDate *date, GError **error);

/* The live preview's rule: only the last request of one KEY is worth setting. A request takes its turn, then asks before
 * it begins; when its answer is given, a later one may already have been (workers end in any order): FALSE then, and the
 * answer is old. Any thread. */
guint64 trame_workshop_take_turn (TrameWorkshop *workshop, gint64 key);
gboolean trame_workshop_is_last_turn (TrameWorkshop *workshop, gint64 key, guint64 turn);
gboolean trame_workshop_answer_turn (TrameWorkshop *workshop, gint64 key, guint64 turn);

G_END_DECLS
