/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict reading of JSON over json-glib: what the library lets pass (comments, keys written twice, endless nesting) is
 * refused here. What the values mean is not known here. */
#include "exchange/json-reader.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define DEEPEST 40
#define LONGEST (16 * 1024 * 1024)

G_DEFINE_QUARK (trame - json - error - quark, trame_json_error)

/* --- parsing */

/* Looks at the text before the library does: depth, and anything outside strings that JSON does not have. */
static gboolean
scan (const char *text, gsize length, const char **what)
{
  guint depth = 0;
  gboolean in_string = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (in_string)
        {
          i += c == '\\';
          in_string = c != '"';
          continue;
        }
      if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth -= depth > 0;
      else if (!g_ascii_isalnum (c) && strchr (" \t\r\n,:+-.", c) == NULL)
        {
          *what = _ ("a character that has no place in JSON");
          return FALSE;
        }
      if (depth > DEEPEST)
        {
          *what = _ ("too many levels of brackets");
          return FALSE;
        }
    }
  return TRUE;
}

static void
on_member (JsonParser *parser, JsonObject *object, const char *name, gpointer data)
{
  GHashTable *counts = data;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, object));
  g_hash_table_insert (counts, object, GUINT_TO_POINTER (count + 1));
}

static void
on_object (JsonParser *parser, JsonObject *object, gpointer data)
{
  GHashTable *counts = data;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, object));
  if (count != json_object_get_size (object))
    g_hash_table_insert (counts, GUINT_TO_POINTER (1), GUINT_TO_POINTER (1));
  g_hash_table_remove (counts, object);
}

/* One value and nothing after it: the library would read several, or an assignment. */
static gboolean
is_one_value (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE, closed = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (in_string)
        {
          i += c == '\\';
          in_string = c != '"';
          continue;
        }
      if (g_ascii_isspace (c))
        continue;
      if (closed || (depth == 0 && c != '{' && c != '['))
        return FALSE;
      in_string = c == '"';
      if (c == '{' || c == '[')
        depth++;
      if ((c == '}' || c == ']') && --depth == 0)
        closed = TRUE;
    }
  return closed;
}

JsonNode *
trame_json_parse (const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  const char *what = NULL;
  if (size > LONGEST)
    what = _ ("the file is too long");
  else if (!g_utf8_validate_len (text, size, NULL))
    what = _ ("the text is not UTF-8");
  else if (scan (text, size, &what) && !is_one_value (text, size))
    what = _ ("it is not one object");
  if (what != NULL)
    {
      g_set_error (error, TRAME_JSON_ERROR, TRAME_JSON_ERROR_SYNTAX, _ ("This is not readable JSON: %s."), what);
      return NULL;
    }
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) local = NULL;
  g_signal_connect (parser, "object-member", G_CALLBACK (on_member), counts);
  g_signal_connect (parser, "object-end", G_CALLBACK (on_object), counts);
  if (!json_parser_load_from_data (parser, text, (gssize) size, &local))
    {
      g_set_error (error, TRAME_JSON_ERROR, TRAME_JSON_ERROR_SYNTAX, _ ("This is not readable JSON: %s."),
                   local->message);
      return NULL;
    }
  if (g_hash_table_size (counts) > 0)
    {
      g_set_error (error, TRAME_JSON_ERROR, TRAME_JSON_ERROR_SYNTAX, _ ("This is not readable JSON: %s."),
                   _ ("a key is written twice in one object"));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/* --- where a reading stands */

void
trame_json_reader_init (TrameJsonReader *reader)
{
  *reader = (TrameJsonReader){ .path = g_string_new (NULL) };
}

gboolean
trame_json_reader_finish (TrameJsonReader *reader, GError **error)
{
  g_string_free (reader->path, TRUE);
  reader->path = NULL;
  if (reader->fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reader->fault));
  return FALSE;
}

gsize
trame_json_reader_enter (TrameJsonReader *reader, const char *name)
{
  gsize mark = reader->path->len;
  if (mark > 0)
    g_string_append_c (reader->path, '.');
  g_string_append (reader->path, name);
  return mark;
}

gsize
trame_json_reader_enter_index (TrameJsonReader *reader, guint index)
{
  char name[16];
  g_snprintf (name, sizeof name, "%u", index);
  return trame_json_reader_enter (reader, name);
}

void
trame_json_reader_leave (TrameJsonReader *reader, gsize mark)
{
  g_string_truncate (reader->path, mark);
}

