/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model as XML: the same bytes for the same model. Its grammar is data/schema/model.rng. */
#include "documents/list-sign.h"
#include "documents/model-terms.h"
#include "documents/model.h"
#include "documents/xml-escape.h"

#include <string.h>

#define LINE 76 /* characters of base64 */

static void
add_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  trame_xml_escape (out, value, TRUE);
  g_string_append_c (out, '"');
}

static void
add_element (GString *out, const char *indent, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s<%s>", indent, name);
  trame_xml_escape (out, text, FALSE);
  g_string_append_printf (out, "</%s>\n", name);
}

static const TrameTermSource *
source_of (const TrameModel *model, const char *name)
{
  for (guint i = 0; i < model->term_sources->len; i++)
    {
      const TrameTermSource *source = g_ptr_array_index (model->term_sources, i);
      if (g_str_equal (source->name, name))
        return source;
    }
  return NULL;
}

static void
add_terms (GString *out, const TrameModel *model)
{
  const char *const *names = trame_model_term_names ();

  g_string_append (out, "  <terms>\n");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const TrameTermSource *source = source_of (model, names[i]);
      g_autofree char *value = trame_model_term_to_string (&model->terms, names[i]);

      if (value == NULL && source == NULL)
        continue;
      g_string_append (out, "    <term");
      add_attribute (out, "name", names[i]);
      add_attribute (out, "value", value);
      add_attribute (out, "clause", source != NULL ? source->clause : NULL);
      if (source != NULL && source->quote != NULL)
        {
          g_string_append (out, ">\n");
          add_element (out, "      ", "quote", source->quote);
          g_string_append (out, "    </term>\n");
        }
      else
        g_string_append (out, "/>\n");
    }
  g_string_append (out, "  </terms>\n");
}

static void
add_field (GString *out, const TrameField *field)
{
  gboolean children = field->help != NULL || field->default_value != NULL || field->choices != NULL;

  g_string_append (out, "    <field");
  add_attribute (out, "id", field->id);
  add_attribute (out, "label", field->label);
  add_attribute (out, "kind", trame_field_kind_to_nick (field->kind));
  add_attribute (out, "article", field->article);
  if (!field->required)
    add_attribute (out, "required", "no");
  if (!children)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  add_element (out, "      ", "help", field->help);
  add_element (out, "      ", "default", field->default_value);
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    add_element (out, "      ", "choice", g_ptr_array_index (field->choices, i));
  g_string_append (out, "    </field>\n");
}

static void
add_text (GString *out, const char *text)
{
  for (const char *line = text;;)
    {
      const char *end = strchr (line, '\n');
      g_autofree char *part = g_strndup (line, end != NULL ? (gsize) (end - line) : strlen (line));

      trame_xml_escape (out, part, FALSE);
      if (end == NULL)
        return;
      g_string_append (out, "<br/>");
      line = end + 1;
    }
}

static void
add_marks (GString *out, TrameSpanStyle style, gboolean closing)
{
  static const struct
  {
    TrameSpanStyle style;
    const char *name;
  } marks[] = { { TRAME_SPAN_BOLD, "b" }, { TRAME_SPAN_ITALIC, "i" }, { TRAME_SPAN_SMALL_CAPS, "sc" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      guint m = closing ? G_N_ELEMENTS (marks) - 1 - i : i;
      if (style & marks[m].style)
        g_string_append_printf (out, closing ? "</%s>" : "<%s>", marks[m].name);
    }
}

/* Neighbours of one style stand in one mark. */
static void
add_spans (GString *out, const GPtrArray *spans)
{
  TrameSpanStyle style = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const TrameSpan *span = g_ptr_array_index (spans, i);

      if (span->text != NULL && *span->text == '\0')
        continue;
      if (span->style != style)
        {
          add_marks (out, style, TRUE);
          add_marks (out, span->style, FALSE);
          style = span->style;
        }
      if (span->field != NULL)
        g_string_append_printf (out, "<field ref=\"%s\"/>", span->field);
      else if (span->value != NULL)
        g_string_append_printf (out, "<value of=\"%s\"/>", span->value);
      else if (span->part == TRAME_PART_RANK)
        g_string_append (out, "<rank/>");
      else if (span->part > 0)
        g_string_append_printf (out, "<part of=\"%u\"/>", span->part);
      else
        add_text (out, span->text);
    }
  add_marks (out, style, TRUE);
}

static void add_blocks (GString *out, const GPtrArray *blocks, guint depth);

