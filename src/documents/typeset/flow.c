/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks to rows: sets each block, and says which rows stay together: two lines at least on each side of a page's end, a
 * heading with its text, an introduction with its list, signatures with the words before them. */
#include "documents/typeset/flow.h"

#include "documents/typeset/signatures.h"

static const double most_figure = 0.85; /* of a page's height: its heading has room above it */

typedef struct
{
  const TrameSetter *setter;
  const TrameStyle *style;
  TrameFlow *flow;
  double after;      /* space that the last block wants under it */
  gboolean new_page; /* the next block starts a page */
  guint sections;
} FlowMaker;

static void
free_block (gpointer data)
{
  TrameFlowBlock *block = data;
  trame_set_paragraph_free (block->paragraph);
  trame_set_table_free (block->table);
  if (block->columns != NULL)
    g_ptr_array_unref (block->columns);
  g_free (block);
}

static TrameFlowBlock *
append_block (FlowMaker *maker, TrameBlockKind kind, guint level)
{
  TrameFlowBlock *block = g_new0 (TrameFlowBlock, 1);
  block->kind = kind;
  block->level = level;
  block->first_row = maker->flow->rows->len;
  g_ptr_array_add (maker->flow->blocks, block);
  return block;
}

static void
append_row (FlowMaker *maker, TrameFlowBlock *block, double before, double height, TrameKeep keep)
{
  gboolean is_first = block->n_rows == 0;
  TrameRow row = { .before = is_first ? MAX (before, maker->after) : 0,
                   .height = height,
                   .keep = keep,
                   .new_page = is_first && maker->new_page };
  if (is_first)
    maker->new_page = FALSE;
  g_array_append_val (maker->flow->rows, row);
  block->n_rows++;
}

static gboolean
stays_with_next (TrameBlockKind kind)
{
  return kind == TRAME_BLOCK_TITLE || kind == TRAME_BLOCK_SUBTITLE || kind == TRAME_BLOCK_HEADING;
}

static void
append_paragraph (FlowMaker *maker, TrameBlockKind kind, guint level, TrameSetParagraph *paragraph, guint section)
{
  TrameFlowBlock *block = append_block (maker, kind, level);
  block->paragraph = paragraph;
  block->section = section;
  guint lines = paragraph->lines->len;
  for (guint i = 0; i < lines; i++)
    {
      gboolean lonely = lines > 1 && (i == 0 || i + 2 == lines);
      TrameKeep keep = lonely ? TRAME_KEEP_TIGHT : stays_with_next (kind) ? TRAME_KEEP_BETTER : TRAME_KEEP_FREE;
      append_row (maker, block, paragraph->look.before, paragraph->look.leading, keep);
    }
  maker->after = paragraph->look.after;
}

/* Signatures too tall for a page: their paragraphs one under the other. */
static void
append_stacked_signatures (FlowMaker *maker, const TrameTextBlock *source)
{
  for (guint i = 0; i < source->children->len; i++)
    {
      const TrameTextBlock *column = g_ptr_array_index (source->children, i);
      maker->sections++;
      for (guint k = 0; column->children != NULL && k < column->children->len; k++)
        {
          const TrameTextBlock *part = g_ptr_array_index (column->children, k);
          TrameLook look = trame_look_for_signature (maker->style, part->align);
          g_autoptr (TrameSetParagraph)
              paragraph = trame_set_paragraph_new (maker->setter, part->runs, &look, maker->flow->area.width);
          if (!trame_set_paragraph_is_empty (paragraph))
            append_paragraph (maker, TRAME_BLOCK_PARAGRAPH, 0, g_steal_pointer (&paragraph), maker->sections);
        }
    }
}

/* The words before the signatures stay with them: two lines at least. Others who sign are company enough. */
static void
keep_words_before (FlowMaker *maker)
{
  guint rows = 0;
  for (guint i = maker->flow->blocks->len; i > 0 && rows < 2; i--)
    {
      const TrameFlowBlock *before = g_ptr_array_index (maker->flow->blocks, i - 1);
      TrameRow *last = &g_array_index (maker->flow->rows, TrameRow, before->first_row + before->n_rows - 1);
      if (before->kind == TRAME_BLOCK_SIGNATURES)
        {
          last->keep = MAX (last->keep, TRAME_KEEP_BETTER);
          return;
        }
      last->keep = TRAME_KEEP_TIGHT;
      rows += before->n_rows;
    }
}

