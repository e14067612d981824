/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house style in the words of OpenDocument. Sizes follow the text's, as on the set pages. */
#include "documents/odt/styles.h"

#include "documents/xml-escape.h"

/* What sets one named style apart; the rest is its parent's. Lengths are in sizes of the text. */
typedef struct
{
  const char *name, *shown, *parent;
  gboolean title;  /* in the titles' family and bold */
  gboolean accent; /* in the style's colour */
  const char *align;
  double size, before, after;
  const char *other; /* attributes of the paragraph */
} Named;

static const Named named[TRAME_ODT_N_STYLES] = {
  [TRAME_ODT_TITLE] = { "Title", "Title", "Standard", TRUE, FALSE, "center", 1.4, 0.9, 0.35,
                        "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_SUBTITLE] = { "Subtitle", "Subtitle", "Standard", TRUE, FALSE, "center", 0.98, 0.35, 1.5, "" },
  [TRAME_ODT_HEADING_1] = { "Heading_20_1", "Heading 1", "Standard", TRUE, TRUE, "start", 0.95, 1.6, 0.5,
                            "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_HEADING_2] = { "Heading_20_2", "Heading 2", "Standard", TRUE, FALSE, "start", 0.91, 1.1, 0.4,
                            "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_BODY] = { "Text_20_body", "Text body", "Standard", FALSE, FALSE, "justify", 1, 0.5, 0, "" },
  [TRAME_ODT_ITEM] = { "List_20_Contents", "List Contents", "Text_20_body", FALSE, FALSE, "justify", 1, 0.3, 0, "" },
  [TRAME_ODT_SIGNATURE] = { "Signature", "Signature", "Standard", FALSE, FALSE, "start", 1, 0.15, 0,
                            "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_ROOM] = { "Signature_20_Room", "Signature Room", "Signature", FALSE, FALSE, "start", 1, 3.2, 0,
                       "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_STAMP] = { "Stamp", "Stamp", "Standard", FALSE, FALSE, "start", 0.64, 0, 0,
                        "fo:margin-left=\"11cm\" fo:border=\"0.5pt solid #24479b\" fo:padding=\"0.15cm\"" },
  [TRAME_ODT_TABLE_HEAD] = { "Table_20_Heading", "Table Heading", "Standard", TRUE, FALSE, "start", 0.8, 0, 0,
                             "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_TABLE_CELL] = { "Table_20_Contents", "Table Contents", "Standard", FALSE, FALSE, "start", 0.92, 0, 0, "" },
  [TRAME_ODT_CAPTION] = { "Caption", "Caption", "Standard", FALSE, FALSE, "start", 0.92, 0.9, 0.2,
                          "fo:keep-with-next=\"always\"" },
  [TRAME_ODT_FIGURE] = { "Figure", "Figure", "Standard", FALSE, FALSE, "center", 1, 0.9, 0.4,
                         "fo:keep-with-next=\"always\" fo:line-height=\"100%\"" },
  [TRAME_ODT_LEGEND] = { "Figure_20_Caption", "Figure Caption", "Standard", FALSE, FALSE, "center", 0.92, 0, 0.9,
                         "fo:keep-together=\"always\"" },
};

const char *
trame_odt_style_name (TrameOdtStyle style)
{
  return named[style].name;
}

/* Appends ` NAME="VALUEpt"`. */
static void
add_points (GString *xml, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (xml, " %s=\"%spt\"", name, g_ascii_formatd (number, sizeof number, "%.2f", value));
}

void
trame_odt_add_picture (GString *xml, const char *name, const char *part, const char *words, double width, double height)
{
  g_string_append_printf (xml, "<draw:frame draw:name=\"%s\" text:anchor-type=\"as-char\"", name);
  add_points (xml, "svg:width", width);
  add_points (xml, "svg:height", height);
  g_string_append_printf (xml,
                          "><draw:image xlink:href=\"%s\" xlink:type=\"simple\" xlink:show=\"embed\" "
                          "xlink:actuate=\"onLoad\"/><svg:desc>",
                          part);
  trame_xml_escape (xml, words, FALSE);
  g_string_append (xml, "</svg:desc></draw:frame>");
}

static void
add_attribute (GString *xml, const char *name, const char *value)
{
  g_string_append_printf (xml, " %s=\"", name);
  trame_xml_escape (xml, value, TRUE);
  g_string_append_c (xml, '"');
}

static void
add_fonts (GString *xml, const TrameStyle *style)
{
  const char *families[] = { style->serif, style->sans };
  g_string_append (xml, "<office:font-face-decls>");
  for (guint i = 0; i < (g_str_equal (style->serif, style->sans) ? 1 : G_N_ELEMENTS (families)); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", families[i]);
      g_string_append (xml, "<style:font-face");
      add_attribute (xml, "style:name", families[i]);
      add_attribute (xml, "svg:font-family", quoted);
      g_string_append (xml, "/>");
    }
  g_string_append (xml, "</office:font-face-decls>");
}

static void
add_named (GString *xml, const TrameStyle *style, const Named *one)
{
  g_string_append_printf (xml,
                          "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" "
                          "style:parent-style-name=\"%s\" style:class=\"text\"><style:paragraph-properties "
                          "fo:text-align=\"%s\"",
                          one->name, one->shown, one->parent, one->align);
  add_points (xml, "fo:margin-top", one->before * style->size);
  add_points (xml, "fo:margin-bottom", one->after * style->size);
  if (g_str_equal (one->align, "justify"))
    g_string_append (xml, " fo:orphans=\"2\" fo:widows=\"2\"");
  g_string_append_printf (xml, "%s%s/><style:text-properties", *one->other != '\0' ? " " : "", one->other);
  add_points (xml, "fo:font-size", one->size * style->size);
  if (one->title)
    {
      add_attribute (xml, "style:font-name", style->sans);
      g_string_append (xml, " fo:font-weight=\"bold\" fo:hyphenate=\"false\"");
    }
  if (one->accent)
    g_string_append_printf (xml, " fo:color=\"#%06x\"", style->accent);
  g_string_append (xml, "/></style:style>");
}

static void
add_furniture_styles (GString *xml, const TrameStyle *style)
{
  static const char *const names[] = { "Header", "Footer" };
  const double width = 595.276 - style->margin_left - style->margin_right;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_string_append_printf (xml,
                              "<style:style style:name=\"%s\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"Standard\" style:class=\"extra\">"
                              "<style:paragraph-properties fo:text-align=\"start\"><style:tab-stops>"
                              "<style:tab-stop style:type=\"right\"",
                              names[i]);
      add_points (xml, "style:position", width);
      g_string_append (xml, "/></style:tab-stops></style:paragraph-properties><style:text-properties");
      add_attribute (xml, "style:font-name", style->sans);
      add_points (xml, "fo:font-size", 7.4);
      g_string_append (xml, " fo:color=\"#6a6f76\"/></style:style>");
    }
}

static void
add_styles (GString *xml, const TrameStyle *style)
{
  g_string_append (xml,
                   "<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties "
                   "fo:language=\"fr\" fo:country=\"FR\" fo:hyphenate=\"true\" fo:hyphenation-remain-char-count=\"3\" "
                   "fo:hyphenation-push-char-count=\"3\"/></style:default-style>"
                   "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\">"
                   "<style:paragraph-properties fo:line-height=\"125%\"/><style:text-properties");
  add_attribute (xml, "style:font-name", style->serif);
  add_points (xml, "fo:font-size", style->size);
  g_string_append (xml, " fo:color=\"#1a1a1a\"/></style:style>");
  for (guint i = 0; i < TRAME_ODT_N_STYLES; i++)
    add_named (xml, style, &named[i]);
  add_furniture_styles (xml, style);
  g_string_append (xml, "</office:styles>");
}

static void
add_page_layout (GString *xml, const TrameStyle *style)
{
  g_string_append (xml, "<office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties "
                        "fo:page-width=\"210mm\" fo:page-height=\"297mm\" style:print-orientation=\"portrait\"");
  add_points (xml, "fo:margin-left", style->margin_left);
  add_points (xml, "fo:margin-right", style->margin_right);
  add_points (xml, "fo:margin-top", style->margin_top / 2);
  add_points (xml, "fo:margin-bottom", style->margin_bottom / 2);
  g_string_append (xml, "/><style:header-style><style:header-footer-properties fo:margin-bottom=\"10mm\" "
                        "fo:min-height=\"0mm\"/></style:header-style><style:footer-style>"
                        "<style:header-footer-properties fo:margin-top=\"8mm\" fo:min-height=\"0mm\"/>"
                        "</style:footer-style></style:page-layout></office:automatic-styles>");
}

static void
add_words (GString *xml, const char *words)
{
  if (words != NULL)
    trame_xml_escape (xml, words, FALSE);
}

const char *
trame_odt_arms_name (const TrameStyle *style)
{
  return style->arms->is_jpeg ? "Pictures/arms.jpg" : "Pictures/arms.png";
}

static void
add_arms (GString *xml, const TrameStyle *style)
{
  const double scale = MIN (44.0 / style->arms->height, 110.0 / style->arms->width);
  g_autofree char *words = trame_style_get_arms_words (style);
  trame_odt_add_picture (xml, "Arms", trame_odt_arms_name (style), words, style->arms->width * scale,
                         style->arms->height * scale);
  g_string_append_c (xml, ' ');
}

/* The lines of the foot, after the title and the page's number. */
static void
add_foot (GString *xml, const TrameStyle *style)
{
  g_auto (GStrv) lines = g_strsplit (style->footer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (xml, "<text:p text:style-name=\"Footer\">");
      trame_xml_escape (xml, lines[i], FALSE);
      g_string_append (xml, "</text:p>");
    }
}

/* Drafts say so at the head of each page. */
static void
add_master_page (GString *xml, const TrameText *text, const TrameStyle *style)
{
  g_string_append (xml, "<office:master-styles><style:master-page style:name=\"Standard\" "
                        "style:page-layout-name=\"Page\"><style:header><text:p text:style-name=\"Header\">");
  if (style->arms != NULL)
    add_arms (xml, style);
  add_words (xml, style->header_left);
  g_string_append (xml, "<text:tab/>");
  add_words (xml, style->header_right);
  if (text->draft)
    g_string_append_printf (xml, "%sPROJET", style->header_right != NULL ? " – " : "");
  g_string_append (xml, "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\">");
  add_words (xml, text->title);
  if (text->number != NULL && *text->number != '\0')
    {
      g_string_append (xml, " – n°\u00a0");
      add_words (xml, text->number);
    }
  g_string_append (xml, "<text:tab/>Page <text:page-number text:select-page=\"current\">1</text:page-number>/"
                        "<text:page-count>1</text:page-count></text:p>");
  if (style->footer != NULL)
    add_foot (xml, style);
  g_string_append (xml, "</style:footer></style:master-page></office:master-styles>");
}

char *
trame_odt_styles (const TrameText *text, const TrameStyle *style)
{
  GString *xml = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles " TRAME_ODT_NAMESPACES ">");
  g_return_val_if_fail (text != NULL && style != NULL, NULL);
  add_fonts (xml, style);
  add_styles (xml, style);
  add_page_layout (xml, style);
  add_master_page (xml, text, style);
  g_string_append (xml, "</office:document-styles>\n");
  return g_string_free (xml, FALSE);
}
