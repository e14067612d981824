/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners: made or completed by a person. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Stores PARTNER: ID 0 makes it; otherwise its members that are not NULL are laid over the stored ones ("" empties one).
 * The id, or 0 and ERROR: REFUSED without a name, with a SIREN that is none, or when a partner of that name is there
 * already. */
gint64 trame_office_store_partner (TrameOffice *office, gint64 id, const TramePartner *partner, GError **error);

G_END_DECLS
