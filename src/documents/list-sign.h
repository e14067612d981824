/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before the items of a numbered list: 1. then a) then i), then – as bullets have. Bullets are the typesetter's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAME_LIST_LEVELS 4

/* How far each level of an open list has come; all zero: no list is open. */
typedef struct
{
  guint counts[TRAME_LIST_LEVELS];
} TrameListCount;

/* The sign of the NUMBERth item (from 1) of LEVEL (from 1): "4.", "d)", "iv)". After z comes aa. Owned by the caller. */
char *trame_list_sign (guint level, guint number);

/* The sign of the next item of LEVEL (0 is 1); NULL for an item that is not NUMBERED, which also ends the numbering of its
 * level. Deeper levels begin anew. Owned by the caller. */
char *trame_list_count_next (TrameListCount *count, guint level, gboolean numbered);

G_END_DECLS
