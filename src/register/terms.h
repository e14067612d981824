/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declared terms as rows. Private to the room. */
#pragma once

#include "domain/lifecycle.h"
#include "register/store/store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  TrameTerms terms;
  TrameClauses clauses;
} TrameTermsRow;

/* Every row by its id (gint64* → TrameTermsRow*); owned by the caller. */
GHashTable *trame_terms_load_all (TrameStore *store, GError **error);
gboolean trame_terms_load (TrameStore *store, gint64 id, TrameTermsRow *out, GError **error);
/* The clauses name the same articles. */
gboolean trame_clauses_equal (const TrameClauses *a, const TrameClauses *b);

G_END_DECLS
