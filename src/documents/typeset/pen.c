/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content operators: marks, colours, shapes, and lines of text as arrays of codes and adjustments. */
#include "documents/typeset/pen.h"

#include <math.h>

#include "documents/pdf/syntax.h"
#include "documents/typeset/line-places.h"

static const double leader_step = 0.33; /* from a dot to the next, in sizes of the text */

TramePen
trame_pen_for_page (TramePdfDocument *document, guint page)
{
  return (TramePen){ .document = document, .page = page, .content = trame_pdf_document_get_content (document, page) };
}

static void
append_numbers (TramePen *pen, const double *numbers, guint count, const char *operator)
{
  for (guint i = 0; i < count; i++)
    {
      trame_pdf_append_number (pen->content, numbers[i], 3);
      g_string_append_c (pen->content, ' ');
    }
  g_string_append (pen->content, operator);
  g_string_append_c (pen->content, '\n');
}

static void
begin_mark (TramePen *pen, const char *tag, guint element)
{
  guint mark = trame_pdf_tree_mark (trame_pdf_document_get_tree (pen->document), element, pen->page);
  g_string_append_printf (pen->content, "/%s<</MCID %u>>BDC\n", tag, mark);
}

void
trame_pen_begin (TramePen *pen, const char *tag, guint element)
{
  begin_mark (pen, tag, element);
  pen->tag = tag;
  pen->element = element;
  pen->link = pen->last_link = NULL;
}

void
trame_pen_begin_artifact (TramePen *pen, const char *kind)
{
  g_string_append_printf (pen->content, "/Artifact<<%s>>BDC\n", kind);
}

void
trame_pen_end (TramePen *pen)
{
  g_string_append (pen->content, "EMC\n");
  pen->tag = pen->link = NULL;
}

