/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks and their words, each held against the fields that it names. What may stand where is the schema's. */
#include "documents/model-body.h"

#include "documents/list-sign.h"
#include "documents/model-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEEPEST 64
#define MOST_PARTS 12

/* Where the reading stands. */
typedef struct
{
  TrameModel *model;
  GError **error;
  const TrameField *each; /* the list whose items are repeated here; NULL: none */
} Body;

/* Text of a file that a person wrote: a line's end and the indent after it are one space, none at the block's edges.
 * (A forced break is <br/>.) */
static char *
unwrap (const xmlNode *node, gboolean in_mark)
{
  GString *out = g_string_new (NULL);

  for (const char *p = (const char *) node->content; *p != '\0';)
    {
      gsize blank = strspn (p, " \t\r\n"), words = strcspn (p + blank, " \t\r\n");
      gboolean edge = !in_mark
                      && ((node->prev == NULL && p == (const char *) node->content)
                          || (node->next == NULL && p[blank] == '\0'));

      if (memchr (p, '\n', blank) == NULL)
        g_string_append_len (out, p, (gssize) blank);
      else if (!edge)
        g_string_append_c (out, ' ');
      g_string_append_len (out, p + blank, (gssize) words);
      p += blank + words;
    }
  return g_string_free (out, FALSE);
}

static gboolean
knows_field (Body *body, const xmlNode *node, const char *id)
{
  return trame_model_get_field (body->model, id) != NULL
         || trame_model_node_refuse (body->error, node, _ ("no field is named “%s”."), id);
}

/* <part of="2"/> or <rank/>. */
static gboolean
read_part (Body *body, GPtrArray *spans, const xmlNode *node, TrameSpanStyle style)
{
  g_autofree char *of = trame_model_node_attribute (node, "of");
  guint64 part = TRAME_PART_RANK;

  if (body->each == NULL)
    return trame_model_node_refuse (body->error, node, _ ("“%s” has a meaning only where a list is repeated (each)."),
                                    (const char *) node->name);
  if (of != NULL && !g_ascii_string_to_unsigned (of, 10, 1, MOST_PARTS, &part, NULL))
    return trame_model_node_refuse (body->error, node, _ ("“%s” is not a part: they are numbered from 1 to 12."), of);
  g_ptr_array_add (spans, trame_span_new_part ((guint) part, style));
  return TRUE;
}

static gboolean read_spans (Body *body, GPtrArray *spans, const xmlNode *parent, TrameSpanStyle style, guint depth);

/* An element inside a text. */
static gboolean
read_span (Body *body, GPtrArray *spans, const xmlNode *node, TrameSpanStyle style, guint depth)
{
  if (trame_model_node_is (node, "br"))
    g_ptr_array_add (spans, trame_span_new_text ("\n", style));
  else if (trame_model_node_is (node, "field"))
    {
      g_autofree char *ref = trame_model_node_attribute (node, "ref");
      if (!knows_field (body, node, ref))
        return FALSE;
      g_ptr_array_add (spans, trame_span_new_field (ref, style));
    }
  else if (trame_model_node_is (node, "value"))
    {
      g_autofree char *of = trame_model_node_attribute (node, "of");
      g_ptr_array_add (spans, trame_span_new_value (of, style));
    }
  else if (trame_model_node_is (node, "part") || trame_model_node_is (node, "rank"))
    return read_part (body, spans, node, style);
  else
    {
      TrameSpanStyle mark = trame_model_node_is (node, "b")   ? TRAME_SPAN_BOLD
                            : trame_model_node_is (node, "i") ? TRAME_SPAN_ITALIC
                                                              : TRAME_SPAN_SMALL_CAPS;
      return read_spans (body, spans, node, style | mark, depth + 1);
    }
  return TRUE;
}

