/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks of the blocks: titles in the style's sans, text in its serif, articles in its accent. All sizes follow the
 * text's. */
#include "documents/typeset/look.h"

enum
{
  MAX_ITEM_LEVEL = 4,
};

static const double least_size = 6, most_size = 24;
static const double least_text_width = 200, least_text_height = 300;
static const double text_leading = 1.45, title_leading = 1.3;
static const guint32 black = 0x1a1a1a;

static double
get_size (const TrameStyle *style)
{
  return CLAMP (style->size, least_size, most_size);
}

static TrameLook
make_text (const TrameStyle *style, TrameAlign align)
{
  double size = get_size (style);
  return (TrameLook){
    .family = style->serif,
    .size = size,
    .leading = size * text_leading,
    .colour = black,
    .align = align,
    .hyphenate = align == TRAME_ALIGN_JUSTIFY,
    .before = size * 0.5,
    .after = 0,
  };
}

static TrameLook
make_title (const TrameStyle *style, double scale, double before, double after, guint32 colour, TrameAlign align)
{
  double size = get_size (style);
  return (TrameLook){
    .family = style->sans,
    .bold = TRUE,
    .size = size * scale,
    .leading = size * scale * title_leading,
    .colour = colour,
    .align = align,
    .before = size * before,
    .after = size * after,
  };
}

TrameLook
trame_look_for (const TrameStyle *style, TrameBlockKind kind, guint level, TrameAlign align)
{
  /* A title is never justified: it asks for nothing, or for a side. */
  TrameAlign title_align = align == TRAME_ALIGN_JUSTIFY ? TRAME_ALIGN_CENTER : align;
  TrameAlign heading_align = align == TRAME_ALIGN_JUSTIFY ? TRAME_ALIGN_LEFT : align;
  switch (kind)
    {
    case TRAME_BLOCK_TITLE:
      return make_title (style, 1.4, 0.9, 0.35, black, title_align);
    case TRAME_BLOCK_SUBTITLE:
      return make_title (style, 0.98, 0.35, 1.5, black, title_align);
    case TRAME_BLOCK_HEADING:
      if (level <= 1)
        return make_title (style, 0.95, 1.6, 0.5, style->accent, heading_align);
      return make_title (style, 0.91, 1.1, 0.4, black, heading_align);
    case TRAME_BLOCK_ITEM:
      {
        TrameLook look = make_text (style, align);
        look.indent = look.size * 1.6 * CLAMP (level, 1, MAX_ITEM_LEVEL);
        look.before = look.size * 0.3;
        return look;
      }
    default:
      return make_text (style, align);
    }
}

TrameLook
trame_look_for_signature (const TrameStyle *style, TrameAlign align)
{
  TrameLook look = make_text (style, align == TRAME_ALIGN_JUSTIFY ? TRAME_ALIGN_LEFT : align);
  look.hyphenate = FALSE;
  look.before = look.size * 0.15;
  return look;
}

TrameLook
trame_look_for_cell (const TrameStyle *style, TrameAlign align, gboolean head)
{
  TrameAlign cell_align = align == TRAME_ALIGN_JUSTIFY ? TRAME_ALIGN_LEFT : align;
  TrameLook look = head ? make_title (style, 0.8, 0, 0, black, cell_align) : make_text (style, cell_align);
  if (!head)
    {
      look.size *= 0.92;
      look.leading = look.size * title_leading;
    }
  look.hyphenate = cell_align == TRAME_ALIGN_LEFT;
  look.before = look.size * 0.9;
  look.after = look.size * 0.9;
  return look;
}

TrameLook
trame_look_for_caption (const TrameStyle *style)
{
  TrameLook look = make_text (style, TRAME_ALIGN_LEFT);
  look.italic = TRUE;
  look.size *= 0.92;
  look.leading = look.size * title_leading;
  look.before = look.size * 0.9;
  return look;
}

TrameLook
trame_look_for_legend (const TrameStyle *style)
{
  TrameLook look = trame_look_for_caption (style);
  look.align = TRAME_ALIGN_CENTER;
  look.after = look.before;
  look.before = look.size * 0.4;
  return look;
}

TrameTextArea
trame_look_get_text_area (const TrameStyle *style)
{
  double left = CLAMP (style->margin_left, 0, TRAME_SHEET_WIDTH - least_text_width);
  double right = CLAMP (style->margin_right, 0, TRAME_SHEET_WIDTH - least_text_width - left);
  double top = CLAMP (style->margin_top, 0, TRAME_SHEET_HEIGHT - least_text_height);
  double bottom = CLAMP (style->margin_bottom, 0, TRAME_SHEET_HEIGHT - least_text_height - top);
  return (TrameTextArea){
    .left = left, .top = top, .width = TRAME_SHEET_WIDTH - left - right, .height = TRAME_SHEET_HEIGHT - top - bottom
  };
}