static void
append_colour (TramePen *pen, guint32 colour, const char *operator)
{
  double parts[3] = { (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0 };
  append_numbers (pen, parts, 3, operator);
}

void
trame_pen_set_colour (TramePen *pen, guint32 colour)
{
  append_colour (pen, colour, "rg");
}

void
trame_pen_set_stroke (TramePen *pen, guint32 colour, double width)
{
  append_colour (pen, colour, "RG");
  append_numbers (pen, &width, 1, "w");
}

void
trame_pen_draw_line (TramePen *pen, double x0, double y0, double x1, double y1)
{
  append_numbers (pen, (const double[]){ x0, TRAME_SHEET_HEIGHT - y0 }, 2, "m");
  append_numbers (pen, (const double[]){ x1, TRAME_SHEET_HEIGHT - y1 }, 2, "l S");
}

void
trame_pen_draw_picture (TramePen *pen, const TramePicture *picture, double x, double y, double width, double height)
{
  const guint number = trame_pdf_document_use_picture (pen->document, picture);
  g_string_append (pen->content, "q\n");
  append_numbers (pen, (const double[]){ width, 0, 0, height, x, TRAME_SHEET_HEIGHT - y - height }, 6, "cm");
  g_string_append_printf (pen->content, "/I%u Do\nQ\n", number);
}

void
trame_pen_draw_figure (TramePen *pen,
                       guint parent,
                       const TramePicture *picture,
                       const char *words,
                       double x,
                       double y,
                       double width,
                       double height)
{
  TramePdfTree *tree = trame_pdf_document_get_tree (pen->document);
  const guint figure = trame_pdf_tree_add (tree, parent, "Figure", NULL);
  const double bottom = TRAME_SHEET_HEIGHT - y - height;
  trame_pdf_tree_describe (tree, figure, words, (const double[]){ x, bottom, x + width, bottom + height });
  trame_pen_begin (pen, "Figure", figure);
  trame_pen_draw_picture (pen, picture, x, y, width, height);
  trame_pen_end (pen);
}

void
trame_pen_draw_box (TramePen *pen, double x, double y, double width, double height, double radius)
{
  double left = x, right = x + width, top = TRAME_SHEET_HEIGHT - y, bottom = top - height;
  double near = radius * 0.4477; /* where the handles of a quarter of circle stand */
  append_numbers (pen, (const double[]){ left + radius, top }, 2, "m");
  append_numbers (pen, (const double[]){ right - radius, top }, 2, "l");
  append_numbers (pen, (const double[]){ right - near, top, right, top - near, right, top - radius }, 6, "c");
  append_numbers (pen, (const double[]){ right, bottom + radius }, 2, "l");
  append_numbers (pen, (const double[]){ right, bottom + near, right - near, bottom, right - radius, bottom }, 6, "c");
  append_numbers (pen, (const double[]){ left + radius, bottom }, 2, "l");
  append_numbers (pen, (const double[]){ left + near, bottom, left, bottom + near, left, bottom + radius }, 6, "c");
  append_numbers (pen, (const double[]){ left, top - radius }, 2, "l");
  append_numbers (pen, (const double[]){ left, top - near, left + near, top, left + radius, top }, 6, "c s");
}

static void
close_string (TramePen *pen)
{
  if (pen->in_string)
    g_string_append_c (pen->content, '>');
  pen->in_string = FALSE;
}

static void
close_array (TramePen *pen)
{
  close_string (pen);
  if (pen->in_array)
    g_string_append (pen->content, "]TJ\n");
  pen->in_array = FALSE;
}

static void
set_font (TramePen *pen, const TrameFont *font, double size)
{
  if (pen->font == font && pen->size == size)
    return;
  close_array (pen);
  guint number = trame_pdf_document_use_font (pen->document, font, &pen->used);
  g_string_append_printf (pen->content, "/F%u ", number);
  append_numbers (pen, &size, 1, "Tf");
  pen->font = font;
  pen->size = size;
}

static void
append_glyph (TramePen *pen, guint code)
{
  if (!pen->in_array)
    g_string_append_c (pen->content, '[');
  if (!pen->in_string)
    g_string_append_c (pen->content, '<');
  pen->in_array = pen->in_string = TRUE;
  trame_pdf_append_code (pen->content, code);
  pen->used[code] = 1;
}

/* Moves on by POINTS more than the glyphs do. */
static void
move_on (TramePen *pen, double points)
{
  double thousandths = points * 1000 / pen->size;
  if (fabs (thousandths) < 0.05)
    return;
  if (!pen->in_array)
    g_string_append_c (pen->content, '[');
  pen->in_array = TRUE;
  close_string (pen);
  if (g_ascii_isdigit (pen->content->str[pen->content->len - 1]))
    g_string_append_c (pen->content, ' '); /* two moves in a row are two numbers */
  trame_pdf_append_number (pen->content, -thousandths, 1);
}

static void
begin_actual (TramePen *pen, const char *text, gsize length)
{
  close_array (pen);
  g_string_append (pen->content, "/Span<</ActualText");
  trame_pdf_append_text (pen->content, text, (gssize) length);
  g_string_append (pen->content, ">>BDC\n");
}

static void
end_actual (TramePen *pen)
{
  close_array (pen);
  g_string_append (pen->content, "EMC\n");
}

static void
append_shaped_glyph (TramePen *pen, const TrameGlyph *glyph)
{
  double scale = pen->size / pen->font->units;
  if (glyph->y_offset != 0)
    {
      close_array (pen);
      append_numbers (pen, (const double[]){ glyph->y_offset * scale }, 1, "Ts");
    }
  move_on (pen, glyph->x_offset * scale);
  append_glyph (pen, glyph->code);
  move_on (pen, (glyph->adjust - glyph->x_offset) * scale);
  if (glyph->y_offset != 0)
    {
      close_array (pen);
      g_string_append (pen->content, "0 Ts\n");
    }
}

static void
draw_box_item (TramePen *pen, const TrameItem *item)
{
  const TrameShapedWord *word = item->word;
  gboolean replaced = item->actual != NULL || !word->plain;
  if (item->actual != NULL)
    begin_actual (pen, item->actual, strlen (item->actual));
  else if (replaced && item->from == 0 && item->to == word->n_glyphs)
    begin_actual (pen, word->text, word->length);
  else if (replaced)
    {
      gsize start = word->glyphs[item->from].cluster;
      gsize end = item->to < word->n_glyphs ? word->glyphs[item->to].cluster : word->length;
      begin_actual (pen, word->text + start, end > start ? end - start : 0);
    }
  for (guint i = item->from; i < item->to; i++)
    append_shaped_glyph (pen, &word->glyphs[i]);
  if (replaced)
    end_actual (pen);
}

/* The dots of a blank: read as its text. */
static void
draw_leader (TramePen *pen, const TrameItem *item, double width)
{
  double dot = trame_font_get_advance (item->font, item->font->period) * item->size / item->font->units;
  double step = MAX (item->size * leader_step, dot);
  guint count = (guint) MAX (width / step, 1);
  double margin = MAX (width - count * step, 0) / 2;
  begin_actual (pen, item->actual, strlen (item->actual));
  move_on (pen, margin);
  for (guint i = 0; i < count; i++)
    {
      append_glyph (pen, item->font->period);
      move_on (pen, i + 1 < count ? step - dot : step - dot + margin);
    }
  end_actual (pen);
}

static void
draw_hyphen (TramePen *pen, const TrameItem *item)
{
  set_font (pen, item->font, item->size);
  guint code = trame_font_get_code (item->font, item->font->hyphen, 0xad);
  gboolean named = trame_font_code_to_character (item->font, code) == 0xad;
  if (!named)
    begin_actual (pen, "\u00ad", strlen ("\u00ad"));
  append_glyph (pen, code);
  if (!named)
    end_actual (pen);
}

static void
move_to (TramePen *pen, double x, double baseline)
{
  append_numbers (pen, (const double[]){ 1, 0, 0, 1, x, TRAME_SHEET_HEIGHT - baseline }, 6, "Tm");
}

/* Where ITEM leads; NULL: nowhere. */
static const char *
get_link (const TramePen *pen, const TrameSetParagraph *paragraph, const TrameItem *item)
{
  return pen->tag != NULL && paragraph->runs != NULL ? g_array_index (paragraph->runs, TrameRun, item->run).link : NULL;
}

/* What follows leads to LINK (NULL: nowhere): another mark, which text may not span. */
static void
turn_to_link (TramePen *pen, const char *link, double x, double baseline)
{
  close_array (pen);
  g_string_append (pen->content, "ET\nEMC\n");
  pen->link = link;
  if (link != NULL && link != pen->last_link)
    pen->link_element = trame_pdf_tree_add (trame_pdf_document_get_tree (pen->document), pen->element, "Link", NULL);
  if (link != NULL)
    pen->last_link = link;
  begin_mark (pen, link != NULL ? "Link" : pen->tag, link != NULL ? pen->link_element : pen->element);
  g_string_append (pen->content, "BT\n");
  pen->font = NULL;
  move_to (pen, x, baseline);
}

/* The words from X0 to X1 lead where the pen's link does. */
static void
cover_link (TramePen *pen, double x0, double x1, double baseline, double size)
{
  if (pen->tag != NULL && pen->link != NULL && x1 > x0)
    trame_pdf_document_add_link (pen->document, pen->link_element, pen->page, pen->link, x0, baseline - size * 0.9, x1,
                                 baseline + size * 0.3);
}

/* Draws a line at the place set by the text matrix: LEFT, BASELINE. */
static void
draw_items (TramePen *pen, const TrameSetParagraph *paragraph, const TrameSetLine *line, double left, double baseline)
{
  const TrameItem *items = (const TrameItem *) paragraph->items->data;
  double x = left, link_start = left;
  for (guint i = line->from; i < line->to; i++)
    {
      const TrameItem *item = &items[i];
      if (item->kind == TRAME_ITEM_PENALTY)
        continue;
      if (get_link (pen, paragraph, item) != pen->link)
        {
          cover_link (pen, link_start, x, baseline, paragraph->look.size);
          turn_to_link (pen, get_link (pen, paragraph, item), x, baseline);
          link_start = x;
        }
      x += item->width + trame_item_get_play (item, line);
      set_font (pen, item->font, item->size);
      if (item->kind == TRAME_ITEM_BOX)
        draw_box_item (pen, item);
      else if (item->kind == TRAME_ITEM_LEADER)
        draw_leader (pen, item, item->width + trame_item_get_play (item, line));
      else
        {
          append_glyph (pen, item->code);
          move_on (pen, trame_item_get_play (item, line));
        }
    }
  if (line->hyphen)
    draw_hyphen (pen, &items[line->to]);
  /* A space ends a line that goes on: without it the text would be read back with two words in one. */
  gboolean forced = line->last && line->to < paragraph->items->len;
  if ((line->wraps || forced) && pen->font != NULL && pen->font->space != 0)
    append_glyph (pen, pen->font->space);
  close_array (pen);
  cover_link (pen, link_start, x, baseline, paragraph->look.size);
}

void
trame_pen_draw_paragraph (
    TramePen *pen, const TrameSetParagraph *paragraph, guint from, guint to, double x, double y, GArray *places)
{
  trame_pen_set_colour (pen, paragraph->look.colour);
  g_string_append (pen->content, "BT\n");
  pen->font = NULL;
  if (pen->spacing != 0)
    append_numbers (pen, &pen->spacing, 1, "Tc");
  for (guint i = from; i < to; i++)
    {
      const TrameSetLine *line = &g_array_index (paragraph->lines, TrameSetLine, i);
      double left = x + trame_set_paragraph_get_line_start (paragraph, line);
      double baseline = y + (i - from) * paragraph->look.leading + trame_set_paragraph_get_baseline (paragraph);
      move_to (pen, left, baseline);
      draw_items (pen, paragraph, line, left, baseline);
      if (places != NULL)
        trame_set_line_append_places (paragraph, line, pen->page + 1, left, baseline, places);
    }
  if (pen->spacing != 0)
    g_string_append (pen->content, "0 Tc\n");
  g_string_append (pen->content, "ET\n");
}

void
trame_pen_draw_turned (TramePen *pen, const TrameSetParagraph *paragraph, double x, double y, double angle)
{
  const TrameSetLine *line = &g_array_index (paragraph->lines, TrameSetLine, 0);
  double turn = angle * G_PI / 180, cosine = cos (turn), sine = sin (turn);
  guint letters = 0;
  for (guint i = line->from; i < line->to; i++)
    letters += g_array_index (paragraph->items, TrameItem, i).to - g_array_index (paragraph->items, TrameItem, i).from;
  double half_width = (line->natural + pen->spacing * letters) / 2, half_height = paragraph->look.size * 0.35;
  double left = x - half_width * cosine + half_height * sine;
  double bottom = TRAME_SHEET_HEIGHT - y - half_width * sine - half_height * cosine;
  trame_pen_set_colour (pen, paragraph->look.colour);
  g_string_append (pen->content, "BT\n");
  pen->font = NULL;
  append_numbers (pen, &pen->spacing, 1, "Tc");
  append_numbers (pen, (const double[]){ cosine, sine, -sine, cosine, left, bottom }, 6, "Tm");
  draw_items (pen, paragraph, line, 0, 0);
  g_string_append (pen->content, "0 Tc\nET\n");
}
