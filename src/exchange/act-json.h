/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an act of the office answered, as JSON: deadlines, verify, import, generate. Values are handed in. */
#pragma once

#include "domain/lifecycle.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strings and arrays are borrowed; NULL where there is none. */
typedef struct
{
  gint64 convention;
  const char *partner;
  TrameDeadlineKind kind;
  GDate date;
  GDate prudent_date;
  gint days_left; /* G_MININT: none */
  const char *act;
  const GArray *reasons; /* of TrameReason */
} TrameDueRow;

void trame_json_add_due (JsonBuilder *builder, const TrameDueRow *row, TrameLanguage language);

typedef struct
{
  gboolean ok;
  guint64 rows;
  const char *head;
  const char *table; /* of the first difference; NULL: none */
  gint64 id;
  gint64 journal_row;
  const char *what;
} TrameVerifyRow;

void trame_json_add_verification (JsonBuilder *builder, const TrameVerifyRow *row);

typedef struct
{
  gint64 deliberation;
  gint64 model;              /* 0: null */
  const GArray *partners;    /* of gint64 */
  const GArray *conventions; /* of gint64 */
  const GPtrArray *kept_null;
} TrameImportRow;

void trame_json_add_import (JsonBuilder *builder, const TrameImportRow *row);

typedef struct
{
  gint64 convention;
  const char *document;
  const char *file;
  const char *sha256;
  guint pages;
  const GPtrArray *missing;
  const char *failure; /* NULL: none */
} TrameGeneratedRow;

void trame_json_add_generated (JsonBuilder *builder, const TrameGeneratedRow *row);

G_END_DECLS
