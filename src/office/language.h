/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language the programs speak. The office's documents are French whatever this says. */
#pragma once

#include "domain/reason.h"

G_BEGIN_DECLS

/* Call first in main(). Sets the locale; a workstation that says nothing (C, POSIX, C.UTF-8 and no LANGUAGE) is spoken
 * to in French. Finds the translations beside an executable that is not installed (its "po" folder), else where they
 * are installed. */
void trame_language_init (void);
/* FRENCH unless the messages' language is another one. */
TrameLanguage trame_language_current (void);

G_END_DECLS
