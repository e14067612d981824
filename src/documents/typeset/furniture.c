/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headers, footers, drafts' marks and stamps. They are artifacts, but for the first page's stamp: it is read once. */
#include "documents/typeset/furniture.h"

#include "documents/typeset/pen.h"

static const double header_baseline = 53, header_rule = 66, header_size = 7.2, header_spacing = 0.45;
static const double header_gap = 24,
                    header_share = 0.9; /* between its lines; of their letters, without what spaces them */
static const double footer_bottom = 40, footer_size = 7.4, foot_leading = 9;
static const double arms_top = 16, arms_height = 44, arms_width = 110, arms_gap = 9;
static const double stamp_left = 376, stamp_top = 18, stamp_width = 196, stamp_height = 46, stamp_size = 7;
static const double stamp_clearance = 22, stamp_padding = 6;
static const double draft_size = 122, draft_spacing = 9, draft_angle = 40;
static const guint32 footer_colour = 0x6a6f76, draft_colour = 0xf0f0f0, stamp_colour = 0x24479b;

static gboolean
leaves_corner_free (const TrameText *text)
{
  for (guint i = 0; i < text->blocks->len; i++)
    if (((const TrameTextBlock *) g_ptr_array_index (text->blocks, i))->kind == TRAME_BLOCK_STAMP)
      return TRUE;
  return text->act;
}

TrameTextArea
trame_furniture_make_room (const TrameText *text, const TrameStyle *style)
{
  TrameTextArea area = trame_look_get_text_area (style);
  double top = stamp_top + stamp_height + stamp_clearance;
  if (leaves_corner_free (text) && area.top < top)
    {
      area.height -= top - area.top;
      area.top = top;
    }
  return area;
}

static TrameLook
make_small_look (const TrameStyle *style, double size, gboolean bold, guint32 colour)
{
  return (TrameLook){ .family = style->sans,
                      .bold = bold,
                      .size = size,
                      .leading = size * 1.3,
                      .colour = colour,
                      .align = TRAME_ALIGN_LEFT };
}

/* Draws one line of small text; from RIGHT when ALIGN says so. BASELINE from the top. */
static void
draw_small_line (
    TramePen *pen, const TrameSetParagraph *line, double left, double right, double baseline, TrameAlign align)
{
  const TrameSetLine *first = &g_array_index (line->lines, TrameSetLine, 0);
  guint letters = 0;
  for (guint i = first->from; i < first->to; i++)
    {
      const TrameItem *item = &g_array_index (line->items, TrameItem, i);
      letters += item->kind == TRAME_ITEM_BOX ? item->to - item->from : item->kind == TRAME_ITEM_GLUE;
    }
  double width = first->natural + pen->spacing * (letters > 0 ? letters - 1 : 0);
  double x = align == TRAME_ALIGN_RIGHT ? right - width : left;
  trame_pen_draw_paragraph (pen, line, 0, 1, x, baseline - trame_set_paragraph_get_baseline (line), NULL);
}

typedef struct
{
  const TrameSetter *setter;
  const TrameFlow *flow;
  const TrameText *text;
  const TrameStyle *style;
  TramePdfDocument *document;
  GArray *places;
  gboolean corner_free;
  TrameSetParagraph *header_left, *header_right, *footer, *draft; /* NULL: none */
  TrameSetParagraph *foot[2];                                     /* the town hall's lines under the footer */
} Furnisher;

static TrameSetParagraph *
make_line (const Furnisher *furnisher, const char *text, const TrameLook *look, double width)
{
  return text != NULL && *text != '\0' ? trame_set_paragraph_new_line (furnisher->setter, text, look, width) : NULL;
}

/* How wide the arms stand on PAGE, with the gap after them; 0: they do not. */
static double
arms_room (const Furnisher *furnisher, guint page, double *height)
{
  const TramePicture *arms = furnisher->style->arms;
  if (arms == NULL || page > 0 || furnisher->flow->area.top < header_rule + 4)
    return 0;
  const double scale = MIN (arms_height / arms->height, arms_width / arms->width);
  *height = arms->height * scale;
  return arms->width * scale + arms_gap;
}

/* How wide LINE (nullable) stands with the space between its letters. */
static double
get_width (const TrameSetParagraph *line)
{
  return line != NULL ? g_array_index (line->lines, TrameSetLine, 0).natural / header_share : 0;
}

