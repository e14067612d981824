/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A returned document as JSON. */
#pragma once

#include "office/identify.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One object. Names are stable, as are the nicks of the two enumerations. */
void trame_identified_to_json (JsonBuilder *builder, const TrameIdentified *identified);

G_END_DECLS