static void
append_signatures (FlowMaker *maker, const TrameTextBlock *source)
{
  if (source->children == NULL || source->children->len == 0)
    return;
  double step, width, height;
  const TrameTextArea *area = &maker->flow->area;
  GPtrArray *columns = trame_signatures_set (maker->setter, source, maker->style,
                                             maker->flow->rows->len == 0 ? area->top : 0, area->width, &width, &step,
                                             &height);
  if (height > area->height * 0.75)
    {
      g_ptr_array_unref (columns);
      append_stacked_signatures (maker, source);
      return;
    }
  if (!maker->new_page && !source->addresses)
    keep_words_before (maker);
  TrameFlowBlock *block = append_block (maker, TRAME_BLOCK_SIGNATURES, 0);
  block->columns = columns;
  block->column_width = width;
  block->column_step = step;
  append_row (maker, block, trame_look_for (maker->style, TRAME_BLOCK_PARAGRAPH, 0, TRAME_ALIGN_LEFT).size * 2, height,
              TRAME_KEEP_FREE);
  maker->after = source->addresses ? trame_look_for (maker->style, TRAME_BLOCK_SUBTITLE, 0, TRAME_ALIGN_LEFT).after : 0;
}

static gboolean
ends_with_colon (const TrameTextBlock *block)
{
  for (guint i = block->runs != NULL ? block->runs->len : 0; i > 0; i--)
    {
      const TrameRun *run = &g_array_index (block->runs, TrameRun, i - 1);
      gsize length = run->text != NULL ? strlen (run->text) : 0;
      while (length > 0 && g_ascii_isspace (run->text[length - 1]))
        length--;
      if (length > 0)
        return run->text[length - 1] == ':';
    }
  return FALSE;
}

/* "D’une part," alone on the right belongs to what it closes; what a colon announces follows it. */
static void
keep_with_last (FlowMaker *maker, const TrameTextBlock *last, const TrameTextBlock *source)
{
  if (last == NULL || maker->new_page || maker->flow->rows->len == 0)
    return;
  gboolean announced = last->kind == TRAME_BLOCK_PARAGRAPH && ends_with_colon (last);
  gboolean closes = source->kind == TRAME_BLOCK_PARAGRAPH && source->align == TRAME_ALIGN_RIGHT;
  if (announced || closes)
    {
      TrameRow *row = &g_array_index (maker->flow->rows, TrameRow, maker->flow->rows->len - 1);
      row->keep = MAX (row->keep, TRAME_KEEP_BETTER);
    }
}

static gboolean
append_text_block (FlowMaker *maker, const TrameTextBlock *last, const TrameTextBlock *source)
{
  TrameLook look = trame_look_for (maker->style, source->kind, source->level, source->align);
  g_autoptr (TrameSetParagraph)
      paragraph = trame_set_paragraph_new (maker->setter, source->runs, &look, maker->flow->area.width - look.indent);
  if (trame_set_paragraph_is_empty (paragraph) && source->kind != TRAME_BLOCK_PARAGRAPH)
    return FALSE;
  keep_with_last (maker, last, source);
  append_paragraph (maker, source->kind, source->level, g_steal_pointer (&paragraph), 0);
  TrameFlowBlock *block = g_ptr_array_index (maker->flow->blocks, maker->flow->blocks->len - 1);
  block->sign = source->sign;
  block->number = source->number;
  return TRUE;
}

/* The caption and the heads stay with a row; of a row that is cut, two lines. */
static TrameKeep
keep_strip (const GArray *strips, guint i)
{
  const TrameTableStrip *strip = &g_array_index (strips, TrameTableStrip, i);
  const TrameTableStrip *next = strip + 1;
  if (i + 1 == strips->len)
    return TRAME_KEEP_FREE;
  if (strip->row <= 0)
    return TRAME_KEEP_TIGHT;
  if (strip->row == next->row && (strip->first || next->last))
    return TRAME_KEEP_TIGHT;
  return strip->last && i + 2 == strips->len ? TRAME_KEEP_BETTER : TRAME_KEEP_FREE;
}

/* FALSE: it has no column. */
static gboolean
append_table (FlowMaker *maker, const TrameTextBlock *last, const TrameTextBlock *source)
{
  TrameTextArea *area = &maker->flow->area;
  TrameSetTable *table = trame_set_table_new (maker->setter, source, maker->style, area->width, area->height);
  if (table == NULL)
    return FALSE;
  keep_with_last (maker, last, source);
  TrameLook look = trame_look_for_cell (maker->style, TRAME_ALIGN_LEFT, FALSE);
  TrameFlowBlock *block = append_block (maker, TRAME_BLOCK_TABLE, 0);
  block->table = table;
  for (guint i = 0; i < table->strips->len; i++)
    {
      const TrameTableStrip *strip = &g_array_index (table->strips, TrameTableStrip, i);
      append_row (maker, block, look.before, strip->height, keep_strip (table->strips, i));
      if (strip->row > 0)
        g_array_index (maker->flow->rows, TrameRow, maker->flow->rows->len - 1).head = table->head;
    }
  maker->after = look.after;
  return TRUE;
}

