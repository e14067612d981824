/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks to OpenDocument: headings with their level, nested lists, signatures side by side in a table without lines. */
#include "documents/odt/content.h"

#include "documents/odt/styles.h"
#include "documents/xml-escape.h"

/* Of the sheet, points; and how much of the text's height a figure may take. */
#define SHEET_WIDTH 595.276
#define SHEET_HEIGHT 841.89
#define MOST_FIGURE 0.85

enum
{
  MAX_LIST_DEPTH = 4,
  N_ALIGNS = 4,
  MOST_SHARE = 100,
  N_SPANS = 8,     /* styles of TrameSpanStyle together */
  ON_NEW_PAGE = 1, /* of the two places of a paragraph */
};

typedef struct
{
  GString *body;
  gboolean paragraphs[TRAME_ODT_N_STYLES][N_ALIGNS][2]; /* automatic styles in use */
  gboolean spans[N_SPANS];
  gboolean shares[MOST_SHARE + 1]; /* columns' styles in use */
  gboolean breaks;                 /* the next paragraph begins a page */
  guint depth;                     /* lists open */
  gboolean numbered[MAX_LIST_DEPTH + 1];
  guint tables;
  const TrameStyle *style;
  GPtrArray *pictures; /* of TramePicture, borrowed: those of the figures */
} Content;

/* Words of a paragraph. OpenDocument folds spaces: those that must stay are said. */
static void
add_text (GString *xml, const char *text)
{
  gboolean after_space = xml->len == 0 || xml->str[xml->len - 1] == '>';
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char piece[7] = "";
      g_unichar_to_utf8 (g_utf8_get_char (p), piece);
      if (*p == '\n')
        g_string_append (xml, "<text:line-break/>");
      else if (*p == '\t')
        g_string_append (xml, "<text:tab/>");
      else if (*p == ' ' && after_space)
        g_string_append (xml, "<text:s/>");
      else
        trame_xml_escape (xml, piece, FALSE);
      after_space = *p == ' ' || *p == '\n' || *p == '\t';
    }
}

static void
add_runs (Content *content, const GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const TrameRun *run = &g_array_index (runs, TrameRun, i);
      const guint style = run->style & (N_SPANS - 1);
      if (run->text == NULL || *run->text == '\0')
        continue;
      const gboolean leads_out = run->link != NULL && *run->link != '#';
      if (leads_out)
        {
          g_string_append (content->body, "<text:a xlink:type=\"simple\" xlink:href=\"");
          trame_xml_escape (content->body, run->link, TRUE);
          g_string_append (content->body, "\">");
        }
      if (style != 0)
        g_string_append_printf (content->body, "<text:span text:style-name=\"T%u\">", style);
      add_text (content->body, run->text);
      if (style != 0)
        g_string_append (content->body, "</text:span>");
      if (leads_out)
        g_string_append (content->body, "</text:a>");
      content->spans[style] = TRUE;
    }
}

/* A paragraph, or a heading of LEVEL (0: none). */
static void
add_paragraph (Content *content, TrameOdtStyle style, TrameAlign align, guint level, const GArray *runs)
{
  const guint place = content->breaks ? ON_NEW_PAGE : 0;
  const guint side = MIN ((guint) align, N_ALIGNS - 1);
  content->breaks = FALSE;
  content->paragraphs[style][side][place] = TRUE;
  g_string_append (content->body, level > 0 ? "<text:h" : "<text:p");
  g_string_append_printf (content->body, " text:style-name=\"P%u%u%u\"", style, side, place);
  if (level > 0)
    g_string_append_printf (content->body, " text:outline-level=\"%u\"", level);
  g_string_append_c (content->body, '>');
  add_runs (content, runs);
  g_string_append (content->body, level > 0 ? "</text:h>" : "</text:p>");
}

static void
close_lists (Content *content, guint to)
{
  for (; content->depth > to; content->depth--)
    g_string_append (content->body, "</text:list-item></text:list>");
}

static void
add_item (Content *content, const TrameTextBlock *block)
{
  const guint depth = MIN (CLAMP (block->level, 1, MAX_LIST_DEPTH), content->depth + 1);
  const gboolean numbered = block->sign != NULL;
  close_lists (content, depth);
  if (content->depth == depth && content->numbered[depth] != numbered)
    close_lists (content, depth - 1);
  if (content->depth == depth)
    g_string_append (content->body, "</text:list-item><text:list-item>");
  else
    g_string_append_printf (content->body, "<text:list text:style-name=\"%c\"><text:list-item>", numbered ? 'N' : 'L');
  content->depth = depth;
  content->numbered[depth] = numbered;
  add_paragraph (content, TRAME_ODT_ITEM, block->align, 0, block->runs);
}

