/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML → a model: parsed without network, entities or DTD, validated by the schema, then held against itself. */
#include "documents/model-body.h"
#include "documents/model-complaint.h"
#include "documents/model-node.h"
#include "documents/model-terms.h"
#include "documents/model.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "documents/models-resource.h"

#define LARGEST (4 * 1024 * 1024)

/* libxml2's own messages: the first that has a line is kept. */
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

  /* One that names no line is followed by one that does. */
  if (fault == NULL || fault->message == NULL
      || (complaint->message != NULL && (complaint->line > 0 || fault->line == 0)))
    return;
  g_free (complaint->message);
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

static gboolean
read_terms (TrameModel *model, const xmlNode *parent, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *name = NULL, *value = NULL, *clause = NULL, *quote = NULL;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      name = trame_model_node_attribute (node, "name");
      value = trame_model_node_attribute (node, "value");
      clause = trame_model_node_attribute (node, "clause");
      if (!g_hash_table_add (seen, g_strdup (name)))
        return trame_model_node_refuse (error, node, _ ("the term “%s” is declared twice."), name);
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (trame_model_node_is (child, "quote"))
          quote = trame_model_node_content (child);
      if (value != NULL && !trame_model_term_from_string (&model->terms, name, value))
        return trame_model_node_refuse (error, node, _ ("“%s” is not a value of this term."), value);
      if (value == NULL || clause != NULL || quote != NULL)
        {
          TrameTermSource *source = trame_term_source_new (name, clause, quote);
          source->line = trame_model_node_line (node);
          g_ptr_array_add (model->term_sources, source);
        }
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
      id = trame_model_node_attribute (node, "id");
      label = trame_model_node_attribute (node, "label");
      kind = trame_model_node_attribute (node, "kind");
      required = trame_model_node_attribute (node, "required");
      if (trame_model_get_field (model, id) != NULL)
        return trame_model_node_refuse (error, node, _ ("two fields are named “%s”."), id);
      trame_field_kind_from_nick (kind, &field_kind);
      field = trame_field_new (id, label, field_kind);
      g_ptr_array_add (model->fields, field);
      field->line = trame_model_node_line (node);
      field->article = trame_model_node_attribute (node, "article");
      if (required != NULL)
        field->required = g_str_equal (required, "yes");
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (trame_model_node_is (child, "help"))
          field->help = trame_model_node_content (child);
        else if (trame_model_node_is (child, "default"))
          field->default_value = trame_model_node_content (child);
        else if (trame_model_node_is (child, "choice"))
          {
            if (field->choices == NULL)
              field->choices = g_ptr_array_new_with_free_func (g_free);
            g_ptr_array_add (field->choices, trame_model_node_content (child));
          }
      if ((field->choices != NULL) != (field_kind == TRAME_FIELD_CHOICE))
        return trame_model_node_refuse (error, node, _ ("the choices of “%s” do not fit its kind."), id);
    }
  return TRUE;
}

static gboolean
read_model (TrameModel *model, const xmlNode *root, GError **error)
{
  g_autofree char *version = trame_model_node_attribute (root, "version"),
                  *kind = trame_model_node_attribute (root, "kind"),
                  *voted = trame_model_node_attribute (root, "voted");
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (version, 10, 1, G_MAXINT, &number, NULL))
    return trame_model_node_refuse (error, root, _ ("“%s” is not a version."), version);
  model->id = trame_model_node_attribute (root, "id");
  model->version = (guint) number;
  trame_model_kind_from_nick (kind, &model->kind);
  model->voted = voted != NULL && g_str_equal (voted, "yes");
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      gboolean good = TRUE;
      if (trame_model_node_is (node, "title"))
        model->title = trame_model_node_content (node);
      else if (trame_model_node_is (node, "act"))
        {
          g_autofree char *date = trame_model_node_attribute (node, "date");
          model->act_number = trame_model_node_attribute (node, "number");
          if (date != NULL && !trame_date_parse_iso (date, &model->act_date))
            return trame_model_node_refuse (error, node, _ ("“%s” is not a date."), date);
        }
      else if (trame_model_node_is (node, "terms"))
        good = read_terms (model, node, error);
      else if (trame_model_node_is (node, "fields"))
        good = read_fields (model, node, error);
      else if (trame_model_node_is (node, "body"))
        good = trame_model_read_body (model, node, error);
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