/* Two lines that share WIDTH: one is cut only where they do not fit together, and then it has half at least. */
static void
prepare_header (Furnisher *furnisher, const TrameLook *left, const TrameLook *right, double width)
{
  const TrameStyle *style = furnisher->style;
  furnisher->header_left = make_line (furnisher, style->header_left, left, width * header_share);
  furnisher->header_right = make_line (furnisher, style->header_right, right, width * header_share);
  if (get_width (furnisher->header_left) + get_width (furnisher->header_right) <= width)
    return;
  double room = MAX (width - get_width (furnisher->header_right), width / 2);
  trame_set_paragraph_free (furnisher->header_left);
  furnisher->header_left = make_line (furnisher, style->header_left, left, room * header_share);
  room = width - get_width (furnisher->header_left);
  trame_set_paragraph_free (furnisher->header_right);
  furnisher->header_right = make_line (furnisher, style->header_right, right, room * header_share);
}

static void
prepare (Furnisher *furnisher, const char *footer)
{
  const TrameStyle *style = furnisher->style;
  double width = furnisher->flow->area.width;
  double height, arms = arms_room (furnisher, 0, &height);
  TrameLook left = make_small_look (style, header_size, TRUE, style->accent);
  TrameLook right = make_small_look (style, header_size, FALSE, style->accent);
  TrameLook foot = make_small_look (style, footer_size, FALSE, footer_colour);
  TrameLook mark = make_small_look (style, draft_size, TRUE, draft_colour);
  if (furnisher->corner_free)
    {
      double room = (stamp_left - furnisher->flow->area.left - header_gap / 2 - arms) * header_share;
      furnisher->header_left = make_line (furnisher, style->header_left, &left, room);
      furnisher->header_right = make_line (furnisher, style->header_right, &right, room);
    }
  else
    prepare_header (furnisher, &left, &right, width - header_gap - arms);
  furnisher->footer = make_line (furnisher, footer, &foot, width * 0.78);
  furnisher->draft = furnisher->text->draft ? make_line (furnisher, "PROJET", &mark, TRAME_SHEET_HEIGHT) : NULL;
}

static void
prepare_foot (Furnisher *furnisher)
{
  if (furnisher->style->footer == NULL)
    return;
  g_auto (GStrv) lines = g_strsplit (furnisher->style->footer, "\n", G_N_ELEMENTS (furnisher->foot));
  TrameLook look = make_small_look (furnisher->style, footer_size, FALSE, footer_colour);
  for (guint i = 0; lines[i] != NULL; i++)
    furnisher->foot[i] = make_line (furnisher, lines[i], &look, furnisher->flow->area.width);
}

static void
draw_draft_mark (const Furnisher *furnisher, TramePen *pen)
{
  if (furnisher->draft == NULL)
    return;
  trame_pen_begin_artifact (pen, "/Type/Pagination/Subtype/Watermark");
  pen->spacing = draft_spacing;
  trame_pen_draw_turned (pen, furnisher->draft, TRAME_SHEET_WIDTH / 2, TRAME_SHEET_HEIGHT * 0.47, draft_angle);
  pen->spacing = 0;
  trame_pen_end (pen);
}

/* At the head of the first page: a figure, which says what it shows. */
static void
draw_arms (const Furnisher *furnisher, TramePen *pen)
{
  double height = 0;
  const double width = arms_room (furnisher, pen->page, &height) - arms_gap;
  if (width <= 0)
    return;
  const double left = furnisher->flow->area.left, top = arms_top + (arms_height - height) / 2;
  g_autofree char *words = trame_style_get_arms_words (furnisher->style);
  trame_pen_draw_figure (pen, TRAME_PDF_TREE_DOCUMENT, furnisher->style->arms, words, left, top, width, height);
}

/* The header keeps to the left, on two lines, where the corner is the prefecture's. */
static void
draw_header (const Furnisher *furnisher, TramePen *pen)
{
  const TrameTextArea *area = &furnisher->flow->area;
  if ((furnisher->header_left == NULL && furnisher->header_right == NULL) || area->top < header_rule + 4)
    return;
  double right = area->left + area->width;
  double line = header_size * 1.5, height;
  double left = area->left + arms_room (furnisher, pen->page, &height);
  trame_pen_begin_artifact (pen, "/Type/Pagination/Subtype/Header");
  pen->spacing = header_spacing;
  double first = furnisher->corner_free && furnisher->header_right != NULL ? header_baseline - line : header_baseline;
  if (furnisher->header_left != NULL)
    draw_small_line (pen, furnisher->header_left, left, right, first, TRAME_ALIGN_LEFT);
  if (furnisher->header_right != NULL)
    draw_small_line (pen, furnisher->header_right, left, right, header_baseline,
                     furnisher->corner_free ? TRAME_ALIGN_LEFT : TRAME_ALIGN_RIGHT);
  pen->spacing = 0;
  trame_pen_set_stroke (pen, furnisher->style->accent, 0.6);
  trame_pen_draw_line (pen, area->left, header_rule, furnisher->corner_free ? stamp_left - 12 : right, header_rule);
  trame_pen_end (pen);
}

