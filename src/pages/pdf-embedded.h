/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file embedded in a PDF. Private to the room. */
#pragma once

#include "pages/poppler-use.h"

G_BEGIN_DECLS

/* The bytes of the file embedded as NAME, the first one of that name; NULL: none, or more than TRAME_EMBEDDED_MAX bytes.
 * Owned by the caller. */
GBytes *trame_pdf_embedded (PopplerDocument *document, const char *name);

G_END_DECLS
