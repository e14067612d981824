/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poppler as this room uses it: its autoptr cleanups, defined here once, and the opening of a document from bytes.
 * Private to the room. */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* BYTES as a document, or NULL with a TRAME_READER_ERROR: BROKEN, ENCRYPTED, or LARGE (more than TRAME_FILE_MAX_PAGES
 * pages). Owned by the caller. */
PopplerDocument *trame_poppler_open (GBytes *bytes, GError **error);

G_END_DECLS
