/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the words, shares the width out, then sets each cell. */
#include "documents/typeset/table.h"

#include "documents/typeset/table-width.h"

static const double pad_above = 0.32, pad_beside = 0.45; /* sizes of the text */
static const double most_head = 0.3;                     /* of a page: a taller head is not repeated */

static gboolean
is_row (const TrameTextBlock *block)
{
  return block->kind == TRAME_BLOCK_ROW && block->children != NULL;
}

static GPtrArray *
find_heads (const TrameTextBlock *source)
{
  GPtrArray *heads = g_ptr_array_new ();
  for (guint i = 0; i < source->children->len; i++)
    if (((TrameTextBlock *) g_ptr_array_index (source->children, i))->kind == TRAME_BLOCK_HEAD)
      g_ptr_array_add (heads, g_ptr_array_index (source->children, i));
  return heads;
}

/* The widths of a cell's longest word and line. */
static void
measure_cell (const TrameSetter *setter, const TrameTextBlock *cell, const TrameLook *look, TrameColumnNeed *need)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TrameItem));
  GStringChunk *strings = g_string_chunk_new (64);
  double word = 0, line = 0;
  trame_items_append (setter, cell->runs, look, G_MAXINT16, items, strings);
  for (guint i = 0; i < items->len; i++)
    {
      const TrameItem *item = &g_array_index (items, TrameItem, i);
      if (item->kind == TRAME_ITEM_PENALTY)
        continue;
      line = item->kind == TRAME_ITEM_END ? 0 : line + item->width;
      gboolean ends = item->kind == TRAME_ITEM_END
                      || (item->kind == TRAME_ITEM_GLUE && item->penalty < TRAME_PENALTY_NEVER);
      word = ends ? 0 : word + item->width;
      need->least = MAX (need->least, word);
      need->natural = MAX (need->natural, line);
    }
  g_string_chunk_free (strings);
}

static void
measure_row (const TrameSetter *setter,
             const GPtrArray *cells,
             const TrameStyle *style,
             gboolean head,
             guint columns,
             TrameColumnNeed *needs)
{
  for (guint i = 0; i < MIN (cells->len, columns); i++)
    {
      const TrameTextBlock *cell = g_ptr_array_index (cells, i);
      TrameLook look = trame_look_for_cell (style, cell->align, head);
      measure_cell (setter, cell, &look, &needs[i]);
    }
}

/* What the columns need; words are as wide as they are drawn, with what stands beside them. */
static void
measure (const TrameSetter *setter,
         const TrameTextBlock *source,
         const GPtrArray *heads,
         const TrameStyle *style,
         guint columns,
         TrameColumnNeed *needs)
{
  for (guint i = 0; i < heads->len; i++)
    needs[i].share = ((TrameTextBlock *) g_ptr_array_index (heads, i))->level;
  measure_row (setter, heads, style, TRUE, columns, needs);
  for (guint i = 0; i < source->children->len; i++)
    {
      const TrameTextBlock *row = g_ptr_array_index (source->children, i);
      if (is_row (row))
        measure_row (setter, row->children, style, FALSE, columns, needs);
    }
  double beside = trame_look_for_cell (style, TRAME_ALIGN_LEFT, FALSE).size * pad_beside * 2 + 0.1;
  for (guint i = 0; i < columns; i++)
    {
      needs[i].least += beside;
      needs[i].natural += beside;
    }
}

static void
append_row (
    TrameSetTable *table, const TrameSetter *setter, const GPtrArray *cells, const TrameStyle *style, gboolean head)
{
  TrameTableRow row = { .cells = g_new0 (TrameSetParagraph *, table->columns), .lines = 1 };
  for (guint i = 0; i < MIN (cells->len, table->columns); i++)
    {
      const TrameTextBlock *cell = g_ptr_array_index (cells, i);
      TrameLook look = trame_look_for_cell (style, cell->align, head);
      g_autoptr (TrameSetParagraph) paragraph = trame_set_paragraph_new (setter, cell->runs, &look, table->width[i]);
      if (trame_set_paragraph_is_empty (paragraph))
        continue;
      row.lines = MAX (row.lines, paragraph->lines->len);
      row.cells[i] = g_steal_pointer (&paragraph);
    }
  g_array_append_val (table->rows, row);
}

static void
append_strip (TrameSetTable *table, TrameTableStrip strip, double leading)
{
  strip.height = (strip.to - strip.from) * leading + (strip.first ? table->pad : 0) + (strip.last ? table->pad : 0);
  g_array_append_val (table->strips, strip);
}

/* A row whole, or line by line when no page can hold it. */
static void
append_strips (TrameSetTable *table, gint row, guint lines, double leading, double height)
{
  if (lines * leading + 2 * table->pad <= height)
    {
      append_strip (table, (TrameTableStrip){ .row = row, .to = lines, .first = TRUE, .last = TRUE }, leading);
      return;
    }
  for (guint i = 0; i < lines; i++)
    append_strip (table,
                  (TrameTableStrip){ .row = row, .from = i, .to = i + 1, .first = i == 0, .last = i + 1 == lines },
                  leading);
}