static void
add_signatures (Content *content, const TrameTextBlock *block)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (TrameRun));
  if (block->children->len == 0)
    return;
  g_string_append_printf (content->body,
                          "<table:table table:name=\"Signatures%u\" table:style-name=\"Signatures\">"
                          "<table:table-column table:number-columns-repeated=\"%u\"/>"
                          "<table:table-row table:style-name=\"SignaturesRow\">",
                          ++content->tables, block->children->len);
  for (guint i = 0; i < block->children->len; i++)
    {
      const TrameTextBlock *column = g_ptr_array_index (block->children, i);
      g_string_append_printf (content->body, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">",
                              !block->addresses ? "SignaturesCell"
                              : i == 0          ? "SenderCell"
                                                : "AddresseeCell");
      for (guint k = 0; column->children != NULL && k < column->children->len; k++)
        {
          const TrameTextBlock *part = g_ptr_array_index (column->children, k);
          add_paragraph (content, part->runs->len > 0 || block->addresses ? TRAME_ODT_SIGNATURE : TRAME_ODT_ROOM,
                         part->align, 0, part->runs);
        }
      if (column->children == NULL || column->children->len == 0)
        add_paragraph (content, TRAME_ODT_SIGNATURE, TRAME_ALIGN_LEFT, 0, nothing);
      g_string_append (content->body, "</table:table-cell>");
    }
  g_string_append (content->body, "</table:table-row></table:table>");
}

static void
add_cell (Content *content, const TrameTextBlock *cell, TrameOdtStyle style)
{
  g_string_append_printf (content->body, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">",
                          style == TRAME_ODT_TABLE_HEAD ? "TableHead" : "TableCell");
  add_paragraph (content, style, cell->align, 0, cell->runs);
  g_string_append (content->body, "</table:table-cell>");
}

static void
add_row (Content *content, const TrameTextBlock *row, guint columns)
{
  const guint count = MIN (row->children->len, columns);
  g_string_append (content->body, "<table:table-row table:style-name=\"TableRow\">");
  for (guint i = 0; i < count; i++)
    add_cell (content, g_ptr_array_index (row->children, i), TRAME_ODT_TABLE_CELL);
  for (guint i = count; i < columns; i++)
    g_string_append (content->body, "<table:table-cell table:style-name=\"TableCell\"/>");
  g_string_append (content->body, "</table:table-row>");
}

/* Columns, one style for each share of the width, then their heads, which come back on each page. */
static void
add_columns (Content *content, const TrameTextBlock *table)
{
  for (guint i = 0; i < table->children->len; i++)
    {
      const TrameTextBlock *head = g_ptr_array_index (table->children, i);
      if (head->kind != TRAME_BLOCK_HEAD)
        continue;
      g_string_append_printf (content->body, "<table:table-column table:style-name=\"C%u\"/>",
                              MIN (head->level, MOST_SHARE));
      content->shares[MIN (head->level, MOST_SHARE)] = TRUE;
    }
  g_string_append (content->body, "<table:table-header-rows><table:table-row table:style-name=\"TableRow\">");
  for (guint i = 0; i < table->children->len; i++)
    if (((TrameTextBlock *) g_ptr_array_index (table->children, i))->kind == TRAME_BLOCK_HEAD)
      add_cell (content, g_ptr_array_index (table->children, i), TRAME_ODT_TABLE_HEAD);
  g_string_append (content->body, "</table:table-row></table:table-header-rows>");
}

static void
add_table (Content *content, const TrameTextBlock *table)
{
  guint columns = 0;
  for (guint i = 0; i < table->children->len; i++)
    columns += ((TrameTextBlock *) g_ptr_array_index (table->children, i))->kind == TRAME_BLOCK_HEAD;
  if (columns == 0)
    return;
  if (table->runs->len > 0)
    add_paragraph (content, TRAME_ODT_CAPTION, table->align, 0, table->runs);
  g_string_append_printf (content->body, "<table:table table:name=\"Table%u\" table:style-name=\"Table\">",
                          ++content->tables);
  add_columns (content, table);
  for (guint i = 0; i < table->children->len; i++)
    {
      const TrameTextBlock *row = g_ptr_array_index (table->children, i);
      if (row->kind == TRAME_BLOCK_ROW && row->children != NULL)
        add_row (content, row, columns);
    }
  g_string_append (content->body, "</table:table>");
}

