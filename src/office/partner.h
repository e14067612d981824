/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners: made or completed by a person. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Stores PARTNER: ID 0 makes it; otherwise its members that are not NULL are laid over the stored ones ("" empties one).
 * The id, or 0 and ERROR: REFUSED without a name, with a SIREN that is none, or when a partner of that name is there
 * already. */
gint64 trame_office_store_partner (TrameOffice *office, gint64 id, const TramePartner *partner, GError **error);

/* The partner of that id or name, however it is written; what was merged is found as the partner that it went into. 0 and
 * ERROR: UNKNOWN. */
gint64 trame_office_find_partner (TrameOffice *office, const char *word, GError **error);
/* The partner that ID went into, at the end of MERGED (of TramePartner*: those that are duplicates); ID itself when it is
 * none. */
gint64 trame_partners_follow (const GPtrArray *merged, gint64 id);

G_END_DECLS
