/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of partners: one added or changed, a duplicate merged into the partner that it is. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

/* Asks what is known of PARTNER (NULL: a new one) over the window of PARENT. */
void trame_partner_dialog_edit (GtkWidget *parent, TrameOffice *office, const TramePartner *partner);
/* Asks which of PARTNERS (of TramePartner*) DUPLICATE is, KEPT (0: not known) being proposed. */
void trame_partner_dialog_merge (
    GtkWidget *parent, TrameOffice *office, const GPtrArray *partners, gint64 duplicate, gint64 kept);

G_END_DECLS