char *
trame_odt_picture_name (const TramePicture *picture, guint number)
{
  return g_strdup_printf ("Pictures/figure%u.%s", number + 1, picture->is_jpeg ? "jpg" : "png");
}

/* In a paragraph of its own, which its caption follows. */
static void
add_figure (Content *content, const TrameTextBlock *block)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (TrameRun));
  const TrameStyle *style = content->style;
  if (block->picture != NULL)
    {
      g_autoptr (GString) frame = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("Figure%u", content->pictures->len + 1);
      g_autofree char *part = trame_odt_picture_name (block->picture, content->pictures->len);
      double width, height;
      trame_picture_fit (block->picture, block->level, SHEET_WIDTH - style->margin_left - style->margin_right,
                         (SHEET_HEIGHT - style->margin_top - style->margin_bottom) * MOST_FIGURE, &width, &height);
      trame_odt_add_picture (frame, name, part, block->shows, width, height);
      g_ptr_array_add (content->pictures, block->picture);
      add_paragraph (content, TRAME_ODT_FIGURE, TRAME_ALIGN_JUSTIFY, 0, nothing);
      g_string_insert (content->body, (gssize) (content->body->len - strlen ("</text:p>")), frame->str);
    }
  if (block->runs->len > 0)
    add_paragraph (content, TRAME_ODT_LEGEND, TRAME_ALIGN_JUSTIFY, 0, block->runs);
}

static void
add_block (Content *content, const TrameTextBlock *block)
{
  if (block->kind != TRAME_BLOCK_ITEM)
    close_lists (content, 0);
  switch (block->kind)
    {
    case TRAME_BLOCK_TITLE:
      add_paragraph (content, TRAME_ODT_TITLE, block->align, 0, block->runs);
      break;
    case TRAME_BLOCK_SUBTITLE:
      add_paragraph (content, TRAME_ODT_SUBTITLE, block->align, 0, block->runs);
      break;
    case TRAME_BLOCK_HEADING:
      add_paragraph (content, block->level <= 1 ? TRAME_ODT_HEADING_1 : TRAME_ODT_HEADING_2, block->align,
                     CLAMP (block->level, 1, 2), block->runs);
      break;
    case TRAME_BLOCK_ITEM:
      add_item (content, block);
      break;
    case TRAME_BLOCK_SIGNATURES:
      add_signatures (content, block);
      break;
    case TRAME_BLOCK_PAGE_BREAK:
      content->breaks = TRUE;
      break;
    case TRAME_BLOCK_TABLE:
      add_table (content, block);
      break;
    case TRAME_BLOCK_FIGURE:
      add_figure (content, block);
      break;
    case TRAME_BLOCK_STAMP:
      add_paragraph (content, TRAME_ODT_STAMP, TRAME_ALIGN_JUSTIFY, 0, block->runs);
      break;
    default:
      add_paragraph (content, TRAME_ODT_BODY, block->align, 0, block->runs);
      break;
    }
}

static void
add_paragraph_styles (const Content *content, GString *xml)
{
  /* What a block does not ask for is its style's own. */
  static const char *const sides[N_ALIGNS] = { NULL, "start", "center", "end" };
  for (guint style = 0; style < TRAME_ODT_N_STYLES; style++)
    for (guint side = 0; side < N_ALIGNS; side++)
      for (guint place = 0; place < 2; place++)
        {
          if (!content->paragraphs[style][side][place])
            continue;
          g_string_append_printf (xml,
                                  "<style:style style:name=\"P%u%u%u\" style:family=\"paragraph\" "
                                  "style:parent-style-name=\"%s\"><style:paragraph-properties",
                                  style, side, place, trame_odt_style_name ((TrameOdtStyle) style));
          if (sides[side] != NULL)
            g_string_append_printf (xml, " fo:text-align=\"%s\"", sides[side]);
          if (place == ON_NEW_PAGE)
            g_string_append (xml, " fo:break-before=\"page\"");
          g_string_append (xml, "/></style:style>");
        }
}

static void
add_span_styles (const Content *content, GString *xml)
{
  for (guint style = 1; style < N_SPANS; style++)
    if (content->spans[style])
      g_string_append_printf (xml,
                              "<style:style style:name=\"T%u\" style:family=\"text\"><style:text-properties%s%s%s/>"
                              "</style:style>",
                              style, (style & TRAME_SPAN_BOLD) != 0 ? " fo:font-weight=\"bold\"" : "",
                              (style & TRAME_SPAN_ITALIC) != 0 ? " fo:font-style=\"italic\"" : "",
                              (style & TRAME_SPAN_SMALL_CAPS) != 0 ? " fo:font-variant=\"small-caps\"" : "");
}