static void
add_text_block (GString *out, const TrameBlock *block, const char *name)
{
  static const char *const aligns[] = { NULL, "left", "center", "right" };

  g_string_append_printf (out, "<%s", name);
  if (block->kind == TRAME_BLOCK_ITEM && block->level > 0)
    g_string_append_printf (out, " level=\"%u\"", MIN (block->level, TRAME_LIST_LEVELS));
  add_attribute (out, "numbered", block->numbered ? "yes" : NULL);
  if (block->kind == TRAME_BLOCK_HEADING)
    {
      add_attribute (out, "level", block->level >= 2 ? "2" : "1");
      add_attribute (out, "number", block->number);
      add_attribute (out, "name", block->title);
    }
  add_attribute (out, "when", block->when);
  add_attribute (out, "align", aligns[block->align]);
  g_string_append_c (out, '>');
  add_spans (out, block->spans);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
add_caption (GString *out, const TrameBlock *block, const char *indent)
{
  g_string_append_printf (out, "%s  <caption>", indent);
  add_spans (out, block->spans);
  g_string_append (out, "</caption>\n");
}

/* A block that holds others. */
static void
add_parent (GString *out, const TrameBlock *block, const char *indent, guint depth)
{
  const char *name = block->kind == TRAME_BLOCK_COLUMN  ? "column"
                     : block->kind == TRAME_BLOCK_TABLE ? "table"
                     : block->kind == TRAME_BLOCK_ROW   ? "row"
                     : block->kind == TRAME_BLOCK_EACH  ? "each"
                     : block->addresses                 ? "addresses"
                                                        : "signatures";
  g_string_append_printf (out, "<%s", name);
  if (block->kind == TRAME_BLOCK_TABLE)
    add_attribute (out, "empty", block->title);
  add_attribute (out, "of", block->of);
  add_attribute (out, "when", block->when);
  g_string_append (out, ">\n");
  if (block->spans->len > 0)
    add_caption (out, block, indent);
  add_blocks (out, block->children, depth + 1);
  g_string_append_printf (out, "%s</%s>\n", indent, name);
}

/* The base64 in lines, as a person may have to look at the file. */
static void
add_figure (GString *out, const TrameBlock *block, const char *indent)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (block->picture->source, &size);
  g_autofree char *base64 = g_base64_encode (bytes, size), *width = g_strdup_printf ("%u", block->level);

  g_string_append (out, "<figure");
  add_attribute (out, "alt", block->title);
  add_attribute (out, "width", block->level > 0 ? width : NULL);
  add_attribute (out, "when", block->when);
  g_string_append (out, ">\n");
  if (block->spans->len > 0)
    add_caption (out, block, indent);
  g_string_append_printf (out, "%s  <picture>\n", indent);
  for (const char *line = base64; *line != '\0'; line += MIN (strlen (line), LINE))
    g_string_append_printf (out, "%.*s\n", LINE, line);
  g_string_append_printf (out, "%s  </picture>\n%s</figure>\n", indent, indent);
}

static void
add_head (GString *out, const TrameBlock *block)
{
  static const char *const aligns[] = { NULL, NULL, "center", "right" };

  g_string_append (out, "<head");
  if (block->level > 0)
    g_string_append_printf (out, " share=\"%u\"", MIN (block->level, 100));
  add_attribute (out, "align", block->figures ? "figures" : aligns[block->align]);
  add_attribute (out, "heads", block->heads ? "yes" : NULL);
  g_string_append_c (out, '>');
  add_spans (out, block->spans);
  g_string_append (out, "</head>\n");
}

static void
add_block (GString *out, const TrameBlock *block, guint depth)
{
  static const char *const names[] = { "title", "subtitle", "heading", "p", "item" };
  g_autofree char *indent = g_strnfill (depth * 2, ' ');

  g_string_append (out, indent);
  switch (block->kind)
    {
    case TRAME_BLOCK_TITLE:
    case TRAME_BLOCK_SUBTITLE:
    case TRAME_BLOCK_HEADING:
    case TRAME_BLOCK_PARAGRAPH:
    case TRAME_BLOCK_ITEM:
      add_text_block (out, block, names[block->kind]);
      break;
    case TRAME_BLOCK_FIELD:
      g_string_append_printf (out, "<blank ref=\"%s\"", ((TrameSpan *) block->spans->pdata[0])->field);
      add_attribute (out, "numbered", block->numbered ? "yes" : NULL);
      add_attribute (out, "when", block->when);
      g_string_append (out, "/>\n");
      break;
    case TRAME_BLOCK_SIGNATURES:
    case TRAME_BLOCK_COLUMN:
    case TRAME_BLOCK_TABLE:
    case TRAME_BLOCK_ROW:
    case TRAME_BLOCK_EACH:
      add_parent (out, block, indent, depth);
      break;
    case TRAME_BLOCK_FIGURE:
      add_figure (out, block, indent);
      break;
    case TRAME_BLOCK_HEAD:
      add_head (out, block);
      break;
    case TRAME_BLOCK_CELL:
      g_string_append (out, "<cell>");
      add_spans (out, block->spans);
      g_string_append (out, "</cell>\n");
      break;
    case TRAME_BLOCK_PAGE_BREAK:
      g_string_append (out, "<page-break/>\n");
      break;
    case TRAME_BLOCK_STAMP:
      g_string_append (out, "<stamp>");
      add_spans (out, block->spans);
      g_string_append (out, "</stamp>\n");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_blocks (GString *out, const GPtrArray *blocks, guint depth)
{
  for (guint i = 0; i < blocks->len; i++)
    add_block (out, g_ptr_array_index (blocks, i), depth);
}

GBytes *
trame_model_to_xml (const TrameModel *model)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<model xmlns=\"urn:trame:model:1\"");
  g_autofree char *version = NULL, *date = NULL;
  gsize length;

  g_return_val_if_fail (model != NULL, NULL);
  version = g_strdup_printf ("%u", model->version);
  date = trame_date_to_iso (&model->act_date);
  add_attribute (out, "id", model->id);
  add_attribute (out, "version", version);
  add_attribute (out, "kind", trame_model_kind_to_nick (model->kind));
  add_attribute (out, "voted", model->voted ? "yes" : NULL);
  g_string_append (out, ">\n");
  add_element (out, "  ", "title", model->title != NULL ? model->title : "");
  if (model->act_number != NULL)
    {
      g_string_append (out, "  <act");
      add_attribute (out, "number", model->act_number);
      add_attribute (out, "date", date);
      g_string_append (out, "/>\n");
    }
  add_terms (out, model);
  g_string_append (out, "  <fields>\n");
  for (guint i = 0; i < model->fields->len; i++)
    add_field (out, g_ptr_array_index (model->fields, i));
  g_string_append (out, "  </fields>\n  <body>\n");
  add_blocks (out, model->blocks, 2);
  g_string_append (out, "  </body>\n</model>\n");
  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}