static gboolean
read_spans (Body *body, GPtrArray *spans, const xmlNode *parent, TrameSpanStyle style, guint depth)
{
  if (depth > DEEPEST)
    return trame_model_node_refuse (body->error, parent, "%s", _ ("the marks are nested too deep."));
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          g_autofree char *words = unwrap (node, depth > 0);
          if (*words != '\0')
            g_ptr_array_add (spans, trame_span_new_text (words, style));
        }
      else if (node->type == XML_ELEMENT_NODE && !read_span (body, spans, node, style, depth))
        return FALSE;
    }
  return TRUE;
}

static guint
read_number (const xmlNode *node, const char *name, guint most)
{
  g_autofree char *text = trame_model_node_attribute (node, name);
  guint64 number = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, most, &number, NULL) ? (guint) number : 0;
}

static gboolean
says_yes (const xmlNode *node, const char *name)
{
  g_autofree char *text = trame_model_node_attribute (node, name);

  return g_strcmp0 (text, "yes") == 0;
}

static void
read_align (TrameBlock *block, const xmlNode *node)
{
  static const char *const aligns[] = { "justify", "left", "center", "right" };
  g_autofree char *align = trame_model_node_attribute (node, "align");

  for (guint i = 0; align != NULL && i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (align, aligns[i]))
      block->align = (TrameAlign) i;
  if (block->kind != TRAME_BLOCK_HEAD)
    return;
  block->figures = g_strcmp0 (align, "figures") == 0;
  if (block->figures)
    block->align = TRAME_ALIGN_RIGHT;
  else if (align == NULL)
    block->align = TRAME_ALIGN_LEFT;
}

static gboolean read_blocks (Body *body, GPtrArray *blocks, const xmlNode *parent);

/* The rows have a cell for each column. */
static gboolean
check_rows (Body *body, const xmlNode *table, const TrameBlock *rows, guint columns)
{
  for (guint i = 0; i < rows->children->len; i++)
    {
      const TrameBlock *row = g_ptr_array_index (rows->children, i);
      g_autofree char *count = NULL;

      if (row->kind == TRAME_BLOCK_EACH && !check_rows (body, table, row, columns))
        return FALSE;
      if (row->kind != TRAME_BLOCK_ROW || row->children->len == columns)
        continue;
      count = g_strdup_printf ("%u", row->children->len);
      return trame_model_node_refuse (body->error, table, _ ("a row of this table has %s cells, not one a column."),
                                      count);
    }
  return TRUE;
}

static gboolean
read_table (Body *body, TrameBlock *block, const xmlNode *node)
{
  guint columns = 0;

  block->title = trame_model_node_attribute (node, "empty");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (trame_model_node_is (child, "caption") && !read_spans (body, block->spans, child, 0, 0))
      return FALSE;
  if (!read_blocks (body, block->children, node))
    return FALSE;
  for (guint i = 0; i < block->children->len; i++)
    columns += ((TrameBlock *) block->children->pdata[i])->kind == TRAME_BLOCK_HEAD;
  if (columns > TRAME_MOST_COLUMNS)
    return trame_model_node_refuse (body->error, node, "%s", _ ("a table has at most twelve columns."));
  return check_rows (body, node, block, columns);
}

static gboolean
read_figure (Body *body, TrameBlock *block, const xmlNode *node)
{
  g_autoptr (GError) why = NULL;

  block->title = trame_model_node_attribute (node, "alt");
  if (*g_strstrip (block->title) == '\0')
    return trame_model_node_refuse (body->error, node, "%s",
                                    _ ("a figure says what it shows (alt), for who does not see it."));
  block->level = read_number (node, "width", G_MAXUINT);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (trame_model_node_is (child, "caption") && !read_spans (body, block->spans, child, 0, 0))
        return FALSE;
      if (trame_model_node_is (child, "picture"))
        {
          g_autofree char *base64 = trame_model_node_content (child);
          block->picture = trame_picture_decode (base64, &why);
        }
    }
  return block->picture != NULL || trame_model_node_refuse (body->error, node, "%s", why->message);
}

