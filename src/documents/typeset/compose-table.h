/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set table to marked content. */
#pragma once

#include "documents/pdf/document.h"
#include "documents/typeset/flow.h"

G_BEGIN_DECLS

/* Draws the table BLOCK of FLOW on its pages, with its structure as the next child of the document, and notes where its fields
 * stand in PLACES (TrameFieldPlace). */
void
trame_compose_table (const TrameFlow *flow, const TrameFlowBlock *block, TramePdfDocument *document, GArray *places);

G_END_DECLS
