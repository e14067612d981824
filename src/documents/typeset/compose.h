/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a flow's blocks on the pages of a document and says what each is in its structure. */
#pragma once

#include "documents/pdf/document.h"
#include "documents/typeset/flow.h"

G_BEGIN_DECLS

/* Draws FLOW on the pages of DOCUMENT, which has them already. Where fields stand is appended to PLACES
 * (TrameFieldPlace). */
void trame_compose (const TrameSetter *setter, const TrameFlow *flow, TramePdfDocument *document, GArray *places);

G_END_DECLS
