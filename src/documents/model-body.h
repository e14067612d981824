/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a model: its body's XML to blocks. */
#pragma once

#include "documents/model.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Reads the body NODE, valid by the schema, to MODEL's blocks; MODEL's fields are read already. FALSE and
 * TRAME_MODEL_ERROR_MEANING, with the line, where the text contradicts them or itself. */
gboolean trame_model_read_body (TrameModel *model, const xmlNode *node, GError **error);

/* As trame_model_parse, for a model that the project ships: the tests hold each against the schema, which takes longer to load
 * than the model to be read. */
TrameModel *trame_model_parse_own (GBytes *xml, GError **error);

G_END_DECLS
