/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks to marked content: headings that nest without a gap, lists with their bullets, signatures as sections, paragraphs
 * that go over a page as one element. */
#include "documents/typeset/compose.h"

#include "documents/typeset/compose-table.h"
#include "documents/typeset/pen.h"

enum
{
  MAX_LIST_DEPTH = 4,
  MAX_HEADING = 6,
};

static const char bullets[] = "/A<</O/List/ListNumbering/Disc>>";
static const char *const numbers[] = { "/A<</O/List/ListNumbering/Decimal>>", "/A<</O/List/ListNumbering/LowerAlpha>>",
                                       "/A<</O/List/ListNumbering/LowerRoman>>" };
static const char bullet[] = "•";
static const double sign_gap = 0.3; /* after a number, in sizes of the text */

/* An open list: its element, and the body of its last item, where a deeper list goes. */
typedef struct
{
  guint list, body;
  const char *attributes;
} OpenList;

typedef struct
{
  const TrameSetter *setter;
  const TrameFlow *flow;
  TramePdfDocument *document;
  TramePdfTree *tree;
  GArray *places;
  gboolean has_title;
  guint heading; /* level of the last one */
  OpenList lists[MAX_LIST_DEPTH];
  guint list_depth;
  guint section, section_element; /* of stacked signatures */
  guint figure;                   /* element that holds the last one and its caption */
} Composer;

static const TrameRow *
get_row (const Composer *composer, const TrameFlowBlock *block, guint line)
{
  return &g_array_index (composer->flow->rows, TrameRow, block->first_row + line);
}

/* Draws the block's lines, page by page, as pieces of ELEMENT. */
static void
draw_lines (Composer *composer, const TrameFlowBlock *block, const char *tag, guint element)
{
  double x = composer->flow->area.left + block->paragraph->look.indent;
  for (guint from = 0; from < block->n_rows;)
    {
      const TrameRow *row = get_row (composer, block, from);
      guint to = from + 1;
      while (to < block->n_rows && get_row (composer, block, to)->page == row->page)
        to++;
      TramePen pen = trame_pen_for_page (composer->document, row->page);
      trame_pen_begin (&pen, tag, element);
      trame_pen_draw_paragraph (&pen, block->paragraph, from, to, x, composer->flow->area.top + row->y,
                                composer->places);
      trame_pen_end (&pen);
      from = to;
    }
}

static char *
get_plain_text (const TrameSetParagraph *paragraph)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const TrameRun *run = &g_array_index (paragraph->runs, TrameRun, i);
      g_string_append (text, run->blank ? "…" : run->text != NULL ? run->text : "");
    }
  g_strdelimit (text->str, "\n\t", ' ');
  g_strstrip (text->str);
  return g_string_free (text, FALSE);
}

/* The heading's number in the structure: after the title, and never two deeper than the one before. */
static guint
choose_heading (Composer *composer, const TrameFlowBlock *block)
{
  guint wanted = block->kind == TRAME_BLOCK_TITLE ? 1 : MAX (block->level, 1) + (composer->has_title ? 1 : 0);
  composer->heading = MIN (MIN (wanted, composer->heading + 1), MAX_HEADING);
  return composer->heading;
}

static void
compose_heading (Composer *composer, const TrameFlowBlock *block)
{
  static const char *const types[MAX_HEADING + 1] = { NULL, "H1", "H2", "H3", "H4", "H5", "H6" };
  guint level = choose_heading (composer, block);
  guint element = trame_pdf_tree_add (composer->tree, TRAME_PDF_TREE_DOCUMENT, types[level], NULL);
  const TrameRow *row = get_row (composer, block, 0);
  g_autofree char *title = get_plain_text (block->paragraph);
  const double left = composer->flow->area.left, top = composer->flow->area.top + row->y - block->paragraph->look.size;
  trame_pdf_document_add_outline (composer->document, level, title, row->page, left, top);
  if (block->number != NULL)
    trame_pdf_document_add_place (composer->document, block->number, row->page, left, top);
  draw_lines (composer, block, types[level], element);
}

/* The bullet of an item, or its number, which ends where the bullet would. */
static void
draw_sign (Composer *composer, const TrameFlowBlock *block, guint label)
{
  const TrameRow *row = get_row (composer, block, 0);
  TrameLook look = block->paragraph->look;
  look.bold = look.italic = FALSE;
  g_autoptr (TrameSetParagraph) sign = trame_set_paragraph_new_line (
      composer->setter, block->sign != NULL ? block->sign : bullet, &look, look.indent);
  double natural = g_array_index (sign->lines, TrameSetLine, 0).natural;
  double back = block->sign != NULL ? MAX (natural + look.size * sign_gap, look.size * 1.15) : look.size * 0.95;
  TramePen pen = trame_pen_for_page (composer->document, row->page);
  trame_pen_begin (&pen, "Lbl", label);
  trame_pen_draw_paragraph (&pen, sign, 0, 1, composer->flow->area.left + look.indent - back,
                            composer->flow->area.top + row->y, NULL);
  trame_pen_end (&pen);
}

