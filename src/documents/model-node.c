/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's strings as GLib's. */
#include "documents/model-node.h"

#include "documents/model.h"

#include <glib/gi18n-lib.h>

char *
trame_model_node_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = value != NULL ? g_strdup ((char *) value) : NULL;

  xmlFree (value);
  return copy;
}

guint
trame_model_node_line (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo ((xmlNode *) node), 0);
}

char *
trame_model_node_content (const xmlNode *node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *copy = g_strdup (value != NULL ? (char *) value : "");

  xmlFree (value);
  return copy;
}

gboolean
trame_model_node_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) name);
}

gboolean
trame_model_node_refuse (GError **error, const xmlNode *node, const char *format, const char *what)
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
