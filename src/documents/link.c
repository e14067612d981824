/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds addresses and articles in the words of a block, then cuts its runs there. */
#include "documents/link.h"

#include <string.h>

/* A stretch of a block's words, in bytes, and where it leads. */
typedef struct
{
  gsize from, to;
  char *target; /* NULL: nowhere */
} Stretch;

typedef struct
{
  TrameText *text;
  GHashTable *articles; /* numbers, borrowed; NULL: they are not looked for */
} Finder;

/* How many bytes of white space, of any width, are at TEXT. */
static gsize
span_spaces (const char *text)
{
  const char *at = text;
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return (gsize) (at - text);
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Where an address that starts at FROM ends: at a space or a mark that no address holds, without the sentence's own marks. */
static const char *
find_address_end (const char *from)
{
  const char *end = from;
  gboolean opened = FALSE;
  while (*end != '\0' && (guchar) *end > ' ' && strchr ("<>\"{}|\\^`", *end) == NULL)
    {
      const gunichar character = g_utf8_get_char (end);
      if (g_unichar_isspace (character) || character == 0xab || character == 0xbb || character == 0x2026)
        break;
      opened = opened || *end == '(';
      end = g_utf8_next_char (end);
    }
  while (end > from)
    {
      const char *last = g_utf8_prev_char (end);
      const gunichar character = g_utf8_get_char (last);
      if (character != 0x2019
          && (character > 0x7f || strchr (opened ? ".,;:!?'" : ".,;:!?')", (int) character) == NULL))
        break;
      end = last;
    }
  return end;
}

/* A web address at AT. */
static gboolean
read_web (const char *text, const char *at, Stretch *found)
{
  static const char *const heads[] = { "https://", "http://", "www." };
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      if (g_ascii_strncasecmp (at, heads[i], strlen (heads[i])) != 0 || !begins_word (text, at))
        continue;
      const char *end = find_address_end (at), *host = at + strlen (heads[i]);
      if (end <= host || !g_ascii_isalnum (*host) || memchr (host, '.', (gsize) (end - host)) == NULL)
        return FALSE;
      g_autofree char *words = g_strndup (at, (gsize) (end - at));
      g_autofree char *whole = g_strconcat (heads[i][0] == 'w' ? "https://" : "", words, NULL);
      *found = (Stretch){ (gsize) (at - text), (gsize) (end - text),
                          g_uri_escape_string (whole, ":/?#[]@!$&'()*+,;=%", FALSE) };
      return TRUE;
    }
  return FALSE;
}

/* A mail address around the sign AT, which begins at START or later. */
static gboolean
read_mail (const char *text, const char *start, const char *at, Stretch *found)
{
  const char *from = at, *end = at + 1, *dot = NULL;
  while (from > start && (g_ascii_isalnum (from[-1]) || strchr ("._%+-", from[-1]) != NULL))
    from--;
  while (from < at && !g_ascii_isalnum (*from))
    from++;
  while (g_ascii_isalnum (*end) || ((*end == '.' || *end == '-') && g_ascii_isalnum (end[1])))
    {
      if (*end == '.')
        dot = end;
      end++;
    }
  if (from == at || dot == NULL || end - dot < 3 || !begins_word (text, from))
    return FALSE;
  g_autofree char *words = g_strndup (from, (gsize) (end - from));
  *found = (Stretch){ (gsize) (from - text), (gsize) (end - text), g_strconcat ("mailto:", words, NULL) };
  return TRUE;
}

/* "article", "articles", "art." at AT: the bytes of it with the space after; 0: neither. */
static gsize
span_article (const char *text, const char *at)
{
  static const char *const words[] = { "articles", "article", "art." };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i]);
      if (g_ascii_strncasecmp (at, words[i], length) != 0 || !begins_word (text, at))
        continue;
      const gsize spaces = span_spaces (at + length);
      return spaces > 0 && g_ascii_isdigit (at[length + spaces]) ? length + spaces : 0;
    }
  return 0;
}

/* Whether what follows a number says that the article is of another text: "de la loi…", but not "de la présente convention". */
static gboolean
is_of_another (const char *after)
{
  static const char *const heads[] = { "de la ", "de l’", "de l'", "du ", "des " };
  const char *at = after + span_spaces (after);
  for (guint i = 0; at > after && i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (at, heads[i]))
      return !g_str_has_prefix (at + strlen (heads[i]), "présent");
  return FALSE;
}

/* The number at AT, "3.1"; 0: it is none of the text's articles. */
static gsize
span_number (const Finder *finder, const char *at)
{
  gsize length = 0;
  while (g_ascii_isdigit (at[length]) || (at[length] == '.' && length > 0 && g_ascii_isdigit (at[length + 1])))
    length++;
  g_autofree char *number = g_strndup (at, length);
  return g_hash_table_contains (finder->articles, number) ? length : 0;
}

