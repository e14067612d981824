/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML → a model: parsed without network, entities or DTD, validated by the schema, then held against itself. */
#include "documents/model-complaint.h"
#include "documents/model-terms.h"
#include "documents/model.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "documents/models-resource.h"

#define LARGEST (4 * 1024 * 1024)
#define DEEPEST 64

/* libxml2's own messages: the first is kept, with its line. */
typedef struct
{
  int line;
  int doctype; /* line of a document type declaration; 0: none */
  char *message;
} Complaint;

static void
keep_complaint (void *data, xmlErrorPtr fault)
{
  Complaint *complaint = data;

  if (complaint->message != NULL || fault == NULL || fault->message == NULL)
    return;
  complaint->line = fault->line;
  complaint->message = g_strstrip (g_utf8_make_valid (fault->message, -1));
  g_strdelimit (complaint->message, "\n\r", ' ');
}

/* A document type may declare entities, which grow or name files: parsing ends there. */
static void
stop_at_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  xmlParserCtxt *context = data;
  Complaint *complaint = context->_private;

  complaint->doctype = xmlSAX2GetLineNumber (context);
  xmlStopParser (context);
  context->wellFormed = 0;
}

static void
set_complaint (GError **error, TrameModelError code, Complaint *complaint)
{
  g_autofree char *words = trame_model_complaint_words (complaint->message);
  if (complaint->doctype > 0)
    g_set_error (error, TRAME_MODEL_ERROR, code,
                 _ ("Line %d: a model has no document type (DOCTYPE): take it out of the file."), complaint->doctype);
  else
    g_set_error (error, TRAME_MODEL_ERROR, code,
                 code == TRAME_MODEL_ERROR_XML ? _ ("Line %d: this is not well-formed XML (%s).")
                                               : _ ("Line %d: this is not what a model may hold (%s)."),
                 complaint->line, words != NULL ? words : "?");
  g_clear_pointer (&complaint->message, g_free);
}

/* Every later error names the line of NODE. */
static gboolean
refuse (GError **error, const xmlNode *node, const char *format, const char *what)
{
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, what);
#pragma GCC diagnostic pop
  g_set_error (error, TRAME_MODEL_ERROR, TRAME_MODEL_ERROR_MEANING, _ ("Line %ld: %s"), xmlGetLineNo ((xmlNode *) node),
               sentence);
  return FALSE;
}

/* Called under the lock of validate. */
static xmlRelaxNG *
schema (void)
{
  static xmlRelaxNG *parsed;

  if (parsed == NULL)
    {
      GResource *resource = trame_models_get_resource ();
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, "/fr/armentieres/Trame/schema/model.rng",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);
      xmlRelaxNGParserCtxt *context = xmlRelaxNGNewMemParserCtxt (text, (int) length);

      parsed = xmlRelaxNGParse (context);
      xmlRelaxNGFreeParserCtxt (context);
    }
  return parsed;
}

static gboolean
validate (xmlDoc *document, GError **error)
{
  static GMutex lock; /* the parsed schema is shared, and libxml2 does not promise that it is only read */
  Complaint complaint = { 0 };
  xmlRelaxNGValidCtxt *context;
  int result;

  g_mutex_lock (&lock);
  context = xmlRelaxNGNewValidCtxt (schema ());
  xmlRelaxNGSetValidStructuredErrors (context, keep_complaint, &complaint);
  result = xmlRelaxNGValidateDoc (context, document);
  xmlRelaxNGFreeValidCtxt (context);
  g_mutex_unlock (&lock);
  if (result != 0)
    set_complaint (error, TRAME_MODEL_ERROR_SCHEMA, &complaint);
  g_free (complaint.message);
  return result == 0;
}

static char *
attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = value != NULL ? g_strdup ((char *) value) : NULL;

  xmlFree (value);
  return copy;
}

static char *
content (const xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strdup (value != NULL ? (char *) value : "");

  xmlFree (value);
  return copy;
}

static gboolean
is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) name);
}