static void
draw_footer (const Furnisher *furnisher, TramePen *pen)
{
  const TrameTextArea *area = &furnisher->flow->area;
  double baseline = MAX (TRAME_SHEET_HEIGHT - footer_bottom, area->top + area->height + footer_size * 1.5);
  double right = area->left + area->width;
  if (baseline > TRAME_SHEET_HEIGHT - 8)
    return;
  TrameLook look = make_small_look (furnisher->style, footer_size, FALSE, footer_colour);
  g_autofree char *count = g_strdup_printf ("Page %u/%u", pen->page + 1, furnisher->flow->pages);
  g_autoptr (TrameSetParagraph) number = trame_set_paragraph_new_line (furnisher->setter, count, &look, area->width);
  trame_pen_begin_artifact (pen, "/Type/Pagination/Subtype/Footer");
  if (furnisher->footer != NULL)
    draw_small_line (pen, furnisher->footer, area->left, right, baseline, TRAME_ALIGN_LEFT);
  draw_small_line (pen, number, area->left, right, baseline, TRAME_ALIGN_RIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (furnisher->foot); i++)
    if (furnisher->foot[i] != NULL && baseline + (i + 1) * foot_leading < TRAME_SHEET_HEIGHT - 8)
      draw_small_line (pen, furnisher->foot[i], area->left, right, baseline + (i + 1) * foot_leading, TRAME_ALIGN_LEFT);
  trame_pen_end (pen);
}

/* Sets the lines of a stamp; smaller where they would not fit its box. */
static TrameSetParagraph *
set_stamp (const Furnisher *furnisher, const TrameTextBlock *block)
{
  double size = stamp_size;
  for (;;)
    {
      TrameLook look = make_small_look (furnisher->style, size, FALSE, stamp_colour);
      TrameSetParagraph *paragraph = trame_set_paragraph_new (furnisher->setter, block->runs, &look,
                                                              stamp_width - 2 * stamp_padding);
      if (trame_set_paragraph_get_height (paragraph) <= stamp_height - stamp_padding || size < 3)
        return paragraph;
      trame_set_paragraph_free (paragraph);
      size *= 0.9;
    }
}

static void
draw_stamps (const Furnisher *furnisher, TramePen *pen)
{
  for (guint i = 0; i < furnisher->flow->stamps->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (furnisher->flow->stamps, i);
      g_autoptr (TrameSetParagraph) paragraph = set_stamp (furnisher, block);
      trame_pen_begin_artifact (pen, "/Type/Layout");
      trame_pen_set_stroke (pen, stamp_colour, 0.7);
      trame_pen_draw_box (pen, stamp_left, stamp_top, stamp_width, stamp_height, 3);
      trame_pen_end (pen);
      gboolean is_first = pen->page == 0;
      if (trame_set_paragraph_is_empty (paragraph))
        continue;
      if (is_first)
        trame_pen_begin (
            pen, "P",
            trame_pdf_tree_add (trame_pdf_document_get_tree (pen->document), TRAME_PDF_TREE_DOCUMENT, "P", NULL));
      else
        trame_pen_begin_artifact (pen, "/Type/Pagination/Subtype/Header");
      double y = stamp_top + MAX (stamp_height - trame_set_paragraph_get_height (paragraph), 0) / 2;
      trame_pen_draw_paragraph (pen, paragraph, 0, paragraph->lines->len, stamp_left + stamp_padding, y,
                                furnisher->places);
      trame_pen_end (pen);
    }
}

void
trame_furniture_draw (const TrameSetter *setter,
                      const TrameFlow *flow,
                      const TrameText *text,
                      const TrameStyle *style,
                      const char *footer,
                      TramePdfDocument *document,
                      GArray *places)
{
  Furnisher furnisher = { .setter = setter,
                          .flow = flow,
                          .text = text,
                          .style = style,
                          .document = document,
                          .places = places,
                          .corner_free = leaves_corner_free (text) };
  prepare (&furnisher, footer);
  prepare_foot (&furnisher);
  for (guint page = 0; page < flow->pages; page++)
    {
      TramePen pen = trame_pen_for_page (document, page);
      draw_draft_mark (&furnisher, &pen);
      draw_arms (&furnisher, &pen);
      draw_header (&furnisher, &pen);
      draw_stamps (&furnisher, &pen);
      draw_footer (&furnisher, &pen);
    }
  trame_set_paragraph_free (furnisher.header_left);
  trame_set_paragraph_free (furnisher.header_right);
  trame_set_paragraph_free (furnisher.footer);
  trame_set_paragraph_free (furnisher.draft);
  for (guint i = 0; i < G_N_ELEMENTS (furnisher.foot); i++)
    trame_set_paragraph_free (furnisher.foot[i]);
}
