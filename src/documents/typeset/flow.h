/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's blocks, set in lines and shared out between pages. Nothing is drawn here. */
#pragma once

#include "documents/typeset/page.h"
#include "documents/typeset/paragraph.h"
#include "documents/typeset/table.h"

G_BEGIN_DECLS

/* A paragraph of a signature's column, at Y points under the block's top. */
typedef struct
{
  TrameSetParagraph *paragraph;
  double y;
} TrameColumnPart;

/* A block on its way to the page. Its rows are FIRST_ROW to FIRST_ROW + N_ROWS of the flow's: one a line, one alone for
 * signatures, one a strip for a table, one alone for a figure. */
typedef struct
{
  TrameBlockKind kind;
  guint level;
  TrameSetParagraph *paragraph; /* NULL: signatures, table, figure */
  const char *sign;             /* of an ITEM, borrowed; NULL: a bullet */
  const char *number;           /* of a HEADING, borrowed; NULL: none */
  TrameSetTable *table;         /* NULL unless a table */
  const TrameTextBlock *figure; /* borrowed, with a picture; its caption is the block that follows; NULL: none */
  double width, height;         /* of the picture */
  guint section;                /* not 0: a paragraph of that signature column, set under the others for want of room */
  GPtrArray *columns;           /* of GArray of TrameColumnPart; NULL unless signatures */
  double column_width, column_step;
  guint first_row, n_rows;
} TrameFlowBlock;

typedef struct
{
  TrameTextArea area;
  GPtrArray *blocks; /* of TrameFlowBlock */
  GPtrArray *stamps; /* of TrameTextBlock, borrowed: what stands at the top right of each page */
  GArray *rows;      /* of TrameRow */
  guint pages;
} TrameFlow;

/* Sets TEXT, which must outlive the flow, in AREA. */
TrameFlow *
trame_flow_new (const TrameSetter *setter, const TrameText *text, const TrameStyle *style, const TrameTextArea *area);
void trame_flow_free (TrameFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFlow, trame_flow_free)

G_END_DECLS
