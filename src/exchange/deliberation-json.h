/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored acts, models and partners as JSON. Values are handed in. */
#pragma once

#include "domain/deliberation.h"
#include "domain/partner.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The published file an act was read from; NULL where there is none. Borrowed. */
typedef struct
{
  const char *name;
  const char *media_type;
  const char *sha256;
} TrameSourceRow;

/* One object of the listing. */
void trame_json_add_deliberation_row (JsonBuilder *builder, const TrameDeliberation *act);
/* One whole act: the keys of a read act, its dates, and what the council's rules find in it. */
void trame_json_add_deliberation (JsonBuilder *builder,
                                  const TrameDeliberation *act,
                                  const TrameSourceRow *source,
                                  TrameZone zone,
                                  TrameLanguage language);

void trame_json_add_partner (JsonBuilder *builder, const TramePartner *partner);

/* A model of a listing; borrowed. */
typedef struct
{
  gint64 id;
  const char *name;
  guint version;
  const char *title;
  const char *kind;
  gint64 deliberation;     /* 0: null */
  const TrameTerms *terms; /* NULL: not said */
} TrameModelRow;

/* One object; FIELDS, if not NULL, is an array node of the model's fields that the object takes. */
void trame_json_add_model_row (JsonBuilder *builder, const TrameModelRow *row, JsonNode *fields);

G_END_DECLS