void
trame_json_reader_refuse (TrameJsonReader *reader, TrameJsonError code, const char *name, const char *format, ...)
{
  if (reader->fault != NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  gsize mark = reader->path->len;
  if (name != NULL)
    mark = trame_json_reader_enter (reader, name);
  /* The path first: whoever reads a log finds the place before the words. */
  reader->fault = reader->path->len > 0 ? g_error_new (TRAME_JSON_ERROR, code, "%s: %s", reader->path->str, what)
                                        : g_error_new (TRAME_JSON_ERROR, code, "%s", what);
  trame_json_reader_leave (reader, mark);
}

/* --- typed members */

JsonObject *
trame_json_reader_object (TrameJsonReader *reader, JsonNode *node, const char *const *keys)
{
  if (reader->fault != NULL)
    return NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, NULL, _ ("an object is expected here."));
      return NULL;
    }
  JsonObject *object = json_node_get_object (node);
  JsonObjectIter iter;
  const char *name;
  json_object_iter_init_ordered (&iter, object);
  while (keys != NULL && json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (keys, name))
      {
        trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name, _ ("this key is not known here."));
        return NULL;
      }
  return object;
}

JsonNode *
trame_json_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/* The member when it holds a value of TYPE. */
static JsonNode *
typed_member (TrameJsonReader *reader, JsonObject *object, const char *name, GType type, const char *wanted)
{
  JsonNode *node = reader->fault != NULL ? NULL : trame_json_member (object, name);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;
  trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name, _ ("%s is expected here."), wanted);
  return NULL;
}

gboolean
trame_json_read_string (TrameJsonReader *reader, JsonObject *object, const char *name, char **out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_STRING, _ ("a text"));
  if (node == NULL)
    return FALSE;
  *out = g_utf8_normalize (json_node_get_string (node), -1, G_NORMALIZE_NFC);
  return TRUE;
}

gboolean
trame_json_read_date (TrameJsonReader *reader, JsonObject *object, const char *name, GDate *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_STRING, _ ("a date (YYYY-MM-DD)"));
  if (node == NULL)
    return FALSE;
  if (trame_date_parse_iso (json_node_get_string (node), out))
    return TRUE;
  trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name, _ ("“%s” is not a date that exists (YYYY-MM-DD)."),
                            json_node_get_string (node));
  return FALSE;
}

gboolean
trame_json_read_period (TrameJsonReader *reader, JsonObject *object, const char *name, TramePeriod *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_STRING, _ ("a period (P1Y, P2M, P10D)"));
  if (node == NULL)
    return FALSE;
  if (trame_period_parse (json_node_get_string (node), out) && !trame_period_is_zero (*out))
    return TRUE;
  trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name, _ ("“%s” is not a period (P1Y, P2M, P10D)."),
                            json_node_get_string (node));
  return FALSE;
}

gboolean
trame_json_read_instant (TrameJsonReader *reader, JsonObject *object, const char *name, gint64 *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_STRING, _ ("an instant"));
  if (node == NULL)
    return FALSE;
  const char *text = json_node_get_string (node);
  g_autoptr (GDateTime) instant = strchr (text, 'T') != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  if (instant == NULL)
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name,
                                _ ("“%s” is not an instant (2026-03-03T12:00:00Z)."), text);
      return FALSE;
    }
  *out = g_date_time_to_unix (instant) * G_USEC_PER_SEC + g_date_time_get_microsecond (instant);
  return TRUE;
}

gboolean
trame_json_read_boolean (TrameJsonReader *reader, JsonObject *object, const char *name, gboolean *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_BOOLEAN, _ ("true or false"));
  if (node == NULL)
    return FALSE;
  *out = json_node_get_boolean (node);
  return TRUE;
}

gboolean
trame_json_read_int (TrameJsonReader *reader, JsonObject *object, const char *name, gint64 min, gint64 max, gint64 *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_INT64, _ ("a whole number"));
  if (node == NULL)
    return FALSE;
  gint64 value = json_node_get_int (node);
  if (value < min || value > max)
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name,
                                _ ("a whole number from %" PRId64 " to %" PRId64 " is expected here."), min, max);
      return FALSE;
    }
  *out = value;
  return TRUE;
}

gboolean
trame_json_read_nick (TrameJsonReader *reader,
                      JsonObject *object,
                      const char *name,
                      guint (*from_nick) (const char *),
                      const char *wanted,
                      guint *out)
{
  JsonNode *node = typed_member (reader, object, name, G_TYPE_STRING, wanted);
  if (node == NULL)
    return FALSE;
  guint value = from_nick (json_node_get_string (node));
  if (value == 0)
    {
      trame_json_reader_refuse (reader, TRAME_JSON_ERROR_VALUE, name, _ ("“%s” is not one of: %s."),
                                json_node_get_string (node), wanted);
      return FALSE;
    }
  *out = value;
  return TRUE;
}
