/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML library complains of, said to a person. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libxml2's MESSAGE (nullable) as words of the programs' language; MESSAGE itself when it is none of those known. Owned by
 * the caller. */
char *trame_model_complaint_words (const char *message);

G_END_DECLS