static gboolean
read_each (Body *body, TrameBlock *block, const xmlNode *node)
{
  const TrameField *field;
  gboolean good;

  block->of = trame_model_node_attribute (node, "of");
  if (!knows_field (body, node, block->of))
    return FALSE;
  field = trame_model_get_field (body->model, block->of);
  if (field->kind != TRAME_FIELD_LIST)
    return trame_model_node_refuse (body->error, node, _ ("the field “%s” is no list: it cannot be repeated."),
                                    block->of);
  body->each = field;
  good = read_blocks (body, block->children, node);
  body->each = NULL;
  return good;
}

static gboolean
read_block (Body *body, TrameBlock *block, const xmlNode *node)
{
  block->line = trame_model_node_line (node);
  block->when = trame_model_node_attribute (node, "when");
  if (block->when != NULL && !knows_field (body, node, block->when))
    return FALSE;
  read_align (block, node);
  block->numbered = says_yes (node, "numbered");
  block->heads = says_yes (node, "heads");
  block->addresses = trame_model_node_is (node, "addresses");
  switch (block->kind)
    {
    case TRAME_BLOCK_HEADING:
      block->level = MAX (read_number (node, "level", 2), 1);
      block->number = trame_model_node_attribute (node, "number");
      block->title = trame_model_node_attribute (node, "name");
      break;
    case TRAME_BLOCK_ITEM:
      block->level = read_number (node, "level", TRAME_LIST_LEVELS);
      break;
    case TRAME_BLOCK_HEAD:
      block->level = read_number (node, "share", 100);
      break;
    case TRAME_BLOCK_FIELD:
      {
        g_autofree char *ref = trame_model_node_attribute (node, "ref");
        g_ptr_array_add (block->spans, trame_span_new_field (ref, 0));
        return knows_field (body, node, ref);
      }
    case TRAME_BLOCK_TABLE:
      return read_table (body, block, node);
    case TRAME_BLOCK_FIGURE:
      return read_figure (body, block, node);
    case TRAME_BLOCK_EACH:
      return read_each (body, block, node);
    default:
      break;
    }
  return block->children != NULL ? read_blocks (body, block->children, node)
                                 : read_spans (body, block->spans, node, 0, 0);
}

static gboolean
read_blocks (Body *body, GPtrArray *blocks, const xmlNode *parent)
{
  static const struct
  {
    const char *name;
    TrameBlockKind kind;
  } names[] = {
    { "title", TRAME_BLOCK_TITLE },
    { "subtitle", TRAME_BLOCK_SUBTITLE },
    { "heading", TRAME_BLOCK_HEADING },
    { "p", TRAME_BLOCK_PARAGRAPH },
    { "item", TRAME_BLOCK_ITEM },
    { "blank", TRAME_BLOCK_FIELD },
    { "signatures", TRAME_BLOCK_SIGNATURES },
    { "addresses", TRAME_BLOCK_SIGNATURES },
    { "column", TRAME_BLOCK_COLUMN },
    { "page-break", TRAME_BLOCK_PAGE_BREAK },
    { "stamp", TRAME_BLOCK_STAMP },
    { "table", TRAME_BLOCK_TABLE },
    { "head", TRAME_BLOCK_HEAD },
    { "row", TRAME_BLOCK_ROW },
    { "cell", TRAME_BLOCK_CELL },
    { "each", TRAME_BLOCK_EACH },
    { "figure", TRAME_BLOCK_FIGURE },
  };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (trame_model_node_is (node, names[i].name))
        {
          TrameBlock *block = trame_block_new (names[i].kind);
          g_ptr_array_add (blocks, block);
          if (!read_block (body, block, node))
            return FALSE;
        }
  return TRUE;
}

gboolean
trame_model_read_body (TrameModel *model, const xmlNode *node, GError **error)
{
  Body body = { .model = model, .error = error };

  g_return_val_if_fail (model != NULL && node != NULL, FALSE);
  return read_blocks (&body, model->blocks, node);
}
