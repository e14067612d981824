/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages → the words to compare. Running lines are those that stand on several pages at one height, in the margins. */
#include "intake/word-list.h"

#include "french/fold.h"
#include "intake/source.h"
#include "pages/own-bytes.h"

#include <string.h>

/* The mark across a draft, and from how many points on it is one. */
#define DRAFT_MARK "PROJET"
#define LARGEST_SIZE 60

static void
word_free (gpointer data)
{
  TrameListedWord *word = data;

  g_free (word->text);
  g_free (word->hard);
  g_free (word->soft);
  g_free (word);
}

void
trame_word_list_free (TrameWordList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->words);
  g_ptr_array_unref (list->articles);
  g_hash_table_unref (list->running);
  g_free (list);
}

static GRegex *
compiled (const char *pattern)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  g_assert (regex != NULL);
  return regex;
}

/* LINE folded, its page's number left out. Owned by the caller. */
static char *
running_form (const TrameLine *line)
{
  static gsize once;
  static GRegex *number;
  g_autofree char *text = trame_line_text (line);
  g_autofree char *folded = trame_fold (text);

  if (g_once_init_enter (&once))
    {
      number = compiled ("(?:page|p[.]?)? ?\\d{1,4} ?(?:/|sur) ?\\d{1,4}$|^page \\d{1,4}$|^\\d{1,4}$");
      g_once_init_leave (&once, 1);
    }
  return g_regex_replace_literal (number, folded, -1, 0, "page", 0, NULL);
}

static gboolean
is_in_margin (const TramePageText *page, const TrameLine *line)
{
  return page->height > 0 && (line->box.y0 > page->height * 0.9f || line->box.y1 < page->height * 0.12f);
}

/* The lines of the margins that come back at one height on another page. */
static void
find_running (TrameWordList *list, const GPtrArray *pages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint p = 0; p < pages->len; p++)
    {
      const TramePageText *page = pages->pdata[p];

      for (guint i = 0; i < page->lines->len; i++)
        {
          const TrameLine *line = page->lines->pdata[i];
          g_autofree char *form = is_in_margin (page, line) ? running_form (line) : NULL;
          g_autofree char *key = form == NULL ? NULL : g_strdup_printf ("%d|%s", (int) (line->box.y0 / 6), form);

          if (form == NULL)
            continue;
          if (strcmp (form, "page") == 0 || GPOINTER_TO_UINT (g_hash_table_lookup (seen, key)) > 0)
            g_hash_table_add (list->running, g_steal_pointer (&form));
          g_hash_table_replace (seen, g_steal_pointer (&key), GUINT_TO_POINTER (p + 1));
        }
    }
}

/* Whether LINE is the mark across a draft, or a piece of it: its letters stand apart. Any other large word is a word. */
static gboolean
is_draft_mark (const TrameLine *line)
{
  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = line->words->pdata[i];

      if (word->size <= LARGEST_SIZE || strstr (DRAFT_MARK, word->text) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_left_out (const TrameWordList *list, const TramePageText *page, const TrameLine *line)
{
  g_autofree char *form = NULL;

  if (is_draft_mark (line))
    return TRUE;
  if (!is_in_margin (page, line))
    return FALSE;
  form = running_form (line);
  return strcmp (form, "page") == 0 || g_hash_table_contains (list->running, form);
}

/* Whether C is left out at the edges of a word: punctuation, but what is said aloud. */
static gboolean
is_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    case G_UNICODE_OTHER_PUNCTUATION:
      return c >= 128 ? c != 0xA7 && c != 0x2030 : strchr ("%&@#", (int) c) == NULL;
    default:
      return c == 0xAD || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0xF0B7;
    }
}

/* TEXT as it is compared: ligatures as letters, one apostrophe, one hyphen, nothing invisible. Owned by the caller. */
static char *
hard_form (const char *text, gboolean hyphens)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_isspace (c))
        continue;
      if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
        c = '-';
      if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
        c = '\'';
      if (c != '-' || hyphens)
        g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The part of TEXT between the marks at its edges; NULL when it is all marks. Owned by the caller. */