static gboolean
read_terms (TrameModel *model, const xmlNode *parent, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *name = NULL, *value = NULL, *clause = NULL, *quote = NULL;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      name = attribute (node, "name");
      value = attribute (node, "value");
      clause = attribute (node, "clause");
      if (!g_hash_table_add (seen, g_strdup (name)))
        return refuse (error, node, _ ("the term “%s” is declared twice."), name);
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is (child, "quote"))
          quote = content (child);
      if (value != NULL && !trame_model_term_from_string (&model->terms, name, value))
        return refuse (error, node, _ ("“%s” is not a value of this term."), value);
      if (value == NULL || clause != NULL || quote != NULL)
        g_ptr_array_add (model->term_sources, trame_term_source_new (name, clause, quote));
    }
  return TRUE;
}

static gboolean
read_fields (TrameModel *model, const xmlNode *parent, GError **error)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *id = NULL, *label = NULL, *kind = NULL, *required = NULL;
      TrameFieldKind field_kind = TRAME_FIELD_LINE;
      TrameField *field;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      id = attribute (node, "id");
      label = attribute (node, "label");
      kind = attribute (node, "kind");
      required = attribute (node, "required");
      if (trame_model_get_field (model, id) != NULL)
        return refuse (error, node, _ ("two fields are named “%s”."), id);
      trame_field_kind_from_nick (kind, &field_kind);
      field = trame_field_new (id, label, field_kind);
      g_ptr_array_add (model->fields, field);
      field->article = attribute (node, "article");
      if (required != NULL)
        field->required = g_str_equal (required, "yes");
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is (child, "help"))
          field->help = content (child);
        else if (is (child, "default"))
          field->default_value = content (child);
        else if (is (child, "choice"))
          {
            if (field->choices == NULL)
              field->choices = g_ptr_array_new_with_free_func (g_free);
            g_ptr_array_add (field->choices, content (child));
          }
      if ((field->choices != NULL) != (field_kind == TRAME_FIELD_CHOICE))
        return refuse (error, node, _ ("the choices of “%s” do not fit its kind."), id);
    }
  return TRUE;
}

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
read_spans (
    TrameModel *model, GPtrArray *spans, const xmlNode *parent, TrameSpanStyle style, guint depth, GError **error)
{
  if (depth > DEEPEST)
    return refuse (error, parent, "%s", _ ("the marks are nested too deep."));
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          g_autofree char *words = unwrap (node, depth > 0);
          if (*words != '\0')
            g_ptr_array_add (spans, trame_span_new_text (words, style));
        }
      else if (is (node, "br"))
        g_ptr_array_add (spans, trame_span_new_text ("\n", style));
      else if (is (node, "field"))
        {
          g_autofree char *ref = attribute (node, "ref");
          if (trame_model_get_field (model, ref) == NULL)
            return refuse (error, node, _ ("no field is named “%s”."), ref);
          g_ptr_array_add (spans, trame_span_new_field (ref, style));
        }
      else if (is (node, "value"))
        {
          g_autofree char *of = attribute (node, "of");
          g_ptr_array_add (spans, trame_span_new_value (of, style));
        }
      else if (node->type == XML_ELEMENT_NODE)
        {
          TrameSpanStyle inner = style
                                 | (is (node, "b")   ? TRAME_SPAN_BOLD
                                    : is (node, "i") ? TRAME_SPAN_ITALIC
                                                     : TRAME_SPAN_SMALL_CAPS);
          if (!read_spans (model, spans, node, inner, depth + 1, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean read_blocks (TrameModel *model, GPtrArray *blocks, const xmlNode *parent, GError **error);

static gboolean
read_block (TrameModel *model, TrameBlock *block, const xmlNode *node, GError **error)
{
  static const char *const aligns[] = { "justify", "left", "center", "right" };
  g_autofree char *align = attribute (node, "align"), *level = attribute (node, "level"),
                  *ref = attribute (node, "ref");

  block->when = attribute (node, "when");
  if (block->when != NULL && trame_model_get_field (model, block->when) == NULL)
    return refuse (error, node, _ ("no field is named “%s”."), block->when);
  for (guint i = 0; align != NULL && i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (align, aligns[i]))
      block->align = (TrameAlign) i;
  if (block->kind == TRAME_BLOCK_HEADING)
    {
      block->level = level != NULL && g_str_equal (level, "2") ? 2 : 1;
      block->number = attribute (node, "number");
      block->title = attribute (node, "name");
    }
  if (block->kind == TRAME_BLOCK_FIELD)
    {
      if (trame_model_get_field (model, ref) == NULL)
        return refuse (error, node, _ ("no field is named “%s”."), ref);
      g_ptr_array_add (block->spans, trame_span_new_field (ref, 0));
      return TRUE;
    }
  if (block->children != NULL)
    return read_blocks (model, block->children, node, error);
  return read_spans (model, block->spans, node, 0, 0, error);
}

static gboolean
read_blocks (TrameModel *model, GPtrArray *blocks, const xmlNode *parent, GError **error)
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
    { "column", TRAME_BLOCK_COLUMN },
    { "page-break", TRAME_BLOCK_PAGE_BREAK },
    { "stamp", TRAME_BLOCK_STAMP },
  };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (is (node, names[i].name))
        {
          TrameBlock *block = trame_block_new (names[i].kind);
          g_ptr_array_add (blocks, block);
          if (!read_block (model, block, node, error))
            return FALSE;
        }
  return TRUE;
}

static gboolean
read_model (TrameModel *model, const xmlNode *root, GError **error)
{
  g_autofree char *version = attribute (root, "version"), *kind = attribute (root, "kind"),
                  *voted = attribute (root, "voted");
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (version, 10, 1, G_MAXINT, &number, NULL))
    return refuse (error, root, _ ("“%s” is not a version."), version);
  model->id = attribute (root, "id");
  model->version = (guint) number;
  trame_model_kind_from_nick (kind, &model->kind);
  model->voted = voted != NULL && g_str_equal (voted, "yes");
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      gboolean good = TRUE;
      if (is (node, "title"))
        model->title = content (node);
      else if (is (node, "act"))
        {
          g_autofree char *date = attribute (node, "date");
          model->act_number = attribute (node, "number");
          if (date != NULL && !trame_date_parse_iso (date, &model->act_date))
            return refuse (error, node, _ ("“%s” is not a date."), date);
        }
      else if (is (node, "terms"))
        good = read_terms (model, node, error);
      else if (is (node, "fields"))
        good = read_fields (model, node, error);
      else if (is (node, "body"))
        good = read_blocks (model, model->blocks, node, error);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* The document, or NULL. */
static xmlDoc *
parse_xml (const char *text, gsize length, GError **error)
{
  static gsize once;
  Complaint complaint = { 0 };
  xmlParserCtxt *context;
  xmlDoc *document;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      g_once_init_leave (&once, 1);
    }
  context = xmlNewParserCtxt ();
  context->_private = &complaint;
  context->sax->internalSubset = stop_at_doctype;
  xmlSetStructuredErrorFunc (&complaint, keep_complaint);
  document = xmlCtxtReadMemory (context, text, (int) length, NULL, NULL, XML_PARSE_NONET);
  xmlSetStructuredErrorFunc (NULL, NULL);
  xmlFreeParserCtxt (context);
  if (document == NULL)
    set_complaint (error, TRAME_MODEL_ERROR_XML, &complaint);
  g_free (complaint.message);
  return document;
}

TrameModel *
trame_model_parse (GBytes *xml, GError **error)
{
  g_autoptr (TrameModel) model = trame_model_new ();
  xmlDoc *document;
  gsize length;
  const char *text;
  gboolean good;

  g_return_val_if_fail (xml != NULL, NULL);
  text = g_bytes_get_data (xml, &length);
  if (length > LARGEST)
    {
      g_set_error_literal (error, TRAME_MODEL_ERROR, TRAME_MODEL_ERROR_LARGE,
                           _ ("This model is larger than 4 MB: it is not a text to sign."));
      return NULL;
    }
  document = parse_xml (text != NULL ? text : "", length, error);
  if (document == NULL)
    return NULL;
  good = validate (document, error) && read_model (model, xmlDocGetRootElement (document), error);
  xmlFreeDoc (document);
  return good ? g_steal_pointer (&model) : NULL;
}
