/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section Conventions: a table to search, filter and sort; a list of two lines when the window is narrow. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_CONVENTIONS_PAGE (trame_conventions_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionsPage, trame_conventions_page, TRAME, CONVENTIONS_PAGE, AdwBin)

/* NULL: no register. */
void trame_conventions_page_set_office (TrameConventionsPage *self, TrameOffice *office);
/* Puts the keyboard in the search. */
void trame_conventions_page_search (TrameConventionsPage *self);
void trame_conventions_page_set_narrow (TrameConventionsPage *self, gboolean narrow);

G_END_DECLS
