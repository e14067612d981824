/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and cells as structure; light rules, and the head again on each page, as artifacts. */
#include "documents/typeset/compose-table.h"

#include "documents/typeset/pen.h"

static const char column_scope[] = "/A<</O/Table/Scope/Column>>";
static const char row_scope[] = "/A<</O/Table/Scope/Row>>";
static const guint32 light = 0xc4c8ce;
static const double light_rule = 0.4, strong_rule = 0.9;

typedef struct
{
  const TrameFlow *flow;
  const TrameSetTable *table;
  TramePdfDocument *document;
  TramePdfTree *tree;
  GArray *places;
  guint element;  /* of the table */
  guint *cells;   /* elements of the row that is open */
  double left, y; /* of the strip */
  guint page;
} TableComposer;

static void
draw_rule (TableComposer *composer, double y, guint32 colour, double width)
{
  TramePen pen = trame_pen_for_page (composer->document, composer->page);
  trame_pen_begin_artifact (&pen, "/Type/Layout");
  trame_pen_set_stroke (&pen, colour, width);
  trame_pen_draw_line (&pen, composer->left, y, composer->left + composer->table->left[composer->table->columns], y);
  trame_pen_end (&pen);
}

/* How far under the strip's top the words of a cell start: a head stands on its rule. */
static double
get_top (const TrameSetTable *table, const TrameTableStrip *strip, const TrameSetParagraph *cell)
{
  const TrameTableRow *row = &g_array_index (table->rows, TrameTableRow, strip->row);
  double top = strip->first ? table->pad : 0;
  gboolean whole = strip->first && strip->last;
  return strip->row == 0 && whole ? top + (row->lines - cell->lines->len) * cell->look.leading : top;
}

static void
draw_cell (TableComposer *composer, TramePen *pen, const TrameTableStrip *strip, guint column, GArray *places)
{
  const TrameSetTable *table = composer->table;
  const TrameSetParagraph *cell = g_array_index (table->rows, TrameTableRow, strip->row).cells[column];
  trame_pen_draw_paragraph (pen, cell, strip->from, MIN (strip->to, cell->lines->len),
                            composer->left + table->x[column], composer->y + get_top (table, strip, cell), places);
}

static gboolean
has_lines (const TrameSetTable *table, const TrameTableStrip *strip, guint column)
{
  const TrameSetParagraph *cell = g_array_index (table->rows, TrameTableRow, strip->row).cells[column];
  return cell != NULL && cell->lines->len > strip->from;
}

/* A head names something: one without a word is a cell like another. */
static gboolean
is_head (const TrameSetTable *table, gint row, guint column)
{
  const TrameSetParagraph *cell = g_array_index (table->rows, TrameTableRow, row).cells[column];
  return (row == 0 || table->heads[column]) && cell != NULL && cell->lines->len > 0;
}

static const char *
get_type (const TrameSetTable *table, gint row, guint column)
{
  return is_head (table, row, column) ? "TH" : "TD";
}

static void
open_row (TableComposer *composer, gint row)
{
  const TrameSetTable *table = composer->table;
  guint element = trame_pdf_tree_add (composer->tree, composer->element, "TR", NULL);
  for (guint i = 0; i < table->columns; i++)
    composer->cells[i] = trame_pdf_tree_add (composer->tree, element, get_type (table, row, i),
                                             !is_head (table, row, i) ? NULL
                                             : row == 0               ? column_scope
                                                                      : row_scope);
}

static void
compose_strip (TableComposer *composer, const TrameTableStrip *strip)
{
  const TrameSetTable *table = composer->table;
  if (strip->first)
    open_row (composer, strip->row);
  for (guint i = 0; i < table->columns; i++)
    {
      if (!has_lines (table, strip, i))
        continue;
      TramePen pen = trame_pen_for_page (composer->document, composer->page);
      trame_pen_begin (&pen, get_type (table, strip->row, i), composer->cells[i]);
      draw_cell (composer, &pen, strip, i, composer->places);
      trame_pen_end (&pen);
    }
  if (!strip->last)
    return;
  guint32 accent = table->accent;
  draw_rule (composer, composer->y + strip->height, strip->row == 0 ? accent : light,
             strip->row == 0 ? strong_rule : light_rule);
}

/* The head once more, above the first row of a page. */
static void
repeat_head (TableComposer *composer)
{
  const TrameSetTable *table = composer->table;
  TrameTableStrip head = {
    .row = 0, .to = g_array_index (table->rows, TrameTableRow, 0).lines, .first = TRUE, .last = TRUE
  };
  composer->y -= table->head;
  for (guint i = 0; i < table->columns; i++)
    {
      if (!has_lines (table, &head, i))
        continue;
      TramePen pen = trame_pen_for_page (composer->document, composer->page);
      trame_pen_begin_artifact (&pen, "/Type/Pagination");
      draw_cell (composer, &pen, &head, i, NULL);
      trame_pen_end (&pen);
    }
  composer->y += table->head;
  draw_rule (composer, composer->y, table->accent, strong_rule);
}

static void
compose_caption (TableComposer *composer, const TrameTableStrip *strip)
{
  const TrameSetParagraph *caption = composer->table->caption;
  if (strip->first)
    composer->cells[0] = trame_pdf_tree_add (composer->tree, composer->element, "Caption", NULL);
  TramePen pen = trame_pen_for_page (composer->document, composer->page);
  trame_pen_begin (&pen, "Caption", composer->cells[0]);
  trame_pen_draw_paragraph (&pen, caption, strip->from, strip->to, composer->left, composer->y, composer->places);
  trame_pen_end (&pen);
}

void
trame_compose_table (const TrameFlow *flow, const TrameFlowBlock *block, TramePdfDocument *document, GArray *places)
{
  const TrameSetTable *table = block->table;
  g_autofree guint *cells = g_new0 (guint, table->columns);
  TableComposer composer = { .flow = flow,
                             .table = table,
                             .document = document,
                             .tree = trame_pdf_document_get_tree (document),
                             .places = places,
                             .cells = cells,
                             .left = flow->area.left };
  composer.element = trame_pdf_tree_add (composer.tree, TRAME_PDF_TREE_DOCUMENT, "Table", NULL);
  for (guint i = 0; i < table->strips->len; i++)
    {
      const TrameTableStrip *strip = &g_array_index (table->strips, TrameTableStrip, i);
      const TrameRow *row = &g_array_index (flow->rows, TrameRow, block->first_row + i);
      gboolean new_page = i > 0 && row->page != composer.page;
      composer.page = row->page;
      composer.y = flow->area.top + row->y;
      if (new_page && row->head > 0)
        repeat_head (&composer);
      if (strip->row == TRAME_TABLE_CAPTION)
        compose_caption (&composer, strip);
      else
        compose_strip (&composer, strip);
    }
}
