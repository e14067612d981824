/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What copies still hold of what was removed lawfully, as tramectl says it. */
#pragma once

#include "cli/invocation.h"

G_BEGIN_DECLS

/* The word of JSON for the copy's kind ("daily"), and that for people. Static. */
const char *trame_backup_kind_nick (guint kind);
const char *trame_backup_kind_words (guint kind);

/* Adds the array of COPIES (of TrameBackup*). */
void trame_remains_add_json (JsonBuilder *builder, const GPtrArray *copies);
/* Says which of COPIES hold something still. */
void trame_remains_print (const GPtrArray *copies);

G_END_DECLS
