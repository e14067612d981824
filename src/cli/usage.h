/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that stand for what the user writes, in the interface's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* USAGE ("[list|show ID] -o FILE") with each word in capitals said in the interface's language; commands, options and what
 * is not known stay. Owned by the caller. */
char *trame_usage_words (const char *usage);

G_END_DECLS
