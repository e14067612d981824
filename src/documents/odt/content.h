/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text itself as content.xml. */
#pragma once

#include "documents/fill.h"

G_BEGIN_DECLS

/* Blocks, lists and signatures of TEXT with the automatic styles that they need; ACCENT: 0xRRGGBB of the rules. Owned by the caller. */
char *trame_odt_content (const TrameText *text, guint32 accent);

G_END_DECLS
