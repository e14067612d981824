/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict reading of JSON: every refusal names the path of the fault ("facts.3.on"). The opposite of json-writer. */
#pragma once

#include "domain/terms.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define TRAME_JSON_ERROR (trame_json_error_quark ())
GQuark trame_json_error_quark (void);
typedef enum
{
  TRAME_JSON_ERROR_SYNTAX,        /* not JSON, not UTF-8, a key written twice, too deep, too long */
  TRAME_JSON_ERROR_VALUE,         /* a key or a value that has no place there */
  TRAME_JSON_ERROR_CONTRADICTION, /* values that cannot be true together */
} TrameJsonError;

/* Parses TEXT whole (LENGTH bytes, -1: NUL-terminated). One reference, or NULL and ERROR. */
JsonNode *trame_json_parse (const char *text, gssize length, GError **error);

/* Where a reading stands. The first fault is kept; after it every read does nothing. */
typedef struct
{
  GString *path;
  GError *fault;
} TrameJsonReader;

void trame_json_reader_init (TrameJsonReader *reader);
/* Moves the fault, if any, to ERROR; TRUE when there was none. */
gboolean trame_json_reader_finish (TrameJsonReader *reader, GError **error);

/* NAME may be "3" for an element of a list. The returned mark is given back to leave. */
gsize trame_json_reader_enter (TrameJsonReader *reader, const char *name);
gsize trame_json_reader_enter_index (TrameJsonReader *reader, guint index);
void trame_json_reader_leave (TrameJsonReader *reader, gsize mark);

/* Records a fault at the current path, or at its member NAME (may be NULL). */
void trame_json_reader_refuse (TrameJsonReader *reader, TrameJsonError code, const char *name, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* NODE as an object whose keys are all in KEYS (NULL-terminated, may be NULL), or NULL and a fault. */
JsonObject *trame_json_reader_object (TrameJsonReader *reader, JsonNode *node, const char *const *keys);
/* The member of that name; NULL when it is absent or null. */
JsonNode *trame_json_member (JsonObject *object, const char *name);

/* Each reads a member that may be absent or null (then FALSE, OUT untouched) and refuses any other type. */
gboolean trame_json_read_string (TrameJsonReader *reader, JsonObject *object, const char *name, char **out);
gboolean trame_json_read_date (TrameJsonReader *reader, JsonObject *object, const char *name, GDate *out);
gboolean trame_json_read_period (TrameJsonReader *reader, JsonObject *object, const char *name, TramePeriod *out);
gboolean trame_json_read_instant (TrameJsonReader *reader, JsonObject *object, const char *name, gint64 *out);
gboolean trame_json_read_boolean (TrameJsonReader *reader, JsonObject *object, const char *name, gboolean *out);
/* From MIN to MAX. */
gboolean trame_json_read_int (
    TrameJsonReader *reader, JsonObject *object, const char *name, gint64 min, gint64 max, gint64 *out);
/* A nick; WANTED lists the words allowed, for the message. OUT: what FROM_NICK gives, 0 being refused. */
gboolean trame_json_read_nick (TrameJsonReader *reader,
                               JsonObject *object,
                               const char *name,
                               guint (*from_nick) (const char *),
                               const char *wanted,
                               guint *out);

G_END_DECLS