static void
compose_item (Composer *composer, const TrameFlowBlock *block)
{
  guint depth = MIN (CLAMP (block->level, 1, MAX_LIST_DEPTH), composer->list_depth + 1);
  const char *attributes = block->sign != NULL ? numbers[MIN (depth, G_N_ELEMENTS (numbers)) - 1] : bullets;
  OpenList *open = &composer->lists[depth - 1];
  if (depth > composer->list_depth || attributes != open->attributes)
    {
      guint parent = depth > 1 ? composer->lists[depth - 2].body : TRAME_PDF_TREE_DOCUMENT;
      open->list = trame_pdf_tree_add (composer->tree, parent, "L", attributes);
      open->attributes = attributes;
    }
  composer->list_depth = depth;
  guint item = trame_pdf_tree_add (composer->tree, open->list, "LI", NULL);
  draw_sign (composer, block, trame_pdf_tree_add (composer->tree, item, "Lbl", NULL));
  open->body = trame_pdf_tree_add (composer->tree, item, "LBody", NULL);
  draw_lines (composer, block, "LBody", open->body);
}

/* The paragraphs of a column, as a section of PARENT. */
static void
compose_column (Composer *composer, const TrameRow *row, const GArray *parts, double x, guint parent)
{
  guint column = trame_pdf_tree_add (composer->tree, parent, "Sect", NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const TrameColumnPart *part = &g_array_index (parts, TrameColumnPart, i);
      TramePen pen = trame_pen_for_page (composer->document, row->page);
      trame_pen_begin (&pen, "P", trame_pdf_tree_add (composer->tree, column, "P", NULL));
      trame_pen_draw_paragraph (&pen, part->paragraph, 0, part->paragraph->lines->len, x,
                                composer->flow->area.top + row->y + part->y, composer->places);
      trame_pen_end (&pen);
    }
}

static void
compose_signatures (Composer *composer, const TrameFlowBlock *block)
{
  const TrameRow *row = get_row (composer, block, 0);
  guint all = 0; /* no section that holds nothing */
  for (guint i = 0; i < block->columns->len; i++)
    {
      const GArray *parts = g_ptr_array_index (block->columns, i);
      if (parts->len == 0)
        continue;
      if (all == 0)
        all = trame_pdf_tree_add (composer->tree, TRAME_PDF_TREE_DOCUMENT, "Sect", NULL);
      compose_column (composer, row, parts, composer->flow->area.left + i * block->column_step, all);
    }
}

static void
compose_paragraph (Composer *composer, const TrameFlowBlock *block)
{
  guint parent = TRAME_PDF_TREE_DOCUMENT;
  if (block->section != 0)
    {
      if (block->section != composer->section)
        composer->section_element = trame_pdf_tree_add (composer->tree, TRAME_PDF_TREE_DOCUMENT, "Sect", NULL);
      parent = composer->section_element;
    }
  composer->section = block->section;
  if (!trame_set_paragraph_is_empty (block->paragraph))
    draw_lines (composer, block, "P", trame_pdf_tree_add (composer->tree, parent, "P", NULL));
}

/* The picture in the middle, then its caption beside it in the structure: what stands inside a figure is not read aloud. */
static void
compose_figure (Composer *composer, const TrameFlowBlock *block)
{
  if (block->figure == NULL)
    {
      draw_lines (composer, block, "Caption", trame_pdf_tree_add (composer->tree, composer->figure, "Caption", NULL));
      return;
    }
  const TrameTextArea *area = &composer->flow->area;
  const TrameRow *row = get_row (composer, block, 0);
  TramePen pen = trame_pen_for_page (composer->document, row->page);
  composer->figure = trame_pdf_tree_add (composer->tree, TRAME_PDF_TREE_DOCUMENT, "Div", NULL);
  trame_pen_draw_figure (&pen, composer->figure, block->figure->picture, block->figure->shows,
                         area->left + (area->width - block->width) / 2, area->top + row->y, block->width,
                         block->height);
}

static void
compose_block (Composer *composer, const TrameFlowBlock *block)
{
  if (block->kind != TRAME_BLOCK_ITEM)
    composer->list_depth = 0;
  switch (block->kind)
    {
    case TRAME_BLOCK_TITLE:
    case TRAME_BLOCK_HEADING:
      compose_heading (composer, block);
      break;
    case TRAME_BLOCK_ITEM:
      compose_item (composer, block);
      break;
    case TRAME_BLOCK_SIGNATURES:
      compose_signatures (composer, block);
      break;
    case TRAME_BLOCK_FIGURE:
      compose_figure (composer, block);
      composer->section = 0;
      break;
    case TRAME_BLOCK_TABLE:
      trame_compose_table (composer->flow, block, composer->document, composer->places);
      composer->section = 0;
      break;
    default:
      compose_paragraph (composer, block);
      break;
    }
}

void
trame_compose (const TrameSetter *setter, const TrameFlow *flow, TramePdfDocument *document, GArray *places)
{
  Composer composer = { .setter = setter,
                        .flow = flow,
                        .document = document,
                        .tree = trame_pdf_document_get_tree (document),
                        .places = places };
  for (guint i = 0; i < flow->blocks->len; i++)
    if (((const TrameFlowBlock *) g_ptr_array_index (flow->blocks, i))->kind == TRAME_BLOCK_TITLE)
      composer.has_title = TRUE;
  for (guint i = 0; i < flow->blocks->len; i++)
    compose_block (&composer, g_ptr_array_index (flow->blocks, i));
}
