/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake: the source beside what was read, doubts first; nothing is stored before the last button. */
#pragma once

#include <adwaita.h>

#include "office/office.h"

G_BEGIN_DECLS

#define TRAME_TYPE_INTAKE_PAGE (trame_intake_page_get_type ())
G_DECLARE_FINAL_TYPE (TrameIntakePage, trame_intake_page, TRAME, INTAKE_PAGE, AdwBin)

/* NULL: no register. */
void trame_intake_page_set_office (TrameIntakePage *self, TrameOffice *office);
/* Reads FILE; what was shown before is forgotten. */
void trame_intake_page_read (TrameIntakePage *self, GFile *file);

G_END_DECLS
