/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns over folded text, and what they find as it was written. */
#include "intake/extract.h"

#include <string.h>

#include "french/fold.h"
#include "french/number-text.h"
#include "french/token.h"

TrameExtract
trame_extract_whole (const TrameParagraph *paragraph)
{
  return (TrameExtract){ .paragraph = paragraph, .start = 0, .end = strlen (paragraph->text) };
}

static GRegex *
compiled (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *cache;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (cache == NULL)
    cache = g_hash_table_new (g_direct_hash, g_direct_equal);
  regex = g_hash_table_lookup (cache, pattern);
  if (regex == NULL)
    {
      g_autoptr (GError) error = NULL;
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
      if (regex == NULL)
        g_error ("%s: %s", pattern, error->message);
      g_hash_table_insert (cache, (gpointer) pattern, regex);
    }
  g_mutex_unlock (&mutex);
  return regex;
}

/* The byte of the folded text where byte AT of the text begins. */
static gsize
folded_at (const TrameParagraph *paragraph, gsize at)
{
  guint low = 0, high = paragraph->map->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (paragraph->map, gsize, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (low, paragraph->map->len - 1);
}

gboolean
trame_extract_find (const TrameParagraph *paragraph, const char *pattern, guint group, gsize from, TrameExtract *out)
{
  g_autoptr (GMatchInfo) match = NULL;
  gint start = -1, end = -1;

  if (!g_regex_match_full (compiled (pattern), paragraph->folded, -1, (gint) folded_at (paragraph, from), 0, &match,
                           NULL))
    return FALSE;
  if (!g_match_info_fetch_pos (match, (gint) group, &start, &end) || start < 0)
    return FALSE;
  *out = (TrameExtract){ .paragraph = paragraph,
                         .start = g_array_index (paragraph->map, gsize, start),
                         .end = g_array_index (paragraph->map, gsize, end) };
  return TRUE;
}

gboolean
trame_paragraph_matches (const TrameParagraph *paragraph, const char *pattern)
{
  return g_regex_match (compiled (pattern), paragraph->folded, 0, NULL);
}

gboolean
trame_text_matches (const char *text, const char *pattern)
{
  g_autofree char *folded = trame_fold_with_offsets (text, NULL);

  return g_regex_match (compiled (pattern), folded, 0, NULL);
}

char *
trame_text_find (const char *text, const char *pattern, guint group)
{
  g_autoptr (GArray) map = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = trame_fold_with_offsets (text, map);
  g_autoptr (GMatchInfo) match = NULL;
  gint start = -1, end = -1;
  gsize from, to;

  if (!g_regex_match (compiled (pattern), folded, 0, &match)
      || !g_match_info_fetch_pos (match, (gint) group, &start, &end) || start < 0)
    return NULL;
  from = g_array_index (map, gsize, start);
  to = g_array_index (map, gsize, end);
  return g_strndup (text + from, to - from);
}

char *
trame_extract_text (const TrameExtract *extract)
{
  return g_strndup (extract->paragraph->text + extract->start, extract->end - extract->start);
}

void
trame_extract_trim (TrameExtract *extract, const char *marks)
{
  const char *text = extract->paragraph->text;

  while (extract->end > extract->start)
    {
      const char *last = g_utf8_prev_char (text + extract->end);
      if (!g_unichar_isspace (g_utf8_get_char (last)) && (*last == '\0' || strchr (marks, *last) == NULL))
        break;
      extract->end = (gsize) (last - text);
    }
  while (extract->start < extract->end)
    {
      const char *first = text + extract->start;
      if (!g_unichar_isspace (g_utf8_get_char (first)) && strchr (marks, *first) == NULL)
        break;
      extract->start = (gsize) (g_utf8_next_char (first) - text);
    }
}

gboolean
trame_extract_number (const TrameExtract *extract, gint *out)
{
  g_autofree char *text = trame_extract_text (extract);
  g_autoptr (GArray) tokens = trame_tokens_new (text);

  for (guint i = 0; i < tokens->len; i++)
    {
      const TrameToken *token = &g_array_index (tokens, TrameToken, i);
      guint64 value = token->value;
      if (token->digits == 0 && trame_number_words_at (tokens, i, &value) == 0)
        continue;
      if (value > 1000000)
        return FALSE;
      *out = (gint) value;
      return TRUE;
    }
  return FALSE;
}
