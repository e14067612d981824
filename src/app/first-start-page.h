/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an empty register shows: a place to drop the délibération on, and an example to open. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_FIRST_START_PAGE (trame_first_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameFirstStartPage, trame_first_start_page, TRAME, FIRST_START_PAGE, AdwBin)

/* NULL: no register. */
void trame_first_start_page_set_office (TrameFirstStartPage *self, TrameOffice *office);

G_END_DECLS
