/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled document as blocks of runs: built, freed, read as plain words. fill.c makes them from a model. */
#include "documents/fill.h"

#include "french/typography.h"

static void
run_clear (gpointer data)
{
  TrameRun *run = data;

  g_free (run->text);
}

static void
block_free (gpointer data)
{
  TrameTextBlock *block = data;

  g_array_unref (block->runs);
  g_free (block->sign);
  g_free (block->number);
  g_free (block->shows);
  trame_picture_unref (block->picture);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block);
}

TrameText *
trame_text_new (const char *title)
{
  TrameText *text = g_new0 (TrameText, 1);

  text->title = g_strdup (title);
  text->blocks = g_ptr_array_new_with_free_func (block_free);
  text->missing = g_ptr_array_new_with_free_func (g_free);
  text->links = g_ptr_array_new_with_free_func (g_free);
  return text;
}

void
trame_text_free (TrameText *text)
{
  if (text == NULL)
    return;
  g_free (text->title);
  g_free (text->number);
  g_ptr_array_unref (text->blocks);
  g_ptr_array_unref (text->missing);
  g_ptr_array_unref (text->links);
  g_clear_pointer (&text->data, g_bytes_unref);
  g_free (text);
}

TrameTextBlock *
trame_text_add_block (GPtrArray *blocks, TrameBlockKind kind, guint level, TrameAlign align)
{
  TrameTextBlock *block = g_new0 (TrameTextBlock, 1);

  block->kind = kind;
  block->level = level;
  block->align = align;
  block->runs = g_array_new (FALSE, TRUE, sizeof (TrameRun));
  g_array_set_clear_func (block->runs, run_clear);
  if (trame_block_kind_has_children (kind))
    block->children = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (blocks, block);
  return block;
}

void
trame_text_block_add_run (TrameTextBlock *block, const char *words, TrameSpanStyle style, const char *field)
{
  TrameRun run = { .style = style, .field = g_intern_string (field) };

  g_return_if_fail (block != NULL && words != NULL);
  run.text = trame_typography_own (words);
  g_array_append_val (block->runs, run);
}

void
trame_text_block_take_runs (TrameTextBlock *block, GArray *runs)
{
  g_return_if_fail (block != NULL && runs != NULL);
  g_array_set_clear_func (runs, run_clear);
  g_array_unref (block->runs);
  block->runs = runs;
}

void
trame_text_block_set_picture (TrameTextBlock *figure, const TramePicture *picture, const char *shows)
{
  g_return_if_fail (figure != NULL);
  if (picture == NULL)
    return;
  figure->picture = trame_picture_ref (picture);
  figure->shows = g_strdup (shows);
}

TrameTextBlock *
trame_text_table_add_column (TrameTextBlock *table, const char *words, guint share, TrameAlign align)
{
  TrameTextBlock *head;

  g_return_val_if_fail (table != NULL && table->kind == TRAME_BLOCK_TABLE && words != NULL, NULL);
  head = trame_text_add_block (table->children, TRAME_BLOCK_HEAD, share, align);
  trame_text_block_add_run (head, words, 0, NULL);
  return head;
}

TrameTextBlock *
trame_text_table_add_row (TrameTextBlock *table, const char *const *cells)
{
  TrameTextBlock *row;

  g_return_val_if_fail (table != NULL && table->kind == TRAME_BLOCK_TABLE && cells != NULL, NULL);
  row = trame_text_add_block (table->children, TRAME_BLOCK_ROW, 0, TRAME_ALIGN_LEFT);
  for (guint i = 0; i < table->children->len; i++)
    {
      const TrameTextBlock *head = g_ptr_array_index (table->children, i);
      if (head->kind != TRAME_BLOCK_HEAD)
        break;
      TrameTextBlock *cell = trame_text_add_block (row->children, TRAME_BLOCK_CELL, 0, head->align);
      if (cells[i] != NULL)
        trame_text_block_add_run (cell, cells[i], 0, NULL);
    }
  return row;
}

static void
add_plain (GString *out, const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (blocks, i);
      gsize before = out->len;

      for (guint r = 0; r < block->runs->len; r++)
        g_string_append (out, g_array_index (block->runs, TrameRun, r).text);
      if (out->len > before)
        g_string_append_c (out, '\n');
      if (block->children != NULL)
        add_plain (out, block->children);
    }
}

char *
trame_text_to_plain (const TrameText *text)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);
  add_plain (out, text->blocks);
  return g_string_free (out, FALSE);
}
