/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention's page: its state, its lifecycle strip, its form beside the live page, its facts and dates. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_CONVENTION_PAGE (trame_convention_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameConventionPage, trame_convention_page, TRAME, CONVENTION_PAGE, AdwBin)

/* NULL forgets what is shown. */
void trame_convention_page_set_office (TrameConventionPage *self, TrameOffice *office);
void trame_convention_page_load (TrameConventionPage *self, TrameOffice *office, gint64 id);
/* The page goes away: what was typed is stored now. */
void trame_convention_page_leave (TrameConventionPage *self);
/* Looks for words in the page. */
void trame_convention_page_search (TrameConventionPage *self);
/* Opens the dialog that corrects FACT, once the convention is loaded. */
void trame_convention_page_correct (TrameConventionPage *self, gint64 fact);
void trame_convention_page_set_narrow (TrameConventionPage *self, gboolean narrow);

G_END_DECLS