/* What joins two numbers at AT, "3" and "4" of "3 et 4": its bytes; 0: nothing does. */
static gsize
span_join (const char *at)
{
  static const char *const joins[] = { "et", "ou", "," };
  const gsize before = span_spaces (at);
  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    {
      const char *after = at + before + strlen (joins[i]);
      if (g_str_has_prefix (at + before, joins[i]) && span_spaces (after) > 0
          && g_ascii_isdigit (after[span_spaces (after)]))
        return before + strlen (joins[i]) + span_spaces (after);
    }
  return 0;
}

/* The articles named at AT, one stretch each; where the last one ends, or AT. */
static const char *
read_articles (const Finder *finder, const char *text, const char *at, GArray *stretches)
{
  const guint before = stretches->len;
  const gsize word = span_article (text, at);
  const char *from = at, *number = at + word, *end = at;
  while (word > 0)
    {
      const gsize length = span_number (finder, number);
      if (length == 0)
        break;
      end = number + length;
      g_autofree char *name = g_strndup (number, length);
      Stretch found = { (gsize) (from - text), (gsize) (end - text), g_strconcat ("#", name, NULL) };
      g_array_append_val (stretches, found);
      const gsize join = g_ascii_tolower (at[strlen ("article")]) == 's' ? span_join (end) : 0;
      if (join == 0)
        break;
      from = number = end + join;
    }
  if (end > at && is_of_another (end))
    g_array_set_size (stretches, before);
  return end;
}

static void
clear_stretch (gpointer data)
{
  g_free (((Stretch *) data)->target);
}

/* What leads somewhere in TEXT, in order. */
static GArray *
find_stretches (const Finder *finder, const char *text)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_set_clear_func (stretches, clear_stretch);
  const char *start = text;
  for (const char *at = text; *at != '\0';)
    {
      Stretch found = { 0 };
      const char *after = at;
      if (*at == '@' ? read_mail (text, start, at, &found)
                     : strchr ("hHwW", *at) != NULL && read_web (text, at, &found))
        {
          g_array_append_val (stretches, found);
          after = text + found.to;
        }
      else if (finder->articles != NULL && (*at == 'a' || *at == 'A'))
        after = read_articles (finder, text, at, stretches);
      if (after > at)
        start = after;
      at = after > at ? after : at + 1;
    }
  return stretches;
}

/* The runs of BLOCK cut at the edges of STRETCHES. */
static void
cut_runs (Finder *finder, TrameTextBlock *block, GArray *stretches)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (TrameRun));
  gsize start = 0;
  guint next = 0;
  for (guint i = 0; i < block->runs->len; i++)
    {
      const TrameRun *run = &g_array_index (block->runs, TrameRun, i);
      const gsize end = start + strlen (run->text);
      for (gsize at = start; at < end || (at == start && start == end);)
        {
          while (next < stretches->len && g_array_index (stretches, Stretch, next).to <= at)
            next++;
          const Stretch *stretch = next < stretches->len ? &g_array_index (stretches, Stretch, next) : NULL;
          const gboolean inside = stretch != NULL && stretch->from <= at;
          const gsize edge = stretch == NULL ? end : MIN (inside ? stretch->to : stretch->from, end);
          TrameRun piece = *run;
          piece.text = g_strndup (run->text + (at - start), edge - at);
          piece.link = inside ? stretch->target : NULL;
          g_array_append_val (runs, piece);
          if (edge == at)
            break;
          at = edge;
        }
      start = end;
    }
  for (guint i = 0; i < stretches->len; i++)
    g_ptr_array_add (finder->text->links, g_steal_pointer (&g_array_index (stretches, Stretch, i).target));
  trame_text_block_take_runs (block, runs);
}

static void
find_in_block (Finder *finder, TrameTextBlock *block)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (words, g_array_index (block->runs, TrameRun, i).text);
  g_autoptr (GArray) stretches = find_stretches (finder, words->str);
  if (stretches->len > 0)
    cut_runs (finder, block, stretches);
}

static void
find_in_blocks (Finder *finder, const GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      TrameTextBlock *block = g_ptr_array_index (blocks, i);
      if (block->kind == TRAME_BLOCK_PARAGRAPH || block->kind == TRAME_BLOCK_ITEM || block->kind == TRAME_BLOCK_CELL)
        find_in_block (finder, block);
      if (block->children != NULL)
        find_in_blocks (finder, block->children);
    }
}

void
trame_text_find_links (TrameText *text, gboolean articles)
{
  g_return_if_fail (text != NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; articles && i < text->blocks->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (text->blocks, i);
      if (block->kind == TRAME_BLOCK_HEADING && block->number != NULL)
        g_hash_table_add (numbers, block->number);
    }
  Finder finder = { .text = text, .articles = g_hash_table_size (numbers) > 0 ? numbers : NULL };
  find_in_blocks (&finder, text->blocks);
}