static void
cut_strips (TrameSetTable *table, const TrameStyle *style, double height)
{
  double head_leading = trame_look_for_cell (style, TRAME_ALIGN_LEFT, TRUE).leading;
  double leading = trame_look_for_cell (style, TRAME_ALIGN_LEFT, FALSE).leading;
  double head = g_array_index (table->rows, TrameTableRow, 0).lines * head_leading + 2 * table->pad;
  table->head = head <= height * most_head ? head : 0;
  if (table->caption != NULL)
    append_strips (table, TRAME_TABLE_CAPTION, table->caption->lines->len, table->caption->look.leading, 0);
  for (guint i = 0; i < table->rows->len; i++)
    append_strips (table, (gint) i, g_array_index (table->rows, TrameTableRow, i).lines,
                   i == 0 ? head_leading : leading, height - table->head);
}

static void
place_columns (TrameSetTable *table, const TrameStyle *style, const TrameColumnNeed *needs, double width)
{
  g_autofree double *widths = g_new (double, table->columns);
  double beside = trame_look_for_cell (style, TRAME_ALIGN_LEFT, FALSE).size * pad_beside;
  double left = 0;
  trame_column_share_width (needs, table->columns, width, widths);
  for (guint i = 0; i < table->columns; i++)
    {
      double inside = MIN (beside, widths[i] / 4);
      table->left[i] = left;
      table->x[i] = left + inside;
      table->width[i] = MAX (widths[i] - 2 * inside, 1);
      left += widths[i];
    }
  table->left[table->columns] = left;
}

static guint
count_columns (const TrameTextBlock *source, const GPtrArray *heads)
{
  guint columns = heads->len;
  for (guint i = 0; heads->len == 0 && i < source->children->len; i++)
    {
      const TrameTextBlock *row = g_ptr_array_index (source->children, i);
      if (is_row (row))
        columns = MAX (columns, row->children->len);
    }
  return MIN (columns, TRAME_MOST_COLUMNS);
}

static TrameSetTable *
make_table (guint columns, const GPtrArray *heads, const TrameStyle *style)
{
  TrameSetTable *table = g_new0 (TrameSetTable, 1);
  table->columns = columns;
  table->accent = style->accent;
  table->x = g_new0 (double, columns);
  table->width = g_new0 (double, columns);
  table->left = g_new0 (double, columns + 1);
  table->heads = g_new0 (gboolean, columns);
  table->pad = trame_look_for_cell (style, TRAME_ALIGN_LEFT, FALSE).size * pad_above;
  table->rows = g_array_new (FALSE, FALSE, sizeof (TrameTableRow));
  table->strips = g_array_new (FALSE, FALSE, sizeof (TrameTableStrip));
  for (guint i = 0; i < MIN (columns, heads->len); i++)
    table->heads[i] = ((TrameTextBlock *) g_ptr_array_index (heads, i))->heads;
  return table;
}

TrameSetTable *
trame_set_table_new (
    const TrameSetter *setter, const TrameTextBlock *source, const TrameStyle *style, double width, double height)
{
  if (source->children == NULL)
    return NULL;
  g_autoptr (GPtrArray) heads = find_heads (source);
  guint columns = count_columns (source, heads);
  if (columns == 0)
    return NULL;
  g_autofree TrameColumnNeed *needs = g_new0 (TrameColumnNeed, MAX (columns, heads->len));
  TrameSetTable *table = make_table (columns, heads, style);
  TrameLook look = trame_look_for_caption (style);
  table->caption = trame_set_paragraph_new (setter, source->runs, &look, width);
  if (trame_set_paragraph_is_empty (table->caption))
    g_clear_pointer (&table->caption, trame_set_paragraph_free);
  measure (setter, source, heads, style, columns, needs);
  place_columns (table, style, needs, width);
  append_row (table, setter, heads, style, TRUE);
  for (guint i = 0; i < source->children->len; i++)
    {
      const TrameTextBlock *row = g_ptr_array_index (source->children, i);
      if (is_row (row))
        append_row (table, setter, row->children, style, FALSE);
    }
  cut_strips (table, style, height);
  return table;
}

void
trame_set_table_free (TrameSetTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < table->rows->len; i++)
    {
      TrameTableRow *row = &g_array_index (table->rows, TrameTableRow, i);
      for (guint c = 0; c < table->columns; c++)
        trame_set_paragraph_free (row->cells[c]);
      g_free (row->cells);
    }
  trame_set_paragraph_free (table->caption);
  g_array_unref (table->rows);
  g_array_unref (table->strips);
  g_free (table->x);
  g_free (table->width);
  g_free (table->left);
  g_free (table->heads);
  g_free (table);
}
