/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section Délibérations: the acts, what each says, its checks, its conventions, and its source beside. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_DELIBERATIONS_PAGE (trame_deliberations_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameDeliberationsPage, trame_deliberations_page, TRAME, DELIBERATIONS_PAGE, AdwBin)

/* NULL: no register. */
void trame_deliberations_page_set_office (TrameDeliberationsPage *self, TrameOffice *office);
/* Shows the act of ID, once the list is loaded. */
void trame_deliberations_page_select (TrameDeliberationsPage *self, gint64 id);
/* Whether the register holds no act. */
gboolean trame_deliberations_page_is_empty (TrameDeliberationsPage *self);
void trame_deliberations_page_set_narrow (TrameDeliberationsPage *self, gboolean narrow);

G_END_DECLS
