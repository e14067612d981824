/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing back what can be read of a damaged register, in the words of who asks for it. */
#pragma once

#include "office/office.h"
#include "register/salvage.h"

G_BEGIN_DECLS

/* Brings every readable row of the register at PATH, which is not written to, into the new file INTO. Owned by the caller;
 * NULL and ERROR, nothing written: TRAME_OFFICE_ERROR_FILE, which says why. Blocking. */
TrameSalvage *trame_office_salvage (const char *path, const char *into, GError **error);
/* Whether everything came back, and proves itself. */
gboolean trame_salvage_is_whole (const TrameSalvage *salvage);
/* The last backup of the register at PATH; NULL: none. Owned by the caller. */
char *trame_office_last_backup (const char *path);

G_END_DECLS
