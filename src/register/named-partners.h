/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which partners each délibération names. Private to the room; on the connection thread. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

typedef struct _TrameNamedPartners TrameNamedPartners;

/* Those of every délibération, or of the one that CONVENTION (not 0) rests on. NULL and ERROR. Owned by the caller. */
TrameNamedPartners *trame_named_partners_load (TrameStore *store, gint64 convention, GError **error);
void trame_named_partners_free (TrameNamedPartners *named);

/* TRUE when DELIBERATION names partners and none of them is PARTNER, by the name FOLDED or by that of a duplicate merged
 * into it. FALSE when it names none (or is not known): then nothing can be said. */
gboolean
trame_named_partners_lack (const TrameNamedPartners *named, gint64 deliberation, gint64 partner, const char *folded);

G_END_DECLS
