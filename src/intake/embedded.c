/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the embedded data with GLib's small parser: it knows five entities and no declaration. */
#include "intake/embedded.h"

#include "documents/engine.h"
#include "pages/own-bytes.h"

#include <string.h>

#define NAMESPACE "urn:trame:document:1"
#define MOST_VALUES 2000
#define LONGEST_NAME 200 /* bytes */

typedef struct
{
  TrameEmbedded *out;
  guint depth;
  char *field; /* of the value being read; NULL: none */
} Reading;

void
trame_embedded_free (TrameEmbedded *embedded)
{
  if (embedded == NULL)
    return;
  g_free (embedded->model);
  g_free (embedded->kind);
  g_free (embedded->number);
  g_hash_table_unref (embedded->values);
  g_free (embedded);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "not a document's data");
  return FALSE;
}

/* TEXT when it can be a name: short, not empty, without control characters. */
static char *
name_of (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_NAME)
    return NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) || g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_FORMAT)
      return NULL;
  return g_strdup (text);
}

static gboolean
read_root (Reading *reading, const char *element, const char **names, const char **values, GError **error)
{
  const char *ours = NULL, *model = NULL, *version = NULL, *kind = NULL, *number = NULL;
  guint64 count = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char **slot = strcmp (names[i], "xmlns") == 0     ? &ours
                          : strcmp (names[i], "model") == 0   ? &model
                          : strcmp (names[i], "version") == 0 ? &version
                          : strcmp (names[i], "kind") == 0    ? &kind
                          : strcmp (names[i], "number") == 0  ? &number
                                                              : NULL;

      if (slot != NULL)
        *slot = values[i];
    }
  if (strcmp (element, "document") != 0 || g_strcmp0 (ours, NAMESPACE) != 0 || version == NULL
      || !g_ascii_string_to_unsigned (version, 10, 0, G_MAXINT, &count, NULL))
    return refuse (error);
  reading->out->version = (guint) count;
  reading->out->model = name_of (model);
  reading->out->kind = name_of (kind);
  reading->out->number = name_of (number);
  return (reading->out->model != NULL && (number == NULL || reading->out->number != NULL)) || refuse (error);
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reading *reading = data;

  g_clear_pointer (&reading->field, g_free);
  if (reading->depth++ == 0)
    {
      read_root (reading, element, names, values, error);
      return;
    }
  if (reading->depth != 2 || strcmp (element, "value") != 0)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "field") == 0 && reading->field == NULL)
      reading->field = name_of (values[i]);
  if (g_hash_table_size (reading->out->values) >= MOST_VALUES)
    refuse (error);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  g_clear_pointer (&reading->field, g_free);
  reading->depth--;
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;

  if (reading->field != NULL && reading->depth == 2)
    g_hash_table_insert (reading->out->values, g_steal_pointer (&reading->field), g_strndup (text, length));
}

TrameEmbedded *
trame_embedded_parse (GBytes *xml)
{
  static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end, .text = on_text };
  g_autoptr (TrameEmbedded) out = g_new0 (TrameEmbedded, 1);
  Reading reading = { .out = out };
  g_autoptr (GMarkupParseContext) context = NULL;
  gsize size = 0;
  const char *data;
  gboolean read;

  g_return_val_if_fail (xml != NULL, NULL);
  data = g_bytes_get_data (xml, &size);
  out->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  read = size > 0 && g_markup_parse_context_parse (context, data, (gssize) size, NULL)
         && g_markup_parse_context_end_parse (context, NULL);
  g_free (reading.field);
  return read && out->model != NULL ? g_steal_pointer (&out) : NULL;
}

TrameEmbedded *
trame_embedded_of_own (GBytes *pdf)
{
  g_autoptr (TramePages) pages = NULL;
  g_autoptr (GBytes) xml = NULL;

  g_return_val_if_fail (pdf != NULL, NULL);
  pages = trame_pages_open (pdf, NULL);
  xml = pages == NULL ? NULL : trame_pages_embedded (pages, TRAME_EMBEDDED_DATA_NAME);
  return xml == NULL ? NULL : trame_embedded_parse (xml);
}

/* Adds the fields of ONE that OTHER has not, or, ALSO_CHANGED, has with another value. */
static void
add_changes (GPtrArray *changes, GHashTable *one, GHashTable *other, gboolean also_changed)
{
  GHashTableIter each;
  gpointer field, value;

  g_hash_table_iter_init (&each, one);
  while (g_hash_table_iter_next (&each, &field, &value))
    {
      const char *there = g_hash_table_lookup (other, field);

      if (there == NULL || (also_changed && strcmp (there, value) != 0))
        g_ptr_array_add (changes, g_strdup (field));
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
trame_embedded_changes (const TrameEmbedded *one, const TrameEmbedded *other)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (one != NULL && other != NULL, changes);
  add_changes (changes, one->values, other->values, TRUE);
  add_changes (changes, other->values, one->values, FALSE);
  g_ptr_array_sort (changes, compare_names);
  return changes;
}
