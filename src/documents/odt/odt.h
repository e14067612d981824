/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled document as an OpenDocument text, for someone who wants to comment on it: the same words, to be edited. What
 * is signed and kept is the PDF. */
#pragma once

#include "documents/fill.h"
#include "documents/style.h"

G_BEGIN_DECLS

/* TEXT in STYLE as an .odt file (OpenDocument 1.3). DATE is the document's date in its metadata (NULL or cleared: none).
 * The same input gives the same bytes. One reference. */
GBytes *trame_odt_write (const TrameText *text, const TrameStyle *style, const GDate *date);

G_END_DECLS
