/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept, by their hash. Private to the room; what adds one is in transaction.h. */
#pragma once

#include "register/store/store.h"

G_BEGIN_DECLS

/* Owned by the caller. UNKNOWN when it is not there, or was removed. */
GBytes *trame_content_load (TrameStore *store, const char *sha256, GError **error);

G_END_DECLS
