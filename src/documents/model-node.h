/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An element of a model's XML, as its readers ask for it: attributes, words, and refusals that name its line. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The attribute NAME; NULL: not there. Owned by the caller. */
char *trame_model_node_attribute (const xmlNode *node, const char *name);
/* Of the file. */
guint trame_model_node_line (const xmlNode *node);
/* All words inside, never NULL. Owned by the caller. */
char *trame_model_node_content (const xmlNode *node);
/* Whether NODE is the element NAME. */
gboolean trame_model_node_is (const xmlNode *node, const char *name);
/* Sets TRAME_MODEL_ERROR_MEANING with the line of NODE and FORMAT (translated, one %s at most) with WHAT. Always FALSE. */
gboolean trame_model_node_refuse (GError **error, const xmlNode *node, const char *format, const char *what);

G_END_DECLS