/* The picture and its caption under it, which stay together. FALSE: there is nothing. */
static gboolean
append_figure (FlowMaker *maker, const TrameTextBlock *last, const TrameTextBlock *source)
{
  const TrameTextArea *area = &maker->flow->area;
  TrameLook look = trame_look_for_legend (maker->style);
  g_autoptr (TrameSetParagraph) caption = trame_set_paragraph_new (maker->setter, source->runs, &look, area->width);
  gboolean alone = trame_set_paragraph_is_empty (caption);
  if (alone && source->picture == NULL)
    return FALSE;
  keep_with_last (maker, last, source);
  if (source->picture != NULL)
    {
      double under = alone ? 0 : look.before + trame_set_paragraph_get_height (caption);
      TrameFlowBlock *block = append_block (maker, TRAME_BLOCK_FIGURE, 0);
      block->figure = source;
      trame_picture_fit (source->picture, source->level, area->width,
                         MIN (area->height * most_figure, area->height - MIN (under, area->height / 2)), &block->width,
                         &block->height);
      append_row (maker, block, look.after, block->height, alone ? TRAME_KEEP_FREE : TRAME_KEEP_TIGHT);
      maker->after = look.after;
    }
  if (alone)
    return TRUE;
  maker->after = source->picture != NULL ? 0 : maker->after;
  append_paragraph (maker, source->picture != NULL ? TRAME_BLOCK_FIGURE : TRAME_BLOCK_PARAGRAPH, 0,
                    g_steal_pointer (&caption), 0);
  const TrameFlowBlock *block = g_ptr_array_index (maker->flow->blocks, maker->flow->blocks->len - 1);
  for (guint i = 0; i + 1 < block->n_rows; i++)
    g_array_index (maker->flow->rows, TrameRow, block->first_row + i).keep = TRAME_KEEP_TIGHT;
  return TRUE;
}

static void
append_source (FlowMaker *maker, const TrameTextBlock **last, const TrameTextBlock *source)
{
  switch (source->kind)
    {
    case TRAME_BLOCK_PAGE_BREAK:
      maker->new_page = maker->flow->rows->len > 0;
      return;
    case TRAME_BLOCK_STAMP:
      g_ptr_array_add (maker->flow->stamps, (gpointer) source);
      return;
    case TRAME_BLOCK_SIGNATURES:
      append_signatures (maker, source);
      break;
    case TRAME_BLOCK_TABLE:
      if (!append_table (maker, *last, source))
        return;
      break;
    case TRAME_BLOCK_FIGURE:
      if (!append_figure (maker, *last, source))
        return;
      break;
    case TRAME_BLOCK_COLUMN:
    case TRAME_BLOCK_ROW:
    case TRAME_BLOCK_EACH:
      /* Outside signatures or a table: what they hold follows in order. */
      for (guint i = 0; source->children != NULL && i < source->children->len; i++)
        append_source (maker, last, g_ptr_array_index (source->children, i));
      return;
    default:
      if (!append_text_block (maker, *last, source))
        return;
      break;
    }
  *last = source;
}

TrameFlow *
trame_flow_new (const TrameSetter *setter, const TrameText *text, const TrameStyle *style, const TrameTextArea *area)
{
  TrameFlow *flow = g_new0 (TrameFlow, 1);
  flow->area = *area;
  flow->blocks = g_ptr_array_new_with_free_func (free_block);
  flow->stamps = g_ptr_array_new ();
  flow->rows = g_array_new (FALSE, FALSE, sizeof (TrameRow));
  FlowMaker maker = { .setter = setter, .style = style, .flow = flow };
  const TrameTextBlock *last = NULL;
  for (guint i = 0; i < text->blocks->len; i++)
    append_source (&maker, &last, g_ptr_array_index (text->blocks, i));
  flow->pages = trame_share_rows (flow->rows, area->height);
  return flow;
}

void
trame_flow_free (TrameFlow *flow)
{
  if (flow == NULL)
    return;
  g_ptr_array_unref (flow->blocks);
  g_ptr_array_unref (flow->stamps);
  g_array_unref (flow->rows);
  g_free (flow);
}
