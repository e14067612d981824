/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept, by their hash. Private to the room; what adds one is in transaction.h. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

/* SQL: whether something that was not removed still shows the file of a row of `content`. */
#define TRAME_CONTENT_SHOWN                                                                                            \
  "(EXISTS (SELECT 1 FROM document d WHERE d.sha256 = content.sha256 AND NOT EXISTS"                                   \
  " (SELECT 1 FROM tombstone t WHERE t.entity = 'document' AND t.entity_id = d.id))"                                   \
  " OR EXISTS (SELECT 1 FROM model m WHERE m.xml = content.sha256)"                                                    \
  " OR EXISTS (SELECT 1 FROM deliberation a WHERE a.source = content.sha256))"

/* Owned by the caller. UNKNOWN when it is not there, or was removed. */
GBytes *trame_content_load (TrameStore *store, const char *sha256, GError **error);

G_END_DECLS