static char *
peel (const char *text)
{
  const char *start = text, *end = text + strlen (text);

  while (start < end && is_mark (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_mark (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return start == end ? NULL : g_strndup (start, (gsize) (end - start));
}

static void
add_word (TrameWordList *list, const char *text, guint page, gboolean broken)
{
  g_autofree char *core = peel (text);
  TrameListedWord *word;

  if (core == NULL)
    return;
  word = g_new0 (TrameListedWord, 1);
  word->hard = hard_form (core, TRUE);
  word->soft = hard_form (core, FALSE);
  word->text = g_steal_pointer (&core);
  word->page = page;
  word->broken = broken;
  word->article = list->articles->len - 1;
  if (*word->soft == '\0')
    word_free (word);
  else
    g_ptr_array_add (list->words, word);
}

/* A word that is being gathered: parts of other styles, and of the next line when a hyphen ends this one. */
typedef struct
{
  GString *text;
  guint page;
  gboolean broken;
} Gathering;

static void
flush (TrameWordList *list, Gathering *gathering)
{
  /* A slash between words joins none: "et/ou" is cut where one program cuts it and another does not. */
  g_auto (GStrv) parts = g_strsplit (gathering->text->str, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      add_word (list, parts[i], gathering->page, gathering->broken);
  g_string_truncate (gathering->text, 0);
  gathering->broken = FALSE;
}

/* Whether TEXT, at a line's end, goes on in NEXT; takes the hyphen away when it is surely one of the line's. */
static gboolean
goes_on (GString *text, const char *next)
{
  const char *last = text->len == 0 ? NULL : g_utf8_find_prev_char (text->str, text->str + text->len);
  const gunichar c = last == NULL ? 0 : g_utf8_get_char (last);

  if ((c != '-' && c != 0x2010 && c != 0xAD) || last == text->str || !g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;
  if (c == 0xAD)
    g_string_truncate (text, (gsize) (last - text->str));
  return TRUE;
}

static void
gather_line (TrameWordList *list, Gathering *gathering, const TrameLine *line, guint page)
{
  for (guint i = 0; i < line->words->len; i++)
    {
      const TrameWord *word = line->words->pdata[i];
      const gboolean continued = i == 0 && goes_on (gathering->text, word->text);

      if (!continued && (i == 0 || word->space_before))
        flush (list, gathering);
      if (gathering->text->len == 0)
        gathering->page = page;
      gathering->broken = gathering->broken || continued;
      g_string_append (gathering->text, word->text);
    }
}

static gboolean
is_heading (const TrameLine *line)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  for (guint i = 0; i < line->words->len; i++)
    if (!((const TrameWord *) line->words->pdata[i])->bold)
      return FALSE;
  text = trame_line_text (line);
  folded = trame_fold (text);
  return trame_line_begins_article (folded);
}

TrameWordList *
trame_word_list_new (const GPtrArray *pages, const TrameWordList *like)
{
  TrameWordList *list = g_new0 (TrameWordList, 1);
  Gathering gathering = { .text = g_string_new (NULL) };

  g_return_val_if_fail (pages != NULL, NULL);
  list->words = g_ptr_array_new_with_free_func (word_free);
  list->articles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list->articles, g_strdup (""));
  list->running = like != NULL ? g_hash_table_ref (like->running)
                               : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (like == NULL)
    find_running (list, pages);
  for (guint p = 0; p < pages->len; p++)
    {
      const TramePageText *page = pages->pdata[p];

      for (guint i = 0; i < page->lines->len; i++)
        {
          const TrameLine *line = page->lines->pdata[i];

          if (is_left_out (list, page, line))
            continue;
          if (is_heading (line))
            {
              flush (list, &gathering);
              g_ptr_array_add (list->articles, trame_line_text (line));
            }
          gather_line (list, &gathering, line, page->number);
        }
    }
  flush (list, &gathering);
  g_string_free (gathering.text, TRUE);
  return list;
}

TrameWordList *
trame_word_list_new_own (GBytes *pdf, GError **error)
{
  g_autoptr (TramePages) own = trame_pages_open (pdf, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_page_text_free);

  for (guint i = 1; own != NULL && i <= trame_pages_count (own); i++)
    {
      TramePageText *page = trame_pages_text (own, i);

      if (page != NULL)
        g_ptr_array_add (pages, page);
    }
  return own == NULL ? NULL : trame_word_list_new (pages, NULL);
}
