/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section Partenaires: who they are, who signs for them, and all their conventions. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_PARTNERS_PAGE (trame_partners_page_get_type ())
G_DECLARE_FINAL_TYPE (TramePartnersPage, trame_partners_page, TRAME, PARTNERS_PAGE, AdwBin)

/* NULL: no register. */
void trame_partners_page_set_office (TramePartnersPage *self, TrameOffice *office);
/* Opens the row of the partner ID and brings it into view, once it is loaded. */
void trame_partners_page_select (TramePartnersPage *self, gint64 id);

G_END_DECLS
