/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conventions as JSON: the listing's row, and the whole of one. Values are handed in. */
#pragma once

#include "domain/lifecycle.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strings are borrowed; NULL where there is none. */
typedef struct
{
  gint64 id;
  const char *number;
  const char *model;
  const char *partner;
  const char *scheme;
  const char *object;
  TrameState state;
  GDate start;
  GDate last_day;
  gint days_left; /* G_MININT: none */
  const char *responsible;
  guint warnings;
} TrameConventionRow;

typedef struct
{
  gint64 id;
  const char *kind;
  const char *name;
  const char *sha256;
  GDate issued_on;
} TrameDocumentRow;

/* Everything `conventions show` says beyond the row. Borrowed. */
typedef struct
{
  TrameConventionRow row;
  GPtrArray *field_ids; /* of char*, in the model's order */
  GHashTable *values;   /* id → text */
  const TrameTerms *terms;
  const GPtrArray *facts; /* of TrameFact* */
  const TrameLifecycle *lifecycle;
  const GArray *documents; /* of TrameDocumentRow */
} TrameConventionDetail;

/* One object of the listing. */
void trame_json_add_convention_row (JsonBuilder *builder, const TrameConventionRow *row);
/* One object: the row, fields, terms, facts, deadlines, warnings, documents. */
void trame_json_add_convention (JsonBuilder *builder, const TrameConventionDetail *detail, TrameLanguage language);

/* "deadlines": [...] of a lifecycle, with their reasons. */
void trame_json_member_deadlines (JsonBuilder *builder, const TrameLifecycle *lifecycle, TrameLanguage language);

G_END_DECLS
