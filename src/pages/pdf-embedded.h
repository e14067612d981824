/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file embedded in a PDF. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of the file that PDF embeds as NAME (ASCII), the first one of that name; NULL: none, packed otherwise than by
 * deflate, or more than TRAME_EMBEDDED_MAX bytes. Owned by the caller. */
GBytes *trame_pdf_embedded (GBytes *pdf, const char *name);

G_END_DECLS
