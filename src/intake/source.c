/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source's life: made from a file's text by the steps of line.c, artifact.c, column.c and paragraph.c. */
#include "intake/source.h"

static void
line_free (gpointer data)
{
  TrameSourceLine *line = data;

  g_ptr_array_unref (line->words);
  g_free (line->text);
  g_free (line->folded);
  g_free (line);
}

static void
word_free (gpointer data)
{
  TrameWord *word = data;

  g_free (word->text);
  g_free (word);
}

static void
paragraph_free (gpointer data)
{
  TrameParagraph *paragraph = data;

  g_free (paragraph->text);
  g_free (paragraph->folded);
  g_array_unref (paragraph->map);
  g_array_unref (paragraph->pieces);
  g_free (paragraph);
}

TrameSource *
trame_source_new (const TrameFileText *text)
{
  TrameSource *source = g_new0 (TrameSource, 1);

  g_return_val_if_fail (text != NULL, source);
  source->paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  source->lines = g_ptr_array_new_with_free_func (line_free);
  source->extra = g_ptr_array_new_with_free_func (word_free);
  source->spells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  source->has_pages = text->n_pages > 0;
  trame_source_collect_lines (source, text);
  trame_source_mark_artifacts (source);
  trame_source_order_columns (source);
  trame_source_build_paragraphs (source);
  return source;
}

void
trame_source_free (TrameSource *source)
{
  if (source == NULL)
    return;
  g_ptr_array_unref (source->paragraphs);
  g_ptr_array_unref (source->lines);
  g_ptr_array_unref (source->extra);
  g_hash_table_unref (source->spells);
  g_free (source);
}
