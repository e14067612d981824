/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows given to the search as they are written. Private to the room. */
#pragma once

#include "register/transaction.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_PASSAGE_ROW = 0, /* the row's own columns */
  TRAME_PASSAGE_TEXT,    /* the text of what it is filled into */
} TramePassage;

/* WORDS (nullable: nothing changes) take the place of what the row was found by. */
gboolean trame_search_index (
    TrameTransaction *transaction, TrameEntity entity, gint64 id, TramePassage part, const char *words, GError **error);
/* The same with the row's own columns, read from the table. */
gboolean trame_search_index_row (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error);

G_END_DECLS
