/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kept file is called and how its row reads. No widget here. */
#pragma once

#include "register/records.h"

G_BEGIN_DECLS

/* The words for KIND (a nick of trame_attachment_kinds, or a document's own kind). Static, or KIND itself. */
const char *trame_attachment_label (const char *kind);
/* "Accusé de réception · 26/11/2026 · 12,3 Ko". Owned by the caller. */
char *trame_attachment_details (const TrameDocumentRecord *document);

G_END_DECLS
