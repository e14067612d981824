/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content removed lawfully: at the end of its retention, with the archivist's visa; or one file that should never have come.
 * The rows stay, emptied; a tombstone keeps who agreed, why, and the hash of what is gone. */
#pragma once

#include "register/tombstone.h"

G_BEGIN_DECLS

/* Removes the content of one row and leaves TOMBSTONE, whose entity, entity_id, visa, reason and removed_on are given:
 * of a "document", its bytes (unless another row keeps the same file), its name, its note and its fields; of a
 * "convention", those of each of its documents, its object, its values, the people that its facts, letters and evaluations
 * name, the words of its undertakings, amendments and authorising acts; and what each of these rows was before it changed.
 * UNKNOWN; REMOVED when it was already. What older backups hold is not touched. */
gint64 trame_changes_remove_content (TrameChanges *changes, const TrameTombstone *tombstone);

G_END_DECLS
