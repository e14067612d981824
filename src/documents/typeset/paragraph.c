/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts items and lines together, and lets a blank that ends a paragraph run to the margin. */
#include "documents/typeset/paragraph.h"

static void
clear_run (gpointer data)
{
  g_free (((TrameRun *) data)->text);
}

/* A blank at the very end takes what is left of the line: there is room to write. */
static void
stretch_last_leader (TrameSetParagraph *paragraph)
{
  TrameSetLine *line = &g_array_index (paragraph->lines, TrameSetLine, paragraph->lines->len - 1);
  if (paragraph->look.align == TRAME_ALIGN_CENTER || paragraph->look.align == TRAME_ALIGN_RIGHT
      || line->to == line->from)
    return;
  TrameItem *item = &g_array_index (paragraph->items, TrameItem, line->to - 1);
  if (item->kind != TRAME_ITEM_LEADER || line->natural >= paragraph->width)
    return;
  item->width += paragraph->width - line->natural;
  line->natural = paragraph->width;
}

TrameSetParagraph *
trame_set_paragraph_new (const TrameSetter *setter, const GArray *runs, const TrameLook *look, double width)
{
  TrameSetParagraph *paragraph = g_new0 (TrameSetParagraph, 1);
  paragraph->look = *look;
  paragraph->runs = runs;
  paragraph->width = width;
  paragraph->items = g_array_new (FALSE, TRUE, sizeof (TrameItem));
  paragraph->lines = g_array_new (FALSE, TRUE, sizeof (TrameSetLine));
  paragraph->strings = g_string_chunk_new (256);
  trame_items_append (setter, runs, look, width, paragraph->items, paragraph->strings);
  trame_break_lines (paragraph->items, width, look->align, paragraph->lines);
  stretch_last_leader (paragraph);
  return paragraph;
}

static TrameSetParagraph *
set_line (const TrameSetter *setter, const char *text, gssize length, const char *end, const TrameLook *look)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, TRUE, sizeof (TrameRun));
  g_array_set_clear_func (runs, clear_run);
  TrameRun run = { .text = NULL };
  g_autofree char *start = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  run.text = g_strconcat (start, end, NULL);
  g_strdelimit (run.text, "\n", ' ');
  g_array_append_val (runs, run);
  TrameSetParagraph *paragraph = trame_set_paragraph_new (setter, runs, look, G_MAXINT16);
  paragraph->runs = NULL;
  return paragraph;
}

TrameSetParagraph *
trame_set_paragraph_new_line (const TrameSetter *setter, const char *text, const TrameLook *look, double width)
{
  TrameLook line_look = *look;
  line_look.align = TRAME_ALIGN_LEFT;
  line_look.hyphenate = FALSE;
  const char *end = "";
  glong count = MIN (g_utf8_strlen (text, -1), 400);
  TrameSetParagraph *paragraph = set_line (setter, text, g_utf8_offset_to_pointer (text, count) - text, end,
                                           &line_look);
  double natural = g_array_index (paragraph->lines, TrameSetLine, 0).natural;
  while (natural > width && count > 1)
    {
      count = MIN (count - 1, (glong) ((double) count * width / natural) + 1);
      trame_set_paragraph_free (paragraph);
      paragraph = set_line (setter, text, g_utf8_offset_to_pointer (text, count) - text, "…", &line_look);
      natural = g_array_index (paragraph->lines, TrameSetLine, 0).natural;
    }
  paragraph->width = width;
  paragraph->look.align = look->align;
  return paragraph;
}

void
trame_set_paragraph_free (TrameSetParagraph *paragraph)
{
  if (paragraph == NULL)
    return;
  g_array_unref (paragraph->items);
  g_array_unref (paragraph->lines);
  g_string_chunk_free (paragraph->strings);
  g_free (paragraph);
}

double
trame_set_paragraph_get_height (const TrameSetParagraph *paragraph)
{
  return paragraph->lines->len * paragraph->look.leading;
}

double
trame_set_paragraph_get_baseline (const TrameSetParagraph *paragraph)
{
  /* The letters stand in the middle of their line: about 0.7 em above the text's foot, 0.2 under it. */
  return paragraph->look.leading / 2 + paragraph->look.size * 0.3;
}

gboolean
trame_set_paragraph_is_empty (const TrameSetParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->items->len; i++)
    {
      TrameItemKind kind = g_array_index (paragraph->items, TrameItem, i).kind;
      if (kind == TRAME_ITEM_BOX || kind == TRAME_ITEM_LEADER)
        return FALSE;
    }
  return TRUE;
}

double
trame_set_paragraph_get_line_start (const TrameSetParagraph *paragraph, const TrameSetLine *line)
{
  switch (paragraph->look.align)
    {
    case TRAME_ALIGN_CENTER:
      return (paragraph->width - line->natural) / 2;
    case TRAME_ALIGN_RIGHT:
      return paragraph->width - line->natural;
    default:
      return 0;
    }
}
