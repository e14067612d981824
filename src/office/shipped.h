/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models that Trame ships, put in a register to be used. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

/* Stores the shipped model NAME, or finds it there already. Its id, or 0 and ERROR. */
gint64 trame_office_add_shipped_model (TrameOffice *office, const char *name, GError **error);

G_END_DECLS