/* Bullets, or 1. a) i). */
static void
add_list_style (GString *xml, char name, gboolean numbered)
{
  static const char signs[] = "1ai";
  g_string_append_printf (xml, "<text:list-style style:name=\"%c\">", name);
  for (guint level = 1; level <= MAX_LIST_DEPTH; level++)
    {
      if (numbered)
        g_string_append_printf (xml,
                                "<text:list-level-style-number text:level=\"%u\" style:num-format=\"%c\" "
                                "style:num-suffix=\"%c\">",
                                level, signs[MIN (level, 3) - 1], level == 1 ? '.' : ')');
      else
        g_string_append_printf (xml, "<text:list-level-style-bullet text:level=\"%u\" text:bullet-char=\"•\">", level);
      g_string_append_printf (xml,
                              "<style:list-level-properties text:list-level-position-and-space-mode="
                              "\"label-alignment\"><style:list-level-label-alignment text:label-followed-by="
                              "\"listtab\" fo:text-indent=\"-0.5cm\" fo:margin-left=\"%u.0cm\"/>"
                              "</style:list-level-properties></text:list-level-style-%s>",
                              level, numbered ? "number" : "bullet");
    }
  g_string_append (xml, "</text:list-style>");
}

static void
add_table_styles (const Content *content, GString *xml, guint32 accent)
{
  for (guint share = 0; share <= MOST_SHARE; share++)
    if (content->shares[share] && share == 0)
      g_string_append (xml, "<style:style style:name=\"C0\" style:family=\"table-column\"/>");
    else if (content->shares[share])
      g_string_append_printf (xml,
                              "<style:style style:name=\"C%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:rel-column-width=\"%u*\"/></style:style>",
                              share, share);
  g_string_append_printf (
      xml,
      "<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties "
      "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.3cm\" table:align=\"margins\"/></style:style>"
      "<style:style style:name=\"TableRow\" style:family=\"table-row\">"
      "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
      "<style:style style:name=\"TableHead\" style:family=\"table-cell\"><style:table-cell-properties "
      "fo:padding=\"0.12cm\" fo:border-bottom=\"0.9pt solid #%06x\" style:vertical-align=\"bottom\"/>"
      "</style:style><style:style style:name=\"TableCell\" style:family=\"table-cell\">"
      "<style:table-cell-properties fo:padding=\"0.12cm\" fo:border-bottom=\"0.4pt solid #c4c8ce\"/>"
      "</style:style>",
      accent);
}

char *
trame_odt_content (const TrameText *text, const TrameStyle *style, GPtrArray *pictures)
{
  g_return_val_if_fail (text != NULL && style != NULL && pictures != NULL, NULL);
  Content content = { .body = g_string_new (NULL), .style = style, .pictures = pictures };
  for (guint i = 0; i < text->blocks->len; i++)
    add_block (&content, g_ptr_array_index (text->blocks, i));
  close_lists (&content, 0);
  GString *xml = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content " TRAME_ODT_NAMESPACES
      "><office:automatic-styles>");
  add_paragraph_styles (&content, xml);
  add_span_styles (&content, xml);
  add_list_style (xml, 'L', FALSE);
  add_list_style (xml, 'N', TRUE);
  add_table_styles (&content, xml, style->accent);
  g_string_append (xml, "<style:style style:name=\"Signatures\" style:family=\"table\"><style:table-properties "
                        "fo:margin-top=\"0.5cm\" style:may-break-between-rows=\"false\"/></style:style>"
                        "<style:style style:name=\"SignaturesRow\" style:family=\"table-row\">"
                        "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
                        "<style:style style:name=\"SignaturesCell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding-bottom=\"2cm\"/></style:style>"
                        "<style:style style:name=\"SenderCell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding-bottom=\"0.3cm\"/></style:style>"
                        "<style:style style:name=\"AddresseeCell\" style:family=\"table-cell\">"
                        "<style:table-cell-properties fo:padding-top=\"2.3cm\" fo:padding-bottom=\"0.3cm\"/>"
                        "</style:style>"
                        "</office:automatic-styles><office:body><office:text>");
  g_string_append_len (xml, content.body->str, (gssize) content.body->len);
  g_string_append (xml, "</office:text></office:body></office:document-content>\n");
  g_string_free (content.body, TRUE);
  return g_string_free (xml, FALSE);
}
